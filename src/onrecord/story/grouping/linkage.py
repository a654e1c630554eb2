"""Groups of linked articles.

Single articles are joined into groups, the two nearest first, as long as the links between two groups are about as dense as those inside
them (average linkage, Sokal and Michener 1958, measured by the density of the groups). So a pile on one long story stays one, where two
short stories of one kind, each dense, come apart.
"""

from __future__ import annotations

import numpy as np

from onrecord.story.grouping.gists import Floats

EXPECTED, TRUST = 0.45, 1
"""The likeness expected inside a story, and as how many pairs of articles this counts beside those that are there."""
JOINED = 0.42
"""Mean likeness between two groups that are joined, as a share of that inside them; articles that are not linked count as not alike."""


class _Groups:
    """Groups of articles, known by their first one, that are joined two by two."""

    def __init__(self, alike: Floats) -> None:
        self.label = np.arange(len(alike))
        self._between = alike.copy()
        self._size = np.ones(len(alike))
        self._inside = np.zeros(len(alike))
        self._score = np.stack([self._row(at) for at in range(len(alike))])
        self._nearest = self._score.argmax(axis=1)
        self._best = self._score.max(axis=1)

    def _row(self, at: int) -> Floats:
        """How alike a group is to each other one, as a share of the likeness inside the two; −1 to itself and to none."""
        pairs = self._size * (self._size - 1) / 2
        density = (self._inside + TRUST * EXPECTED) / (pairs + TRUST)
        row = self._between[at] / np.maximum(1, self._size * self._size[at]) / np.sqrt(density * density[at])
        return np.where((self._size > 0) & (np.arange(len(row)) != at), row, -1.0)

    def join(self) -> bool:
        """Join the two that are most alike; whether there were any alike enough."""
        one = int(self._best.argmax())
        other = int(self._nearest[one])
        if self._best[one] < JOINED:
            return False
        kept, gone = min(one, other), max(one, other)
        self._inside[kept] += self._inside[gone] + self._between[kept, gone]
        self._size[kept], self._size[gone] = self._size[kept] + self._size[gone], 0
        self._between[kept] += self._between[gone]
        self._between[:, kept] = self._between[kept]
        self.label[self.label == gone] = kept
        self._settle(kept, gone)
        return True

    def _settle(self, kept: int, gone: int) -> None:
        """What the joining of two changes for the others."""
        self._score[gone] = self._score[:, gone] = -1
        self._score[kept] = self._score[:, kept] = self._row(kept)
        nearer = self._score[kept] > self._best
        self._nearest[nearer], self._best[nearer] = kept, self._score[kept][nearer]
        lost = np.flatnonzero(~nearer & ((self._nearest == kept) | (self._nearest == gone)))
        lost = np.append(lost, (kept, gone))
        self._nearest[lost] = self._score[lost].argmax(axis=1)
        self._best[lost] = self._score[lost, self._nearest[lost]]


def joined(alike: Floats) -> list[int]:
    """The number of the group of each article; ``alike`` is articles × articles, 0 where two are not linked and from each to itself."""
    groups = _Groups(alike)
    while groups.join():
        continue
    return [int(label) for label in groups.label]
