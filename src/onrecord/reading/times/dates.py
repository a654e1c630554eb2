"""What dates of the calendar say: days, months, seasons, quarters, years and decades, with their year or without it."""

from __future__ import annotations

import calendar
from dataclasses import replace

from onrecord.domain.holidays import holiday
from onrecord.domain.times import TimeRef, TimexType, Unit
from onrecord.reading.times.counts import Count
from onrecord.reading.times.durations import length
from onrecord.reading.times.phrases import Values
from onrecord.reading.times.place import WAYS, Place
from onrecord.reading.times.terms import YEARS


def _valid(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


LEAP_YEAR = 2000
"""Stands for a year left open, so that 29 February is a day."""


def full_date(values: Values, _: Place) -> TimeRef | None:
    year, month, day = values["year"], values["month"], values["day"]
    if not _valid(year, month, day):
        return None
    begin = TimeRef("date-in-text", fixed=f"{year}-{month:02}-{day:02}", uncertain=_on_another_day(values, year, month, day))
    last, end_month = values.get("last"), values.get("last_month", month)
    if last is None:
        return begin
    in_order = (month, day) < (end_month, last) and _valid(year, end_month, last)
    return replace(begin, until=replace(begin, fixed=f"{year}-{end_month:02}-{last:02}")) if in_order else None


def _on_another_day(values: Values, year: int, month: int, day: int) -> bool:
    """Whether the weekday that stands beside a date is not that of the calendar."""
    return values.get("day_name") not in (None, calendar.weekday(year, month, day))


def slashed_date(values: Values, place: Place) -> TimeRef | None:
    """``21/02/2022`` has one reading; of ``03/04/2022`` the American one, in doubt."""
    first, second, year = values["first"], values["second"], values["year"]
    american = full_date({"year": year, "month": first, "day": second}, place)
    other = full_date({"year": year, "month": second, "day": first}, place)
    return american.doubted() if american and other and american != other else american or other


def _follows_no_day(place: Place, month: int) -> bool:
    """Whether the number before a month is a day that it lacks: "31 February"."""
    before = place.form(-2) if place.form(-1) == "of" else place.form(-1)
    number = before[:-2] if before[-2:] in ("st", "nd", "rd", "th") else before
    return number.isdecimal() and len(number) <= 2 and int(number) > 28 and not _valid(LEAP_YEAR, month, int(number))


def month_of_year(values: Values, place: Place) -> TimeRef | None:
    if _follows_no_day(place, values["month"]):
        return None
    begin = TimeRef("date-in-text", fixed=f"{values['year']}-{values['month']:02}")
    last = values.get("last")
    if last is None:
        return begin
    return replace(begin, until=replace(begin, fixed=f"{values['year']}-{last:02}")) if last > values["month"] else None


def season_of_year(values: Values, _: Place) -> TimeRef:
    return TimeRef("season", fixed=f"{values['year']}-{values['season']}")


def quarter(values: Values, place: Place) -> TimeRef | None:
    """A quarter of the calendar year; without a year the latest that has begun, as business news reports what has been."""
    number = values["ordinal"]
    if number > 4:
        return None
    last = 3 * number
    if (year := values.get("year")) is not None:
        return TimeRef("quarter", fixed=f"{year}-{last - 2:02}", until=TimeRef("quarter", fixed=f"{year}-{last:02}"))
    if (which := values.get("which")) is not None:
        end = TimeRef("quarter", unit=Unit.YEAR, amount=which, month=last)
    else:
        end = TimeRef("quarter", unit=Unit.DATE, month=last, amount=1 if place.direction == 1 else -1)
    return replace(end, months=-2, until=end)


def half_year(values: Values, _: Place) -> TimeRef | None:
    """``the second half of 1989``, ``the last half of this year``."""
    first = 1 if values["half_of"] == 1 else 7
    if (year := values.get("year")) is not None:
        return TimeRef("half-year", fixed=f"{year}-{first:02}", until=TimeRef("half-year", fixed=f"{year}-{first + 5:02}"))
    begin = TimeRef("half-year", unit=Unit.YEAR, amount=values.get("which", 0), month=first)
    return replace(begin, until=replace(begin, month=first + 5))


def decade(values: Values, _: Place) -> TimeRef:
    return TimeRef("decade", fixed=str(values["decade"]), until=TimeRef("decade", fixed=str(values["decade"] + 9)))


def century(values: Values, _: Place) -> TimeRef | None:
    """``the 20th century`` is TIMEX3's 19: the years that begin with it."""
    number = values["ordinal"] - 1
    if values.get("era"):
        return TimeRef("century", fixed=f"-{values['ordinal']:02}00", timex=f"BC{number:02}")
    if not 0 < number < 30:
        return None
    return TimeRef("century", fixed=f"{number:02}00", until=TimeRef("century", fixed=f"{number:02}99"), timex=f"{number:02}")


DAYS_OF = {"D": 1, "W": 7}


def part_of_month(values: Values, place: Place) -> TimeRef | None:
    """``the last week of August``, ``the first ten days of March 1918``: how long, and which days where the year is known."""
    measure = values.get("measure") or values["measures"]
    count = values.get("count") or Count(1)
    month, which = values["month"], values["which_part"]
    if measure.letter not in DAYS_OF or not count.known:
        return None
    days = DAYS_OF[measure.letter] * count.whole
    found = TimeRef("part-of-month", type=TimexType.DURATION, timex=length(count, measure))
    year = values.get("year") or place.told_year
    if year is None:
        return found
    end = calendar.monthrange(year, month)[1]
    first = end - days + 1 if which < 0 else days * (which - 1) + 1
    if not 1 <= first <= end:
        return found
    begin = replace(found, fixed=f"{year}-{month:02}-{first:02}")
    return replace(begin, until=replace(begin, fixed=f"{year}-{month:02}-{min(end, first + days - 1):02}"))


def before_christ(values: Values, _: Place) -> TimeRef:
    """``the spring of 480 BC``, ``June 479 BC``."""
    return _before_christ(values["early_year"], values.get("month") or values["season"])


def _before_christ(year: int, month: int, day: int | None = None) -> TimeRef:
    """A time of a year before Christ; ``month`` may be a season."""
    letters = SEASON_LETTERS.get(month, f"{month:02}") + ("" if day is None else f"-{day:02}")
    fixed = f"-{year - 1:04}-{month:02}" + ("" if day is None else f"-{day:02}")
    return TimeRef("year-bc", fixed=fixed, timex=f"BC{year:04}-{letters}")


SEASON_LETTERS = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}


