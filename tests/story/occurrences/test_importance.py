from __future__ import annotations

import pytest

from onrecord.domain.events import EventStatus, EventType
from onrecord.domain.spans import Evidence
from onrecord.domain.stories import Initiative, Step, StepStatus
from onrecord.domain.times import TimeRef
from onrecord.story.copies.reuse import find_reuse
from onrecord.story.copies.voices import Voices
from onrecord.story.days.dating import date_articles
from onrecord.story.entries import resolve_entries
from onrecord.story.occurrences.importance import Importance
from onrecord.story.occurrences.tellings import find_tellings
from tests.story.notes import Notes, on, pile

TEXT = "The sky was grey.\nNobody hurried.\nThe tide was low.\nThe Coastal Council fined the Malin shipyard on Monday."


def fine(
    kind: EventType | None = EventType.SANCTION, when: TimeRef | None = None, status: EventStatus = EventStatus.HAPPENED, text: str = TEXT
) -> Notes:
    notes = Notes(text, published="2031-03-10").actor("Coastal Council").actor("Malin shipyard")
    when = when or on("2031-03-09")
    return notes.event("fined", "fine", kind, by=("Coastal Council",), to=("Malin shipyard",), when=when, status=status)


def importance(notes: Notes, *initiatives: Initiative) -> float | None:
    heap = pile(notes)
    (telling,) = find_tellings(heap, resolve_entries(heap, date_articles(heap, [])), {})
    return Importance(heap, Voices(heap, find_reuse(heap)), initiatives).of([telling])


def known(notes: Notes, *initiatives: Initiative) -> float:
    found = importance(notes, *initiatives)
    assert found is not None
    return found


def test_a_deed_matters_more_than_words() -> None:
    assert known(fine()) > known(fine(EventType.ACCUSE)) > known(fine(None))


def test_what_an_article_leads_with_matters_more() -> None:
    assert known(fine(text=TEXT.splitlines()[-1])) > known(fine())


def test_a_step_of_an_undertaking_matters_more() -> None:
    notes = fine()
    step = Step("2031-03-09", StepStatus.DONE, None, (Evidence(notes.article.id, notes.sentence("fined")),))
    assert known(notes, Initiative("i", "sanctions", (), StepStatus.DONE, (step,))) > known(notes)


def test_a_wide_time_tells_less_than_a_day() -> None:
    assert known(fine(when=on("2031-03-09"))) > known(fine(when=on("2030")))


@pytest.mark.parametrize("status", [EventStatus.POSSIBLE, EventStatus.CONDITIONAL])
def test_a_mere_possibility_is_no_happening(status: EventStatus) -> None:
    assert importance(fine(status=status)) is None


def test_what_is_proposed_weighs_less_than_what_is_done() -> None:
    assert known(fine(status=EventStatus.PROPOSED)) < known(fine())
