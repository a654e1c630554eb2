"""Draws numbers as charts of one line: pure functions from numbers to characters.

All charts over one scale have as many cells. The first and the last are kept for the arrows of open ends, so that nothing leaves a chart.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

POINT, LINE = "●", "─"
START, END = "├", "┤"
BELOW, ABOVE = "←", "→"
LOG = " log "
"""Within the line of an axis that is logarithmic."""
FAR_APART = 50
"""How many times the smallest value the largest is before the scale is logarithmic."""
LEAST_WIDTH = 8
LEAST_LINE = 2


@dataclass(frozen=True, slots=True)
class Extent:
    """From ``low`` to ``high``, perhaps on beyond either; the same twice is a single value."""

    low: float
    high: float
    below: bool = False
    above: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """Which values belong to which of ``width`` cells; even, or ``logarithmic``."""

    low: float
    high: float
    logarithmic: bool
    width: int

    @classmethod
    def over(cls, extents: Iterable[Extent], width: int) -> Scale:
        """A scale for all ``extents``, none of which is below nought: from nought, or logarithmic where they lie far apart."""
        ends = [end for extent in extents for end in (extent.low, extent.high)]
        smallest, largest = min(ends), max(ends)
        far = smallest > 0 and largest > FAR_APART * smallest
        return cls(smallest if far else 0.0, largest, far, width)

    def cell(self, value: float) -> int:
        """The cell of a value between both ends of the scale, counted from 0."""
        if self.low == self.high:
            return 1
        if self.logarithmic:
            share = (math.log(value) - math.log(self.low)) / (math.log(self.high) - math.log(self.low))
        else:
            share = (value - self.low) / (self.high - self.low)
        return 1 + round(share * (self.width - 3))


def draw(extent: Extent, scale: Scale) -> str:
    """One value as a mark, or several as a line with ends, and arrows at open ends; what lies within one cell is a mark."""
    first, last = scale.cell(extent.low), scale.cell(extent.high)
    cells = [" "] * scale.width
    cells[first : last + 1] = [POINT] if first == last else [START, *LINE * (last - first - 1), END]
    if extent.below:
        cells[first - 1] = BELOW
    if extent.above:
        cells[last + 1] = ABOVE
    return "".join(cells)


def axis(scale: Scale, low: str, high: str) -> str:
    """The line above charts that ``has_room`` for it, with words for both ends of the scale above the cells of these."""
    return f" {low} {(LOG if scale.logarithmic else '').center(_room(scale, low, high), LINE)} {high} "


def has_room(scale: Scale, low: str, high: str) -> bool:
    """Whether charts are wide enough to tell something, and their axis for the words at its ends."""
    return scale.width >= LEAST_WIDTH and _room(scale, low, high) >= (len(LOG) if scale.logarithmic else LEAST_LINE)


def _room(scale: Scale, low: str, high: str) -> int:
    """How many cells lie between the words at the ends."""
    return scale.width - len(low) - len(high) - 4
