"""Days that a text states as its day of publication: date lines, stamps, and days within addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.intake.text.wording import MONTH, WEEKDAY, either

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAY = re.compile(
    r"\b(?:(?P<y1>\d{4})[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})(?!\d)"
    rf"|(?P<m2>{MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})\b"
    rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?P<m3>{MONTH}),?[\s-]+(?P<y3>\d{{4}})\b"
    r"|(?P<a4>\d{1,2})(?P<by>[./-])(?P<b4>\d{1,2})(?P=by)(?P<y4>\d{4})\b)",
    re.IGNORECASE,
)
"""A whole date: year first, month name first, day first, or in figures."""

PART_DAY = re.compile(rf"\b(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})\b(?!,?\s+\d{{4}})", re.IGNORECASE)
"""A day without its year, as datelines have it."""

STAMP_WORDS = re.compile(
    rf"\b(?:{either('published posted updated last modified first created issued released dated? on at by time local noon midnight')}"
    rf"|{either('edt est et ct cdt cst pt pdt pst gmt utc bst cet ist msk [ap][.]?m')}|{WEEKDAY})(?!\w)\.?"
    r"|\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\.\d+)?z?|(?<=t)\d{2}:\d{2}|[+-]\d{2}:?\d{2}|[\W_]|\bt(?=\d)",
    re.IGNORECASE,
)
"""What may stand beside a date in a line that is nothing but a date."""

YEAR = re.compile(r"\d{4}")

LONGEST_STAMP = 120
"""Characters of such a line."""

LEADING = re.compile(
    rf"\s*(?:{either('dated? published posted updated')}\b:?\s*(?:on\s+)?)?"
    r"(?P<stamp>\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?Z?)?)(?=\s+[^\W\d_]|\s*$)",
    re.IGNORECASE,
)
"""A date stamp run together with the text that follows."""

IN_ADDRESS = re.compile(r"[/=-](?P<y>(?:19|20)\d{2})[/-]?(?P<m>0[1-9]|1[0-2])[/-]?(?P<d>0[1-9]|[12]\d|3[01])(?=[/_.?&-]|$)")

EARLIEST, LATEST = date(1900, 1, 1), date(2100, 1, 1)
"""Days between which a day of publication is believed; fixed, so that one text always reads the same. Programs write year 1 for none."""

EPOCH = frozenset((date(1969, 12, 31), date(1970, 1, 1)))
"""The day from which programs count, in any zone: written where they know of none."""

OF_CHANGE = re.compile(r"updat|modif", re.IGNORECASE)

NEAREST_YEAR = 45
"""Days between a day without a year and a whole date elsewhere in the text, within which the latter lends its year."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A whole date with its place in the string."""

    start: int
    end: int
    day: date


@dataclass(frozen=True, slots=True)
class Told:
    """A day that a line tells, and whether it is that of a change."""

    day: date
    late: bool


def whole(text: str) -> Iterator[Stated]:
    """All dates with day, month and year; what fits no calendar, or may be read two ways, is left out."""
    for found in DAY.finditer(text):
        day = _day(found)
        if day is not None:
            yield Stated(found.start(), found.end(), day)


def _day(found: re.Match[str]) -> date | None:
    if found["y1"]:
        return calendar_day(int(found["y1"]), int(found["m1"]), int(found["d1"]))
    if found["y2"]:
        return calendar_day(int(found["y2"]), _month(found["m2"]), int(found["d2"]))
    if found["y3"]:
        return calendar_day(int(found["y3"]), _month(found["m3"]), int(found["d3"]))
    first, second, year = int(found["a4"]), int(found["b4"]), int(found["y4"])
    if found["by"] == "." or first > 12 or first == second:
        return calendar_day(year, second, first)
    return calendar_day(year, first, second) if second > 12 else None


def _month(name: str) -> int:
    return MONTHS.index(name[:3].lower()) + 1


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day, or ``None`` where the calendar has none such, or no report can be of it."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if EARLIEST <= found <= LATEST and found not in EPOCH else None


def stamp(line: str) -> date | None:
    """The day of a line that states a day, perhaps with a time and "Published", and nothing else."""
    stated = list(whole(line)) if len(line) <= LONGEST_STAMP and YEAR.search(line) else []
    if not stated:
        return None
    rest = line
    for one in reversed(stated):
        rest = rest[: one.start] + " " + rest[one.end :]
    return stated[0].day if not STAMP_WORDS.sub("", rest) else None


def told(text: str) -> Iterator[Told]:
    """The days that a text states, and whether each is that of a change, by the words before it."""
    before = 0
    for stated in whole(text):
        yield Told(stated.day, late=OF_CHANGE.search(text, before, stated.start) is not None)
        before = stated.end


def leading(line: str) -> tuple[int, date] | None:
    """End and day of a stamp with which a line begins."""
    found = LEADING.match(line)
    day = next(whole(found["stamp"]), None) if found else None
    return (found.end(), day.day) if found and day else None


def in_address(url: str | None) -> date | None:
    """The day in a web address of the form ``/2020/01/31/`` or ``-20200131``."""
    found = IN_ADDRESS.search(url or "")
    return calendar_day(int(found["y"]), int(found["m"]), int(found["d"])) if found else None


def with_year(part: str, text: str) -> date | None:
    """The day of ``part`` ("Oct. 23"), its year lent by the one whole date of ``text`` that is near; ``None`` where none or several do."""
    found = PART_DAY.search(part)
    if found is None:
        return None
    near: set[date] = set()
    for other in whole(text):
        for year in (other.day.year - 1, other.day.year, other.day.year + 1):
            day = calendar_day(year, _month(found["month"]), int(found["day"]))
            if day and abs((day - other.day).days) <= NEAREST_YEAR:
                near.add(day)
    return near.pop() if len(near) == 1 else None
