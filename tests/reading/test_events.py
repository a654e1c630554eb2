"""Events of small reports of our own."""

from onrecord.domain.events import EventStatus, EventType
from tests.reading.samples import TALKS, reading

STRIKE = """Dock workers protested in Hamburg on Monday. The union said it would strike next week if wages are not raised.

Poland deployed 200 soldiers to the border, and its president denied that they had been attacked.
"""


def test_types_and_statuses_of_plain_events() -> None:
    events = {e.span.of(STRIKE): e for e in reading(STRIKE).events}
    assert events["protested"].type is EventType.PROTEST
    assert events["protested"].status is EventStatus.HAPPENED
    troops = "Poland deployed 200 soldiers to the border, and its president denied that they had been attacked."
    (deployed,) = (e for e in reading(troops).events if e.span.of(troops) == "deployed")
    assert deployed.type is EventType.MOBILIZE


def test_an_event_inside_a_statement_is_vouched_for_by_its_speaker() -> None:
    found = reading(TALKS)
    names = {a.key: a.name for a in found.actors}
    send = next(e for e in found.events if e.span.of(TALKS) == "send")
    assert names.get(send.according_to or "") == "United States"
    assert send.status is not EventStatus.HAPPENED


def test_the_clause_holds_the_predicate() -> None:
    for text in (STRIKE, TALKS):
        for event in reading(text).events:
            assert event.span in event.clause
            assert len(event.span) <= 60


def test_a_plan_has_no_day_but_the_one_that_the_text_gives() -> None:
    for event in reading(STRIKE).events:
        if event.status in {EventStatus.PLANNED, EventStatus.CONDITIONAL, EventStatus.POSSIBLE}:
            assert event.when is None or event.when.span is not None