def year_before_christ(values: Values, _: Place) -> TimeRef:
    """``480 BC`` is the year −479 of ISO 8601, which has a year nought."""
    return TimeRef("year-bc", fixed=f"-{values['early_year'] - 1:04}", timex=f"BC{values['early_year']:04}")


YEAR_CUES = frozenset(
    "in into since by of from until till before after during through throughout around circa about between for to ( early late mid - year"
    " than and or spring summer fall autumn winter , fiscal due".split()
)
DETERMINERS = frozenset("the a an its his her their 's ’s our that".split())
ERAS = frozenset("bc b.c. bce % percent".split())
SURE = range(1700, 2060)
"""Years that a bare number after a comma or a word like "than" is believed to be."""
RECENT = range(1950, 2051)
"""Years that a number is believed to be that nothing counts by."""
WEAK_CUES = frozenset("than and or , about around for to between".split())


def bare_year(values: Values, place: Place) -> TimeRef | None:
    """A number of four digits is a year after "in" and the like, or where it describes a noun: "the 1962 crisis"."""
    before = place.form(-1)
    if place.form(0) in ERAS or (place.form(0) in CLOSE_TO_NUMBERS and place.form(1).isdecimal()):
        return None
    if place.describes:
        meant = values["year"] >= 1900 and (before in DETERMINERS | {"in"} or _is_adjunct(place))
    else:
        meant = before in YEAR_CUES and (before not in WEAK_CUES or values["year"] in SURE)
        meant = meant or (values["year"] in RECENT and _stands_alone(place))
    second = before in RANGE_WORDS and len(place.form(-2)) == 4 and place.form(-2).isdecimal()
    spelled = not place.words[place.start].form.isdecimal()
    if not (meant or second or place.end - place.start > 1 or spelled):
        return None
    return TimeRef("in-year" if before == "in" else "year", fixed=str(values["year"]))


