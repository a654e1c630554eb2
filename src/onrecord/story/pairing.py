"""Which of many things may belong together: those that share something rare, found through an inverted index and not pair by pair."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from itertools import combinations


def sharing(features: Sequence[Iterable[Hashable]], *, least: int, commonest: int) -> list[tuple[int, int]]:
    """Pairs of places in ``features``, sorted, that have ``least`` features in common held by ``commonest`` of them at most."""
    holders: dict[Hashable, list[int]] = defaultdict(list)
    for place, held in enumerate(features):
        for feature in held:
            holders[feature].append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for places in holders.values():
        if len(places) <= commonest:
            shared.update(combinations(places, 2))
    return sorted(pair for pair, n in shared.items() if n >= least)
