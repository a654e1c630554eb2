"""Words that number: numerals, scales, fractions, vague amounts, approximators."""

from __future__ import annotations

import re

UNDER_TWENTY = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
""".split()
ONES = {word: number for number, word in enumerate(UNDER_TWENTY)}
TENS = {w: 10 * n for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2)}
DECADE, CENTURY = 10.0, 100.0
YEARS = {"decade": DECADE, "decades": DECADE, "century": CENTURY, "centuries": CENTURY}
"""Counts of years."""

SCALES = {
    "hundred": 100.0,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "m": 1e6,
    "bn": 1e9,
    "b": 1e9,
    "k": 1e3,
    "dozen": 12.0,
    **YEARS,
}
PLURALS = {"thousands": 1e3, "millions": 1e6, "billions": 1e9, "trillions": 1e12}
VAGUE = {
    "dozens": (24.0, 99.0),
    "scores": (40.0, 99.0),
    "tens": (20.0, 99.0),
    "hundreds": (200.0, 999.0),
    **{word: (2 * scale, 10 * scale - 1) for word, scale in PLURALS.items()},
}
"""What stands for a range, as the guidelines have it."""

OF_PLURALS = {"tens": (20, 100), "hundreds": (200, 1000), "dozens": (24, 100)}
"""Of "tens of thousands" and the like: how many at least, and how many it stays below."""

FEW_OF = {"dozen": (24.0, 99.0), "hundred": (200.0, 999.0), "thousand": (2e3, 9999.0), "million": (2e6, 9_999_999.0)}
"""After "several" and "a few"."""

HALVES = {"half": 0.5, "quarter": 0.25}
FRACTIONS = {"half": 0.5, "third": 1 / 3, "thirds": 1 / 3, "quarter": 0.25, "quarters": 0.25, "fifth": 0.2, "fifths": 0.2}
VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
NONE = frozenset({"no", "none", "nobody"})
_APPROXIMATORS = {
    "more than": "more than|over|above|exceeding|upwards of",
    "at least": "at least|no fewer than|no less than|a minimum of",
    "about": "about|around|some|roughly|approximately|circa",
    "nearly": "nearly|almost|close to|just under",
    "up to": "no more than|not more than|up to|as many as|as much as|at most|a maximum of",
    "estimated": "estimated|an estimated",
    "less than": "less than|fewer than|under|below",
}
COMPARED = frozenset({"fewer", "less", "more"})
APPROXIMATORS = {tuple(words.split()): meaning for meaning, forms in _APPROXIMATORS.items() for words in forms.split("|")}
"""Words before a number to what they mean."""

FIGURE = re.compile(r"^[$€£¥]?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([½¼¾⅓⅔])?(%|bn|b|m|k)?$", re.IGNORECASE)
CURRENCIES = frozenset("$€£¥")
HUNDRED = 100
LINKS = frozenset({"to", "and", "-", "–", "or"})
COMMA = ","
