"""Draws the days of a timeline, each entry over one scale of days, so that a person sees how sure each is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from onrecord.cli.charts import ABOVE, BELOW, Extent, Scale, draw
from onrecord.domain.edtf import ends

AROUND = timedelta(days=30)
"""What lies further than this from the days of the reports is drawn as an arrow at the edge."""
LEAST_DAYS = 2
"""Days of a scale that is worth drawing."""


def scale_of(when: Sequence[str], first: str | None, last: str | None, width: int) -> Scale | None:
    """A scale of days for EDTF values told by reports of the days from ``first`` to ``last``; ``None`` where there is nothing to draw."""
    if first is None or last is None:
        return None
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    low, high = max(date.min + AROUND, begin) - AROUND, min(date.max - AROUND, end) + AROUND
    days = [day for value in when for day in ends(value) if day is not None and low <= day <= high]
    if not days or (max(days) - min(days)).days < LEAST_DAYS:
        return None
    return Scale(min(days).toordinal(), max(days).toordinal(), logarithmic=False, width=width)


def drawn(when: str, scale: Scale) -> str:
    """A day as a mark, some time between two as a line with ends; an arrow where it goes on beyond the scale, or lies there."""
    first, last = ends(when)
    low, high = _ordinal(first, scale.low), _ordinal(last, scale.high)
    if high < scale.low:
        return BELOW.ljust(scale.width)
    if low > scale.high:
        return ABOVE.rjust(scale.width)
    below, above = first is None or low < scale.low, last is None or high > scale.high
    return draw(Extent(max(low, scale.low), min(high, scale.high), below=below, above=above), scale)


def _ordinal(day: date | None, otherwise: float) -> float:
    return otherwise if day is None else day.toordinal()
