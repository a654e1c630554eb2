"""Numbers in words and figures."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.numbers import parse


@pytest.mark.parametrize(
    ("words", "low", "high", "approx"),
    [
        ("between 120,000 and 140,000 sailors", 120_000, 140_000, None),
        ("tens of thousands", 20_000, 99_999, None),
        ("hundreds of thousands of people", 200_000, 999_999, None),
        ("dozens", 24, 99, None),
        ("at least 26", 26, 26, "at least"),
        ("no fewer than twelve ships", 12, 12, "at least"),
        ("more than 3.2 million", 3_200_000, 3_200_000, "more than"),
        ("two to three million", 2_000_000, 3_000_000, None),
        ("twenty to twenty - five thousand men", 20_000, 25_000, None),
        ("no more than 200", 200, 200, "up to"),
        ("half a million men", 500_000, 500_000, None),
        ("a quarter of a million", 250_000, 250_000, None),
        ("two and a half million", 2_500_000, 2_500_000, None),
        ("five - six people", 5, 6, None),
        ("30 two - seat jets", 30, 30, None),
        ("30 five tonne trucks", 30, 30, None),
        ("some twenty - five ships", 25, 25, "about"),
        ("a hundred and ten men", 110, 110, None),
        ("$4.5bn", 4_500_000_000, 4_500_000_000, None),
        ("nearly a million", 1_000_000, 1_000_000, "nearly"),
        ("no missiles", 0, 0, None),
        ("an estimated 30,000", 30_000, 30_000, "estimated"),
        ("8,000 to 10,000", 8000, 10_000, None),
        ("40 per cent", 40, 40, None),
        ("two - thirds of the seats", 0.667, 0.667, None),
        ("more than half", 0.5, 0.5, "more than"),
        ("about a third of the fleet", 0.333, 0.333, "about"),
        ("between $ 10 billion and $ 12 billion", 10_000_000_000, 12_000_000_000, None),
        ("8 percent to 20 percent", 8, 20, None),
        ("two , three , four years", 2, 4, None),
        ("hundreds of billions of dollars", 200_000_000_000, 999_999_999_999, None),
        ("millions of letters", 2_000_000, 9_999_999, None),
        ("several thousand dockers", 2000, 9999, None),
        ("a year or two", 1, 2, None),
        ("nearly two decades", 20, 20, "nearly"),
        ("half a century", 50, 50, None),
        ("a year and a half", 1.5, 1.5, None),
        ("not one ship", 0, 0, None),
        ("3½ years", 3.5, 3.5, None),
        ("$21.6b", 21_600_000_000, 21_600_000_000, None),
    ],
)
def test_values(words: str, low: float, high: float, approx: str | None) -> None:
    value = parse(words.split())
    assert value is not None
    assert (value.low, value.high, value.approx) == (low, high, approx)


def test_words_without_a_number_have_no_value() -> None:
    assert parse("the ministers met again".split()) is None


@given(st.integers(0, 10**9))
@settings(max_examples=100, deadline=None)
def test_a_figure_is_read_as_it_is_written(number: int) -> None:
    for written in (str(number), f"{number:,}"):
        value = parse([written, "people"])
        assert value is not None
        assert value.low == value.high == number


WORDS = "no a hundred and to - 12 million dozens of tens thousands twenty five or between , $ half thirds two few decades".split()


@given(st.lists(st.sampled_from(WORDS), max_size=9))
@settings(max_examples=300, deadline=None)
def test_any_words_give_an_ordered_range_or_none(words: list[str]) -> None:
    value = parse(words)
    assert value is None or (value.low <= value.high and 0 <= value.start < value.end <= len(words))
