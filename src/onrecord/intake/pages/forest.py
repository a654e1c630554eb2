"""Fitted decision trees, run on all blocks of a page at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

AT_ONCE = 2000
"""Blocks judged at once, so that a page of a million takes no more memory than one of some thousand."""


@dataclass(frozen=True)
class Forest:
    """Trees whose leaves add up to log-odds.

    Each question asks whether a column is at most a bound; a *no* rules out the leaves that its mask leaves clear. After all
    questions of a tree its first leaf that is not ruled out is the one reached (leaves are numbered from the left).
    """

    signs: Mapping[str, int]
    columns: NDArray[np.int64]
    bounds: Floats
    masks: NDArray[np.uint32]
    starts: NDArray[np.int64]
    leaves: Floats
    base: float

    def log_odds(self, table: Floats) -> Floats:
        """The log-odds of each row of a table: numbers first, then a column for each sign."""
        parts = [self._log_odds(table[at : at + AT_ONCE]) for at in range(0, len(table), AT_ONCE)]
        return np.concatenate(parts) if parts else np.zeros(0)

    def _log_odds(self, table: Floats) -> Floats:
        says_no = table[:, self.columns] > self.bounds
        left = np.where(says_no, self.masks, np.uint32(0xFFFFFFFF))
        reached = np.bitwise_and.reduceat(left, self.starts, axis=1)
        lowest = reached & (~reached + np.uint32(1))
        leaf = np.log2(lowest.astype(np.float64)).astype(np.int64)
        odds: Floats = self.leaves[np.arange(len(self.starts)), leaf].sum(axis=1) + self.base
        return odds


@cache
def forest(name: str) -> Forest:
    """The trees in ``data/NAME.npz``."""
    with files("onrecord.intake.pages").joinpath(f"data/{name}.npz").open("rb") as file, np.load(file) as held:
        return Forest(
            {str(sign): number for number, sign in enumerate(held["signs"])},
            held["columns"].astype(np.int64),
            held["bounds"].astype(np.float64),
            held["masks"].astype(np.uint32),
            held["starts"].astype(np.int64),
            held["leaves"].astype(np.float64),
            float(held["base"]),
        )
