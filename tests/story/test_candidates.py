from __future__ import annotations

from onrecord.domain.stories import StepStatus
from onrecord.story.candidates import Candidate, find_candidates
from onrecord.story.dating import date_articles
from onrecord.story.entries import resolve_entries
from onrecord.story.pile import Pile
from tests.story.notes import Notes, on


def candidates(notes: Notes) -> list[Candidate]:
    pile = Pile([notes.article], [notes.reading])
    datings = date_articles(pile, ())
    return find_candidates(pile, resolve_entries(pile, datings), datings)


def test_a_sentence_tells_of_an_undertaking_where_no_event_was_noted() -> None:
    (found,) = candidates(Notes("Oslo postponed the ceasefire talks.", published="2031-03-10"))[:1]
    assert (found.status, found.when) == (StepStatus.POSTPONED, "2031-03-10")


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
