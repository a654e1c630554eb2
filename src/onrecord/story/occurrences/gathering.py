"""Which things belong together by how alike they are in pairs: groups grown by average likeness (UPGMA, Sokal and Michener 1958)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from heapq import heapify, heappop, heappush

Pair = tuple[int, int]
Scored = tuple[float, int, int]


def gather(
    count: int, scored: Iterable[Scored], *, least: float, unscored: float, may_join: Callable[[list[int], list[int]], bool]
) -> list[list[int]]:
    """Groups of the numbers below ``count``, each sorted, in order of their first.

    Only pairs that have a score are looked at, so that the work grows with their number; two groups join, the most alike first, where the
    mean of their pairs reaches ``least``.

    Args:
        count: how many things there are.
        scored: pairs with their likeness, the smaller number first.
        least: mean likeness from which two groups are one.
        unscored: what a pair without a score, which is not alike at all, counts beside one that has one.
        may_join: whether two groups may be one at all.
    """
    return _Gathering(count, scored, least, unscored).run(may_join)


class _Gathering:
    def __init__(self, count: int, scored: Iterable[Scored], least: float, unscored: float) -> None:
        self._least, self._unscored = least, unscored
        self._members = {i: [i] for i in range(count)}
        self._sums: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
        for score, one, other in scored:
            self._sums[one][other] = self._sums[other][one] = (score, 1)

    def run(self, may_join: Callable[[list[int], list[int]], bool]) -> list[list[int]]:
        heap = [(-self._mean(one, other), one, other) for one in self._sums for other in self._sums[one] if one < other]
        heapify(heap)
        while heap and -heap[0][0] >= self._least:
            mean, one, other = heappop(heap)
            current = one in self._members and other in self._members and mean == -self._mean(one, other)
            if not current:
                continue
            if not may_join(self._members[one], self._members[other]):
                self._part(one, other)
                continue
            for third in self._join(one, other):
                heappush(heap, (-self._mean(one, third), min(one, third), max(one, third)))
        return sorted(self._members.values())

    def _mean(self, one: int, other: int) -> float:
        total, known = self._sums[one].get(other, (0.0, 0))
        pairs = len(self._members[one]) * len(self._members[other])
        return total / (known + self._unscored * (pairs - known)) if known else 0.0

    def _part(self, one: int, other: int) -> None:
        del self._sums[one][other], self._sums[other][one]

    def _join(self, one: int, other: int) -> list[int]:
        """Put ``other`` into ``one``; the groups whose likeness to it has changed."""
        self._members[one] = sorted(self._members[one] + self._members.pop(other))
        self._part(one, other)
        for third, (total, known) in self._sums.pop(other).items():
            before = self._sums[one].get(third, (0.0, 0))
            self._sums[one][third] = self._sums[third][one] = (before[0] + total, before[1] + known)
            del self._sums[third][other]
        return sorted(self._sums[one])
