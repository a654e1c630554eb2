"""How many of a unit: "three", "about 12", "two and a half", "several", "two to three"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.reading.numerals import ONES, TENS
from onrecord.reading.times.phrases import Term
from onrecord.reading.times.words import DIGITS, Word

UNCOUNTED = {"few": 3, "several": 3, "many": 10, "dozens": 30, "scores": 40, "hundreds": 300, "numerous": 10, "some": 3}
"""Words for a number that nobody counted, with the one that stands for them."""

ROUGHLY = {"couple": 2.0, "dozen": 12.0}

MODIFIERS = {
    "about": "APPROX",
    "around": "APPROX",
    "approximately": "APPROX",
    "roughly": "APPROX",
    "some": "APPROX",
    "nearly": "LESS_THAN",
    "almost": "LESS_THAN",
    "over": "MORE_THAN",
    "under": "LESS_THAN",
    "more than": "MORE_THAN",
    "less than": "LESS_THAN",
    "fewer than": "LESS_THAN",
    "just over": "MORE_THAN",
    "just under": "LESS_THAN",
    "well over": "MORE_THAN",
    "at least": "EQUAL_OR_MORE",
    "at most": "EQUAL_OR_LESS",
    "up to": "EQUAL_OR_LESS",
    "as many as": "EQUAL_OR_LESS",
    "as long as": "EQUAL_OR_LESS",
    "no more than": "EQUAL_OR_LESS",
    "no less than": "EQUAL_OR_MORE",
}
"""Words before a number to TIMEX3's modifier."""

BY_FIRST = {first: [form.split() for form in MODIFIERS if form.split()[0] == first] for first in {form.split()[0] for form in MODIFIERS}}
ARTICLES = ("a", "an")
HALF = 0.5
LONGEST = 4
"""Digits of a number of units."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number; where not ``known``, the one that stands for a word like "several". ``mod`` is TIMEX3's modifier."""

    number: float
    known: bool = True
    mod: str | None = None

    @property
    def vague(self) -> bool:
        """Whether a time made with it is approximate."""
        return not self.known or self.mod is not None or self.number % 1 != 0

    @property
    def whole(self) -> int:
        return max(1, round(self.number))


def _form(words: Sequence[Word], at: int) -> str:
    return words[at].form if at < len(words) else ""


def _counts(words: Sequence[Word], at: int) -> Iterator[tuple[int, Count]]:
    mod = None
    for form in BY_FIRST.get(_form(words, at), ()):
        if [_form(words, at + n) for n in range(len(form))] == form and words[at].token.dep_ != "case":  # "spread over three years"
            for end, count in _plain(words, at + len(form)):
                mod = MODIFIERS[" ".join(form)]
                yield end, replace(count, mod=mod)
    yield from _plain(words, at)


def _plain(words: Sequence[Word], at: int) -> Iterator[tuple[int, Count]]:
    """A number of its own, or two of which the first is taken ("two to three")."""
    for end, count in _single(words, at):
        yield end, count
        if _form(words, end) in ("to", "or", "-", "–", "and") and count.known:
            for last, other in _single(words, end + 1):
                if other.known and other.number > count.number:
                    yield last, replace(count, mod="APPROX")


def _single(words: Sequence[Word], at: int) -> Iterator[tuple[int, Count]]:
    form = _form(words, at)
    start = at + 1 if form in ("a", "the") and _form(words, at + 1) in (UNCOUNTED | ROUGHLY | {"good": 0}) else at
    start += _form(words, start) == "good"
    named = _form(words, start)
    after = start + 1 + (_form(words, start + 1) == "of")
    if named in UNCOUNTED:
        yield after, Count(UNCOUNTED[named], known=False)
    elif named in ROUGHLY:
        yield after, Count(ROUGHLY[named], mod="APPROX" if named == "couple" else None)
    elif named == "half":
        yield start + 1 + (_form(words, start + 1) in ARTICLES), Count(HALF)
    elif form in ARTICLES:
        yield at + 1 + (_form(words, at + 1) == "single"), Count(1)
    else:
        yield from _number(words, at)


def _number(words: Sequence[Word], at: int) -> Iterator[tuple[int, Count]]:
    found = _figures(words, at) or cardinal(words, at)
    if found is None:
        return
    end, number = found
    halves = [_form(words, end + n) for n in range(3)]
    if halves in (["and", "a", "half"], ["1", "/", "2"]):
        yield end + 3, Count(number + HALF)
    elif halves[:2] == ["and", "half"]:
        yield end + 2, Count(number + HALF)
    yield end, Count(number)


def _figures(words: Sequence[Word], at: int) -> tuple[int, float] | None:
    form = _form(words, at).replace(",", "")
    if not form.isdecimal() or len(form) > LONGEST or (len(form) == LONGEST and "," not in words[at].form):
        return None  # four figures are a year
    if _form(words, at + 1) == "." and _form(words, at + 2).isdecimal() and words[at + 2].start == words[at].end + 1:
        return at + 3, float(f"{form}.{_form(words, at + 2)}")
    return at + 1, float(form)


def cardinal(words: Sequence[Word], at: int) -> tuple[int, float] | None:
    """A number in words: "twelve", "forty-two", "forty two", "a hundred", "two hundred and ten"."""
    form = _form(words, at)
    if form in TENS:
        after = at + 2 if _form(words, at + 1) == "-" else at + 1
        unit = ONES.get(_form(words, after), 0)
        end, number = (after + 1, TENS[form] + unit) if 0 < unit < 10 else (at + 1, TENS[form])
    elif form in ONES:
        end, number = at + 1, ONES[form]
    elif form == "hundred":
        end, number = at, 1
    else:
        return None
    if _form(words, end) != "hundred":
        return end, float(number)
    rest = cardinal(words, end + 1 + (_form(words, end + 1) == "and"))
    return (rest[0], 100.0 * number + rest[1]) if rest and rest[1] < 100 else (end + 1, 100.0 * number)


COUNT = Term(_counts, frozenset((DIGITS, "hundred", "half", "the", *ARTICLES, *ONES, *TENS, *UNCOUNTED, *ROUGHLY, *BY_FIRST)))