def _stands_alone(place: Place) -> bool:
    """Whether a number follows a name or noun that it does not count: "the Olympics 2014"."""
    before, after = place.word(-1), place.form(0)
    if before is None or not before.token.tag_.startswith("NN") or place.form(-1) in NUMBERED:
        return False
    return after in ("", ".", ",", ";", ":", ")", "\n", "and", "or", "to", "'", "’", "-", "–")


NUMBERED = frozenset("no. no number flight route room page p. p psalm section act model resolution bill chapter article".split())


def _is_adjunct(place: Place) -> bool:
    """Whether the number describes one thing, not counts many: "his unsuccessful 1996 campaign"."""
    follower, before = place.word(0), place.word(-1)
    if follower is None or before is None or follower.token.tag_ not in ("NN", "JJ", "NNP"):
        return False
    return before.token.tag_ in ("JJ", "PRP$", "POS", "DT", "NNP")


CLOSE_TO_NUMBERS = frozenset(".:/-")
RANGE_WORDS = frozenset("to and or through until - – —".split())


def short_year(values: Values, place: Place) -> TimeRef | None:
    """``'68``: a year of the last hundred that the text tells of, or of the twentieth century."""
    near = place.told.year or 1950
    year = near - near % 100 + values["two_digits"]
    return TimeRef("year", fixed=str(year)) if not place.describes and place.form(-1) in YEAR_CUES else None


def year_range(values: Values, _: Place) -> TimeRef | None:
    """``2014-2016``, ``1914–18``."""
    first, last = values["year"], values["last"]
    if last < 100:
        last += first - first % 100
    return TimeRef("years", fixed=str(first), until=TimeRef("years", fixed=str(last))) if first < last else None


def dated(values: Values, place: Place) -> TimeRef | None:
    """A month and day whose year is open: behind or ahead by the tense, the nearest where that does not tell."""
    month, day, last = values["month"], values["day"], values.get("last")
    end_month = values.get("last_month", month)
    if not _valid(LEAP_YEAR, month, day):
        return None
    if last is None:
        return replace(_open_year(place, month, day), weekday=values.get("day_name"))
    if not ((month, day) < (end_month, last) and _valid(LEAP_YEAR, end_month, last)):
        return None
    return replace(_open_year(place, month, day), until=_open_year(place, end_month, last))


def day_of_told_month(values: Values, place: Place) -> TimeRef | None:
    """``on the 19th``: of the month last told."""
    told = place.told.day or place.told.last
    day = values["day"]
    spelled = not place.words[place.end - 1].form[0].isdecimal()
    if place.form(-1) not in ("on", "by", "until", "till", "from", "since") or place.describes or spelled or told is None:
        return None
    if told.fixed is not None and len(told.fixed) >= len("2022-02") and told.fixed[0] != "-":
        year, month = int(told.fixed[:4]), int(told.fixed[5:7])
        return TimeRef("day-of-month", fixed=f"{year}-{month:02}-{day:02}") if month <= 12 and _valid(year, month, day) else None
    if told.unit is Unit.DATE and told.month is not None and _valid(LEAP_YEAR, told.month, day):
        return replace(told, rule="day-of-month", day=day, until=None, shift=0, clock=None, span=None)
    return None


FAR_BACK = 5
"""Months that a month told without its year lies before the one told last, from which on it may be that of the next year."""


AHEAD = 150
"""Words within which a history must name a later year of its own to have gone on to it."""


def _goes_on(place: Place, year: int) -> bool:
    """Whether the next year that the paragraph names is a later one."""
    for word in place.words[place.end : place.end + AHEAD]:
        if word.form == "\n":
            return False
        if len(word.form) == len("1962") and word.form.isdecimal() and int(word.form) in YEARS:
            return int(word.form) > year
    return False


def _open_year(place: Place, month: int, day: int | None = None) -> TimeRef:
    way = place.direction or 0
    year, narrates = place.told_year, place.told.narrates
    if narrates and place.told.before_christ is not None:
        return _before_christ(place.told.before_christ, month, day)
    if year is not None and narrates and (place.told.month or 0) - month > FAR_BACK and month <= 12 and _goes_on(place, year):
        year += 1
    if year is not None and (way < 1 or narrates) and (day is None or _valid(year, month, day)):
        return TimeRef("date-in-told-year", fixed=f"{year}-{month:02}" + (f"-{day:02}" if day else ""))
    return TimeRef(f"date-{WAYS[way]}", unit=Unit.DATE, month=month, day=day, amount=way)


