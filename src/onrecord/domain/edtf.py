"""EDTF, the Extended Date/Time Format of ISO 8601-2:2019, at level 1: what its values cover, and how stretches of days are written."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache

Days = tuple[date, date]
"""First and last day."""


@lru_cache(maxsize=65536)
def bounds(edtf: str | None) -> Days | None:
    """First and last day of a closed EDTF value; ``None`` where it is none, open or ends before it begins."""
    if not edtf:
        return None
    parts = [re.sub(r"[~?%]", "", p).split("T")[0] for p in edtf.split("/")]
    if len(parts) > 2 or any(p in ("", "..") for p in parts):
        return None
    try:
        spans = [interval_of(p) for p in parts]
    except ValueError:
        return None
    first, last = spans[0][0], spans[-1][1]
    return (first, last) if first <= last else None


def ends(edtf: str) -> tuple[date | None, date | None]:
    """First and last day of an EDTF value; ``None`` at an open end, and where no day is named."""
    first, _, last = edtf.partition("/")
    begin, end = bounds(first), bounds(last or first)
    return begin[0] if begin else None, end[1] if end else None


PART = re.compile(r"-?\d{4}(-\d\d(-\d\d)?)?[?~%]?")


def is_edtf(value: str) -> bool:
    """Whether it is a day, month or year that the calendar has, or an interval of them, as level 1 writes it; an end may be open."""
    ends = value.split("/")
    closed = [end for end in ends if end != ".."]
    if not closed or len(ends) > 2 or not all(PART.fullmatch(end) for end in closed):
        return False
    return all(bounds(end) for end in closed) and (len(closed) < len(ends) or bounds(value) is not None)


def one_day(value: str) -> str:
    """The value, which is a single ISO day.

    Raises:
        ValueError: if it is not.
    """
    days = bounds(value)
    if days is None or value != days[0].isoformat():
        raise ValueError(f"{value!r} is no day; write it like 1962-10-22")
    return value


def gap(one: Days, other: Days) -> int:
    """Days from the end of the earlier of two intervals to the beginning of the later; 0 where they overlap."""
    return max(0, (other[0] - one[1]).days, (one[0] - other[1]).days)


def interval(first: date, last: date) -> str:
    """The shortest EDTF value from ``first`` to ``last``: a day, a month, a year, or an interval of them."""
    begin, end = first.isoformat(), last.isoformat()
    if first.day == 1 and last == month_end(last):
        whole_years = (first.month, last.month) == (1, 12)
        begin, end = (begin[:4], end[:4]) if whole_years else (begin[:7], end[:7])
    return begin if begin == end else f"{begin}/{end}"


SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
"""EDTF season numbers to northern months."""


def interval_of(part: str) -> Days:
    """The days that a value without an interval covers.

    Raises:
        ValueError: where the calendar has none such.
    """
    pieces = re.sub(r"[~?%]", "", part).split("T")[0].split("-")
    year = int(pieces[0])
    if len(pieces) == 1:
        return date(year, 1, 1), date(year, 12, 31)
    month = int(pieces[1])
    if month in SEASONS:
        begin, end = SEASONS[month]
        return date(year, begin, 1), month_end(date(year + (end < begin), end, 1))
    if len(pieces) == 2:
        return date(year, month, 1), month_end(date(year, month, 1))
    day = date(year, month, int(pieces[2]))
    return day, day


def month_end(day: date) -> date:
    """The last day of a day's month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
