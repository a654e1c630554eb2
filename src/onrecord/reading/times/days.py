"""What days say that no calendar names: weekdays, weekends, yesterday and tomorrow, the day before."""

from __future__ import annotations

from dataclasses import replace

from onrecord.domain.times import TimeRef, Unit
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


def weekend(values: Values, place: Place) -> TimeRef:
    week = values.get("which")
    way = -1 if place.direction is None else place.direction
    saturday = TimeRef("weekend", unit=Unit.WEEKDAY, weekday=5, amount=way, week=week)
    return replace(saturday, until=replace(saturday, weekday=6))


def days_away(amount: int, rule: str) -> Builder:
    return lambda _values, _place: TimeRef(rule, unit=Unit.DAY, amount=amount)


def overnight(_values: Values, _place: Place) -> TimeRef:
    today = TimeRef("overnight", unit=Unit.DAY)
    return replace(today, amount=-1, until=today)


def in_the_day(_values: Values, place: Place) -> TimeRef:
    return told_day(0, place, "same-day")


def told_day(shift: int, place: Place, rule: str) -> TimeRef:
    """A day counted from the day last told, or where none was told from that of publication, in doubt."""
    if place.told.day is None:
        return TimeRef(rule, unit=Unit.DAY, amount=shift, uncertain=True)
    return replace(place.told.day.moved(shift), rule=rule)


NOUN_STARTS = ("NN", "DT", "PRP", "JJ", "CD", "WP")


def from_told(shift: int, rule: str) -> Builder:
    """``the day before``; not where a noun follows ("the day before the vote")."""

    def build(_values: Values, place: Place) -> TimeRef | None:
        follower = place.word(0)
        if follower and follower.token.tag_.startswith(NOUN_STARTS) and place.form(0) not in ("today", "yesterday"):
            return None
        return told_day(shift, place, rule)

    return build
