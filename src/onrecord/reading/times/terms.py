"""The vocabulary of times: months, weekdays, numbers, units, parts of the year, and what stands before and after a date."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from onrecord.domain.holidays import HOLIDAYS
from onrecord.domain.times import Unit
from onrecord.reading.numerals import ONES, TENS
from onrecord.reading.times import clocks
from onrecord.reading.times.clocks import Clock
from onrecord.reading.times.counts import COUNT, cardinal
from onrecord.reading.times.phrases import Term, compile_phrase, either, table
from onrecord.reading.times.words import DIGITS, Word

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTH_ABBREVIATIONS = {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
WEEKDAY_ABBREVIATIONS = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6}
SEASON_NAMES = {"spring": 21, "springtime": 21, "summer": 22, "summertime": 22, "autumn": 23, "fall": 23, "winter": 24, "wintertime": 24}
WHICH = {"last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "upcoming": 1}

ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth"
    " seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {word: number for number, word in enumerate(ORDINAL_WORDS.split(), start=1)} | {"thirtieth": 30}

YEARS = range(1000, 2100)


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit of time: its letter in ISO 8601 durations after ``factor``, and the unit of the calendar that it counts in, if any."""

    letter: str
    unit: Unit | None = None
    factor: int = 1

    @property
    def of_day(self) -> bool:
        """Whether it is a part of a day, which ISO 8601 writes after a T."""
        return self.letter in ("S", "m", "H")


MEASURES = {
    "second": Measure("S"),
    "minute": Measure("m"),
    "hour": Measure("H"),
    "day": Measure("D", Unit.DAY),
    "week": Measure("W", Unit.WEEK),
    "fortnight": Measure("W", Unit.WEEK, 2),
    "weekend": Measure("WE"),
    "month": Measure("M", Unit.MONTH),
    "quarter": Measure("Q", Unit.QUARTER),
    "year": Measure("Y", Unit.YEAR),
    "decade": Measure("Y", Unit.YEAR, 10),
    "century": Measure("Y", Unit.YEAR, 100),
}
"""Minutes have a small letter here, since M stands for months."""

SHORT = {"sec": "second", "min": "minute", "hr": "hour", "wk": "week", "yr": "year"}
PLURALS = {("centuries" if name == "century" else f"{name}s"): measure for name, measure in MEASURES.items()}
PLURALS |= {f"{short}{ending}": MEASURES[name] for short, name in SHORT.items() for ending in ("s", "s.", ".")}
UNITS = {unit.value: unit for unit in (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR, Unit.DECADE, Unit.CENTURY)}
EDGES = {
    "late": "END",
    "early": "START",
    "later": None,
    "earlier": None,
    "late on": "END",
    "early on": "START",
    "late in the?": "END",
    "early in the?": "START",
    "later|earlier in": None,
    "mid|middle -?": "MID",
    "the? beginning|start of": "START",
    "the? middle of": "MID",
    "the? end|close of": "END",
    "the? rest|eve|height|course of": None,
    "the? early|first|opening part|days|weeks|months|years of": "START",
    "the? late|latter|last part|days|weeks|months|years of": "END",
    "the? first part of": "START",
    "the? second|last|latter part of": "END",
    "around|about|circa": "APPROX",
}
"""What stands before a time and tells which part of it is meant: TIMEX3's modifier."""


def _digits(low: int, high: int, *, length: int | None = None) -> Term:
    def find(words: Sequence[Word], at: int) -> Iterator[tuple[int, int]]:
        form = _form(words, at)
        if form.isdecimal() and (len(form) == length if length else len(form) <= 4) and low <= int(form) <= high:
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


def _decade(words: Sequence[Word], at: int) -> Iterator[tuple[int, int]]:
    """``1980s``, ``'80s``, ``the eighties``."""
    form = _form(words, at)
    if form in TENS_OF_YEARS:
        yield at + 1, 1900 + TENS_OF_YEARS[form]
    elif form.endswith("0s") and form[:-1].isdecimal():
        if len(form) == 5 and int(form[:-1]) in YEARS:
            yield at + 1, int(form[:-1])
        elif len(form) == 3 and at and _form(words, at - 1) in ("the", "'", "’", "‘", "early", "late", "mid", "-"):
            yield at + 1, 1900 + int(form[:-1])


TENS_OF_YEARS = {f"{word[:-1]}ies": number for word, number in TENS.items() if number > 10}


def _spoken_year(words: Sequence[Word], at: int) -> Iterator[tuple[int, int]]:
    """``nineteen ninety-seven``, ``two thousand and five``."""
    form = _form(words, at)
    if form in ("eighteen", "nineteen", "twenty"):
        rest = cardinal(words, at + 1)
        if rest is not None and 10 <= rest[1] < 100:
            yield rest[0], 100 * (TENS | ONES)[form] + int(rest[1])
    elif form == "two" and _form(words, at + 1) == "thousand":
        rest = cardinal(words, at + 2 + (_form(words, at + 2) == "and"))
        if rest is not None and rest[1] < 100:
            yield rest[0], 2000 + int(rest[1])
        elif _form(words, at + 2) not in TENS:
            yield at + 2, 2000


