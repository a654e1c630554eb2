"""Where blocks stand on a page: against its densest element, its headline, its beginning and its end."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from onrecord.intake.pages.tree import HEADINGS
from onrecord.intake.pages.walk import DEEPEST, Piece, Place

RUNNING = 8
"""Words from which on a block that is not mostly links counts as running text."""

NUMBERS = 7
"""Numbers that tell a block's place."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The blocks' elements, the number that each shares with its siblings, and what is known of the page as a whole.

    ``before`` is the share of the running text that stands before each; ``held`` are the words of running text that an element
    holds; ``densest`` are the element that holds most of them and those above it, with the steps up to them.
    """

    places: Sequence[Place]
    siblings: NDArray[np.int64]
    before: Sequence[float]
    held: dict[Place, float]
    densest: dict[Place, int]
    most: float
    share: float
    first: int
    last: int
    headline: int

    @classmethod
    def of(cls, pieces: Sequence[Piece], words: Sequence[int], keys: Sequence[str], titles: Sequence[str]) -> Surroundings:
        """The surroundings of all blocks of a page."""
        places = [piece.place.block for piece in pieces]
        running = [
            count if count >= RUNNING and 2 * piece.linked < len(piece.text) else 0 for piece, count in zip(pieces, words, strict=True)
        ]
        held = _held(places, running)
        best = max(held, key=lambda place: held[place], default=None)
        inside = [at for at, place in enumerate(places) if place.above is best]
        first, last = (inside[0], inside[-1]) if inside else (0, 0)
        total = max(1.0, float(sum(running)))
        numbers: dict[Place | None, int] = {}
        return cls(
            places,
            siblings=np.array([numbers.setdefault(place.above, len(numbers)) for place in places], dtype=np.int64),
            before=np.concatenate([[0.0], np.cumsum(running)[:-1] / total]).tolist(),
            held=held,
            densest={place: gap for gap, place in enumerate(best.line())} if best else {},
            most=held[best] or 1.0 if best else 1.0,
            share=held[best] / total if best else 0.0,
            first=first,
            last=last,
            headline=_headline(places, keys, titles, first),
        )

    def signs(self, at: int) -> Iterator[str]:
        """How far it is to the densest element, and on which side of it and of the headline a block stands."""
        up, down = self._levels(at)
        where = "before" if at < self.first else "after" if at > self.last else "within"
        yield f"up{min(up, 6)}"
        yield f"up{min(up, 6)}down{min(down, 5)}"
        yield where
        yield f"{where} up{min(up, 4)}"
        far = at - self.headline
        yield "no headline" if self.headline < 0 else f"headline {'-' if far < 0 else '='}{min(7, int(math.log2(1 + abs(far))))}"
        if self.places[at].tag in HEADINGS:
            yield f"{where} heading"

    def numbers(self, at: int) -> list[float]:
        """The same as numbers."""
        above = self.places[at].above
        return [
            self.before[at],
            (self.held.get(above, 0.0) if above else 0.0) / self.most,
            self.share,
            math.log1p(max(0, self.first - at)) / 3,
            math.log1p(max(0, at - self.last)) / 3,
            math.log1p(at) / 3,
            math.log1p(len(self.places) - at) / 3,
        ]

    def _levels(self, at: int) -> tuple[int, int]:
        """How far one must go up from the densest element to the first that holds the block too, and down from there."""
        place = self.places[at]
        for down, one in enumerate(islice(place.line(), DEEPEST)):
            if one in self.densest:
                return self.densest[one], down
        return 99, place.depth


def _held(places: Sequence[Place], running: Sequence[int]) -> dict[Place, float]:
    """Words of running text that each element holds, those a step further down counted half."""
    held: dict[Place, float] = {}
    for place, own in zip(places, running, strict=True):
        above = place.above
        if above is not None:
            held[above] = held.get(above, 0.0) + own
            if above.above is not None:
                held[above.above] = held.get(above.above, 0.0) + own / 2
    return held


def _headline(places: Sequence[Place], keys: Sequence[str], titles: Sequence[str], first: int) -> int:
    """The place of the headline, the last before the densest element; -1 where there is none."""
    found = [at for at, place in enumerate(places) if keys[at] in titles or place.tag == "h1"]
    above = [at for at in found if at <= first]
    return above[-1] if above else found[0] if found else -1
