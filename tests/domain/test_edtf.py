from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.edtf import bounds, ends, gap, interval

DAYS = st.dates(date(1900, 1, 1), date(2090, 12, 31))


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
    ("edtf", "first", "last"),
    [
        ("2022-02-24", date(2022, 2, 24), date(2022, 2, 24)),
        ("2022-02-24?/2022-03", date(2022, 2, 24), date(2022, 3, 31)),
        ("2022-02-24/..", date(2022, 2, 24), None),
        ("../2022-02", None, date(2022, 2, 28)),
        ("soon", None, None),
        ("", None, None),
    ],
)
def test_ends_are_told_apart_where_one_is_open(edtf: str, first: date | None, last: date | None) -> None:
    assert ends(edtf) == (first, last)


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
