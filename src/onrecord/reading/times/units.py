"""What days, weeks, months and years say when they are counted from a day or pointed at: "last week", "two years ago"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.domain.times import TimeRef, TimexType, Unit
from onrecord.reading.times.counts import Count
from onrecord.reading.times.days import NOUN_STARTS, told_day
from onrecord.reading.times.durations import length
from onrecord.reading.times.phrases import Values
from onrecord.reading.times.place import Builder, Place
from onrecord.reading.times.terms import Measure

DAYS_OF = {Unit.DAY: 1, Unit.WEEK: 7}
LONG_DAYS = {Unit.MONTH: 30, Unit.QUARTER: 91, Unit.YEAR: 365}
"""Days of the units that have no fixed number of them."""
MONTHS_OF = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}
DECADE = 120
WAYS_OF_UNIT = {-1: "last", 0: "this", 1: "next"}
OF_TOLD = ("of", "'s", "'", "’")


def whole_unit(values: Values, place: Place) -> TimeRef:
    """``last week``, ``so far this year``; ``the past day`` is the day before."""
    way, unit = values["which"], values["unit"]
    if way > 0 and unit is Unit.DAY:
        return told_day(1, place, "day-after")
    if way > 0 and place.told.narrates and (told := told_unit(1, "next-unit")(values, place)) is not None:
        return told
    so_far = way == 0 and (place.form(-2), place.form(-1)) == ("so", "far")
    rule = "so-far" if so_far else f"{WAYS_OF_UNIT[way]}-{unit}"
    return TimeRef(rule, unit=unit, amount=way, clip=-1 if so_far else 0)


def business_year(_values: Values, _place: Place) -> TimeRef:
    """``the full year``, ``the fiscal year``: the current one, since a company's own calendar is seldom told."""
    return TimeRef("this-year", unit=Unit.YEAR, uncertain=True)


def year_end(_values: Values, place: Place) -> TimeRef:
    """``year-end``: the last day of the year, of the year before where the verb looks back."""
    return TimeRef("year-end", unit=Unit.YEAR, month=12, day=31, amount=-1 if place.direction == -1 else 0)


def told_unit(way: int, rule: str) -> Builder:
    """``that week``, ``the same year``, ``the following month``: the unit of what was told last, or one beside it."""

    def build(values: Values, place: Place) -> TimeRef | None:
        unit = values["unit"]
        told = place.told.day if unit in DAYS_OF else place.told.last
        if told is None or told.until is not None or told.open_start or told.open_end or (told.fixed or "").startswith("-"):
            return None
        if _too_short(told, unit):
            return None
        plain = replace(told, rule=rule, whole=unit, clock=None, zone=None, mod=None, type=TimexType.DATE, timex=None, clip=0)
        if unit in DAYS_OF:
            return plain.moved(way * DAYS_OF[unit])
        return replace(plain, months=told.months + way * MONTHS_OF.get(unit, DECADE))

    return build


def _too_short(told: TimeRef, unit: Unit) -> bool:
    """Whether a fixed value does not tell the unit: "that month" after "1962"."""
    return told.fixed is not None and unit in (Unit.MONTH, Unit.QUARTER) and len(told.fixed) < len("2022-02")


def end_of_unit(values: Values, place: Place) -> TimeRef | None:
    """``the end of the year``: of the year spoken of, or the current one; ``the year`` alone says too little."""
    if "edge" not in values:
        return None
    return _told_or_current(values["unit"], place)


def _told_or_current(unit: Unit, place: Place) -> TimeRef:
    length_of = {Unit.YEAR: len("2022"), Unit.MONTH: len("2022-02")}.get(unit)
    fixed = place.told.fixed
    if length_of is not None and fixed is not None and len(fixed) >= length_of and fixed[0] != "-":
        return TimeRef(f"told-{unit}", fixed=fixed[:length_of])
    return TimeRef(f"this-{unit}", unit=unit)


def clipped(clip: int, rule: str) -> Builder:
    """``so far this year``, ``earlier this month``: from its beginning to the day of publication; ``later this year`` from there on."""

    def build(values: Values, place: Place) -> TimeRef:
        told = _told_or_current(values["unit"], place)
        whole = told if place.told.narrates else TimeRef(rule, unit=values["unit"])
        return replace(whole, rule=rule, clip=0 if place.told.narrates else clip, mod="START" if clip < 0 else "END")

    return build


