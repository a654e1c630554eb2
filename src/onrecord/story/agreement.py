"""The days on which an article's own words for times would mean the days that others give the same things, where they agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from onrecord.domain.edtf import Days
from onrecord.story.chances import Day, DayClue, Kind

REWRITE_SUPPORT = 10.0
"""Support for the days about that of an article of which another is a rewrite."""
RIVAL = 0.7
"""Support, as a share of the best, with which another week leaves the day undecided."""
WEEK = 7
FRESH = 1
"""Days from the latest weekday that an article looks back on to its publication, at most."""


def agreed(clues: Sequence[DayClue], looked_back: Sequence[int], earliest: Day) -> Days | None:
    """First and last of the days with most support, if no other week has nearly as much.

    ``looked_back`` are the weekdays (0 is Monday) that the article looks back on; of several days those count that follow closest on them.
    """
    support: dict[Day, float] = defaultdict(float)
    for clue in clues:
        if clue.kind is Kind.MEANT:
            for day, _ in clue.days:
                support[day] += clue.weight
        elif clue.kind is Kind.REWRITTEN:
            for day in {at + apart for at, _ in clue.days for apart in range(-FRESH, FRESH + 1)}:
                support[day] += REWRITE_SUPPORT
    possible = {day: weight for day, weight in support.items() if earliest <= day <= date.max.toordinal()}
    most = max(possible.values(), default=0.0)
    best = _freshest(sorted(day for day, weight in possible.items() if weight == most), looked_back)
    if not best or any(weight >= RIVAL * most and abs(day - best[0]) >= WEEK for day, weight in possible.items()):
        return None
    return date.fromordinal(best[0]), date.fromordinal(best[-1])


def _freshest(days: Sequence[Day], looked_back: Sequence[int]) -> Sequence[Day]:
    ages = {day: [((day - 1) % 7 - weekday) % 7 for weekday in looked_back] for day in days}
    if not looked_back or len(days) < 2:
        return days
    least = min(sum(found) for found in ages.values())
    fresh = [day for day in days if min(ages[day]) <= FRESH and sum(ages[day]) <= least + FRESH * len(looked_back)]
    return fresh or days
