"""How well a day suits what an article itself says: the weekdays that it looks back on and the dates that it names."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import date

from onrecord.domain.edtf import bounds
from onrecord.domain.readings import Reading
from onrecord.domain.resolution import resolve
from onrecord.domain.times import TimeRef, Unit
from onrecord.story.chances import Day

FIRST = (0.62, 0.2, 0.05, 0.03, 0.03, 0.03, 0.04)
"""How many days before publication the weekday lies that an article looks back on first: shares, from 0 days to 6."""
LATEST = (0.75, 0.14, 0.03, 0.03, 0.02, 0.01, 0.02)
"""The same for the latest of them."""
HABIT = 0.47
"""How far each of the two counts, since they are often one."""
YET_TO_COME, STILL_TO_COME, GONE_BY = 2.0, 0.8, 1.2
"""What speaks against a day, as a logarithm: each full date that lies ahead of it, each date without its year told as past that does, and
each told as ahead that lies behind."""
RECENT = 30
"""Days by which a date without its year may lie on the wrong side: a farther one is of another year."""


def fitting(reading: Reading, not_before: Sequence[Day]) -> Callable[[Day], float]:
    """The logarithm of how well a day suits the article, but for a constant; ``not_before`` are days that it cannot well precede."""
    looked_back = sorted(
        (ref.span.start, ref.weekday) for ref in reading.times if ref.span and ref.weekday is not None and _looks_back(ref)
    )
    weekdays = [weekday for _, weekday in looked_back]
    dates = [ref for ref in reading.times if ref.span and ref.is_day and (ref.fixed is not None or ref.unit is Unit.DATE)]

    def suits(day: Day) -> float:
        ages = [((day - 1) % 7 - weekday) % 7 for weekday in weekdays]
        usual = HABIT * (math.log(FIRST[ages[0]]) + math.log(LATEST[min(ages)])) if ages else 0.0
        return usual - sum(_against(ref, day) for ref in dates) - YET_TO_COME * sum(day < bound for bound in not_before)

    return suits


def _looks_back(ref: TimeRef) -> bool:
    return ref.is_day and ref.unit is Unit.WEEKDAY and ref.amount < 0 and ref.week is None and not ref.shift


def _against(ref: TimeRef, day: Day) -> float:
    """What a date speaks against a day of publication."""
    found = bounds(resolve(ref, date.fromordinal(day).isoformat()))
    ahead = found[0].toordinal() - day if found else 0
    if ref.fixed is not None:
        return YET_TO_COME if ahead > 0 else 0.0
    if ref.amount < 0:
        return STILL_TO_COME if 0 < ahead < RECENT else 0.0
    return GONE_BY if -RECENT < ahead < 0 else 0.0
