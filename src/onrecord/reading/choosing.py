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
    """A fitted network: for each sign a vector (signs × width) and a weight; a bias and an output weight for each unit."""

    numbers: Mapping[str, int]
    vectors: Floats
    weights: Floats
    bias: Floats
    out: Floats

    def scores(self, options: Sequence[Sequence[str]]) -> Floats:
        """Log-odds of the options against each other, up to a constant."""
        known = [[self.numbers[sign] for sign in signs if sign in self.numbers] for signs in options]
        hidden = np.stack([self.vectors[signs].sum(0) for signs in known])
        linear = np.array([self.weights[signs].sum() for signs in known])
        scores: Floats = np.maximum(hidden + self.bias, 0) @ self.out + linear
        return scores


@cache
def scorer(name: str) -> Scorer:
    """The network in ``data/NAME.npz``."""
    with files("onrecord.reading").joinpath(f"data/{name}.npz").open("rb") as file, np.load(file) as held:
        numbers = {str(sign): number for number, sign in enumerate(held["signs"])}
        return Scorer(numbers, *(held[part].astype(np.float64) for part in ("vectors", "weights", "bias", "out")))
