"""Times: EDTF values, and the symbolic times of a Reading that wait for the day of publication.

EDTF is the Extended Date/Time Format of ISO 8601-2:2019 at level 1. A ``TimeRef`` says how the text
names a time, never which day it is: the day depends on the day of publication, which another article
of the pile may yet supply.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from onrecord.domain.spans import Span

Days = tuple[date, date]
"""First and last day."""


PASSING = "told-in-passing"
"""The rule of a time that only the article's own day gives, for what it tells in passing."""


class Unit(StrEnum):
    DAY = "day"
    WEEKDAY = "weekday"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    DATE = "date"
    """A month, with or without its day, whose year the text leaves open."""


@dataclass(frozen=True, slots=True)
class TimeRef:
    """A time as the text names it.

    Either ``fixed`` holds an EDTF value that needs no anchor, or the value counts from the day of publication:

    - ``DAY``: ``amount`` days after it (``yesterday`` −1).
    - ``WEEKDAY``: the nearest ``weekday`` (0 is Monday) before (``amount`` −1), after (1) or around it (0); the day itself
      counts in all three, unless ``strict``. With ``week``, that day of the calendar week so many away (``Tuesday of last week`` −1).
    - ``WEEK``, ``MONTH``, ``YEAR``: the whole unit ``amount`` away (``last week`` −1), Monday first; of a year perhaps only the
      ``month`` and ``day`` named (``October last year``).
    - ``DATE``: the nearest ``month``, or ``day`` of it; ``amount`` says that it is rather behind (−1) or ahead (1), and where
      ``strict``, that it is so and not of the day itself (``last July``). ``month`` may be an EDTF season.

    ``shift`` moves the value so found by days (``the day before``, told after ``Thursday``).
    ``until`` makes an interval that begins at this time and ends at the other; where a weekday or date would end it before it
    begins, one that lies behind begins earlier, another ends later. ``open_end`` and ``open_start`` leave an end open.
    ``span`` is the expression in the text; ``None`` for a time that a rule of discourse supplied. ``rule`` names the rule. With neither
    ``fixed`` nor ``unit`` there is no time, and the rule says why.
    """

    rule: str
    span: Span | None = None
    fixed: str | None = None
    unit: Unit | None = None
    amount: int = 0
    weekday: int | None = None
    week: int | None = None
    month: int | None = None
    day: int | None = None
    strict: bool = False
    shift: int = 0
    until: TimeRef | None = None
    open_start: bool = False
    open_end: bool = False
    approximate: bool = False
    uncertain: bool = False

    @property
    def tells(self) -> bool:
        """Whether it names a time; one that does not only says, by its rule, why there is none."""
        return self.fixed is not None or self.unit is not None

    @property
    def needs_anchor(self) -> bool:
        return self.fixed is None or (self.until is not None and self.until.needs_anchor)

    @property
    def is_day(self) -> bool:
        """Whether it names a single day, so that "the day before" can count from it."""
        if self.until is not None or self.open_start or self.open_end:
            return False
        if self.fixed is not None:
            return self.fixed.count("-") == 2
        return self.unit in (Unit.DAY, Unit.WEEKDAY) or self.day is not None

    def doubted(self) -> TimeRef:
        return replace(self, uncertain=True)

    def moved(self, days: int) -> TimeRef:
        """The time so many days after this one."""
        return replace(self, shift=self.shift + days)


WIDEST_ANCHOR = 31
"""Days: where the publication is known no better than this, an anchored time says nothing."""


def resolve(ref: TimeRef | None, published: str | None) -> str | None:
    """The EDTF value of ``ref`` for an article of day ``published``; ``None`` where that is not known or no such day exists.

    ``published`` may be an interval of possible days; an anchored value is then the interval that it spans, marked uncertain.
    """
    if ref is None or not ref.tells:
        return None
    if ref.fixed is not None and not (ref.until or ref.open_end or ref.open_start or ref.shift):
        return _marked(ref.fixed, ref)
    anchor = bounds(published) if ref.needs_anchor else (date.min, date.min)
    if anchor is None or (anchor[1] - anchor[0]).days > WIDEST_ANCHOR:
        return None
    try:
        own, until = _resolve_between(ref, anchor)
    except (ValueError, OverflowError):  # the count leaves the calendar
        return None
    in_doubt = ref.needs_anchor and (anchor[0] != anchor[1] or (published or "").endswith("?"))
    return _with_ends(ref.doubted() if in_doubt else ref, own, until)


def bounds(edtf: str | None) -> Days | None:
    """First and last day of a closed EDTF value; ``None`` where it is none, open or ends before it begins."""
    if not edtf:
        return None
    parts = [re.sub(r"[~?%]", "", p).split("T")[0] for p in edtf.split("/")]
    if len(parts) > 2 or any(p in ("", "..") for p in parts):
        return None
    try:
        spans = [_interval_of(p) for p in parts]
    except ValueError:
        return None
    first, last = spans[0][0], spans[-1][1]
    return (first, last) if first <= last else None


def gap(one: Days, other: Days) -> int:
    """Days from the end of the earlier of two intervals to the beginning of the later; 0 where they overlap."""
    return max(0, (other[0] - one[1]).days, (one[0] - other[1]).days)


def interval(first: date, last: date) -> str:
    """The shortest EDTF value from ``first`` to ``last``: a day, a month, a year, or an interval of them."""
    begin, end = first.isoformat(), last.isoformat()
    if first.day == 1 and last == _month_end(last):
        whole_years = (first.month, last.month) == (1, 12)
        begin, end = (begin[:4], end[:4]) if whole_years else (begin[:7], end[:7])
    return begin if begin == end else f"{begin}/{end}"


SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
"""EDTF season numbers to northern months."""


def _interval_of(part: str) -> Days:
    pieces = re.sub(r"[~?%]", "", part).split("T")[0].split("-")
    year = int(pieces[0])
    if len(pieces) == 1:
        return date(year, 1, 1), date(year, 12, 31)
    month = int(pieces[1])
    if month in SEASONS:
        begin, end = SEASONS[month]
        return date(year, begin, 1), _month_end(date(year + (end < begin), end, 1))
    if len(pieces) == 2:
        return date(year, month, 1), _month_end(date(year, month, 1))
    day = date(year, month, int(pieces[2]))
    return day, day


def _month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _resolve_between(ref: TimeRef, anchor: Days) -> tuple[Days, Days | None]:
    """The days of ``ref`` and of its ``until``, from the earliest to the latest that ``anchor`` allows."""
    if ref.until is None:
        return (_resolve_day(ref, anchor[0])[0], _resolve_day(ref, anchor[1])[1]), None
    (begin, end), (last_begin, last_end) = (_ordered(ref, ref.until, day) for day in anchor)
    return (begin[0], last_begin[1]), (end[0], last_end[1])


def _ordered(ref: TimeRef, until: TimeRef, anchor: date) -> tuple[Days, Days]:
    begin, end = _resolve_day(ref, anchor), _resolve_day(until, anchor)
    if begin[0] <= end[1]:
        return begin, end
    if ref.amount < 0 and ref.unit in (Unit.WEEKDAY, Unit.DATE):
        return _resolve_day(replace(ref, week=None), end[1]), end
    if until.unit in (Unit.WEEKDAY, Unit.DATE):
        return begin, _resolve_day(replace(until, amount=1, week=None), begin[0])
    return begin, end


def _with_ends(ref: TimeRef, own: Days, until: Days | None) -> str:
    if until is not None:
        return _marked(interval(own[0], max(own[0], until[1])), ref)
    if ref.open_end:
        return f"{_marked(own[0].isoformat(), ref)}/.."
    if ref.open_start:
        return f"../{_marked(own[1].isoformat(), ref)}"
    return _marked(_season(ref, own) or interval(*own), ref)


def _season(ref: TimeRef, own: Days) -> str | None:
    season = f"{own[0].year:04}-{ref.month}"
    return season if ref.month in SEASONS and own == _interval_of(season) else None


def _marked(value: str, ref: TimeRef) -> str:
    mark = "%" if ref.approximate and ref.uncertain else "~" if ref.approximate else "?" if ref.uncertain else ""
    if not mark or "%" in value or mark in value:
        return value
    return "/".join(part if part in ("", "..") else re.sub(r"[~?]$", "", part) + mark for part in value.split("/"))


def _resolve_day(ref: TimeRef, anchor: date) -> Days:
    first, last = _unshifted(ref, anchor)
    return first + timedelta(days=ref.shift), last + timedelta(days=ref.shift)


def _unshifted(ref: TimeRef, anchor: date) -> Days:
    if ref.fixed is not None:
        return _interval_of(ref.fixed)
    if ref.unit is Unit.WEEKDAY:
        day = _weekday(ref, anchor)
        return day, day
    if ref.unit is Unit.WEEK:
        monday = _monday(anchor, ref.amount)
        return monday, monday + timedelta(days=6)
    if ref.unit is Unit.MONTH:
        year, month = divmod(anchor.year * 12 + anchor.month - 1 + ref.amount, 12)
        return _interval_of(f"{year:04}-{month + 1:02}")
    if ref.unit is Unit.YEAR:
        return _interval_of(f"{anchor.year + ref.amount:04}{_month_and_day(ref)}")
    if ref.unit is Unit.DATE:
        return _dated(ref, anchor)
    day = anchor + timedelta(days=ref.amount)
    return day, day


def _monday(day: date, weeks: int) -> date:
    return day + timedelta(weeks=weeks, days=-day.weekday())


def _weekday(ref: TimeRef, anchor: date) -> date:
    assert ref.weekday is not None
    if ref.week is not None:
        return _monday(anchor, ref.week) + timedelta(days=ref.weekday)
    ahead = (ref.weekday - anchor.weekday()) % 7
    if ref.amount > 0:
        return anchor + timedelta(days=ahead or (7 if ref.strict else 0))
    if ref.amount < 0:
        return anchor + timedelta(days=ahead - 7 if ahead or ref.strict else 0)
    return anchor + timedelta(days=ahead if ahead <= 3 else ahead - 7)


LEAP_GAP = 8
"""Years: the longest wait for a 29 February."""

AGAINST_TENSE = 6
"""How many times nearer a date without its year must be to lie against the tense: writers name the year of a far one."""


def _dated(ref: TimeRef, anchor: date) -> Days:
    """The occurrence of a month, season or day of the year that ``ref`` asks for; ValueError where there is none."""
    found: list[tuple[int, Days]] = []
    for year in range(anchor.year - LEAP_GAP, anchor.year + LEAP_GAP + 1):
        days = bounds(f"{year:04}{_month_and_day(ref)}")
        if days is None:
            continue
        ahead = max(0, (days[0] - anchor).days) - max(0, (anchor - days[1]).days)
        against = ahead * ref.amount <= 0 if ref.strict else ahead * ref.amount < 0
        if not (ref.strict and against):
            found.append((abs(ahead) * (AGAINST_TENSE if against else 1), days))
    return min(found)[1]


def _month_and_day(ref: TimeRef) -> str:
    return "".join(f"-{number:02}" for number in (ref.month, ref.day) if number is not None)
