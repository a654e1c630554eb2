from __future__ import annotations

import pytest

from onrecord.domain.spans import Span
from onrecord.domain.times import TimeRef, TimexType, Unit
from onrecord.publish.annotation.timex import day_value, ends, timex

PUBLISHED = "1962-10-24"
MONDAY = TimeRef("weekday-past", unit=Unit.WEEKDAY, weekday=0, amount=-1)
DAY = TimeRef("today", unit=Unit.DAY)
SUNDAY = TimeRef("weekend", unit=Unit.WEEKDAY, weekday=6, amount=-1)


def fixed(value: str, until: str | None = None) -> TimeRef:
    return TimeRef("date-in-text", fixed=value, until=TimeRef("date-in-text", fixed=until) if until else None)


@pytest.mark.parametrize(
    ("ref", "kind", "value"),
    [
        (MONDAY, "DATE", "1962-10-22"),
        (fixed("1962-10"), "DATE", "1962-10"),
        (fixed("1962-23"), "DATE", "1962-FA"),
        (fixed("1962-01", "1962-03"), "DATE", "1962-Q1"),
        (fixed("1962-07", "1962-12"), "DATE", "1962-H2"),
        (fixed("1960", "1969"), "DATE", "196"),
        (fixed("1961", "1963"), "DURATION", "P3Y"),
        (fixed("1962-02", "1962-04"), "DURATION", "P3M"),
        (fixed("1962-10-22", "1962-10-25"), "DURATION", "P4D"),
        (TimeRef("last-week", unit=Unit.WEEK, amount=-1), "DATE", "1962-W42"),
        (TimeRef("weekend", unit=Unit.WEEKDAY, weekday=5, amount=-1, until=SUNDAY), "DATE", "1962-W42-WE"),
        (TimeRef("overnight", unit=Unit.DAY, amount=-1, until=DAY, type=TimexType.TIME, clock="TNI"), "TIME", "1962-10-23TNI"),
        (TimeRef("past-span", unit=Unit.DAY, amount=-14, until=DAY, type=TimexType.DURATION, timex="P2W"), "DURATION", "P2W"),
        (TimeRef("recent", unit=Unit.DAY, amount=-7, until=DAY, approximate=True, timex="PAST_REF"), "DATE", "PAST_REF"),
        (TimeRef("coming-units", unit=Unit.DAY, open_end=True, type=TimexType.DURATION, timex="PXD"), "DURATION", "PXD"),
        (TimeRef("duration", type=TimexType.DURATION, timex="PT5H"), "DURATION", "PT5H"),
        (TimeRef("weekday-past", unit=Unit.WEEKDAY, weekday=0, amount=-1, type=TimexType.TIME, clock="T09:50"), "TIME", "1962-10-22T09:50"),
        (TimeRef("since", fixed="1945", open_end=True), "DATE", "1945"),
        (TimeRef("until", unit=Unit.DAY, amount=1, open_start=True), "DATE", "1962-10-25"),
        (TimeRef("told-in-passing", unit=Unit.DAY, uncertain=True), "DATE", "1962-10-24"),
    ],
)
def test_values_are_in_the_notation_of_timex3(ref: TimeRef, kind: str, value: str) -> None:
    told = timex(ref, PUBLISHED)
    assert (told.type, told.value) == (kind, value)


@pytest.mark.parametrize(
    ("ref", "value"),
    [
        (MONDAY, "XXXX-WXX-1"),
        (DAY, "XXXX-XX-XX"),
        (TimeRef("last-week", unit=Unit.WEEK, amount=-1), "XXXX-WXX"),
        (TimeRef("next-month", unit=Unit.MONTH, amount=1), "XXXX-XX"),
        (TimeRef("last-year", unit=Unit.YEAR, amount=-1), "XXXX"),
        (TimeRef("date-past", unit=Unit.DATE, month=10, day=6, amount=-1), "XXXX-10-06"),
        (TimeRef("season", unit=Unit.DATE, month=22), "XXXX-SU"),
        (fixed("1962-10-06"), "1962-10-06"),
    ],
)
def test_without_a_day_of_publication_what_is_not_known_is_x(ref: TimeRef, value: str) -> None:
    assert timex(ref, None).value == value


def test_what_is_about_a_time_is_marked() -> None:
    assert timex(TimeRef("ago", unit=Unit.YEAR, amount=-3, approximate=True, mod="APPROX"), PUBLISHED).mod == "APPROX"


def test_of_a_range_both_ends_are_marked() -> None:
    last = TimeRef("date-in-text", span=Span(10, 17), fixed="1962-10-25")
    first = TimeRef("date-in-text", span=Span(5, 7), fixed="1962-10-22", until=last)
    assert [timex(one, None).value for one in ends(first)] == ["1962-10-22", "1962-10-25"]
    assert ends(fixed("1962-10-22", "1962-10-25")) == (fixed("1962-10-22", "1962-10-25"),)


@pytest.mark.parametrize(
    ("published", "value"),
    [
        ("1962-10-24", "1962-10-24"),
        ("1962-10-24?", "1962-10-24"),
        ("1962-10", "XXXX-XX-XX"),
        ("1962-10-24/..", "XXXX-XX-XX"),
        (None, "XXXX-XX-XX"),
    ],
)
def test_only_a_single_day_is_the_day_of_publication(published: str | None, value: str) -> None:
    assert day_value(published) == value
