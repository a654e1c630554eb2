"""Whether a text tells of other years, as a history does, or of its own days, as news does."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onrecord.reading.times.terms import MONTHS, WEEKDAYS
from onrecord.reading.times.words import Word

OF_ITS_OWN_DAYS = frozenset({*WEEKDAYS, "today", "yesterday", "tomorrow", "tonight", "ago"})
CUES = frozenset({"in", "of", "since", "by", "until", "from", ",", *MONTHS})
ERAS = frozenset({"bc", "b.c.", "bce"})
LEAST = 8
"""Years that a history names."""
TIMES = 2
"""How many times as many they are as the words for days about that of publication."""


def narrates(words: Sequence[Word]) -> bool:
    own = sum(word.form in OF_ITS_OWN_DAYS for word in words)
    years = sum(
        len(word.form) == 4 and word.form.isdecimal() and 1000 <= int(word.form) < 2100 and before.form in CUES
        for before, word in pairwise(words)
    )
    years += sum(word.form in ERAS for word in words)
    return years >= LEAST and years > TIMES * own
