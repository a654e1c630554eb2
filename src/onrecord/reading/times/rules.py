"""The rules of times: phrases, each with the function that tells what it says.

Those of days may have a part of the day or a time of the clock before or after them; those of longer units an edge ("early", "the end of").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord.domain.times import TimeRef, TimexType
from onrecord.reading.times import dates, days, durations, units
from onrecord.reading.times.clocks import Clock, local
from onrecord.reading.times.phrases import Item, Values, compile_phrase, starts_of
from onrecord.reading.times.place import Builder, Place
from onrecord.reading.times.terms import TERMS, Beside

LINK = "-|–|—|to|and|or|through|until|till|thru"


@dataclass(frozen=True)
class Rule:
    phrase: str
    build: Builder

    @cached_property
    def items(self) -> tuple[Item, ...]:
        return compile_phrase(self.phrase, TERMS)

    @cached_property
    def needs(self) -> frozenset[str]:
        """Words of which one must follow soon: those that may begin the item that fewest may begin."""
        return min((item.term.starts for item in self.items if not item.optional), key=len)


def _told_of_day(build: Builder) -> Builder:
    """The same with the part of the day, the time of the clock and the modifier that stand beside the day."""

    def timed(values: Values, place: Place) -> TimeRef | None:
        ref = build(values, place)
        lead, tail = values.get("lead", Beside()), values.get("tail", Beside())
        if ref is None or ref.until is not None:
            return ref
        clock: Clock | None = lead.clock if lead.clock is not None and lead.clock.minutes is not None else tail.clock or lead.clock
        ref = replace(ref, mod=lead.mod or ref.mod, approximate=ref.approximate or lead.mod == "APPROX")
        if clock is not None and tail.elsewhere is not None:
            clock = local(clock, tail.elsewhere)
        return ref if clock is None else replace(ref, clock=clock.value, zone=clock.zone, type=TimexType.TIME)

    return timed


def _with_edge(build: Builder) -> Builder:
    def edged(values: Values, place: Place) -> TimeRef | None:
        ref, edge = build(values, place), values.get("edge")
        if ref is None or edge is None or edge.mod is None:
            return ref
        return replace(ref, mod=edge.mod, half=edge.half, approximate=ref.approximate or edge.mod == "APPROX")

    return edged


def _days(build: Builder, *phrases: str) -> Iterator[Rule]:
    for phrase in phrases:
        yield Rule(f"{{lead}}? {phrase} {{tail}}?", _told_of_day(build))


def _units(build: Builder, *phrases: str) -> Iterator[Rule]:
    for phrase in phrases:
        yield Rule(f"{{edge}}? {phrase}", _with_edge(build))


def _plain(build: Builder, *phrases: str) -> Iterator[Rule]:
    for phrase in phrases:
        yield Rule(phrase, build)


RULES: Sequence[Rule] = (
    *_days(
        dates.full_date,
        "{day_name}? the? {month} the? {day} ,? of? {year}",
        "{day_name}? the? {day} of? {month} ,? of? {year}",
        "{year} - {month_number:month} - {day_number:day}",
        "{year} / {month_number:month} / {day_number:day}",
        "{day_number:day} . {month_number:month} . {year}",
    ),
    *_plain(
        dates.full_date,
        f"{{month}} the? {{day}} {LINK} the? {{day:last}} ,? {{year}}",
        f"the? {{day}} of? {{month}} {LINK} the? {{day:last}} of? {{month:last_month}} ,? of? {{year}}",
        f"{{month}} {{day}} {LINK} {{month:last_month}} {{day:last}} ,? {{year}}",
        f"the? {{day}} {LINK} the? {{day:last}} of? {{month}} ,? of? {{year}}",
    ),
    *_days(
        dates.slashed_date,
        "{day_number:first} / {day_number:second} / {year}",
        "{day_number:first} - {day_number:second} - {year}",
    ),
    *_units(dates.month_of_year, "{month} ,|of? {year}", f"{{month}} {LINK} {{month:last}} ,|of? {{year}}"),
    *_units(dates.season_of_year, "the? {season} ,|of? {year}", "{year} {season}"),
    *_plain(
        dates.quarter,
        "the? {ordinal} -? quarter of|,|in? {year}",
        "the? {year} {ordinal} -? quarter",
        "the? fiscal -? {ordinal} -? quarter",
        "{ordinal} -? quarter",
        "the {ordinal} quarter",
        "the? {ordinal} -? quarter of {which} year",
        "{which} year '|’ s {ordinal} -? quarter",
    ),
    *_plain(
        dates.half_year,
        "the? {half_of} half of {year}",
        "the? {half_of} half of {which} year",
    ),
    *_plain(dates.decade, "the {edge} {decade}", "the '|’|‘? {decade}", "{edge}? '|’|‘? {decade}"),
    *_plain(
        dates.century,
        "the? {edge}? {ordinal} -? century",
        "the? {edge}? {ordinal} -? century {era}",
    ),
    *_units(
        dates.year_before_christ,
        "{early_year} bc|bce|b.c.",
        "bc {early_year}",
    ),
    *_plain(
        dates.part_of_month, "the {which_part} {measure} of {month} ,? {year}?", "the {which_part} {count} {measures} of {month} ,? {year}?"
    ),
    *_units(dates.before_christ, "the? {season} of {early_year} bc|bce|b.c.", "{month} {early_year} bc|bce|b.c."),
    *_units(dates.bare_year, "{year}", "the year {year}", "fiscal {year}", "the year of {year}"),
    *_plain(dates.short_year, "'|’|‘ {two_digits}"),
    *_plain(dates.year_range, "{year} -|–|—|to {year:last}", "{year} -|–|— {two_digits:last}"),
    *_days(
        dates.dated,
        "{day_name}? {month} the? {day}",
        "{day_name}? the? {day} of? {month}",
    ),
    *_plain(
        dates.dated,
        f"{{month}} the? {{day}} {LINK} the? {{day:last}}",
        f"the? {{day}} {LINK} the? {{day:last}} of? {{month}}",
        f"the? {{day}} of? {{month}} {LINK} the? {{day:last}} of? {{month:last_month}}",
        f"{{month}} {{day}} {LINK} {{month:last_month}} {{day:last}}",
    ),
    *_plain(dates.day_of_told_month, "the {day}"),
    *_units(dates.bare_month, "{month_name}", f"{{month_name}} {LINK} {{month_name:last}}"),
    *_units(dates.named_month, "{which} {month}"),
    *_units(
        dates.month_and_year,
        "{month} {day}? ,? of? {which} year",
        "the? {season} of {which} year",
    ),
    *_units(
        dates.of_told_year,
        "{month} {day}? ,? of? that|the year",
        "{month} {day}? ,? of? the? same year",
        "the? {season} of that|the year",
    ),
    *_units(dates.named_season, "the? {which} {season}"),
    *_units(dates.bare_season, "the? {season}"),
    *_days(dates.named_holiday, "{holiday}", "{holiday} ,|of? {year}", "{which} {holiday}"),
    *_days(days.weekday, "{weekday}"),
    *_days(days.named_weekday, "{which} {any_weekday:weekday}"),
    *_days(days.weekday_from_told(-1), "the? previous|preceding {any_weekday:weekday}"),
    *_days(days.weekday_from_told(1), "the following {any_weekday:weekday}"),
    *_days(days.weekday_of_week, "{any_weekday:weekday} of? {which} week", "{which} week {any_weekday:weekday}"),
    *_units(days.weekend, "{which} weekend", "the? weekend"),
    *_days(days.days_away(0, "today"), "today", "this day"),
    *_days(days.days_away(0, "today", "TNI"), "tonight"),
    *_plain(days.part_of_today, "{edge}? this {part}"),
    *_days(days.days_away(-1, "yesterday"), "yesterday"),
    *_plain(days.days_away(-1, "yesterday", "TNI"), "{edge}? last night"),
    *_plain(days.days_away(-1, "yesterday", "TEV"), "{edge}? last evening"),
    *_days(days.days_away(1, "tomorrow"), "tomorrow"),
    *_days(days.days_away(-2, "before-yesterday"), "the? day before yesterday"),
    *_days(days.days_away(2, "after-tomorrow"), "the? day after tomorrow"),
    *_plain(days.overnight, "overnight"),
    *_plain(
        days.in_the_day,
        "earlier|later|late|early in the day",
        "{edge}? the|that same day|date",
        "{edge}? the|that same {part}",
        "{edge}? that day",
        "{edge}? that {part}",
        "later|earlier that day",
        "{edge}? the {day_part:part}",
    ),
    *_plain(days.at_the_clock, "about|around? {time}", "{edge} {time}"),
    *_plain(
        days.from_told(-1, "day-before"), "the day before", "the previous|preceding day", "the previous|preceding {part}", "a day before"
    ),
    *_plain(
        days.from_told(1, "day-after"),
        "the day after",
        "{edge}? the following|next day",
        "{edge}? the following|next {part}",
        "a day after",
        "the day following",
    ),
    *_units(units.end_of_unit, "the {unit}"),
    *_plain(units.clipped(-1, "so-far"), "earlier this {unit}", "earlier in the {unit}"),
    *_plain(units.clipped(1, "rest-of"), "later this {unit}", "later in the {unit}", "the? rest of the|this {unit}"),
    *_units(units.whole_unit, "the? {which} {unit}"),
    *_plain(units.business_year, "the full|fiscal|calendar|whole year", "the current|last fiscal year"),
    *_plain(units.year_end, "year -? end"),
    *_units(units.told_unit(0, "same-unit"), "that {unit}", "that|the same {unit}"),
    *_units(units.told_unit(1, "next-unit"), "the following {unit}"),
    *_units(units.told_unit(-1, "unit-before"), "the previous|preceding|prior {unit}"),
    *_plain(
        units.told_quarter,
        "the {latest} quarter|period",
        "{latest} quarter|period",
        "the quarter",
        "the? {year_back} quarter|period",
        "{year_back}",
        "the {year} quarter|period",
    ),
    *_plain(units.away(-1), "{count} {sort}? {any_measure} ago", "{count} {any_measure} or so ago"),
    *_plain(units.away(1), "{count} {sort}? {any_measure} from now|today", "{count} {any_measure} hence"),
    *_plain(units.units_ago, "{measures} ago"),
    *_plain(
        units.span_of_units(-1),
        "the? past|last|previous|preceding {count} {sort}? {any_measure}",
        "the? past|last|previous {count} {any_measure} or so",
        "the? past {measure:any_measure}",
    ),
    *_plain(
        units.span_of_units(1),
        "the? next|coming|following|first {count} {sort}? {any_measure}",
        "the? next|coming {count} {any_measure} or so",
    ),
    *_plain(units.coming, "the? coming|next|following {measures}", "the? {measures} ahead|to come"),
    *_plain(units.recent, "the? recent|past|last {measures}", "the? past few {measures}"),
    *_plain(units.recently, "more|most? recently|lately"),
    *_plain(units.up_to_now, "{measures}"),
    *_plain(units.counted_from_told(-1), "{count} {any_measure} earlier|before|previously|prior", "{measures:any_measure} earlier"),
    *_plain(units.counted_from_told(1), "{count} {any_measure} later|afterwards|afterward", "{measures:any_measure} later"),
    *_plain(units.in_count, "{count} {any_measure}"),
    *_plain(
        durations.duration,
        "{count} {sort}? {any_measure}",
        "{count} {any_measure} or so",
        "{count} -|–? {measure}",
        "{count} -|–? {measure} -|–? long",
        "{count} -|–? {sort}? {any_measure} or two|more",
        "the {count} {any_measure}",
    ),
    *_plain(durations.uncounted, "{measures}"),
    *_plain(durations.some_units, "the early|first|final|later|closing|opening|intervening {measures}"),
    *_plain(durations.long_unit, "{measures:any_measure} -? long", "{measure:any_measure} -? {one}"),
    *_plain(durations.every, "every|each {measure}", "every {count} {any_measure}", "per {measure}"),
    *_plain(durations.every_weekday, "every|each {weekday} {part}?", "{weekdays:weekday} {part}?", "{weekday} {parts:part}"),
    *_plain(durations.every_month, "every|each {month}"),
    *_plain(durations.often("P1D"), "daily", "every night"),
    *_plain(durations.often("P1W"), "weekly"),
    *_plain(durations.often("P1M"), "monthly"),
    *_plain(durations.often("P1Y"), "annually|yearly"),
    *_plain(
        durations.refers("PRESENT_REF", "present"),
        "now",
        "right now",
        "currently",
        "at? this|the present time|moment",
        "these days",
        "nowadays",
        "the present",
        "present -? day",
    ),
    *_plain(durations.noun(durations.refers("PRESENT_REF", "present"), "JJ"), "current"),
    *_plain(durations.noun(durations.refers("PAST_REF", "past"), "JJ"), "recent"),
    *_plain(durations.noun(durations.refers("PAST_REF", "past"), "NN"), "the? recent|distant? past"),
    *_plain(
        durations.noun(durations.refers("FUTURE_REF", "future"), "NN", "JJ"),
        "the? near|foreseeable|immediate|distant? future",
    ),
)


def _by_start() -> dict[str, list[Rule]]:
    found: dict[str, list[Rule]] = {}
    for rule in RULES:
        for form in starts_of(rule.items):
            found.setdefault(form, []).append(rule)
    return found


BY_START = _by_start()
"""The rules that may begin at a word, in order."""
