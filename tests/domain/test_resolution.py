from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.edtf import bounds
from onrecord.domain.resolution import resolve
from onrecord.domain.times import TimeRef, Unit

MONDAY = "2022-02-21"
DAYS = st.dates(date(1900, 1, 1), date(2090, 12, 31))


def ref(**fields: object) -> TimeRef:
    return TimeRef("test", **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (ref(unit=Unit.DAY, amount=-1), "2022-02-20"),
        (ref(unit=Unit.DAY, open_end=True), "2022-02-21/.."),
        (ref(unit=Unit.DAY, amount=-7, approximate=True, until=ref(unit=Unit.DAY)), "2022-02-14~/2022-02-21~"),
        (ref(unit=Unit.WEEKDAY, weekday=3, amount=-1), "2022-02-17"),
        (ref(unit=Unit.WEEKDAY, weekday=3, amount=1), "2022-02-24"),
        (ref(unit=Unit.WEEKDAY, weekday=4, amount=0), "2022-02-18"),
        (ref(unit=Unit.WEEKDAY, weekday=0, amount=-1), MONDAY),
        (ref(unit=Unit.WEEKDAY, weekday=0, amount=-1, strict=True), "2022-02-14"),
        (ref(unit=Unit.WEEKDAY, weekday=0, amount=1, strict=True), "2022-02-28"),
        (ref(unit=Unit.WEEKDAY, weekday=1, week=-1), "2022-02-15"),
        (ref(unit=Unit.WEEKDAY, weekday=1, week=0), "2022-02-22"),
        (ref(unit=Unit.WEEKDAY, weekday=3, amount=-1, shift=-1), "2022-02-16"),
        (ref(unit=Unit.WEEK, amount=-1), "2022-02-14/2022-02-20"),
        (ref(unit=Unit.MONTH, amount=-2), "2021-12"),
        (ref(unit=Unit.MONTH, amount=11), "2023-01"),
        (ref(unit=Unit.YEAR, amount=1), "2023"),
        (ref(unit=Unit.YEAR, amount=-1, month=10), "2021-10"),
        (ref(unit=Unit.YEAR, until=ref(unit=Unit.DAY)), "2022-01-01/2022-02-21"),
        (ref(unit=Unit.DATE, month=11), "2021-11"),
        (ref(unit=Unit.DATE, month=2), "2022-02"),
        (ref(unit=Unit.DATE, month=2, amount=-1, strict=True), "2021-02"),
        (ref(unit=Unit.DATE, month=6, amount=-1), "2021-06"),
        (ref(unit=Unit.DATE, month=6, amount=1), "2022-06"),
        (ref(unit=Unit.DATE, month=3, day=4, amount=-1), "2022-03-04"),
        (ref(unit=Unit.DATE, month=23, amount=-1), "2021-23"),
        (ref(unit=Unit.DATE, month=24, amount=-1, strict=True), "2020-24"),
        (ref(unit=Unit.DATE, month=2, day=29, amount=1), "2024-02-29"),
        (ref(fixed="1962-10"), "1962-10"),
        (ref(fixed="1962-10", uncertain=True, approximate=True), "1962-10%"),
        (ref(fixed="1962-10-22", shift=1), "1962-10-23"),
        (ref(fixed="1980", until=ref(fixed="1989")), "1980/1989"),
        (ref(fixed="2014", open_end=True), "2014-01-01/.."),
        (ref(fixed="2014", open_start=True), "../2014-12-31"),
        (ref(fixed="2014", until=ref(unit=Unit.DAY)), "2014-01-01/2022-02-21"),
        (ref(unit=Unit.QUARTER, amount=-1), "2021-10/2021-12"),
        (ref(unit=Unit.DECADE), "2020/2029"),
        (ref(unit=Unit.CENTURY, amount=-1), "1900/1999"),
        (ref(unit=Unit.YEAR, clip=-1), "2022-01-01/2022-02-21"),
        (ref(unit=Unit.MONTH, clip=1), "2022-02-21/2022-02-28"),
        (ref(unit=Unit.MONTH, amount=1, clip=-1), "2022-03"),
        (ref(unit=Unit.MONTH, half=1), "2022-02-01/2022-02-15"),
        (ref(unit=Unit.YEAR, half=2), "2022-07/2022-12"),
        (ref(fixed="2020-02-29", months=12), "2021-02-28"),
        (ref(fixed="2020-02", months=-12), "2019-02"),
        (ref(fixed="2022-02-16", whole=Unit.WEEK, shift=7), "2022-02-21/2022-02-27"),
        (ref(fixed="1989-07-14", whole=Unit.YEAR, months=24), "1991"),
        (ref(unit=Unit.DATE, holiday="christmas", amount=-1), "2021-12-25"),
        (ref(unit=Unit.DATE, holiday="easter", amount=1), "2022-04-17"),
        (ref(unit=Unit.DATE, month=2, day=14, weekday=0), "2022-02-14"),
        (ref(unit=Unit.DATE, month=2, day=14, weekday=3), "2022-02-14?"),
        (ref(unit=Unit.WEEKDAY, weekday=6, amount=-1, clock="T09:50", zone="+03:00"), "2022-02-20T09:50:00+03:00"),
        (ref(unit=Unit.WEEKDAY, weekday=6, amount=-1, clock="TNI"), "2022-02-20"),
        (ref(unit=Unit.WEEKDAY, weekday=6, amount=-1, clock="T09:50", uncertain=True), "2022-02-20?"),
        (ref(fixed="2022-02-20", clock="T09:50", approximate=True), "2022-02-20~"),
        (ref(fixed="-0479"), "-0479"),
    ],
)
def test_resolve(time: TimeRef, expected: str) -> None:
    assert resolve(time, MONDAY) == expected


