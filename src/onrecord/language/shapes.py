"""Word shape: what an uncased encoder cannot see of a word's letters.

The encoder reads lower-cased word pieces, so whether a word was written ``US``, ``us`` or ``Us`` is
told to it as one of a few classes, once at the input and once more beside the word's vector.
"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache


class Shape(IntEnum):
    """The writing of one word; the numbers are rows of a trained table and must not change."""

    LOWER = 0
    TITLE = 1
    UPPER = 2
    INITIAL = 3
    MIXED = 4
    DIGITS = 5
    LETTERS_DIGITS = 6
    PUNCTUATION = 7
    OTHER = 8


@lru_cache(maxsize=1 << 16)
def shape_of(word: str) -> Shape:
    """Return the shape class of ``word``."""
    has_digit = any(c.isdigit() for c in word)
    has_letter = any(c.isalpha() for c in word)
    if has_digit:
        return Shape.LETTERS_DIGITS if has_letter else Shape.DIGITS
    if not has_letter:
        return Shape.OTHER if any(c.isalnum() for c in word) else Shape.PUNCTUATION
    if word.islower():
        return Shape.LOWER
    if word.isupper():
        return Shape.INITIAL if sum(c.isalpha() for c in word) == 1 else Shape.UPPER
    if word.istitle():
        return Shape.TITLE
    return Shape.MIXED if any(c.isupper() for c in word) else Shape.OTHER
