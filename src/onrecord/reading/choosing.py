"""Small fitted networks that choose one of several options by their signs."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token

from onrecord.reading.likeness import Option
from onrecord.reading.nominals import Nominal

Floats = NDArray[np.float64]

KNOWN_MUST_LEAD = 2.0
"""How many times likelier than somebody new an actor must be to be meant by a description; twice did best of one, two and four."""


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


def choose_description(_: Nominal, options: Sequence[Option]) -> int:
    """The likeliest of the options; somebody told of before must be so much likelier than nobody."""
    scores = scorer("descriptions").scores([signs for _, signs in options])
    scores[0] += math.log(KNOWN_MUST_LEAD)
    return int(np.argmax(scores))


def choose_antecedent(_: Token, options: Sequence[Option]) -> int:
    """The likeliest of the options."""
    return int(np.argmax(scorer("pronouns").scores([signs for _, signs in options])))
