from __future__ import annotations

from onrecord.domain.events import EventStatus
from onrecord.domain.stories import DiscrepancyKind
from tests.story.notes import Notes, disagreements, on


def meeting(text: str, predicate: str, status: EventStatus, day: str) -> Notes:
    notes = Notes(text, published=day).actor("Ada Brenn", country="NOR").actor("Sergei Malin", country="PER")
    return notes.event(predicate, predicate.split()[0], by=("Ada Brenn",), status=status, when=on(day))


def test_on_by_one_article_and_off_by_another_of_the_same_day() -> None:
    accepted = meeting("Ada Brenn accepted a summit with Sergei Malin.", "accepted", EventStatus.HAPPENED, "2031-03-10")
    early = meeting("A summit of Ada Brenn and Sergei Malin is premature.", "premature", EventStatus.HAPPENED, "2031-03-10")
    (discrepancy,) = disagreements(DiscrepancyKind.STATUS, accepted, early)
    assert [s.value for s in discrepancy.sides] == ["accepted", "doubted"]


def test_a_course_of_events_is_none() -> None:
    accepted = meeting("Ada Brenn accepted a summit with Sergei Malin.", "accepted", EventStatus.HAPPENED, "2031-03-10")
    ended = meeting("Ada Brenn called off the summit with Sergei Malin.", "called off", EventStatus.HAPPENED, "2031-03-20")
    assert not disagreements(DiscrepancyKind.STATUS, accepted, ended)


def test_a_month_that_holds_the_day_is_of_the_same_time() -> None:
    accepted = meeting("Ada Brenn accepted a summit with Sergei Malin.", "accepted", EventStatus.HAPPENED, "2031-03")
    ended = meeting("Ada Brenn called off the summit with Sergei Malin.", "called off", EventStatus.HAPPENED, "2031-03-15")
    assert len(disagreements(DiscrepancyKind.STATUS, accepted, ended)) == 1
