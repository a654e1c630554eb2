"""Shapes tell the encoder the letter case it cannot see."""

import pytest

from onrecord.language.shapes import Shape, shape_of


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("talks", Shape.LOWER),
        ("Talks", Shape.TITLE),
        ("US", Shape.UPPER),
        ("A", Shape.INITIAL),
        ("McKay", Shape.MIXED),
        ("1962", Shape.DIGITS),
        ("42nd", Shape.LETTERS_DIGITS),
        ("—", Shape.PUNCTUATION),
        ("U.S.", Shape.UPPER),
        ("G7", Shape.LETTERS_DIGITS),
        ("北京", Shape.OTHER),
    ],
)
def test_shapes(word: str, shape: Shape) -> None:
    assert shape_of(word) is shape
