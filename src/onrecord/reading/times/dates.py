"""What dates of the calendar say: days, months, seasons, quarters, years and decades, with their year or without it."""

from __future__ import annotations

import calendar
from dataclasses import replace

from onrecord.domain.times import TimeRef, Unit
from onrecord.reading.times.phrases import Values
from onrecord.reading.times.place import WAYS, Place


def _valid(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


LEAP_YEAR = 2000
"""Stands for a year left open, so that 29 February is a day."""


def full_date(values: Values, _: Place) -> TimeRef | None:
    year, month, day = values["year"], values["month"], values["day"]
    if not _valid(year, month, day):
        return None
    begin = TimeRef("date-in-text", fixed=f"{year}-{month:02}-{day:02}")
    last = values.get("last")
    if last is None:
        return begin
    return replace(begin, until=replace(begin, fixed=f"{year}-{month:02}-{last:02}")) if day < last and _valid(year, month, last) else None


def slashed_date(values: Values, place: Place) -> TimeRef | None:
    """``21/02/2022`` has one reading; of ``03/04/2022`` the American one, in doubt."""
    first, second, year = values["first"], values["second"], values["year"]
    american = full_date({"year": year, "month": first, "day": second}, place)
    other = full_date({"year": year, "month": second, "day": first}, place)
    return american.doubted() if american and other and american != other else american or other


def month_of_year(values: Values, _: Place) -> TimeRef:
    return TimeRef("date-in-text", fixed=f"{values['year']}-{values['month']:02}")


def season_of_year(values: Values, _: Place) -> TimeRef:
    return TimeRef("season", fixed=f"{values['year']}-{values['season']}")


def quarter(values: Values, _: Place) -> TimeRef | None:
    """A quarter of the calendar year; without a year the latest that has begun, as business news reports what has been."""
    if values["ordinal"] > 4:
        return None
    last = 3 * values["ordinal"]
    if (year := values.get("year")) is not None:
        return TimeRef("quarter", fixed=f"{year}-{last - 2:02}", until=TimeRef("quarter", fixed=f"{year}-{last:02}"))
    end = TimeRef("quarter", unit=Unit.DATE, month=last, amount=-1)
    return replace(end, month=last - 2, until=end)


def decade(values: Values, _: Place) -> TimeRef:
    return TimeRef("decade", fixed=str(values["decade"]), until=TimeRef("decade", fixed=str(values["decade"] + 9)))


YEAR_CUES = frozenset("in into since by of from until till before after during through throughout around circa between for to (".split())
DETERMINERS = frozenset("the a an its his her their 's ’s our that".split())
ERAS = frozenset("bc b.c. bce % percent".split())


def bare_year(values: Values, place: Place) -> TimeRef | None:
    """A number of four digits is a year after "in" and the like, or where it describes a noun: "the 1962 crisis"."""
    before, follower = place.form(-1), place.word(0)
    if place.form(0) in ERAS or (place.form(0) in CLOSE_TO_NUMBERS and place.form(1).isdecimal()):
        return None
    describes = follower is not None and follower.token.tag_.startswith(("NN", "JJ"))
    meant = before in DETERMINERS | {"in"} and values["year"] >= 1900 if describes else before in YEAR_CUES
    second = before in RANGE_WORDS and len(place.form(-2)) == 4 and place.form(-2).isdecimal()
    if not (meant or second or place.end - place.start > 1):
        return None
    return TimeRef("in-year" if before == "in" else "year", fixed=str(values["year"]))


CLOSE_TO_NUMBERS = frozenset(".:/-")
RANGE_WORDS = frozenset("to and or through until - – —".split())


def year_range(values: Values, _: Place) -> TimeRef | None:
    """``2014-2016``, ``1914–18``."""
    first, last = values["year"], values["last"]
    if last < 100:
        last += first - first % 100
    return TimeRef("years", fixed=str(first), until=TimeRef("years", fixed=str(last))) if first < last else None


def dated(values: Values, place: Place) -> TimeRef | None:
    """A month and day whose year is open: behind or ahead by the tense, the nearest where that does not tell."""
    month, day, last = values["month"], values["day"], values.get("last")
    if not _valid(LEAP_YEAR, month, day) or (last is not None and not (day < last and _valid(LEAP_YEAR, month, last))):
        return None
    begin = _open_year(place, month, day)
    return begin if last is None else replace(begin, until=_open_year(place, month, last))


def _open_year(place: Place, month: int, day: int | None = None) -> TimeRef:
    way = place.direction or 0
    year = place.told.year
    if year is not None and way < 1 and (day is None or _valid(year, month, day)):
        return TimeRef("date-in-told-year", fixed=f"{year}-{month:02}" + (f"-{day:02}" if day else ""))
    return TimeRef(f"date-{WAYS[way]}", unit=Unit.DATE, month=month, day=day, amount=way)


MONTH_CUES = frozenset("in since by of from until till before after during through throughout to and between every - –".split())


def bare_month(values: Values, place: Place) -> TimeRef | None:
    """The names "May" and "March" are verbs as well, so that they need a word before them that months have.

    A month with a number after it is a day that the calendar lacks ("February 31").
    """
    if place.is_part_of_name or place.form(0).isdecimal():
        return None
    cued = place.end - place.start > 1 or place.form(-1) in MONTH_CUES
    verbal = values["month_name"] in (3, 5) or place.words[place.end - 1].token.tag_.startswith(("MD", "VB"))
    if verbal and not cued:
        return None
    return _open_year(place, values["month_name"])


def named_month(values: Values, _: Place) -> TimeRef:
    """``last July``, ``next March``; ``this May`` is the one of the year of publication."""
    way = values["which"]
    if way == 0:
        return TimeRef("month-of-year", unit=Unit.YEAR, month=values["month"])
    return TimeRef(f"month-{WAYS[way]}", unit=Unit.DATE, month=values["month"], amount=way, strict=True)


def month_and_year(values: Values, _: Place) -> TimeRef | None:
    day = values.get("day")
    if day is not None and not _valid(LEAP_YEAR, values["month"], day):
        return None
    return TimeRef("month-of-year", unit=Unit.YEAR, amount=values["which"], month=values["month"], day=day)


def named_season(values: Values, _: Place) -> TimeRef:
    return TimeRef("season", unit=Unit.DATE, month=values["season"], amount=values["which"], strict=values["which"] != 0)


def bare_season(values: Values, place: Place) -> TimeRef | None:
    if place.form(-1) not in ("in", "by", "since", "during", "until", "over", "of") or place.form(0) == "of":
        return None
    return TimeRef("season", unit=Unit.DATE, month=values["season"], amount=place.direction or 0)
