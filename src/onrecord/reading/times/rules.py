"""The rules of times: phrases, each with the function that tells what it says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from onrecord.reading.times.dates import (
    bare_month,
    bare_season,
    bare_year,
    dated,
    decade,
    full_date,
    month_and_year,
    month_of_year,
    named_month,
    named_season,
    quarter,
    season_of_year,
    slashed_date,
    year_range,
)
from onrecord.reading.times.days import (
    days_away,
    from_told,
    in_the_day,
    named_weekday,
    overnight,
    weekday,
    weekday_of_week,
    weekend,
)
from onrecord.reading.times.phrases import Item, compile_phrase, starts_of
from onrecord.reading.times.place import Builder
from onrecord.reading.times.terms import TERMS
from onrecord.reading.times.units import (
    away,
    coming,
    counted_from_told,
    end_of_unit,
    in_count,
    recent,
    rest_of,
    so_far,
    span_of_units,
    units_ago,
    up_to_now,
    whole_unit,
)


@dataclass(frozen=True)
class Rule:
    phrase: str
    build: Builder

    @cached_property
    def items(self) -> tuple[Item, ...]:
        return compile_phrase(self.phrase, TERMS)


RULES = tuple(
    Rule(phrase, build)
    for build, phrases in (
        (
            full_date,
            (
                "{edge}? {day_name}? the? {month} the? {day} ,? of? {year} {clock}?",
                "{edge}? {day_name}? the? {day} of? {month} ,? of? {year} {clock}?",
                "{month} {day} -|–|—|to|and|through|until|till {day:last} ,? {year}",
                "the? {day} -|–|—|to|and|through|until|till the? {day:last} of? {month} ,? {year}",
                "{year} - {month_number:month} - {day_number:day}",
                "{year} / {month_number:month} / {day_number:day}",
                "{day_number:day} . {month_number:month} . {year}",
            ),
        ),
        (slashed_date, ("{day_number:first} / {day_number:second} / {year}", "{day_number:first} - {day_number:second} - {year}")),
        (month_of_year, ("{edge}? {month} ,|of? {year}",)),
        (season_of_year, ("{edge}? the? {season} of? {year}",)),
        (quarter, ("the? {ordinal} quarter of|,? {year}", "the? {ordinal} -? quarter")),
        (decade, ("{edge}? {decade}",)),
        (bare_year, ("{edge}? {year}",)),
        (year_range, ("{year} -|–|— {year:last}", "{year} -|–|— {two_digits:last}")),
        (
            dated,
            (
                "{edge}? {day_name}? {month} the? {day} {clock}?",
                "{edge}? {day_name}? the? {day} of? {month} {clock}?",
                "{month} {day} -|–|—|to|and|through|until|till {day:last}",
                "the? {day} -|–|—|to|and|through|until|till the? {day:last} of? {month}",
            ),
        ),
        (bare_month, ("{edge}? {month_name}",)),
        (named_month, ("{edge}? {which} {month}",)),
        (month_and_year, ("{edge}? {month} {day}? ,? of? {which} year",)),
        (named_season, ("{edge}? {which} {season}",)),
        (bare_season, ("{edge}? the? {season}",)),
        (weekday, ("{edge}? {weekday} {part}? {clock}?",)),
        (named_weekday, ("{edge}? {which} {any_weekday:weekday} {part}? {clock}?",)),
        (weekday_of_week, ("{edge}? {any_weekday:weekday} {part}? {clock}? of? {which} week",)),
        (weekend, ("{edge}? {which} weekend", "the weekend")),
        (days_away(0, "today"), ("{edge}? today {clock}?", "{edge}? tonight {clock}?", "{edge}? this morning|afternoon|evening|day")),
        (days_away(-1, "yesterday"), ("{edge}? yesterday {part}? {clock}?", "{edge}? last night|evening")),
        (days_away(1, "tomorrow"), ("{edge}? tomorrow {part}? {clock}?",)),
        (days_away(-2, "before-yesterday"), ("the? day before yesterday",)),
        (days_away(2, "after-tomorrow"), ("the? day after tomorrow",)),
        (overnight, ("overnight",)),
        (
            in_the_day,
            (
                "earlier|later|late|early in the day",
                "{edge}? the|that same day|night|morning|afternoon|evening|date",
                "{edge}? that day|night|morning|afternoon|evening",
                "later|earlier that day",
            ),
        ),
        (end_of_unit, ("{edge} the {unit}",)),
        (so_far, ("so far|already this {unit}", "earlier this {unit}", "earlier in the {unit}")),
        (rest_of, ("later this {unit}", "later in the {unit}", "the? rest of the|this {unit}")),
        (whole_unit, ("{edge}? the? {which} {unit}",)),
        (away(-1), ("{count} {any_unit} ago",)),
        (away(1), ("{count} {any_unit} from now", "{count} {any_unit} hence")),
        (units_ago, ("{units} ago",)),
        (span_of_units(-1), ("the? past|last|previous {count} {units:any_unit}",)),
        (span_of_units(1), ("the? next|coming|following {count} {units:any_unit}",)),
        (coming, ("the? coming|next|following {units}", "{units} ahead|to come")),
        (recent, ("recent|past {units}", "the recent|past|last few? {units}", "recently|lately")),
        (up_to_now, ("{units}",)),
        (from_told(-1, "day-before"), ("the day before", "the previous|preceding day|night|evening", "a day before")),
        (from_told(1, "day-after"), ("the day after", "the following|next day|night|morning|evening", "a day after")),
        (counted_from_told(-1), ("{count} {any_unit} earlier|before|previously|prior",)),
        (counted_from_told(1), ("{count} {any_unit} later|afterwards|afterward",)),
        (in_count, ("{count} {any_unit}",)),
    )
    for phrase in phrases
)


def _by_start() -> dict[str, list[Rule]]:
    found: dict[str, list[Rule]] = {}
    for rule in RULES:
        for form in starts_of(rule.items):
            found.setdefault(form, []).append(rule)
    return found


BY_START = _by_start()
"""The rules that may begin at a word, in order."""
