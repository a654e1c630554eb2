"""Which articles of a pile tell one story.

Articles that share heavy words are compared (``gists.comparable``), those that are alike are linked, and what hangs together by links is
parted by itself (``linkage``).

A link depends on two articles alone, and the parts on the links of what hangs together: neither on the order in which articles come.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from onrecord.domain.gists import Gist
from onrecord.story.grouping.gists import SHARED, comparable, heaviest, likenesses
from onrecord.story.grouping.linkage import joined

LINKED = 0.27
"""Likeness from which two articles are linked."""
LARGEST = 1500
"""Articles that are parted at once; of more, only what hangs together by stronger links."""
STRONGER, SAME = 0.03, 0.94
"""How much stronger links have to be each time that too many articles hang together, up to those of articles that are all but the same."""

Links: TypeAlias = Mapping[str, Mapping[str, float]]
"""Each article's links: the other article and how alike it is."""

Link = tuple[float, str, str]
"""How alike two articles are that are linked, and which they are."""

Whole = NDArray[np.int64]

Story = tuple[str, ...]
"""Ids of the articles of a story, sorted."""


class Stories:
    """Articles in stories, to which articles can be added: one by one or all at once, in any order, with the same outcome."""

    def __init__(self, gists: Iterable[Gist] = ()) -> None:
        self._gists: dict[str, Gist] = {}
        self._words = Words()
        self._holders: dict[str, list[str]] = defaultdict(list)
        self._links: dict[str, dict[str, float]] = {}
        self._strongest: list[Link] = []
        self._parted: dict[Story, tuple[Story, ...]] = {}
        for one in gists:
            self.add(one)

    def add(self, one: Gist) -> None:
        """Add an article; one that is there already stays as it is."""
        if one.article in self._gists:
            return
        shared = Counter(chain.from_iterable(self._holders[stem] for stem in heaviest(one)))
        often = [(self._gists[article], number) for article, number in shared.items() if number >= SHARED]
        others = [other for other, number in often if comparable(one, other, number)]
        self._links[one.article] = linked(one, others, self._words.shared(one, others))
        for other, alike in self._links[one.article].items():
            self._links[other][one.article] = alike
            self._strongest.append((alike, one.article, other))
        self._gists[one.article] = one
        for stem in heaviest(one):
            self._holders[stem].append(one.article)

    def groups(self) -> tuple[Story, ...]:
        """All stories, sorted; every article is in one."""
        self._strongest = strongest(self._strongest)
        known, self._parted = self._parted, {}
        for piece in pieces(self._links, self._strongest):
            self._parted[piece] = known[piece] if piece in known else part(piece, self._links)
        return tuple(sorted(story for stories in self._parted.values() for story in stories))


class Words:
    """The words of gists as numbers, by which one is multiplied with many others at once."""

    def __init__(self) -> None:
        self._number: dict[str, int] = {}
        self._rows: dict[str, tuple[Whole, Whole]] = {}

    def _row(self, one: Gist) -> tuple[Whole, Whole]:
        """Numbers and weights of its words; one of no weight goes before, so that none is empty."""
        if one.article not in self._rows:
            numbers = [0, *(self._number.setdefault(stem, len(self._number) + 1) for stem, _ in one.words)]
            self._rows[one.article] = np.array(numbers), np.array([0, *(weight for _, weight in one.words)])
        return self._rows[one.article]

    def shared(self, one: Gist, others: Sequence[Gist]) -> Whole:
        """The sums of the products of the weights that a gist shares with each of some others."""
        rows = [self._row(other) for other in others]
        numbers, weights = self._row(one)
        if not rows:
            return np.zeros(0, dtype=np.int64)
        own = np.zeros(len(self._number) + 1, dtype=np.int64)
        own[numbers] = weights
        begins = np.cumsum([0, *(len(row) for row, _ in rows[:-1])])
        products = own[np.concatenate([row for row, _ in rows])] * np.concatenate([held for _, held in rows])
        return np.asarray(np.add.reduceat(products, begins))


def linked(one: Gist, others: Sequence[Gist], shared: Whole) -> dict[str, float]:
    """Which of some other articles an article is linked with, and how alike they are, by what it shares with each."""
    alike = likenesses(one, others, shared).round(4)
    return {others[at].article: float(alike[at]) for at in np.flatnonzero(alike >= LINKED).tolist()}


def strongest(links: Iterable[Link]) -> list[Link]:
    """The fewest and strongest links by which all that hangs together does so still, at any floor (Kruskal 1956)."""
    above: dict[str, str] = {}

    def top(article: str) -> str:
        while (higher := above.get(article, article)) != article:
            above[article] = above.get(higher, higher)
            article = higher
        return article

    kept = []
    for link in sorted(links, reverse=True):
        one, other = top(link[1]), top(link[2])
        if one != other:
            above[one] = other
            kept.append(link)
    return kept


def pieces(articles: Iterable[str], links: Iterable[Link]) -> list[Story]:
    """What hangs together by links, none larger than ``LARGEST`` unless its articles are all but the same; each sorted.

    The ``strongest`` of the links are enough.
    """
    near: dict[str, dict[str, float]] = {article: {} for article in articles}
    for alike, one, other in links:
        near[one][other] = near[other][one] = alike
    found, floor = [], LINKED
    left = _hanging(near, sorted(near), floor)
    while left:
        found += [piece for piece in left if len(piece) <= LARGEST or floor > SAME]
        large = [piece for piece in left if len(piece) > LARGEST and floor <= SAME]
        floor += STRONGER
        left = [part for piece in large for part in _hanging(near, piece, floor)]
    return found


def _hanging(links: Links, articles: Sequence[str], floor: float) -> list[Story]:
    """Articles in runs that hang together by links of ``floor`` and more."""
    unseen, found = dict.fromkeys(articles), []
    while unseen:
        stack, piece = [next(iter(unseen))], []
        del unseen[stack[0]]
        while stack:
            piece.append(at := stack.pop())
            near = [other for other, alike in links[at].items() if alike >= floor and other in unseen]
            stack += near
            for other in near:
                del unseen[other]
        found.append(tuple(sorted(piece)))
    return found


def part(piece: Sequence[str], links: Links) -> tuple[Story, ...]:
    """The stories of one of the ``pieces``; each sorted. Only its own links count."""
    own = sorted(piece)
    if not 1 < len(own) <= LARGEST:
        return (tuple(own),)
    place = {article: at for at, article in enumerate(own)}
    alike = np.zeros((len(own), len(own)))
    for article, at in place.items():
        near = [(place[other], value) for other, value in links[article].items() if other in place]
        alike[at, [other for other, _ in near]] = [value for _, value in near]
    stories: dict[int, list[str]] = defaultdict(list)
    for article, label in zip(own, joined(alike), strict=True):
        stories[label].append(article)
    return tuple(tuple(story) for story in stories.values())