MONTH_CUES = frozenset(
    "in since by of from until till before after during through throughout to and between every - – for than or as".split()
)


def bare_month(values: Values, place: Place) -> TimeRef | None:
    """The names "May" and "March" are verbs as well, so that they need a word before them that months have.

    A month with a number after it is a day that the calendar lacks ("February 31").
    """
    if place.is_part_of_name or place.form(0).isdecimal() or _follows_no_day(place, values["month_name"]):
        return None
    cued = place.end - place.start > 1 or place.form(-1) in MONTH_CUES
    month = values["month_name"]
    ambiguous = month in (3, 5) or place.words[place.end - 1].token.tag_.startswith(("MD", "VB"))
    if ambiguous and not cued:
        return None
    last = values.get("last")
    begin = _open_year(place, month)
    if last is None:
        return begin
    end = _open_year(place, last)
    if begin.fixed and end.fixed and end.fixed < begin.fixed:
        end = replace(end, fixed=f"{int(begin.fixed[:4]) + 1:04}-{last:02}")
    return replace(begin, until=end)


def of_told_year(values: Values, place: Place) -> TimeRef | None:
    """``July of that year``, ``the summer of the same year``."""
    year = place.told_year
    month = values.get("month") or values["season"]
    day = values.get("day")
    if year is None or (day and not _valid(year, month, day)):
        return None
    return TimeRef("date-in-told-year", fixed=f"{year}-{month:02}" + (f"-{day:02}" if day else ""))


def named_month(values: Values, _: Place) -> TimeRef:
    """``last July``, ``next March``; ``this May`` is the one of the year of publication."""
    way = values["which"]
    if way == 0:
        return TimeRef("month-of-year", unit=Unit.YEAR, month=values["month"])
    return TimeRef(f"month-{WAYS[way]}", unit=Unit.DATE, month=values["month"], amount=way, strict=True)


def month_and_year(values: Values, _: Place) -> TimeRef | None:
    day = values.get("day")
    month = values.get("month") or values["season"]
    if day is not None and not _valid(LEAP_YEAR, month, day):
        return None
    return TimeRef("month-of-year", unit=Unit.YEAR, amount=values["which"], month=month, day=day)


def named_season(values: Values, place: Place) -> TimeRef:
    if place.told.narrates and place.told_year is not None and values["which"] != -1:
        return TimeRef("season", fixed=f"{place.told_year + values['which']}-{values['season']}")
    return TimeRef("season", unit=Unit.DATE, month=values["season"], amount=values["which"], strict=values["which"] != 0)


def bare_season(values: Values, place: Place) -> TimeRef | None:
    cued = place.form(-1) in ("in", "by", "since", "during", "until", "over", "of", "through", "throughout")
    edged = place.end - place.start > 1 and (values.get("edge") is not None or place.told.narrates)
    if not (cued or edged) or place.form(0) == "of" or place.describes:
        return None
    if place.told.narrates and place.told.before_christ is not None:
        return _before_christ(place.told.before_christ, values["season"])
    year = place.told_year
    if year is not None and (place.told.narrates or (place.direction or 0) < 1):
        return TimeRef("season-in-told-year", fixed=f"{year}-{values['season']}")
    return TimeRef("season", unit=Unit.DATE, month=values["season"], amount=place.direction or 0)


def _is_elsewhere(place: Place) -> bool:
    """Whether a holiday is that of a country or faith, and so perhaps of another day: "Canadian Thanksgiving", "Russia's Labor Day"."""
    before = place.word(-1)
    return before is not None and (before.token.tag_ in ("NNP", "NNPS", "POS") or (before.capital and before.token.tag_ == "JJ"))


def named_holiday(values: Values, place: Place) -> TimeRef | None:
    """``Christmas``, ``Easter 2014``, ``last Thanksgiving``."""
    name = values["holiday"]
    if _is_elsewhere(place):
        return None
    if (year := values.get("year")) is not None:
        return TimeRef("holiday", fixed=holiday(name, year).isoformat())
    if place.is_part_of_name:
        return None
    if place.told.narrates and place.told.year is not None:
        return TimeRef("holiday", fixed=holiday(name, place.told.year).isoformat())
    which = values.get("which")
    way = (place.direction or 0) if which is None else which
    return TimeRef("holiday", unit=Unit.DATE, holiday=name, amount=way, strict=bool(which))
