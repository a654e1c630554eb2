from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.edtf import bounds, gap, interval
from onrecord.domain.resolution import resolve
from onrecord.domain.times import TimeRef, Unit

MONDAY = "2022-02-21"
DAYS = st.dates(date(1900, 1, 1), date(2090, 12, 31))


def ref(**fields: object) -> TimeRef:
    return TimeRef("test", **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2022-02-21", ("2022-02-21", "2022-02-21")),
        ("2022-02-21T09:50+03:00", ("2022-02-21", "2022-02-21")),
        ("2022-02", ("2022-02-01", "2022-02-28")),
        ("2024-02~", ("2024-02-01", "2024-02-29")),
        ("1962?", ("1962-01-01", "1962-12-31")),
        ("2022-21", ("2022-03-01", "2022-05-31")),
        ("2022-24", ("2022-12-01", "2023-02-28")),
        ("2022-02-20/2022-02-22", ("2022-02-20", "2022-02-22")),
        ("2014/2016-03", ("2014-01-01", "2016-03-31")),
    ],
)
def test_bounds(edtf: str, expected: tuple[str, str]) -> None:
    found = bounds(edtf)
    assert found is not None
    assert tuple(day.isoformat() for day in found) == expected


@pytest.mark.parametrize("edtf", [None, "", "2022-02-21/..", "../2022", "2022-02-30", "2022-13", "soon", "2022-03/2022-02", "1/2/3"])
def test_no_bounds(edtf: str | None) -> None:
    assert bounds(edtf) is None


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2022-02-21", "2022-02-21", "2022-02-21"),
        ("2022-02-01", "2022-02-28", "2022-02"),
        ("2022-01-01", "2022-12-31", "2022"),
        ("1980-01-01", "1989-12-31", "1980/1989"),
        ("2022-03-01", "2022-05-31", "2022-03/2022-05"),
        ("2021-11-01", "2022-01-31", "2021-11/2022-01"),
        ("2022-02-01", "2022-02-27", "2022-02-01/2022-02-27"),
    ],
)
def test_interval_is_the_shortest_value(first: str, last: str, expected: str) -> None:
    assert interval(date.fromisoformat(first), date.fromisoformat(last)) == expected


@given(DAYS, st.integers(0, 4000))
@settings(max_examples=100, deadline=None)
def test_interval_and_bounds_are_inverse(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    assert bounds(interval(first, last)) == (first, last)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2022-02-21", "2022-02-21", 0),
        ("2022-02-21", "2022-02-24", 3),
        ("2022", "2022-06-15", 0),
        ("2022-01/2022-03", "2022-02/2022-12", 0),
        ("2022-01", "2022-03", 29),
        ("2022-02-20/2022-02-22", "2022-02-22/2022-02-23", 0),
        ("0001", "9999", 3651330),
    ],
)
def test_gap_is_none_where_intervals_overlap(one: str, other: str, expected: int) -> None:
    days, others = bounds(one), bounds(other)
    assert days is not None
    assert others is not None
    assert gap(days, others) == gap(others, days) == expected


@given(DAYS, st.integers(0, 400), st.integers(1, 400), st.integers(0, 400))
@settings(max_examples=50, deadline=None)
def test_gap_is_the_days_between(first: date, length: int, between: int, other_length: int) -> None:
    last = first + timedelta(days=length)
    later = last + timedelta(days=between)
    assert gap((first, last), (later, later + timedelta(days=other_length))) == between


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


def test_nothing_without_a_publication_day() -> None:
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


def test_moved_and_is_day() -> None:
    day = ref(fixed="2022-03-01")
    assert resolve(day.moved(-1), None) == "2022-02-28"
    assert day.is_day
    assert day.moved(-1).is_day
    assert not ref(fixed="2022-03").is_day
    assert not ref(unit=Unit.WEEK).is_day
    assert not ref(unit=Unit.DAY, open_end=True).is_day
