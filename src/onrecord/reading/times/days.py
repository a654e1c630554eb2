"""What days say that no calendar names: weekdays, weekends, yesterday and tomorrow, the day before, times of day alone."""

from __future__ import annotations

from dataclasses import replace

from onrecord.domain.times import TimeRef, TimexType, Unit
from onrecord.reading.times.phrases import Values
from onrecord.reading.times.place import WAYS, Builder, Place


def weekday(values: Values, place: Place) -> TimeRef | None:
    """The tense decides; a weekday that nothing governs is the last one, as news tells what has been."""
    if place.is_part_of_name or place.form(-1) in ("each", "every"):
        return None
    way = -1 if place.direction is None else place.direction
    return TimeRef(f"weekday-{WAYS[way]}", unit=Unit.WEEKDAY, weekday=values["weekday"], amount=way)


def named_weekday(values: Values, place: Place) -> TimeRef:
    """``last Friday``, ``next Friday``; ``this Friday`` lies ahead unless its verb is in the past."""
    which = values["which"]
    way = which or (-1 if place.direction == -1 else 1)
    return TimeRef(f"weekday-{WAYS[way]}", unit=Unit.WEEKDAY, weekday=values["weekday"], amount=way, strict=which != 0)


def weekday_of_week(values: Values, _: Place) -> TimeRef:
    return TimeRef("weekday-of-week", unit=Unit.WEEKDAY, weekday=values["weekday"], week=values["which"])


def weekday_from_told(way: int) -> Builder:
    """``the previous Friday``, ``the following Monday``: from a weekday last told, else from publication, in doubt."""

    def build(values: Values, place: Place) -> TimeRef | None:
        rule = "weekday-before" if way < 0 else "weekday-after"
        named = TimeRef(rule, unit=Unit.WEEKDAY, weekday=values["weekday"], amount=way, strict=True)
        told = place.told.day
        if told is not None and told.unit is Unit.WEEKDAY and told.weekday is not None:
            days = (values["weekday"] - told.weekday) % 7 or 7
            return replace(told.moved(days if way > 0 else days - 14 if days == 7 else days - 7), rule=rule, clock=None, zone=None)
        return named.doubted()

    return build


def weekend(values: Values, place: Place) -> TimeRef:
    week = values.get("which")
    way = -1 if place.direction is None else place.direction
    saturday = TimeRef("weekend", unit=Unit.WEEKDAY, weekday=5, amount=way, week=week)
    return replace(saturday, until=replace(saturday, weekday=6))


def days_away(amount: int, rule: str, clock: str | None = None) -> Builder:
    kind = TimexType.TIME if clock else TimexType.DATE

    def build(_values: Values, place: Place) -> TimeRef | None:
        if place.words[place.start].capital and place.is_part_of_name:
            return None
        return TimeRef(rule, unit=Unit.DAY, amount=amount, clock=clock, type=kind)

    return build


def part_of_today(values: Values, _: Place) -> TimeRef:
    return TimeRef("today", unit=Unit.DAY, clock=values["part"], type=TimexType.TIME)


def overnight(_values: Values, place: Place) -> TimeRef:
    """The night that leads to the day of publication, or where the verb looks ahead the one that follows it."""
    today = TimeRef("overnight", unit=Unit.DAY)
    night = replace(today, amount=-1, until=today, clock="TNI", type=TimexType.TIME)
    return night if place.direction != 1 else replace(night, amount=0, until=replace(today, amount=1))


def in_the_day(values: Values, place: Place) -> TimeRef:
    found = told_day(0, place, "same-day")
    part = values.get("part")
    return replace(found, clock=part, type=TimexType.TIME) if part else found


def at_the_clock(values: Values, place: Place) -> TimeRef | None:
    """``10:35 a.m.`` without a day: of the day that its sentence told; of another or that of publication, in doubt."""
    time = values["time"]
    alone = not time.zone and place.words[place.end - 1].form.isdecimal()
    if alone and place.form(-1) not in ("at", "by", "until", "till", "around", "about", "from", "to", "-", "–", "and"):
        return None
    if place.end - place.start == 1 and place.describes:
        return None
    told = place.told.day
    day = TimeRef("clock", unit=Unit.DAY) if told is None else replace(told, rule="clock", span=None)
    near = told is not None and told.span is not None and place.holds(told.span)
    return replace(day, clock=time.value, zone=time.zone, type=TimexType.TIME, uncertain=day.uncertain or not near)


def told_day(shift: int, place: Place, rule: str) -> TimeRef:
    """A day counted from the day last told, or where none was told from that of publication, in doubt; none told lies after that."""
    if place.told.day is None and shift > 0 and place.direction != 1:
        return TimeRef(rule, timex="XXXX-XX-XX")
    if place.told.day is None:
        return TimeRef(rule, unit=Unit.DAY, amount=shift, uncertain=True)
    plain = replace(place.told.day, clock=None, zone=None, mod=None, type=TimexType.DATE)
    return replace(plain.moved(shift), rule=rule)


NOUN_STARTS = ("NN", "DT", "PRP", "JJ", "CD", "WP")


def from_told(shift: int, rule: str) -> Builder:
    """``the day before``; not where a noun follows ("the day before the vote")."""

    def build(values: Values, place: Place) -> TimeRef | None:
        follower = place.word(0)
        if follower and follower.token.tag_.startswith(NOUN_STARTS) and place.form(0) not in ("today", "yesterday"):
            return None
        found = told_day(shift, place, rule)
        part = values.get("part")
        return replace(found, clock=part, type=TimexType.TIME) if part else found

    return build
