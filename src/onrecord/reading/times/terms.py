"""The vocabulary of times: months, weekdays, numbers, units, parts of the day and of the year, times of the clock."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from onrecord.domain.times import Unit
from onrecord.reading.numbers import ONES, TENS
from onrecord.reading.times.phrases import DIGITS, Term, any_of, compile_phrase, matches, starts_of, table
from onrecord.reading.times.words import Word

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTH_ABBREVIATIONS = {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
WEEKDAY_ABBREVIATIONS = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6}
SEASON_NAMES = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
UNITS = {unit.value: unit for unit in (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR)}
PLURALS = {f"{name}s": unit for name, unit in UNITS.items()}
WHICH = {"last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "upcoming": 1}
PARTS = ("morning", "afternoon", "evening", "night", "midday", "noon", "midnight")

NUMBERS = ONES | TENS | {"a": 1, "an": 1, "hundred": 100}
VAGUE = {"few": 3, "several": 3, "couple": 2, "dozen": 12}
"""Words for a number that nobody counted, with the one that stands for them; times made with them are approximate."""

ABOUT = frozenset("about around some nearly almost roughly approximately".split())

ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth"
    " seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {word: number for number, word in enumerate(ORDINAL_WORDS.split(), start=1)} | {"thirtieth": 30}

YEARS = range(1000, 2100)
LONGEST_NUMBER = 4
"""Digits of a number that can be part of a date or of a time of the clock."""


def _digits(low: int, high: int, *, length: int | None = None) -> Term:
    def find(words: Sequence[Word], at: int) -> Iterator[tuple[int, int]]:
        form = _form(words, at)
        if form.isdecimal() and (len(form) == length if length else len(form) <= LONGEST_NUMBER) and low <= int(form) <= high:
            yield at + 1, int(form)

    return Term(find, frozenset((DIGITS,)))


def _ordinal(words: Sequence[Word], at: int) -> Iterator[tuple[int, int]]:
    """``21st``, ``third``; ``twenty-first``."""
    if at >= len(words):
        return
    form = words[at].form
    if form[-2:] in ("st", "nd", "rd", "th") and form[:-2].isdecimal():
        yield at + 1, int(form[:-2])
    elif form in ORDINALS:
        yield at + 1, ORDINALS[form]
    elif form in TENS:
        after = at + 2 if _form(words, at + 1) == "-" else at + 1
        if ORDINALS.get(_form(words, after), 99) < 10:
            yield after + 1, TENS[form] + ORDINALS[_form(words, after)]


def _form(words: Sequence[Word], at: int) -> str:
    return words[at].form if at < len(words) else ""


def _day(words: Sequence[Word], at: int) -> Iterator[tuple[int, int]]:
    for end, number in chain(_digits(1, 31).find(words, at), _ordinal(words, at)):
        if 1 <= number <= 31:
            yield end, number


def _count(words: Sequence[Word], at: int) -> Iterator[tuple[int, tuple[int, bool]]]:
    """``three``, ``12``, ``twenty-one``, ``a few``, ``a couple of``: the number, and whether it is vague."""
    start = at
    about = _form(words, at) in ABOUT
    at += about
    if _form(words, at) == "a" and _form(words, at + 1) in VAGUE:
        at += 1
    form = _form(words, at)
    if form in VAGUE:
        yield at + 1 + (_form(words, at + 1) == "of"), (VAGUE[form], True)
    elif form.isdecimal() and len(form) <= 3:
        yield at + 1, (int(form), about)
    elif form in TENS and _form(words, at + 1) == "-" and _form(words, at + 2) in ONES:
        yield at + 3, (TENS[form] + ONES[_form(words, at + 2)], about)
    elif form in NUMBERS and (start == at or form not in ("a", "an")):
        yield at + 1, (NUMBERS[form], about)


def _decade(words: Sequence[Word], at: int) -> Iterator[tuple[int, int]]:
    form = _form(words, at)
    if form.endswith("0s") and form[:-1].isdecimal():
        if len(form) == 5 and int(form[:-1]) in YEARS:
            yield at + 1, int(form[:-1])
        elif len(form) == 3 and at and _form(words, at - 1) in ("the", "'", "’", "early", "late", "mid"):
            yield at + 1, 1900 + int(form[:-1])


def _phrases(*phrases: str) -> Term:
    """A term for any of several phrases, whose own terms' values are dropped."""

    def find(words: Sequence[Word], at: int) -> Iterator[tuple[int, None]]:
        for items in compiled:
            for end, _ in matches(items, words, at):
                yield end, None

    compiled = [compile_phrase(phrase, TERMS) for phrase in phrases]
    return Term(find, frozenset().union(*(starts_of(items) for items in compiled)))


def _with_full_stop(names: Mapping[str, int]) -> dict[str, int]:
    return {f"{name}.": number for name, number in names.items()}


TERMS: dict[str, Term] = {
    "month": table(MONTHS | MONTH_ABBREVIATIONS | _with_full_stop(MONTH_ABBREVIATIONS), capital=True),
    "month_name": table(MONTHS | _with_full_stop(MONTH_ABBREVIATIONS), capital=True),
    "month_number": _digits(1, 12),
    "weekday": table(WEEKDAYS | _with_full_stop(WEEKDAY_ABBREVIATIONS), capital=True),
    "any_weekday": table(WEEKDAYS | WEEKDAY_ABBREVIATIONS | _with_full_stop(WEEKDAY_ABBREVIATIONS), capital=True),
    "day": Term(_day, frozenset((DIGITS, *ORDINALS, *TENS))),
    "day_number": _digits(1, 31),
    "ordinal": Term(_ordinal, frozenset((DIGITS, *ORDINALS, *TENS))),
    "year": _digits(YEARS.start, YEARS.stop - 1, length=4),
    "decade": Term(_decade, frozenset((DIGITS,))),
    "season": table(SEASON_NAMES),
    "count": Term(_count, frozenset((DIGITS, *NUMBERS, *VAGUE, *ABOUT))),
    "unit": table(UNITS),
    "units": table(PLURALS),
    "any_unit": table(UNITS | PLURALS),
    "which": table(WHICH),
    "part": any_of(PARTS),
    "number": _digits(0, 2359),
    "two_digits": _digits(0, 99, length=2),
}
TERMS["day_name"] = _phrases("{any_weekday} ,?")
TERMS["zone"] = _phrases("gmt|utc|est|edt|cet|cest|et|bst|msk|pst|pdt|z", "local time")
TERMS["hour"] = _phrases(
    "{number} :|. {number} am|pm|a.m.|p.m.? {zone}?",
    "{number} am|pm|a.m.|p.m. {zone}?",
    "{number} o'clock|hours|hrs? {zone}",
    "noon|midnight|midday|dawn|dusk|noontime {zone}?",
)
TERMS["clock"] = _phrases(
    ",? at|around|about|by? about|around|exactly|precisely? {hour}",
    ",? at|around|about|by? about|around|exactly|precisely? {hour} ( {hour} )",
    ",? in the {part}",
)
TERMS["edge"] = _phrases(
    "late|early|later|earlier",
    "late|early on|in the?",
    "mid|middle -?",
    "the? beginning|start|middle|end|close|rest|eve|height of",
    "the? first|second half|part of",
    "the? {part} of",
    "about|around? {hour} ,? on?",
)