def _holiday(words: Sequence[Word], at: int) -> Iterator[tuple[int, str]]:
    for name in HOLIDAYS_BY_FIRST.get(_form(words, at), ()):
        end = at + len(name)
        if words[at].capital and [word.form.replace("’", "'") for word in words[at:end]] == name:
            yield end, NAMED_HOLIDAYS[" ".join(name)]


def _cut(name: str) -> str:
    """A holiday's name as its words are cut."""
    return name.replace("'s ", " ' s ").replace("s' ", "s ' ")


NAMED_HOLIDAYS = {_cut(name): name for name in HOLIDAYS} | {
    "christmas day": "christmas",
    "xmas": "christmas",
    _cut("new year's"): "new year's day",
    "thanksgiving day": "thanksgiving",
    _cut("veterans' day"): "veterans day",
}
HOLIDAYS_BY_FIRST: dict[str, list[list[str]]] = {}
for _name in NAMED_HOLIDAYS:
    HOLIDAYS_BY_FIRST.setdefault(_name.split()[0], []).append(_name.split())


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands before or after a day: a modifier, a half, a time of day, the same time in another zone."""

    mod: str | None = None
    half: int | None = None
    clock: Clock | None = None
    elsewhere: Clock | None = None


def _said(*phrases: str, value: Any = None) -> list[tuple[Any, Any]]:
    return [(compile_phrase(phrase, TERMS), _beside if value is None else lambda _values: value) for phrase in phrases]


def _beside(values: Any) -> Beside:
    part = values.get("part")
    return Beside(clock=values.get("time") or (Clock(part) if part else None), elsewhere=values.get("second"))


_full_stop = {f"{name}.": number for name, number in MONTH_ABBREVIATIONS.items()}
_day_stop = {f"{name}.": number for name, number in WEEKDAY_ABBREVIATIONS.items()}

TERMS: dict[str, Term] = {
    **clocks.TERMS,
    "month": table(MONTHS | MONTH_ABBREVIATIONS | _full_stop, capital=True),
    "month_name": table(MONTHS | _full_stop, capital=True),
    "month_number": _digits(1, 12),
    "weekday": table(WEEKDAYS | _day_stop, capital=True),
    "any_weekday": table(WEEKDAYS | WEEKDAY_ABBREVIATIONS | _day_stop, capital=True),
    "weekdays": table({f"{name}s": number for name, number in WEEKDAYS.items()}, capital=True),
    "day": Term(_day, frozenset((DIGITS, *ORDINALS, *TENS))),
    "day_number": _digits(1, 31),
    "ordinal": Term(_ordinal, frozenset((DIGITS, *ORDINALS, *TENS))),
    "figure_year": _digits(YEARS.start, YEARS.stop - 1, length=4),
    "spoken_year": Term(_spoken_year, frozenset(("eighteen", "nineteen", "twenty", "two"))),
    "early_year": _digits(1, 2999),
    "decade": Term(_decade, frozenset((DIGITS, *TENS_OF_YEARS))),
    "season": table(SEASON_NAMES),
    "holiday": Term(_holiday, frozenset(HOLIDAYS_BY_FIRST)),
    "count": COUNT,
    "measure": table(MEASURES),
    "measures": table(PLURALS),
    "any_measure": table(MEASURES | PLURALS),
    "unit": table(UNITS),
    "which": table(WHICH),
    "two_digits": _digits(0, 99, length=2),
    "sort": table(
        dict.fromkeys(
            "full whole straight consecutive long business trading working calendar fiscal more further additional solid".split(), 1
        )
    ),
}
_CHOICES: dict[str, dict[str, Any]] = {
    "half_of": {"first": 1, "second|last|latter": 2},
    "which_part": {"first|opening": 1, "second": 2, "third": 3, "fourth": 4, "last|final|closing": -1},
    "latest": {"latest|current": True, "most recent": True},
    "year_back": {"year -? earlier|ago": True},
    "one": {"long": True},
    "era": {"bc|bce|b.c.": True},
}
for _name, _forms in _CHOICES.items():
    TERMS[_name] = either([pair for _phrase, _value in _forms.items() for pair in _said(_phrase, value=_value)])
TERMS["year"] = either(
    [
        (compile_phrase("{figure_year}", TERMS), lambda values: values["figure_year"]),
        (compile_phrase("{spoken_year}", TERMS), lambda values: values["spoken_year"]),
    ]
)
_halves = {"the? first half of": Beside("START", half=1), "the? second|last|latter half of": Beside("END", half=2)}
_edges = {phrase: Beside(mod) for phrase, mod in EDGES.items()} | _halves
TERMS["edge"] = either([pair for phrase, beside in _edges.items() for pair in _said(phrase, value=beside)])
TERMS["day_name"] = either([(compile_phrase("{any_weekday} ,?", TERMS), lambda values: values["any_weekday"])])
TERMS["lead"] = either(
    [
        *((compile_phrase(f"{{edge}} {rest}".strip(), TERMS), lambda values: values["edge"]) for rest in ("", "on")),
        *_said(
            "about|around? {time} ,? on|of|,?",
            "{time} ,? on the {part} of",
            "the? {part} of|on",
        ),
    ]
)
TERMS["tail"] = either(
    _said(
        "{part}",
        "( {clock:second} )",
        "'|’ s {part}",
        ",? at|around|about|by|until? about|around|exactly|precisely|just|shortly? {time}",
        ",? at about|around|exactly|precisely|just|approximately {time}",
        ",? in the {part}",
    )
)
