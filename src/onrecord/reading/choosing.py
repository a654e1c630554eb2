"""Small fitted networks that choose one of several options by their signs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Scorer:
    """A fitted network: for each sign a vector (signs × width) and a weight; a bias and an output weight for each unit.

    Weights are numbers, or rows with one for each question that the network answers at once.
    """

    numbers: Mapping[str, int]
    vectors: Floats
    weights: Floats
    bias: Floats
    out: Floats

    def scores(self, options: Sequence[Sequence[str]]) -> Floats:
        """Log-odds of the options against each other, up to a constant; a row of them where several questions are answered."""
        known = [[number for sign in signs if (number := self.numbers.get(sign)) is not None] or [self.nothing] for signs in options]
        flat = np.array([number for own in known for number in own], dtype=np.int64)
        starts = np.cumsum([0, *(len(own) for own in known[:-1])])
        hidden, linear = (np.add.reduceat(table[flat], starts) for table in (self.vectors, self.weights))
        scores: Floats = np.maximum(hidden + self.bias, 0) @ self.out + linear
        return scores

    @property
    def nothing(self) -> int:
        """The row, all zeros, of an option without any sign that is known."""
        return len(self.vectors) - 1


@cache
def scorer(name: str) -> Scorer:
    """The network in ``data/NAME.npz``."""
    with files("onrecord.reading").joinpath(f"data/{name}.npz").open("rb") as file, np.load(file) as held:
        numbers = {str(sign): number for number, sign in enumerate(held["signs"])}
        vectors, weights = (np.concatenate([table, np.zeros_like(table[:1])]) for table in (held["vectors"], held["weights"]))
        return Scorer(numbers, *(part.astype(np.float64) for part in (vectors, weights, held["bias"], held["out"])))
