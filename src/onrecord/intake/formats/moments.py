"""Days and moments as records, feeds and servers write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time
from email.utils import parsedate_to_datetime

from onrecord.domain.edtf import bounds
from onrecord.intake.head import dates

PART_OF_DAY = re.compile(r"\d{4}(?:-\d{2})?[?~%]?")
CLOCK = re.compile(r"(?!.*\d\s*[ap]\.?m\b).*?(?:\d:\d\d|\dT\d{4}|\d{10})", re.IGNORECASE | re.DOTALL)
"""A time of day by 24 hours."""

ZONE_NAME = re.compile(r"\s*(?:UTC|GMT|Z)$")
EPOCH = re.compile(r"-?\d{9,10}(?:\.\d+)?|\d{12,13}")
"""Seconds or milliseconds since 1970, of any day from 1973 on."""

SECONDS_FROM = 10**11
"""Numbers above it count milliseconds: as seconds, they would lie in a year beyond 5000."""

LONGEST = 100


@dataclass(frozen=True, slots=True)
class Moment:
    """An EDTF day, and the moment in ISO 8601 where a time of day is stated."""

    day: str | None = None
    moment: str | None = None

    @property
    def either(self) -> str | None:
        return self.moment or self.day


def read(value: object) -> Moment:
    """The day and moment that a field states; a midnight on the dot is no time of day, but how programs write a day."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return Moment()
    written = str(value).strip()[:LONGEST]
    if EPOCH.fullmatch(written):
        return _counted(float(written))
    at = _parsed(written) if CLOCK.match(written) else None
    day = _day(written) or _day_of(at)
    if at is None or day is None or at.timetz().replace(tzinfo=None) == time():
        return Moment(day)
    return Moment(day, at.isoformat())


def _counted(number: float) -> Moment:
    seconds = number / 1000 if abs(number) > SECONDS_FROM else number
    at = datetime.fromtimestamp(seconds, UTC)
    day = _day_of(at)
    return Moment(day, at.isoformat(timespec="seconds") if day else None)


def _parsed(written: str) -> datetime | None:
    """The moment in ISO 8601 or as mails and feeds write it."""
    plain = ZONE_NAME.sub("+00:00", written)
    for parse, form in ((datetime.fromisoformat, plain), (_compact, written), (parsedate_to_datetime, written)):
        try:
            return parse(form)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _compact(written: str) -> datetime:
    """Fourteen figures, as web archives write them."""
    return datetime.strptime(written[:14], "%Y%m%d%H%M%S").replace(tzinfo=UTC)


def _day_of(at: datetime | None) -> str | None:
    found = dates.calendar_day(at.year, at.month, at.day) if at else None
    return found.isoformat() if found else None


def _day(value: str) -> str | None:
    """The EDTF day of a field: what is one already, or the first whole date in it."""
    stated = next(dates.whole(value), None)
    if stated is not None:
        return stated.day.isoformat()
    if re.fullmatch(r"(?:19|20)\d{6}", value):
        found = dates.calendar_day(int(value[:4]), int(value[4:6]), int(value[6:]))
        return found.isoformat() if found else None
    days = bounds(value) if PART_OF_DAY.fullmatch(value) else None
    return value if days and days[0] >= dates.EARLIEST and days[1] <= dates.LATEST else None
