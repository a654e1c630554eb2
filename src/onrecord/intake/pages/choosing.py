"""Which blocks of a page are the article: fitted trees over their signs, trafilatura's choice among them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from onrecord.intake.pages import signs
from onrecord.intake.pages.forest import Floats, Forest, forest
from onrecord.intake.pages.signs import Claims, Signs
from onrecord.intake.pages.walk import Piece

SURE_SHARE, OF_SURE, LEAST = 0.75, 0.5, 0.08
"""A block is chosen from half the chance on that three quarters of a page's likely text reaches at most, and never from more than an
even chance on: a page of a strange make, of which all text looks doubtful, is measured by itself. Set by cross-validation over sites."""

MOST_BLOCKS = 10_000
"""Blocks that are looked at; no report has so many, and the rest of such a page is kept as furniture."""


def choose(pieces: Sequence[Piece], keys: Sequence[str], claims: Claims) -> set[int]:
    """The places of the blocks that are the article's."""
    trees = forest("blocks")
    return chosen(signs.of(pieces[:MOST_BLOCKS], keys[:MOST_BLOCKS], claims, asked=trees.signs), keys, trees)


def chosen(seen: Signs, keys: Sequence[str], trees: Forest) -> set[int]:
    """The same by some trees, of the signs of a page."""
    if not seen.places:
        return set()
    chances = 1 / (1 + np.exp(-trees.log_odds(seen.table(trees.signs))))
    words = np.array([keys[at].count(" ") + 1.0 for at in seen.places])
    least = bound(chances, words)
    return {at for at, chance in zip(seen.places, chances, strict=True) if chance >= least}


def bound(chances: Floats, words: Floats) -> float:
    """The chance from which on a block of this page is chosen."""
    likely = chances > LEAST
    if not likely.any():
        return 0.5
    order = np.argsort(chances[likely], kind="stable")
    total = np.cumsum(words[likely][order])
    sure = chances[likely][order][np.searchsorted(total, SURE_SHARE * total[-1])]
    return float(min(0.5, max(LEAST, OF_SURE * sure)))