def test_range_behind_ends_before_publication() -> None:
    monday = ref(unit=Unit.WEEKDAY, weekday=0, amount=-1)
    thursday = ref(unit=Unit.WEEKDAY, weekday=3, amount=-1)
    assert resolve(TimeRef("test", unit=Unit.WEEKDAY, weekday=0, amount=-1, until=thursday), MONDAY) == "2022-02-14/2022-02-17"
    assert resolve(monday, MONDAY) == MONDAY


def test_range_ahead_ends_after_it_begins() -> None:
    december = ref(unit=Unit.DATE, month=12, amount=1, until=ref(unit=Unit.DATE, month=1, amount=1))
    assert resolve(december, MONDAY) == "2022-12/2023-01"


def test_a_length_of_time_is_no_day() -> None:
    assert resolve(ref(timex="P3D"), MONDAY) is None


def test_nothing_without_a_publication_day() -> None:
    assert resolve(ref(fixed="2022", clip=-1), None) is None
    assert resolve(ref(unit=Unit.DAY), None) is None
    assert resolve(None, MONDAY) is None
    assert resolve(ref(fixed="2014", open_end=True), None) == "2014-01-01/.."


def test_no_day_that_the_calendar_lacks() -> None:
    assert resolve(ref(unit=Unit.DATE, month=2, day=30), MONDAY) is None
    assert resolve(ref(unit=Unit.YEAR, amount=-5000), MONDAY) is None
    assert resolve(ref(unit=Unit.DAY, amount=10**9), MONDAY) is None


def test_uncertain_publication_makes_uncertain_values() -> None:
    yesterday = ref(unit=Unit.DAY, amount=-1)
    assert resolve(yesterday, "2022-02-21?") == "2022-02-20?"
    assert resolve(yesterday, "2022-02-20/2022-02-22") == "2022-02-19?/2022-02-21?"
    assert resolve(yesterday, "2022") is None
    assert resolve(ref(fixed="2014"), "2022-02-21?") == "2014"


@given(st.integers(0, 6), st.sampled_from([-1, 0, 1]), st.booleans(), DAYS)
@settings(max_examples=200, deadline=None)
def test_weekdays_lie_within_a_week_on_the_side_asked(weekday: int, amount: int, strict: bool, published: date) -> None:
    value = resolve(ref(unit=Unit.WEEKDAY, weekday=weekday, amount=amount, strict=strict), published.isoformat())
    assert value is not None
    day = date.fromisoformat(value)
    gap = (day - published).days
    assert day.weekday() == weekday
    assert abs(gap) <= (3 if amount == 0 else 7)
    assert gap * amount >= (1 if strict and amount else 0)


@given(DAYS, st.integers(0, 6), st.integers(-10, 10))
@settings(max_examples=100, deadline=None)
def test_a_week_later_every_day_is_a_week_later(published: date, weekday: int, amount: int) -> None:
    for time in (ref(unit=Unit.DAY, amount=amount), ref(unit=Unit.WEEKDAY, weekday=weekday, amount=-1), ref(unit=Unit.WEEK, amount=amount)):
        now, later = (bounds(resolve(time, day.isoformat())) for day in (published, published + timedelta(days=7)))
        assert now is not None
        assert later == tuple(day + timedelta(days=7) for day in now)
