"""Numbers as a person reads them: in words with their approximator, and as what a chart shows of them."""

from __future__ import annotations

from onrecord.cli.charts import Extent
from onrecord.domain.events import Quantity

UPWARD = frozenset({"more than", "at least"})
DOWNWARD = frozenset({"less than", "up to"})
"""Approximators that leave an end open."""
LARGE = {"trillion": 1e12, "billion": 1e9, "million": 1e6}
DECIMALS = 1000
"""Parts of a million, or more, that are still told by its word."""


def told(counted: Quantity) -> str:
    """A number with its approximator; an end that is open is left open."""
    low, high = counted.low, counted.high
    ends = [figure(end) for end in dict.fromkeys((low, high)) if end is not None]
    if counted.approx:
        return f"{counted.approx} {' to '.join(ends)}"
    if low is None:
        return f"up to {' '.join(ends)}"
    return f"{' '.join(ends)} or more" if high is None else " to ".join(ends)


def figure(number: float) -> str:
    """A number with its thousands apart, from a million on by the word for it where that is exact."""
    for word, size in LARGE.items():
        if number >= size and number % (size / DECIMALS) == 0:
            return f"{number / size:,.12g} {word}"
    return f"{number:,.12g}"


def extent(counted: Quantity) -> Extent | None:
    """What a chart shows of a number: nothing of one that is open at both ends."""
    known = [end for end in (counted.low, counted.high) if end is not None]
    if not known:
        return None
    below = counted.low is None or counted.approx in DOWNWARD
    above = counted.high is None or counted.approx in UPWARD
    return Extent(known[0], known[-1], below=below, above=above)
