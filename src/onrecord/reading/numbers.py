"""Numbers in words and figures: "between 120,000 and 140,000", "tens of thousands", "at least 26", "3.2 million"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

UNDER_TWENTY = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
""".split()
ONES = {word: number for number, word in enumerate(UNDER_TWENTY)}
TENS = {w: 10 * n for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2)}
SCALES = {"hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "bn": 1e9, "k": 1e3, "dozen": 12.0}
VAGUE = {
    "dozens": (24.0, 99.0),
    "scores": (40.0, 99.0),
    "hundreds": (200.0, 999.0),
    "thousands": (2000.0, 9999.0),
    "millions": (2e6, 9.999e6),
    "billions": (2e9, 9.999e9),
}
"""Plurals that stand for a range, as the guidelines have them."""

VAGUE_OF = {
    ("tens", "thousands"): (2e4, 99_999.0),
    ("hundreds", "thousands"): (2e5, 999_999.0),
    ("tens", "millions"): (2e7, 9.9999e7),
    ("hundreds", "millions"): (2e8, 9.99999e8),
    ("dozens", "hundreds"): (2400.0, 9900.0),
}
FRACTIONS = {"half": 0.5, "quarter": 0.25}
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

FIGURE = re.compile(r"^[$€£¥]?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(%|bn|m|k)?$", re.IGNORECASE)
HUNDRED = 100
LINKS = frozenset({"to", "and", "-", "–", "or"})


@dataclass(frozen=True, slots=True)
class Value:
    """What a run of words says in numbers: from ``low`` to ``high``, and which words, ``[start, end)``, say it."""

    low: float
    high: float
    start: int
    end: int
    approx: str | None


def parse(words: Sequence[str]) -> Value | None:
    """The first number in lower-cased ``words``, with its range and approximator; ``None`` where there is none."""
    for start in range(len(words)):
        found = _vague(words, start) or _number(words, start)
        if found is None:
            continue
        low, high, end = found
        if end < len(words) - 1 and words[end] in LINKS and (second := _number(words, end + 1)) and second[1] > low:
            scale = _scale(words[end + 1 : second[2]]) if _scale(words[start:end]) == 1 else 1.0
            low = low * scale if low * scale <= second[1] else low
            high, end = second[1], second[2]
        return Value(low, high, start, end, approximator(words[:start]))
    return None


def _scale(words: Sequence[str]) -> float:
    """What "thousand" and "million" make of a number; in "two to three million" the second's holds for both."""
    return prod(SCALES.get(word, 1.0) for word in words)


def _vague(words: Sequence[str], start: int) -> tuple[float, float, int] | None:
    if start + 2 < len(words) and words[start + 1] == "of" and (pair := VAGUE_OF.get((words[start], words[start + 2]))):
        return *pair, start + 3
    plain = VAGUE.get(words[start])
    return None if plain is None else (*plain, start + 1)


def _number(words: Sequence[str], start: int) -> tuple[float, float, int] | None:
    """A number from ``start`` on as low, high (the same) and the word after it."""
    if words[start] in NONE and not (start + 1 < len(words) and words[start + 1] in COMPARED):
        return 0.0, 0.0, start + 1
    opened = _opening(words, start)
    if opened is None:
        return None
    part, at = opened
    total = 0.0
    while at < len(words):
        more, at_next = _going_on(words, at, part)
        if at_next == at:
            break
        part, at = more, at_next
        if part >= 1000 and words[at - 1] in SCALES:
            total, part = total + part, 0.0
    value = round(total + part, 6)
    return value, value, at


def _opening(words: Sequence[str], start: int) -> tuple[float, int] | None:
    """The first figure of a number and the word after it: a numeral, "a" before "million", "half a" or "a quarter of a" before it."""
    rest = list(words[start : start + 5])
    for lead in (["a"], []):
        if rest[: len(lead)] == lead and len(rest) > len(lead) and rest[len(lead)] in FRACTIONS:
            at = len(lead) + 1
            at += rest[at : at + 1] == ["of"]
            if rest[at : at + 1] == ["a"] and at + 1 < len(rest) and rest[at + 1] in SCALES:
                return FRACTIONS[rest[len(lead)]], start + at + 1
    if words[start] == "a":
        return (1.0, start + 1) if start + 1 < len(words) and words[start + 1] in SCALES else None
    single = _single(words[start])
    return None if single is None else (single, start + 1)


def _going_on(words: Sequence[str], at: int, part: float) -> tuple[float, int]:
    """The number with what the words at ``at`` add to it, and the word after them; ``at`` itself where they add nothing."""
    word, rest = words[at], list(words[at + 1 : at + 3])
    if word in SCALES:
        return part * SCALES[word], at + 1
    if word == "and" and rest == ["a", "half"]:
        return part + 0.5, at + 3
    if word == "and" and part >= HUNDRED and rest and rest[0] in (ONES | TENS):
        return part + (ONES | TENS)[rest[0]], at + 2
    if words[at - 1] in TENS and word == "-" and rest and rest[0] in ONES:
        return part + ONES[rest[0]], at + 2
    if words[at - 1] in TENS and word in ONES:
        return part + ONES[word], at + 1
    return part, at


def _single(word: str) -> float | None:
    if word in ONES:
        return float(ONES[word])
    if word in TENS:
        return float(TENS[word])
    found = FIGURE.match(word)
    if found is None:
        return None
    value = float(found[1].replace(",", "") + (found[2] or ""))
    suffix = (found[3] or "").lower()
    return value * SCALES.get(suffix, 1.0)


def lead(before: Sequence[str], first: str) -> int:
    """How many of the words before a number marked from ``first`` on belong to it: an approximator, whole or cut in two, or "between"."""
    for size in range(min(3, len(before)), 0, -1):
        words = tuple(before[-size:])
        if words in APPROXIMATORS or (*words, first) in APPROXIMATORS or words == ("between",):
            return size
    return 0


def approximator(words: Sequence[str]) -> str | None:
    """What the words right before a number make of it: "more than", "at least" …; ``None`` where they are no approximator."""
    before = [w for w in words if w not in {"between", "from"}]
    for size in (3, 2, 1):
        found = APPROXIMATORS.get(tuple(before[-size:])) if len(before) >= size else None
        if found is not None:
            return found
    return None
