from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.formats.moments import Moment, read

DAY = "2020-03-03"


@pytest.mark.parametrize(
    ("value", "day", "moment"),
    [
        ("2020-03-03T08:15:00Z", DAY, "2020-03-03T08:15:00+00:00"),
        ("2020-03-03T08:15:00-0500", DAY, "2020-03-03T08:15:00-05:00"),
        ("2020-03-03 08:15:00", DAY, "2020-03-03T08:15:00"),
        ("2020-03-03 08:15:00 UTC", DAY, "2020-03-03T08:15:00+00:00"),
        ("20200303T081500Z", DAY, "2020-03-03T08:15:00+00:00"),
        ("20200303081500", DAY, "2020-03-03T08:15:00+00:00"),
        ("Tue, 03 Mar 2020 08:15:00 GMT", DAY, "2020-03-03T08:15:00+00:00"),
        ("Tue, 03 Mar 2020 08:15:00 EST", DAY, "2020-03-03T08:15:00-05:00"),
        (1583223300, DAY, "2020-03-03T08:15:00+00:00"),
        (1583223300.0, DAY, "2020-03-03T08:15:00+00:00"),
        ("1583223300000", DAY, "2020-03-03T08:15:00+00:00"),
        ("2020-03-03T00:00:00Z", DAY, None),
        ("2020-03-03 00:00:00", DAY, None),
        ("March 3, 2020 5:04 p.m.", DAY, None),
        ("March 3, 2020", DAY, None),
        ("20200303", DAY, None),
        (20200303, DAY, None),
        ("2020-03", "2020-03", None),
        (2020, "2020", None),
        ("03/04/2020", None, None),
        ("0001-01-01T00:00:00Z", None, None),
        ("soon", None, None),
        ("", None, None),
        (None, None, None),
        (True, None, None),
        (float("nan"), None, None),
        (1e30, None, None),
        ([DAY], None, None),
    ],
)
def test_days_and_moments(value: object, day: str | None, moment: str | None) -> None:
    assert read(value) == Moment(day, moment)


@given(st.one_of(st.text(max_size=40), st.integers(), st.floats(), st.from_regex(r"\d{1,14}([-/: TZ+]\d{1,4}){0,5}", fullmatch=True)))
def test_nothing_breaks_it_and_a_moment_is_of_its_day(value: object) -> None:
    found = read(value)
    assert found.moment is None or (found.day is not None and len(found.day) == 10)
