"""How long, and how often: durations and sets, which name no day; and words for now, once and some day."""

from __future__ import annotations

from onrecord.domain.times import FROM_EVENT, HABIT, TimeRef, TimexType
from onrecord.reading.times.counts import Count
from onrecord.reading.times.phrases import Values
from onrecord.reading.times.place import Builder, Place
from onrecord.reading.times.terms import Measure

HALVES = {"Y": "6M", "H": "30M", "D": "T12H", "m": "30S"}
"""What half a unit is in the next smaller one, as ISO 8601 writes it after the whole ones."""


def length(count: Count | None, measure: Measure) -> str:
    """An ISO 8601 duration as TIMEX3 has it, ``X`` for a number that is not told: ``P2W``, ``PT5H30M``, ``PXY``."""
    lead, letter = "PT" if measure.of_day else "P", measure.letter.upper()
    if count is None or not count.known:
        return f"{lead}X{letter}"
    number = count.number * measure.factor
    whole = int(number)
    if number == whole:
        return f"{lead}{whole}{letter}"
    if number % 1 == 0.5 and measure.letter in HALVES:
        return f"{lead}{f'{whole}{letter}' if whole else ''}{HALVES[measure.letter]}"
    return f"{lead}{number:g}{letter}"


def duration(values: Values, place: Place) -> TimeRef | None:
    """``three days``, ``a two-week trip``; an age is none."""
    measure: Measure = values.get("any_measure") or values["measure"]
    count: Count | None = values.get("count")
    if (place.form(0), place.form(1)) in (("-", "earlier"), ("-", "ago")):
        return None  # "a year-earlier loss"
    if _is_age(place) or _is_rate(place) or (measure.letter == "S" and not _seconds(count, place)):
        return None
    if measure.letter == "Q" and (count is None or not count.known or count.number < 2 or place.form(0) == "of"):
        return None
    rule = FROM_EVENT if place.form(0) in ("after", "before", "following") and place.form(1) not in ("that", "this") else "duration"
    return TimeRef(rule, type=TimexType.DURATION, timex=length(count, measure), mod=count.mod if count else None)


def _seconds(count: Count | None, place: Place) -> bool:
    """Whether "second" counts time, not places: "30 seconds"."""
    return count is not None and place.words[place.end - 1].form == "seconds"


def _is_age(place: Place) -> bool:
    after = [place.form(0), place.form(1)]
    if after[0] in ("-", "–"):
        after = after[1:]
    return after[0] in ("old", "olds", "older", "young", "younger") or after[:2] == ["of", "age"] or place.form(-1) == "aged"


def _is_rate(place: Place) -> bool:
    """``twice a week``, ``$3 a day``: how often, not how long."""
    before = place.word(-1)
    if place.words[place.start].form not in ("a", "an") or place.end - place.start != 2 or before is None:
        return False
    return before.token.tag_.startswith(("NN", "CD", "$")) or before.form in ("twice", "once", "%", "each") or before.form.isdecimal()


CUED = frozenset("for within lasting take takes took after".split())


def uncounted(values: Values, place: Place) -> TimeRef | None:
    """``for weeks``, ``days of talks``: a plural without its number."""
    measure: Measure = values["measures"]
    cued = place.form(-1) in CUED or place.form(0) in ("after", "before", "later", "earlier")
    if not cued or measure.letter in ("S", "Q", "WE") or _is_age(place):
        return None
    return TimeRef("duration", type=TimexType.DURATION, timex=length(None, measure))


def some_units(values: Values, _: Place) -> TimeRef | None:
    """``the early years``, ``the final days``."""
    measure: Measure = values["measures"]
    return None if measure.letter in ("S", "Q") else TimeRef("duration", type=TimexType.DURATION, timex=length(None, measure))


def long_unit(values: Values, _: Place) -> TimeRef:
    """``year-long``, ``decades-long``."""
    measure: Measure = values["any_measure"]
    return TimeRef("duration", type=TimexType.DURATION, timex=length(Count(1) if values.get("one") else None, measure))


def every(values: Values, _: Place) -> TimeRef:
    """``every day``, ``each year``, ``every two weeks``."""
    measure: Measure = values.get("measure") or values["any_measure"]
    return TimeRef(HABIT, type=TimexType.SET, timex=length(values.get("count") or Count(1), measure))


def every_weekday(values: Values, place: Place) -> TimeRef | None:
    """``every Monday``, ``Tuesday nights``, ``on Sundays``."""
    if place.is_part_of_name:
        return None
    return TimeRef(HABIT, type=TimexType.SET, timex=f"XXXX-WXX-{values['weekday'] + 1}{values.get('part') or ''}")


def every_month(values: Values, _: Place) -> TimeRef:
    return TimeRef(HABIT, type=TimexType.SET, timex=f"XXXX-{values['month']:02}")


def often(timex: str) -> Builder:
    """``daily`` and the like."""

    def build(_values: Values, place: Place) -> TimeRef | None:
        return None if place.words[place.start].capital and place.is_part_of_name else TimeRef(HABIT, type=TimexType.SET, timex=timex)

    return build


def refers(timex: str, rule: str) -> Builder:
    """Words that point to the past, the present or the future at large: TIMEX3's ``PAST_REF`` and its like; they tell no day."""

    def build(_values: Values, place: Place) -> TimeRef | None:
        capital = place.words[place.start].capital and place.is_part_of_name
        return None if capital else TimeRef(rule, timex=timex)

    return build


def noun(builder: Builder, *tags: str) -> Builder:
    """The same, only where the last word has one of these tags: "the current plan", not "the ocean's current"."""

    def build(values: Values, place: Place) -> TimeRef | None:
        tag = place.words[place.end - 1].token.tag_
        return builder(values, place) if not tag or tag.startswith(tags) else None

    return build
