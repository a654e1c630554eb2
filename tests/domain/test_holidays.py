from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.holidays import HOLIDAYS, holiday


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("christmas", 2021, "2021-12-25"),
        ("thanksgiving", 2021, "2021-11-25"),
        ("memorial day", 2022, "2022-05-30"),
        ("labor day", 2022, "2022-09-05"),
        ("martin luther king day", 2022, "2022-01-17"),
        ("easter", 2022, "2022-04-17"),
        ("good friday", 2022, "2022-04-15"),
        ("ash wednesday", 2024, "2024-02-14"),
        ("orthodox easter", 2022, "2022-04-24"),
    ],
)
def test_days(name: str, year: int, day: str) -> None:
    assert holiday(name, year).isoformat() == day


@given(st.sampled_from(sorted(HOLIDAYS)), st.integers(1600, 2090))
@settings(max_examples=100, deadline=None)
def test_every_holiday_falls_in_its_year(name: str, year: int) -> None:
    assert holiday(name, year).year == year
