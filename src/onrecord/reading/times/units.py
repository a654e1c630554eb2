"""What days, weeks, months and years say when they are counted or pointed at: "last week", "two years ago"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.domain.times import TimeRef, Unit
from onrecord.reading.times.days import told_day
from onrecord.reading.times.phrases import Values
from onrecord.reading.times.place import Builder, Place


def whole_unit(values: Values, _: Place) -> TimeRef:
    """``last week``, ``this year``; ``the past day`` is the day before."""
    return TimeRef(f"{WAYS_OF_UNIT[values['which']]}-{values['unit']}", unit=values["unit"], amount=values["which"])


WAYS_OF_UNIT = {-1: "last", 0: "this", 1: "next"}


def end_of_unit(values: Values, place: Place) -> TimeRef:
    """``the end of the year``: of the year spoken of, or the current one."""
    length = {Unit.YEAR: len("2022"), Unit.MONTH: len("2022-02")}.get(values["unit"])
    fixed = place.told.fixed
    if length is not None and fixed is not None and len(fixed) >= length:
        return TimeRef(f"told-{values['unit']}", fixed=fixed[:length])
    return TimeRef(f"this-{values['unit']}", unit=values["unit"])


def so_far(values: Values, _: Place) -> TimeRef:
    """``so far this year``, ``earlier this month``: from its beginning to the day of publication."""
    return TimeRef("so-far", unit=values["unit"], until=TimeRef("so-far", unit=Unit.DAY))


def rest_of(values: Values, _: Place) -> TimeRef:
    return TimeRef("rest-of", unit=Unit.DAY, until=TimeRef("rest-of", unit=values["unit"]))


def away(way: int) -> Builder:
    """``three days ago``, ``two weeks from now``: the whole unit so far away; vague numbers are approximate."""

    def build(values: Values, _: Place) -> TimeRef:
        (number, vague), unit = values["count"], values["any_unit"]
        return TimeRef("ago" if way < 0 else "from-now", unit=unit, amount=way * number, approximate=vague)

    return build


def units_ago(values: Values, _: Place) -> TimeRef:
    """``weeks ago``: at least two of them."""
    return TimeRef("ago", unit=values["units"], amount=-2, open_start=True)


def span_of_units(way: int) -> Builder:
    """``the past two weeks``, ``the next three days``: from or to the day of publication."""

    def build(values: Values, _: Place) -> TimeRef:
        (number, vague), unit = values["count"], values["any_unit"]
        today = TimeRef("past-span" if way < 0 else "coming-span", unit=Unit.DAY, approximate=vague)
        other = replace(today, amount=way * number * (DAYS_OF | LONG_DAYS)[unit])
        return replace(other, until=today) if way < 0 else replace(today, until=other)

    return build


DAYS_OF = {Unit.DAY: 1, Unit.WEEK: 7}
LONG_DAYS = {Unit.MONTH: 30, Unit.YEAR: 365}
"""Days of the units that have no fixed number of them."""


def coming(values: Values, _: Place) -> TimeRef:
    return TimeRef(f"coming-{values['units']}s", unit=Unit.DAY, open_end=True)


RECENT = {Unit.DAY: 7, Unit.WEEK: 30, Unit.MONTH: 180, Unit.YEAR: 1800}
"""Days that "recent" days, weeks, months and years reach back, roughly."""


def recent(values: Values, _: Place) -> TimeRef:
    today = TimeRef("recent", unit=Unit.DAY, approximate=True)
    return replace(today, amount=-RECENT[values.get("units", Unit.WEEK)], until=today)


def in_count(values: Values, place: Place) -> TimeRef | None:
    """``in two weeks``, ``within two weeks``: times where the verb looks ahead, else how long it took."""
    if place.direction != 1 or place.form(0) in ("of", "'s", "'", "’"):
        return None
    build = {"in": away(1), "within": span_of_units(1)}.get(place.form(-1))
    return build(values, place) if build else None


def up_to_now(_values: Values, place: Place) -> TimeRef | None:
    """``for weeks`` with a perfect reaches to the day of publication."""
    if place.form(-1) != "for":
        return None
    verb = place.phrase.root.head
    perfect = any(child.lower_ in ("has", "have", "'ve") for child in verb.children)
    return TimeRef("for-units", unit=Unit.DAY, open_start=True) if perfect else None


def counted_from_told(way: int) -> Builder:
    """``two days earlier``, ``three weeks later``: a day from the day last told, a month or year from its month or year."""

    def build(values: Values, place: Place) -> TimeRef | None:
        (number, vague), unit = values["count"], values["any_unit"]
        rule = "earlier" if way < 0 else "later"
        if unit in DAYS_OF:
            return replace(told_day(way * number * DAYS_OF[unit], place, rule), approximate=vague or unit is Unit.WEEK)
        found = _unit_from_told(unit, way * number, place)
        return replace(found, rule=rule, approximate=vague) if found else None

    return build


def _unit_from_told(unit: Unit, amount: int, place: Place) -> TimeRef | None:
    told = place.told
    fixed = (told.day.fixed if told.day else None) or told.fixed
    if fixed is None or (unit is Unit.MONTH and len(fixed) < len("2022-02")):
        return TimeRef("", unit=unit, amount=amount, uncertain=told.day is None)
    months = int(fixed[:4]) * 12 + int(fixed[5:7] or 1) - 1 + amount * (1 if unit is Unit.MONTH else 12)
    if months < 12:  # before the year 1
        return None
    value = f"{months // 12:04}-{months % 12 + 1:02}" if unit is Unit.MONTH else f"{months // 12:04}"
    return TimeRef("", fixed=value)
