"""What stands in a text and is not seen: soft hyphens, zero-width characters, marks of direction, control characters."""

from __future__ import annotations

import re
import unicodedata

INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]+"
)
"""Control characters that are no white space, and Unicode's property ``Default_Ignorable_Code_Point`` (UAX 44)."""

BRACKETS = re.compile(r"(?<=\w)[\[\]]+|[\[\]]+(?=\w)")
"""An editor's brackets within a word: ``[T]he``, ``fund[s]``."""

HYPHENS = str.maketrans("‐‑", "--")


def as_read(word: str) -> str:
    """A word as the model reads it, with the letters of ``word`` composed and without what is not seen or not the writer's.

    A soft hyphen changes neither the pieces of a word nor its shape; a word of which nothing would be left stays as it is.
    """
    if word.isascii() and "[" not in word and "]" not in word:
        return INVISIBLE.sub("", word) or word
    seen = unicodedata.normalize("NFC", INVISIBLE.sub("", word)).translate(HYPHENS)
    # A letter and its accent may come together only when a bracket between them is gone.
    while (plain := unicodedata.normalize("NFC", BRACKETS.sub("", seen))) != seen:
        seen = plain
    return seen or word
