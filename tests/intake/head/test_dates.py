from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.intake.head import dates

DAY = date(2021, 4, 13)


@pytest.mark.parametrize(
    "line",
    [
        "April 13, 2021",
        "13 April 2021",
        "Tuesday, 13th Apr. 2021",
        "2021-04-13",
        "2021-04-13T09:30:00Z",
        "Published: April 13, 2021 at 9:30 a.m. EDT",
        "Tuesday Apr 13, 2021 · 9:01 AM EDT",
        "Last updated on 13.04.2021 – 11h40",
        "13/04/2021 12:05",
        "4/13/2021",
    ],
)
def test_a_line_that_is_a_date_is_a_stamp(line: str) -> None:
    assert dates.stamp(line) == DAY


@pytest.mark.parametrize(
    "line", ["The pier burned on April 13, 2021", "April 31, 2021", "04/05/2021", "April 13", "2021", "Room 2021-04-13 B", ""]
)
def test_other_lines_are_none(line: str) -> None:
    assert dates.stamp(line) is None


def test_a_stamp_may_lead_a_paragraph() -> None:
    line = " date 2021-04-13 The pier burned"
    assert dates.leading(line) == (len(" date 2021-04-13"), DAY)
    assert dates.leading("2021-04-13, the day of the fire") is None


@pytest.mark.parametrize(
    "url", ["https://x.example/2021/04/13/pier", "https://x.example/pier-20210413.html", "https://x.example/a/2021-04-13/"]
)
def test_addresses_have_days(url: str) -> None:
    assert dates.in_address(url) == DAY


@pytest.mark.parametrize("url", [None, "https://x.example/2021/13/45/", "https://x.example/story-2021"])
def test_addresses_without_days(url: str | None) -> None:
    assert dates.in_address(url) is None


def test_a_day_takes_its_year_from_a_near_date_alone() -> None:
    assert dates.with_year("Apr. 13", "It began on April 2, 2021 and ended.") == DAY
    assert dates.with_year("Apr. 13", "The pier was built on September 1, 1909.") is None
    assert dates.with_year("Apr. 13", "No year here") is None
    assert dates.with_year("Dec. 30", "On January 4, 2022 the pier burned.") == date(2021, 12, 30)


@given(st.dates(min_value=dates.EARLIEST, max_value=dates.LATEST), st.sampled_from(["%B %d, %Y", "%d %b %Y", "%Y-%m-%d", "%d.%m.%Y"]))
@settings(max_examples=60, deadline=None)
def test_every_day_is_read_back(day: date, form: str) -> None:
    assert dates.stamp(f"{day:{form}}") == (day if day not in dates.EPOCH else None)


@pytest.mark.parametrize(
    "none", ["0001-01-01T00:00:00Z", "0001-01-01", "January 1, 1000", "31.12.1899", "2 January 2100", "1970-01-01T00:00:00Z"]
)
def test_a_day_that_no_report_is_of_is_none(none: str) -> None:
    assert dates.stamp(none) is None
    assert list(dates.whole(none)) == []
