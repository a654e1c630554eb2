"""The chances of the days on which an article may have appeared, from clues none of which is sure.

The clues of a kind, of times named each day apart, are averaged and mixed with noise, so that a wrong one only flattens the chances; the
kinds are put together by a conditional logit (McFadden 1974). The shares and counts below were measured on the development half of
``benchmarks.story.dating``. Neighbouring methods are the temporal language models of de Jong, Rode and Hiemstra (2005) and of Kanhabua and
Nørvåg (2009), which date a document by its likeness to dated ones.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onrecord.domain.edtf import Days

Day = int
"""A day of the calendar by its ordinal."""

Chances = tuple[tuple[Day, float], ...]
"""Days in order, with their chances."""


class Kind(StrEnum):
    """What a clue is, and so what lies between the days that it names and the day of publication."""

    MEANT = "a time named of the same thing"
    LEADING = "the same news"
    BESIDE = "like sentences"
    QUOTED = "a quotation in common"
    REWRITTEN = "wording in common"
    ALIKE = "words in common"


MEANING = (0.8, 0.06, 0.02, 0.01, 0.005, 0.005)
CLOSE = (0.47, 0.14, 0.03, 0.02, 0.015, 0.015, 0.015, 0.01)
LOOSE = (0.27, 0.11, 0.05, 0.04, 0.03, 0.025, 0.025, 0.02)
WIDE = (0.25, 0.1, 0.05, 0.04, 0.03, 0.025, 0.025, 0.02, 0.015, 0.015, 0.01, 0.01, 0.01, 0.01, 0.01)
"""Shares of the days on either side, by their distance."""

SHARES: Mapping[Kind, Sequence[float]] = {
    Kind.MEANT: MEANING,
    Kind.LEADING: CLOSE,
    Kind.BESIDE: LOOSE,
    Kind.QUOTED: CLOSE,
    Kind.REWRITTEN: CLOSE,
    Kind.ALIKE: WIDE,
}
NOISE: Mapping[Kind, float] = {kind: 0.02 if kind is Kind.MEANT else 0.006 for kind in Kind}
"""The share of a day for which clues do not speak."""
COUNTS: Mapping[Kind, float] = {
    Kind.MEANT: 0.8,
    Kind.LEADING: 0.33,
    Kind.BESIDE: 0.16,
    Kind.QUOTED: 0.45,
    Kind.REWRITTEN: 0.35,
    Kind.ALIKE: 1.0,
}
"""How far each kind counts beside the others, which in part say the same."""


@dataclass(frozen=True, slots=True)
class DayClue:
    """A clue: the days that it names with their shares (which sum to 1), what it weighs beside others of its kind, and the reason.

    ``others`` says whether another article gives it.
    """

    kind: Kind
    days: Chances
    weight: float
    reason: str
    others: bool = True

    def spread(self) -> Iterable[tuple[Day, float]]:
        """The days of publication that it speaks for, with their shares."""
        reach = SHARES[self.kind]
        for day, share in self.days:
            for apart in range(1 - len(reach), len(reach)):
                if 1 <= day + apart <= date.max.toordinal():
                    yield day + apart, share * reach[abs(apart)]

    def worth(self, day: Day) -> float:
        """How much it speaks for a day, as a logarithm."""
        return COUNTS[self.kind] * _speaks(self.kind, sum(share for at, share in self.spread() if at == day))


def chances(clues: Sequence[DayClue], habit: Callable[[Day], float], earliest: Day) -> Chances:
    """The chances of all days from ``earliest`` on that a clue speaks for; ``habit`` is the logarithm of how well the text fits a day."""
    groups: dict[tuple[Kind, Chances], list[DayClue]] = defaultdict(list)
    for clue in clues:
        groups[clue.kind, clue.days if clue.kind is Kind.MEANT else ()].append(clue)
    told = [(kind, _averaged(found)) for (kind, _), found in groups.items()]
    days = sorted({day for _, found in told for day in found if day >= earliest})
    worths = [habit(d) + sum(COUNTS[kind] * _speaks(kind, found.get(d, 0.0)) for kind, found in told) for d in days]
    best = max(worths, default=0.0)
    total = sum(math.exp(worth - best) for worth in worths)
    return tuple((day, math.exp(worth - best) / total) for day, worth in zip(days, worths, strict=True))


def _speaks(kind: Kind, share: float) -> float:
    return math.log(1 + share / NOISE[kind])


def _averaged(clues: Sequence[DayClue]) -> Mapping[Day, float]:
    total = sum(clue.weight for clue in clues)
    found: dict[Day, float] = defaultdict(float)
    for clue in clues:
        for day, share in clue.spread():
            found[day] += share * clue.weight / total
    return found


def narrowest(found: Chances, share: float) -> Days | None:
    """The shortest stretch of days that holds at least ``share`` of the chances, and of those the likeliest, then the earliest."""
    best: tuple[int, float, Day, Day] | None = None
    first, held = 0, 0.0
    for day, chance in found:
        held += chance
        while held - found[first][1] >= share:
            held -= found[first][1]
            first += 1
        if held >= share:
            begin = found[first][0]
            stretch = (day - begin, -round(held, 9), begin, day)
            best = min(best or stretch, stretch)
    return (date.fromordinal(best[2]), date.fromordinal(best[3])) if best else None


def likeliest(found: Chances, width: int) -> tuple[float, Days] | None:
    """The likeliest stretch of at most ``width`` days, the earliest of several, with its chance."""
    begun = ((day, [(d, c) for d, c in found[at : at + width] if d < day + width]) for at, (day, _) in enumerate(found))
    held = [(-round(sum(c for _, c in inside), 9), day, inside[-1][0]) for day, inside in begun]
    if not held:
        return None
    chance, first, last = min(held)
    return -chance, (date.fromordinal(first), date.fromordinal(last))


def inside(found: Chances, days: Days) -> Chances:
    """The chances of the days of a stretch, as if it were sure to hold."""
    kept = [(day, chance) for day, chance in found if days[0].toordinal() <= day <= days[1].toordinal()]
    total = sum(chance for _, chance in kept)
    return tuple((day, chance / total) for day, chance in kept)