def away(way: int) -> Builder:
    """``three days ago``, ``two weeks from now``: the whole unit so far away; vague numbers are approximate."""

    def build(values: Values, place: Place) -> TimeRef | None:
        count: Count = values["count"]
        measure: Measure = values["any_measure"]
        rule = "ago" if way < 0 else "from-now"
        if measure.unit is None:
            return _hours_away(rule, count, measure)
        if measure.unit is Unit.YEAR and count.number == 1 and way < 0 and place.told.quarter is not None:
            return replace(_moved_back(place.told.quarter), rule="year-before-quarter")
        found = TimeRef(rule, unit=measure.unit, amount=way * count.whole * measure.factor, approximate=count.vague, mod=count.mod)
        return found if count.known else replace(found, timex="PAST_REF" if way < 0 else "FUTURE_REF")

    return build


def _moved_back(quarter: TimeRef) -> TimeRef:
    """The quarter a year before."""
    until = None if quarter.until is None else replace(quarter.until, months=quarter.until.months - 12)
    return replace(quarter, months=quarter.months - 12, until=until, span=None)


def _hours_away(rule: str, count: Count, measure: Measure) -> TimeRef | None:
    """``three hours ago``: the day of publication, or that before it."""
    if not measure.of_day:
        return None
    return TimeRef(rule, unit=Unit.DAY, uncertain=True, timex=length(count, measure), type=TimexType.DURATION)


def units_ago(values: Values, _: Place) -> TimeRef | None:
    """``weeks ago``: at least two of them."""
    measure: Measure = values["measures"]
    if measure.unit is None:
        return None
    return TimeRef("ago", unit=measure.unit, amount=-2 * measure.factor, open_start=True, timex="PAST_REF")


def span_of_units(way: int) -> Builder:
    """``the past two weeks``, ``the next three days``: from or to the day of publication."""

    def build(values: Values, place: Place) -> TimeRef | None:
        count: Count = values.get("count") or Count(1)
        measure: Measure = values["any_measure"]
        how_long = length(count, measure)
        rule = "past-span" if way < 0 else "coming-span"
        if count.mod in ("MORE_THAN", "LESS_THAN"):
            return None  # "will last over a week"
        if measure.unit is None or place.told.narrates or place.form(0) == "of":
            return TimeRef(rule, type=TimexType.DURATION, timex=how_long)
        today = TimeRef(rule, unit=Unit.DAY, approximate=count.vague)
        days = count.whole * measure.factor * (DAYS_OF | LONG_DAYS)[measure.unit]
        other = replace(today, amount=way * days)
        found = replace(other, until=today) if way < 0 else replace(today, until=other)
        return replace(found, type=TimexType.DURATION, timex=how_long, mod=count.mod)

    return build


def coming(values: Values, _: Place) -> TimeRef:
    measure: Measure = values["measures"]
    return TimeRef("coming-units", unit=Unit.DAY, open_end=True, type=TimexType.DURATION, timex=length(None, measure))


RECENT = {Unit.DAY: 7, Unit.WEEK: 30, Unit.MONTH: 180, Unit.QUARTER: 360, Unit.YEAR: 1800}
"""Days that "recent" days, weeks, months and years reach back, roughly."""


def recent(values: Values, _: Place) -> TimeRef:
    measure: Measure = values["measures"]
    days = RECENT[measure.unit or Unit.DAY] * measure.factor
    today = TimeRef("recent", unit=Unit.DAY, approximate=True)
    return replace(today, amount=-days, until=today, type=TimexType.DURATION, timex=length(None, measure))


def recently(_values: Values, _place: Place) -> TimeRef:
    today = TimeRef("recent", unit=Unit.DAY, approximate=True)
    return replace(today, amount=-RECENT[Unit.WEEK], until=today, timex="PAST_REF")


