from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.domain.articles import PublishedFrom
from onrecord.domain.events import EventType
from onrecord.domain.stories import Dating
from onrecord.domain.times import TimeRef
from onrecord.story.copies.reuse import find_reuse
from onrecord.story.copies.voices import Voices
from onrecord.story.days.dating import date_articles
from onrecord.story.pile import Pile
from tests.story.notes import Notes, on

FILLER = "The wool market at Aster was quiet. Orchards along the river Tam were in bloom. A choir sang in the old mill."
CALL = "Chancellor Brenn telephoned Premier Malin about the flooded Lund ferry terminal on Sunday."
CALL_AGAIN = "On Sunday Brenn telephoned Malin about the Lund ferry terminal."
LONG = "A crowd of fishermen waited in the rain outside the shuttered office and sang until the guards let their speaker through the gate"


def dating(of: Notes, *others: Notes) -> Dating:
    notes = [of, *others]
    pile = Pile([n.article for n in notes], [n.reading for n in notes])
    rewrites = Voices(pile, find_reuse(pile)).rewrites
    return next(d for d in date_articles(pile, rewrites) if d.article == of.article.id)


def dated(text: str) -> Notes:
    return Notes(f"{text} {FILLER}", published="2031-03-10")


def test_a_day_that_is_given_stays() -> None:
    assert dating(Notes("Nothing happened.", published="2031-03-10")).published == "2031-03-10"


def test_a_weekday_that_a_dated_article_names_of_the_same_thing_dates_the_other() -> None:
    known, unknown = dated(CALL), Notes(CALL_AGAIN)
    known.weekday("Sunday", -1)
    unknown.weekday("Sunday", -1)
    found = dating(unknown, known)
    assert (found.published, found.published_from) == ("2031-03-09/2031-03-10", PublishedFrom.STORY)
    assert known.article.id in found.reason


def test_a_later_weekday_looked_back_on_moves_the_day() -> None:
    known, unknown = dated(CALL), Notes(f"{CALL_AGAIN} On Tuesday the terminal was still shut.")
    known.weekday("Sunday", -1)
    unknown.weekday("Sunday", -1)
    unknown.weekday("Tuesday", -1)
    assert dating(unknown, known).published == "2031-03-11/2031-03-12"


def test_another_thing_on_the_same_weekday_dates_nothing() -> None:
    known, unknown = dated(CALL), Notes("Skiers gathered at Halden for the winter games on Sunday.")
    known.weekday("Sunday", -1)
    unknown.weekday("Sunday", -1)
    assert dating(unknown, known).published is None


def test_a_rewrite_is_of_about_the_same_day_as_its_source() -> None:
    found = dating(Notes(f"{LONG}. Nobody answered them."), Notes(f"{LONG}. The office said nothing.", published="2031-03-10"))
    assert found.published == "2031-03-09/2031-03-11"


def test_a_full_date_that_it_looks_back_on_is_the_earliest_day_and_tells_no_more() -> None:
    alone = Notes("On March 4, 2031 the dam broke. On Wednesday the mayor resigned.")
    alone.event("broke", "break", EventType.ASSAULT, when=on("2031-03-04"))
    assert dating(alone).published is None
    named = Notes("On March 4, 2031 the dam broke. On Wednesday the mayor resigned.")
    when = on("2031-03-04")
    named.event("broke", "break", when=type(when)("full date", named.span("March 4, 2031"), fixed="2031-03-04"))
    named.weekday("Wednesday", -1)
    found = dating(named)
    assert (found.published, found.published_from) == ("2031-03-04/..", PublishedFrom.CONTENT)


def test_a_weekday_and_a_full_date_that_it_names_of_the_same_thing_date_it() -> None:
    call = "Chancellor Brenn telephoned Premier Malin about the flooded Lund ferry terminal on March 9, 2031."
    alone = Notes(f"{CALL} {FILLER} {call}")
    alone.weekday("Sunday", -1)
    alone.noted(TimeRef("full date", alone.span("March 9, 2031"), fixed="2031-03-09"))
    found = dating(alone)
    assert (found.published, found.published_from) == ("2031-03-09/2031-03-10", PublishedFrom.CONTENT)
    assert "elsewhere" in found.reason


def test_nothing_to_go_by_leaves_it_open() -> None:
    assert dating(Notes("The choir sang."), dated(CALL)) == Dating(
        Notes("The choir sang.").article.id, None, None, "nothing in it or in the pile tells the day"
    )


def test_a_span_of_weekdays_is_no_day_looked_back_on() -> None:
    known, unknown = dated(CALL), Notes(f"{CALL_AGAIN} From Friday on the guards sang.")
    known.weekday("Sunday", -1)
    unknown.weekday("Sunday", -1)
    unknown.noted(replace(unknown.weekday("Friday", -1), open_end=True))
    assert dating(unknown, known).published_from is PublishedFrom.STORY


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_days_that_the_calendar_lacks_are_skipped(day: str) -> None:
    source = Notes(f"{LONG}. The office said nothing.", published=day)
    found = dating(Notes(f"{LONG}. Nobody answered them."), source).published
    assert found is not None
    assert day in found


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_weekday_of_the_first_or_last_week_does_no_harm(day: str) -> None:
    known, unknown = Notes(f"{CALL} {FILLER}", published=day), Notes(CALL_AGAIN)
    known.noted(replace(known.weekday("Sunday", -1), unit=None, fixed=day))
    unknown.weekday("Sunday", -1)
    unknown.event("telephoned", "telephone", when=replace(on(day), span=unknown.span("Sunday")))
    found = dating(unknown, known).published
    assert found is None or found.startswith(day[:7])


def test_the_days_do_not_depend_on_the_order_of_the_articles() -> None:
    known, unknown = dated(CALL), Notes(CALL_AGAIN)
    known.weekday("Sunday", -1)
    unknown.weekday("Sunday", -1)
    orders = ([known, unknown], [unknown, known])
    first, second = (date_articles(Pile([n.article for n in notes], [n.reading for n in notes]), ()) for notes in orders)
    assert first == second


def test_a_day_found_helps_to_find_another() -> None:
    known, between, last = dated(CALL), Notes(f"{CALL_AGAIN} {LONG}."), Notes(f"{LONG}. Nobody answered them.")
    known.weekday("Sunday", -1)
    between.weekday("Sunday", -1)
    assert dating(last, between).published is None
    assert (dating(last, known, between).published or "").startswith("2031-03")
