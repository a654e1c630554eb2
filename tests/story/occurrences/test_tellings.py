from __future__ import annotations

from datetime import date

from onrecord.domain.events import EventStatus, EventType
from onrecord.domain.times import PASSING, TimeRef, Unit
from onrecord.story.days.dating import date_articles
from onrecord.story.entries import resolve_entries
from onrecord.story.occurrences.tellings import UNDATED, Telling, days_of, find_tellings
from tests.story.notes import Notes, on, pile

TEXT = "Ada Brenn met Sergei Malin on 9 March and warned that the harbour may close."
IN_PASSING = TimeRef(PASSING, unit=Unit.DAY, amount=0, uncertain=True)


def report(*, met: TimeRef | None = None, warned: TimeRef | None = None, text: str = TEXT) -> Notes:
    notes = Notes(text, published="2031-03-10").actor("Ada Brenn").actor("Sergei Malin")
    notes.event("met", "meet", EventType.CONSULT, by=("Ada Brenn",), to=("Sergei Malin",), when=met)
    return notes.event("warned", "warn", EventType.THREATEN, by=("Ada Brenn",), when=warned)


def tellings(*notes: Notes) -> list[Telling]:
    heap = pile(*notes)
    datings = date_articles(heap, [])
    return find_tellings(heap, resolve_entries(heap, datings), {n.article.id: date(2031, 3, 10) for n in notes})


def test_what_has_no_day_goes_with_what_has_one_in_the_same_sentence() -> None:
    (telling,) = tellings(report(met=on("2031-03-09")))
    assert (telling.when, [e.event.lemma for e in telling.events], [e.event.lemma for e in telling.beside]) == (
        "2031-03-09",
        ["meet"],
        ["warn"],
    )


def test_two_days_in_a_sentence_are_two_tellings() -> None:
    assert [t.when for t in tellings(report(met=on("2031-03-09"), warned=on("2031-03-08")))] == ["2031-03-08", "2031-03-09"]


def test_a_day_told_in_passing_is_no_day_of_its_own() -> None:
    (telling,) = tellings(report(warned=IN_PASSING))
    assert (telling.when, telling.weak, telling.dated) == ("2031-03-10?", True, False)


def test_a_day_of_its_own_goes_before_one_told_in_passing() -> None:
    (telling,) = tellings(report(met=on("2031-03-09"), warned=IN_PASSING))
    assert (telling.when, telling.dated) == ("2031-03-09", True)


def test_without_any_day_it_is_undated() -> None:
    (telling,) = tellings(report())
    assert (telling.when, telling.dated) == (UNDATED, False)


def test_what_is_reported_as_done_was_done_by_then() -> None:
    (telling,) = tellings(report(met=on("2031-03")))
    assert telling.days == (date(2031, 3, 1), date(2031, 3, 10))


def test_what_is_planned_may_lie_behind_the_report() -> None:
    notes = Notes(TEXT, published="2031-03-10").actor("Ada Brenn")
    (telling,) = tellings(notes.event("met", "meet", EventType.CONSULT, by=("Ada Brenn",), when=on("2031-03"), status=EventStatus.PLANNED))
    assert (telling.ahead, telling.days[1]) == (True, date(2031, 3, 31))


def test_words_said_on_another_day_are_a_telling_of_their_own() -> None:
    notes = report(met=on("2031-03-09"), text=f"{TEXT[:-1]}, “at last”, she said.").said("at last", "Ada Brenn", on=on("2031-03-10"))
    assert [(t.when, len(t.events)) for t in tellings(notes)] == [("2031-03-09", 1), ("2031-03-10", 0)]


def test_an_open_end_lies_far_off() -> None:
    assert days_of("2031-03-09/..") == (date(2031, 3, 9), date(9999, 12, 31))
    assert days_of(UNDATED) == (date.min, date(9999, 12, 31))
