"""How well a day suits what an article itself says: the weekdays that it looks back on and the dates that it names."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import date

from onrecord.domain.edtf import bounds
from onrecord.domain.readings import Reading
from onrecord.domain.resolution import resolve
from onrecord.domain.times import TimeRef, Unit
from onrecord.story.days.chances import Day

LOOKED_BACK = (0.55, 0.27, 0.055, 0.05, 0.025, 0.02, 0.03)
"""How many days before publication a weekday lies that an article looks back on: shares, from 0 days to 6."""
HABIT = 1.3
"""How far the mean over all of them counts, as a logarithm."""
YET_TO_COME, STILL_TO_COME, GONE_BY = 3.2, 1.3, 1.9
"""What speaks against a day, as a logarithm: each full date that lies ahead of it, each date without its year told as past that does, and
each told as ahead that lies behind."""
RECENT = 30
"""Days by which a date without its year may lie on the wrong side: a farther one is of another year."""


def fitting(reading: Reading, not_before: Sequence[Day]) -> Callable[[Day], float]:
    """The logarithm of how well a day suits the article, but for a constant; ``not_before`` are days that it cannot well precede."""
    weekdays = looked_back(reading)
    dates = [ref for ref in reading.times if ref.span and ref.is_day and (ref.fixed is not None or ref.unit is Unit.DATE)]

    def suits(day: Day) -> float:
        ages = [((day - 1) % 7 - weekday) % 7 for weekday in weekdays]
        usual = HABIT * sum(math.log(LOOKED_BACK[age]) for age in ages) / max(1, len(ages))
        return usual - sum(_against(ref, day) for ref in dates) - YET_TO_COME * sum(day < bound for bound in not_before)

    return suits


def looked_back(reading: Reading) -> list[int]:
    """The weekdays (0 is Monday) that the article looks back on, each as often as it does."""
    return [ref.weekday for ref in reading.times if ref.span and ref.weekday is not None and _looks_back(ref)]


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
