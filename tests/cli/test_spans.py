from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cli.spans import drawn, scale_of

DAYS = ["2031-03-01", "2031-03-05/2031-03-09", "2031-03-21?"]


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        ("2031-03-01", ".●....................."),
        ("2031-03-21", ".....................●."),
        ("2031-03-05/2031-03-09", ".....├───┤............."),
        ("2031-03-19/..", "...................├─┤→"),
        ("../2031-03-03", "←├─┤..................."),
        ("2008", "←......................"),
        ("2099", "......................→"),
    ],
)
def test_days_are_drawn_where_they_lie(when: str, shown: str) -> None:
    scale = scale_of(DAYS, "2031-03-02", "2031-03-20", 23)
    assert scale is not None
    assert drawn(when, scale).replace(" ", ".") == shown


@given(
    first=st.dates(), last=st.dates(), days=st.lists(st.tuples(st.dates(), st.dates()), min_size=1, max_size=5), width=st.integers(26, 60)
)
def test_no_day_leaves_the_drawing(first: date, last: date, days: list[tuple[date, date]], width: int) -> None:
    values = [f"{min(pair)}/{max(pair)}" for pair in days]
    scale = scale_of(values, str(min(first, last)), str(max(first, last)), width)
    assert scale is None or all(len(drawn(value, scale)) == width for value in values)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_drawn(day: str) -> None:
    scale = scale_of([day, *DAYS], day, day, 30)
    assert scale is None or drawn(day, scale)
