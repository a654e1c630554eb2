from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.domain.stories import Dating, StepStatus
from onrecord.domain.times import TimeRef
from onrecord.story.days.dating import date_articles
from onrecord.story.entries import resolve_entries
from onrecord.story.initiatives.candidates import Candidate, find_candidates
from tests.story.notes import Notes, on, pile


def candidates(notes: Notes) -> list[Candidate]:
    told = pile(notes)
    datings = date_articles(told, ())
    return find_candidates(told, resolve_entries(told, datings), datings)


def test_a_sentence_tells_of_an_undertaking_where_no_event_was_noted() -> None:
    (found,) = candidates(Notes("Oslo postponed the ceasefire talks.", published="2031-03-10"))[:1]
    assert (found.status, found.when) == (StepStatus.POSTPONED, "2031-03-10?")


@pytest.mark.parametrize(
    ("published", "when"),
    [
        ("2031-03-10", "2031-03-10?"),
        ("2031-03-10?", "2031-03-10?"),
        ("2031-03-09/2031-03-10", "2031-03-09?/2031-03-10?"),
        ("2031-03-04/..", "2031-03-04/.."),
        (None, None),
    ],
)
def test_the_day_of_publication_is_never_a_plain_day_of_a_step(published: str | None, when: str | None) -> None:
    notes = Notes("Oslo postponed the ceasefire talks.\nPeru will then leave the talks.\n“The summit was cancelled,” Ada Brenn said.")
    notes.actor("Ada Brenn").said("The summit was cancelled,", "Ada Brenn").event("postponed", "postpone").event("leave", "leave")
    told = pile(notes)
    datings = [Dating(notes.article.id, published, None, "given by the test")]
    found = find_candidates(told, resolve_entries(told, datings), datings)
    assert len(found) > 2
    assert {c.when for c in found} == {when}


def test_a_time_that_is_over_is_that_of_the_step_however_wide() -> None:
    notes = Notes("Peru lifted the blockade in 2021.", published="2031-03-10").actor("Peru")
    notes.event("lifted", "lift", by=("Peru",), when=TimeRef("year", notes.span("2021"), fixed="2021"))
    assert [(c.status, c.when) for c in candidates(notes)] == [(StepStatus.ENDED, "2021")]


def test_of_a_sentence_too_long_the_clause_is_evidence() -> None:
    clause = "Peru lifted the blockade"
    notes = Notes(f"{clause}, {'and the sea was calm, ' * 20}and all slept.", published="2031-03-10").event("lifted", "lift")
    assert not candidates(notes)
    (event,) = notes._reading.events
    notes._reading = replace(notes._reading, events=(replace(event, clause=notes.span(clause)),))
    assert [c.evidence for c in candidates(notes)] == [notes.span(clause)]


def test_an_undertaking_of_which_nothing_is_said_is_none() -> None:
    assert not candidates(Notes("The summit hotel has forty rooms.", published="2031-03-10"))


def test_a_statement_is_told_by_its_speaker_on_its_day() -> None:
    notes = Notes("“The summit could still be postponed,” Ada Brenn said.", published="2031-03-10").actor("Ada Brenn")
    notes.said("The summit could still be postponed,", "Ada Brenn", on=on("2031-03-09"))
    assert (True, "2031-03-09") in [(c.by is not None, c.when) for c in candidates(notes)]


def test_the_undertaking_nearest_after_the_predicate_is_meant() -> None:
    notes = Notes("Peru, weary of the siege, proposed a truce with the islands.", published="2031-03-10")
    notes.event("proposed", "propose")
    assert "ceasefire" in {c.sort.name for c in candidates(notes) if c.status is StepStatus.PROPOSED}