def in_count(values: Values, place: Place) -> TimeRef | None:
    """``in two weeks``, ``within two weeks``: times where the verb looks ahead, else how long it took."""
    if place.direction != 1 or place.form(0) in OF_TOLD or place.phrase.root.head.tag_.startswith("NN"):
        return None  # "will be the third vote in three years"
    if place.form(-1) == "within":
        found = span_of_units(1)(values, place)
        return found and replace(found, rule="within")
    if place.form(-1) != "in":
        return None
    found = away(1)(values, place)
    measure: Measure = values["any_measure"]
    return found and replace(found, rule="in-count", type=TimexType.DURATION, timex=length(values["count"], measure))


def up_to_now(values: Values, place: Place) -> TimeRef | None:
    """``for weeks`` with a perfect reaches to the day of publication."""
    if place.form(-1) != "for":
        return None
    verb = place.phrase.root.head
    perfect = any(child.lower_ in ("has", "have", "'ve") for child in verb.children)
    if not perfect:
        return None
    return TimeRef("for-units", unit=Unit.DAY, open_start=True, type=TimexType.DURATION, timex=length(None, values["measures"]))


def counted_from_told(way: int) -> Builder:
    """``two days earlier``, ``three weeks later``: a day from the day last told, a month or year from its month or year."""

    def build(values: Values, place: Place) -> TimeRef | None:
        count: Count = values.get("count") or Count(2, known=False)
        measure: Measure = values["any_measure"]
        rule = "earlier" if way < 0 else "later"
        follower = place.word(0)
        leads_on = follower is not None and follower.token.tag_.startswith((*NOUN_STARTS, "VB"))
        if measure.unit is None or (leads_on and place.words[place.end - 1].form in ("before", "prior")):
            return None  # "a month before the vote"
        number = way * count.whole * measure.factor
        if measure.unit in DAYS_OF:
            found = told_day(number * DAYS_OF[measure.unit], place, rule)
            return replace(found, approximate=count.vague or measure.unit is Unit.WEEK, mod=count.mod)
        if measure.unit is Unit.YEAR and number == -1 and place.told.quarter is not None:
            return replace(_moved_back(place.told.quarter), rule="year-before-quarter")
        counted = _unit_from_told(measure.unit, number, place)
        return replace(counted, rule=rule, approximate=count.vague, mod=count.mod) if counted else None

    return build


def _unit_from_told(unit: Unit, amount: int, place: Place) -> TimeRef | None:
    told = place.told
    fixed = (told.day.fixed if told.day else None) or told.fixed
    if told.narrates and told.fixed is not None:
        fixed = told.fixed
    if fixed is None or fixed[0] == "-" or (unit is Unit.MONTH and len(fixed) < len("2022-02")):
        return TimeRef("", unit=unit, amount=amount, uncertain=told.day is None)
    months = int(fixed[:4]) * 12 + min(12, int(fixed[5:7] or 1)) - 1 + amount * MONTHS_OF[unit]
    if months < 12:  # before the year 1
        return None
    value = f"{months // 12:04}-{months % 12 + 1:02}" if unit is Unit.MONTH else f"{months // 12:04}"
    return TimeRef("", fixed=value)


def _last_month(quarter: TimeRef) -> int | None:
    """The month that ends a quarter, where the text tells which quarter it is."""
    if quarter.until is None:
        return None
    return quarter.until.month if quarter.until.fixed is None else int(quarter.until.fixed[5:7])


def told_quarter(values: Values, place: Place) -> TimeRef | None:
    """``the quarter`` last told, ``the latest quarter`` that has ended; ``the 1988 quarter``, ``the year-earlier quarter``."""
    told = place.told.quarter
    if values.get("latest"):
        return TimeRef("quarter", unit=Unit.QUARTER, amount=-1)
    if told is None:
        return TimeRef("last-year", unit=Unit.YEAR, amount=-1) if values.get("year_back") else None
    if values.get("year_back"):
        return replace(_moved_back(told), rule="year-before-quarter")
    if (year := values.get("year")) is not None:
        last = _last_month(told)
        if last is None:
            return None
        return TimeRef("that-quarter", fixed=f"{year}-{last - 2:02}", until=TimeRef("that-quarter", fixed=f"{year}-{last:02}"))
    return replace(told, span=None)
