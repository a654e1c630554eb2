"""Times in the notation of TIMEX3 (TimeML 1.2.1, Saurí et al. 2006): type, value, modifier."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.domain.edtf import Days, bounds
from onrecord.domain.resolution import resolve
from onrecord.domain.times import TimeRef, TimexType, Unit

UNKNOWN_DAY = "XXXX-XX-XX"
SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
"""EDTF season numbers to TIMEX3's letters."""

UNKNOWN = {Unit.DAY: UNKNOWN_DAY, Unit.WEEK: "XXXX-WXX", Unit.MONTH: "XXXX-XX"}
"""Values of units that only the day of publication places."""


@dataclass(frozen=True, slots=True)
class Timex:
    """The attributes of one TIMEX3.

    ``begin`` and ``end`` are the values of the points that a stretch of time lies between, where it has two.
    """

    type: str
    value: str
    mod: str | None = None
    begin: str | None = None
    end: str | None = None


def timex(ref: TimeRef, published: str | None) -> Timex:
    """A time as TIMEX3 has it for an article of day ``published``.

    What only an unknown day of publication could place has X for what is not known ("XXXX-WXX-4", some Thursday). "Since" and
    "until" are no part of TIMEX3, so that the time after them stands for itself; a time without any end that is told is
    ``PAST_REF`` or ``FUTURE_REF``.
    """
    if ref.timex is not None:
        return Timex(ref.type, ref.timex, ref.mod)
    plain = replace(ref, open_start=False, open_end=False, approximate=False, uncertain=False, clock=None, clip=0, half=None)
    edtf = resolve(plain, published)
    found = Timex("DATE", _unknown(plain)) if edtf is None else _of_edtf(re.sub(r"[~?%]", "", edtf), plain)
    value = found.value + ref.clock if ref.clock and ref.type is TimexType.TIME else found.value
    return replace(found, type=ref.type if ref.type is TimexType.TIME else found.type, value=value, mod=ref.mod)


def ends(ref: TimeRef) -> tuple[TimeRef, ...]:
    """A time as TIMEX3 marks it: of a range told by two times, both."""
    if ref.until is None or ref.until.span is None:
        return (ref,)
    return replace(ref, until=None), ref.until


def day_value(published: str | None) -> str:
    """The value of the day of publication; all X where no single day is known."""
    days = bounds(published)
    return days[0].isoformat() if days and days[0] == days[1] else UNKNOWN_DAY


def _of_edtf(edtf: str, ref: TimeRef) -> Timex:
    first, _, last = edtf.partition("/")
    if not last:
        return Timex("TIME" if "T" in edtf else "DATE", _point(edtf))
    days = bounds(edtf)
    if days is None:
        return Timex("DATE", _point(first))
    if ref.type is TimexType.TIME:
        return Timex("TIME", _point(first))
    named = _named_stretch(days)
    if named is not None:
        return Timex("DATE", named)
    return Timex("DURATION", _length(days, first.count("-")), begin=_point(first), end=_point(last))


def _point(edtf: str) -> str:
    """A day, month, year or season, which TIMEX3 writes with letters."""
    year, _, rest = edtf.partition("-")
    return f"{year}-{SEASONS[rest]}" if rest in SEASONS else edtf


def _named_stretch(days: Days) -> str | None:
    """The value of a stretch that TIMEX3 has a name for: a week, weekend, quarter, half-year or decade."""
    first, last = days
    length = (last - first).days + 1
    year, week, weekday = first.isocalendar()
    if length == 7 and weekday == 1:
        return f"{year:04}-W{week:02}"
    if length == 2 and weekday == 6:
        return f"{year:04}-W{week:02}-WE"
    after = last + timedelta(days=1) if last < date.max else last
    months = (after.year - first.year) * 12 + after.month - first.month
    if first.day != 1 or after.day != 1 or (first.month - 1) % months:
        return None
    decade = f"{first.year:04}"[:3] if first.year % 10 == 0 else None
    return {3: f"{first.year:04}-Q{first.month // 3 + 1}", 6: f"{first.year:04}-H{first.month // 6 + 1}", 120: decade}.get(months)


def _length(days: Days, precision: int) -> str:
    """The length of a stretch in years, months or days, as its ends are told; both ends count."""
    first, last = days
    if precision == 0:
        return f"P{last.year - first.year + 1}Y"
    if precision == 1:
        return f"P{(last.year - first.year) * 12 + last.month - first.month + 1}M"
    return f"P{(last - first).days + 1}D"


def _unknown(ref: TimeRef) -> str:
    """The value of a time that cannot be placed, with X for what is not known."""
    if ref.fixed is not None:
        return _point(ref.fixed)
    if ref.unit is Unit.WEEKDAY and ref.weekday is not None:
        return f"XXXX-WXX-{ref.weekday + 1}"
    if ref.month is not None:
        return _point("XXXX" + "".join(f"-{number:02}" for number in (ref.month, ref.day) if number is not None))
    return UNKNOWN.get(ref.unit or Unit.DAY, "XXXX")
