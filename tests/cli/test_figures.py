from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cli.charts import Extent
from onrecord.cli.figures import extent, figure, told
from onrecord.domain.events import Quantity
from onrecord.domain.spans import Span
from onrecord.reading.numbers import parse


def counted(low: float | None, high: float | None, approx: str | None = None) -> Quantity:
    return Quantity("q", Span(0, 1), low, high, "boats", None, None, None, approx)


@pytest.mark.parametrize(
    ("low", "high", "approx", "words"),
    [
        (1200, 1200, "more than", "more than 1,200"),
        (160e3, 190e3, None, "160,000 to 190,000"),
        (300, 400, "estimated", "estimated 300 to 400"),
        (None, 1200, "less than", "less than 1,200"),
        (None, 1200, None, "up to 1,200"),
        (200, None, None, "200 or more"),
        (200, None, "at least", "at least 200"),
        (0, 0, None, "0"),
        (3.5, 3.5, None, "3.5"),
    ],
)
def test_numbers_are_told_with_their_approximator_and_open_ends(
    low: float | None, high: float | None, approx: str | None, words: str
) -> None:
    assert told(counted(low, high, approx)) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (999_999, "999,999"),
        (1e6, "1 million"),
        (1_700_000_000, "1.7 billion"),
        (9_999_000, "9.999 million"),
        (1_234_567, "1,234,567"),
        (2e12, "2 trillion"),
        (0.5, "0.5"),
    ],
)
def test_large_numbers_are_told_by_a_word_where_that_is_exact(number: float, words: str) -> None:
    assert figure(number) == words


@given(st.integers(0, 10**12))
def test_a_figure_can_be_read_again(number: int) -> None:
    value = parse(figure(number).split())
    assert value is not None
    assert (value.low, value.high) == (number, number)


@pytest.mark.parametrize(
    ("low", "high", "approx", "expected"),
    [
        (40, 40, None, Extent(40, 40)),
        (40, 40, "about", Extent(40, 40)),
        (40, 40, "at least", Extent(40, 40, above=True)),
        (40, 50, "more than", Extent(40, 50, above=True)),
        (40, 40, "up to", Extent(40, 40, below=True)),
        (None, 40, "less than", Extent(40, 40, below=True)),
        (40, None, None, Extent(40, 40, above=True)),
        (None, None, None, None),
    ],
)
def test_open_ends_are_those_of_the_number_and_of_its_approximator(
    low: float | None, high: float | None, approx: str | None, expected: Extent | None
) -> None:
    assert extent(counted(low, high, approx)) == expected
