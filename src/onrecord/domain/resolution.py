"""The values of times: a ``TimeRef`` and the day of publication make an EDTF value."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from onrecord.domain.edtf import SEASONS, Days, bounds, interval, interval_of, month_end
from onrecord.domain.holidays import holiday
from onrecord.domain.times import TimeRef, Unit

WIDEST_ANCHOR = 31
"""Days: where the publication is known no better than this, an anchored time says nothing."""

BY_THE_CLOCK = re.compile(r"T\d\d:\d\d$")


def resolve(ref: TimeRef | None, published: str | None) -> str | None:
    """The EDTF value of ``ref`` for an article of day ``published``; ``None`` where that is not known or no such day exists.

    ``published`` may be an interval of possible days; an anchored value is then the interval that it spans, marked uncertain.
    """
    if ref is None or not ref.tells:
        return None
    moved = ref.until or ref.open_end or ref.open_start or ref.shift or ref.months or ref.whole or ref.half or ref.clip
    if ref.fixed is not None and not moved:
        return _marked(_timed(ref.fixed, ref), ref)
    anchor = bounds(published) if ref.needs_anchor else (date.min, date.min)
    if anchor is None or (anchor[1] - anchor[0]).days > WIDEST_ANCHOR:
        return None
    try:
        own, until = _resolve_between(ref, anchor)
    except (ValueError, OverflowError):  # the count leaves the calendar
        return None
    in_doubt = ref.needs_anchor and (anchor[0] != anchor[1] or (published or "").endswith("?"))
    in_doubt = in_doubt or (ref.unit is Unit.DATE and ref.weekday not in (None, own[0].weekday()))
    return _with_ends(ref.doubted() if in_doubt else ref, own, until)


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
    return _marked(_timed(_season(ref, own) or interval(*own), ref), ref)


def _timed(value: str, ref: TimeRef) -> str:
    """A day with its time by the clock, where there is one: EDTF has it to the second, and no marks beside it."""
    if ref.clock is None or ref.uncertain or ref.approximate or not BY_THE_CLOCK.match(ref.clock) or len(value) != len("2022-02-21"):
        return value
    return f"{value}{ref.clock}:00{ref.zone or ''}"


def _season(ref: TimeRef, own: Days) -> str | None:
    season = f"{own[0].year:04}-{ref.month}"
    return season if ref.month in SEASONS and own == interval_of(season) else None


def _marked(value: str, ref: TimeRef) -> str:
    mark = "%" if ref.approximate and ref.uncertain else "~" if ref.approximate else "?" if ref.uncertain else ""
    if not mark or "%" in value or mark in value:
        return value
    return "/".join(part if part in ("", "..") else re.sub(r"[~?]$", "", part) + mark for part in value.split("/"))


def _resolve_day(ref: TimeRef, anchor: date) -> Days:
    first, last = _moved(_unshifted(ref, anchor), ref)
    if ref.clip and first <= anchor <= last:
        return (first, anchor) if ref.clip < 0 else (anchor, last)
    return first, last


def _moved(days: Days, ref: TimeRef) -> Days:
    """The days moved as ``ref`` asks; whole months stay whole."""
    first, last = days
    if ref.months:
        ends_month = last == month_end(last) and first != last
        first, last = _months_on(first, ref.months), _months_on(last, ref.months)
        last = month_end(last) if ends_month else last
    first, last = first + timedelta(days=ref.shift), last + timedelta(days=ref.shift)
    if ref.whole is not None:
        first, last = _unit_of(first, ref.whole)[0], _unit_of(last, ref.whole)[1]
    return (first, last) if ref.half is None else _half(first, last, ref.half)


def _half(first: date, last: date, which: int) -> Days:
    """The first or second half of a year or month, in whole months or with the 16th in the second; of anything else by its days."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    whole = first.day == 1 and last == month_end(last)
    if whole and months % 2 == 0:
        middle = _months_on(first, months // 2)
    else:
        middle = first + timedelta(days=15 if whole and months == 1 else ((last - first).days + 1) // 2)
    return (first, middle - timedelta(days=1)) if which == 1 else (middle, last)


def _months_on(day: date, months: int) -> date:
    """The day so many months later; at the end of a month that is shorter, its last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    start = date(year, month + 1, 1)
    return start.replace(day=min(day.day, month_end(start).day))


def _unshifted(ref: TimeRef, anchor: date) -> Days:
    if ref.fixed is not None:
        return interval_of(ref.fixed)
    if ref.unit is Unit.WEEKDAY:
        day = _weekday(ref, anchor)
        return day, day
    if ref.unit is Unit.YEAR and ref.month is not None:
        return interval_of(f"{anchor.year + ref.amount:04}{_month_and_day(ref)}")
    if ref.unit is Unit.DATE:
        return _dated(ref, anchor)
    assert ref.unit is not None
    return _unit_of(anchor, ref.unit, ref.amount)


MONTHS_OF = {Unit.MONTH: 1, Unit.QUARTER: 3}
YEARS_OF = {Unit.YEAR: 1, Unit.DECADE: 10, Unit.CENTURY: 100}


def _unit_of(day: date, unit: Unit, amount: int = 0) -> Days:
    """The unit that holds a day, or the one so many away."""
    if unit in YEARS_OF:
        length = YEARS_OF[unit]
        first = day.year - day.year % length + amount * length
        return date(first, 1, 1), date(first + length - 1, 12, 31)
    if unit in MONTHS_OF:
        length = MONTHS_OF[unit]
        begin = _months_on(date(day.year, day.month - (day.month - 1) % length, 1), amount * length)
        return begin, month_end(_months_on(begin, length - 1))
    if unit is Unit.WEEK:
        monday = _monday(day, amount)
        return monday, monday + timedelta(days=6)
    return day + timedelta(days=amount), day + timedelta(days=amount)


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
    """The occurrence of a month, season, holiday or day of the year that ``ref`` asks for; ValueError where there is none."""
    found: list[tuple[int, Days]] = []
    for year in range(anchor.year - LEAP_GAP, anchor.year + LEAP_GAP + 1):
        days = _of_year(ref, year)
        if days is None:
            continue
        ahead = max(0, (days[0] - anchor).days) - max(0, (anchor - days[1]).days)
        against = ahead * ref.amount <= 0 if ref.strict else ahead * ref.amount < 0
        if not (ref.strict and against):
            found.append((abs(ahead) * (AGAINST_TENSE if against else 1), days))
    return min(found)[1]


def _of_year(ref: TimeRef, year: int) -> Days | None:
    if ref.holiday is None:
        return bounds(f"{year:04}{_month_and_day(ref)}")
    day = holiday(ref.holiday, year)
    return day, day


def _month_and_day(ref: TimeRef) -> str:
    return "".join(f"-{number:02}" for number in (ref.month, ref.day) if number is not None)
