"""Numbers in words and figures: "between 120,000 and 140,000", "tens of thousands", "at least 26", "3.2 million", "two-thirds"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

from onrecord.reading.numerals import (
    APPROXIMATORS,
    COMMA,
    COMPARED,
    CURRENCIES,
    FEW_OF,
    FIGURE,
    FRACTIONS,
    HALVES,
    HUNDRED,
    LINKS,
    NONE,
    OF_PLURALS,
    ONES,
    PLURALS,
    SCALES,
    TENS,
    VAGUE,
    VULGAR,
    YEARS,
)

Range = tuple[float, float, int]
"""From, to, and the word after it."""

YEAR = "years"


@dataclass(frozen=True, slots=True)
class Value:
    """What a run of words says in numbers: from ``low`` to ``high``, and which words, ``[start, end)``, say it.

    ``unit`` is what the words count themselves ("two decades": 20 years), if they do.
    """

    low: float
    high: float
    start: int
    end: int
    approx: str | None
    unit: str | None = None


def parse(words: Sequence[str]) -> Value | None:
    """The first number in lower-cased ``words``, with its range and approximator; ``None`` where there is none."""
    for start in range(len(words)):
        if words[start] == "two" and list(words[start - 3 : start][:1]) in (["a"], ["an"]) and words[start - 1] == "or":
            return Value(1.0, 2.0, start - 3, start + 1, approximator(words[: start - 3]))
        found = _fraction(words, start) or _vague(words, start) or _number(words, start)
        if found is not None:
            low, high, end = _ranged(words, start, found)
            unit = YEAR if any(word in YEARS for word in words[start:end]) else None
            return Value(low, high, start, end, approximator(words[:start]), unit)
    return None


def _ranged(words: Sequence[str], start: int, found: Range) -> Range:
    """A number with those that follow it: "two to three million", "8 percent to 20 percent", "two, three, four"."""
    low, high, end = found
    while (second := _second(words, end, high)) is not None and second[1] > high:
        scale = _scale(words[end:][: second[2] - end]) if _scale(words[start:end]) == 1 else 1.0
        low = low * scale if low == found[0] and low * scale <= second[1] else low
        high, end = second[1], second[2]
    return low, high, end


def _second(words: Sequence[str], end: int, before: float) -> Range | None:
    """The number that closes a range whose first ends before ``end``, or the next of a list of some that follow each other.

    The same unit may stand behind each.
    """
    for unit in (0, 1):
        at = end + unit
        if at + 1 < len(words) and words[at] in LINKS | {COMMA}:
            at += 1 + (words[at] == COMMA and words[at + 1] in LINKS)
            at += at < len(words) and words[at] in CURRENCIES
            found = _number(words, at) if at < len(words) and words[at] != "a" else None
            listed = words[end + unit] == COMMA
            if found is not None and (not unit or words[end] in words[found[2] :]) and (not listed or found[0] == before + 1):
                return found
    return None


def _scale(words: Sequence[str]) -> float:
    """What "thousand" and "million" make of a number; in "two to three million" the second's holds for both."""
    return prod(SCALES.get(word, 1.0) for word in words)


def _fraction(words: Sequence[str], start: int) -> Range | None:
    """A part of one: "two-thirds", "a third of", "half the"; one and a half after a noun ("a year and a half")."""
    if list(words[start : start + 3]) == ["and", "a", "half"] and start:
        return 1.5, 1.5, start + 3
    rest = [word for word in words[start : start + 4] if word != "-"]
    hyphens = len(words[start : start + 4]) - len(rest)
    if len(rest) > 1 and rest[0] in ONES and rest[1] in FRACTIONS and (hyphens or rest[1] not in HALVES):
        whole = ONES[rest[0]] * FRACTIONS[rest[1]]
        return round(whole, 3), round(whole, 3), start + 3 if words[start + 1] == "-" else start + 2
    if rest[:1] == ["a"] and len(rest) > 1 and rest[1] in FRACTIONS and (len(rest) == 2 or (rest[2] == "of" and rest[3:4] != ["a"])):
        return round(FRACTIONS[rest[1]], 3), round(FRACTIONS[rest[1]], 3), start + 2
    if rest[:1] == ["half"] and (len(rest) == 1 or rest[1] not in {"a", *SCALES}):
        return 0.5, 0.5, start + 1
    return None


def _vague(words: Sequence[str], start: int) -> Range | None:
    word, rest = words[start], words[start + 1 : start + 3]
    if word in OF_PLURALS and len(rest) > 1 and rest[0] == "of" and rest[1] in PLURALS | {"hundreds": 1e2}:
        scale = PLURALS.get(rest[1], HUNDRED)
        least, below = OF_PLURALS[word]
        return least * scale, below * scale - 1, start + 3
    if word in {"several", "few"} and rest and (few := FEW_OF.get(rest[0])):
        return *few, start + 2
    plain = VAGUE.get(word)
    return None if plain is None else (*plain, start + 1)


def _number(words: Sequence[str], start: int) -> Range | None:
    """A number from ``start`` on as low, high (the same) and the word after it."""
    if words[start] in NONE and not (start + 1 < len(words) and words[start + 1] in COMPARED):
        return 0.0, 0.0, start + 1
    if list(words[start : start + 2]) == ["not", "one"]:
        return 0.0, 0.0, start + 2
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
        if rest[: len(lead)] == lead and len(rest) > len(lead) and rest[len(lead)] in HALVES:
            at = len(lead) + 1
            at += rest[at : at + 1] == ["of"]
            at += rest[at : at + 1] == ["-"]
            at += rest[at : at + 1] == ["a"]
            if at < len(rest) and rest[at] in SCALES:
                return HALVES[rest[len(lead)]], start + at
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
    value = float(found[1].replace(",", "") + (found[2] or "")) + VULGAR.get(found[3] or "", 0.0)
    suffix = (found[4] or "").lower()
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
    before = [w for w in words if w not in {"between", "from"} | CURRENCIES]
    for size in (3, 2, 1):
        found = APPROXIMATORS.get(tuple(before[-size:])) if len(before) >= size else None
        if found is not None:
            return found
    return None
