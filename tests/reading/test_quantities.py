"""Numbers in a report: whole, each once, with what they count."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.reading.samples import reading


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("The council backed the plan by 71 percent to 19 percent, the mayor said on Monday.\n", 71, 71, "percent"),
        ("Between 20 and 30 ships left the harbour on Monday, the mayor said.\n", 20, 30, "ships"),
        ("Hundreds of thousands of people left the coast on Monday, the mayor said.\n", 200_000, 999_999, "people"),
    ],
)
def test_a_number_is_read_with_its_range_and_unit(text: str, low: float, high: float, unit: str) -> None:
    found = reading(text).quantities[0]
    assert (found.low, found.high) == (low, high)
    assert unit in found.unit


def test_no_two_numbers_share_words() -> None:
    text = "Three or four or five ships and hundreds of thousands of people left the harbour between 20 and 30 times on Monday.\n"
    spans = [found.span for found in reading(text).quantities]
    assert spans
    assert all(not one.overlap(other) for one, other in pairwise(spans))
