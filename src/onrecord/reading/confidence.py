"""How sure a statement is: the share of statements with such signs that are right, words and speaker both.

A logistic regression over what the model and the cast say (Platt 1999), fitted by ``training.confidence`` on annotated articles held
back from the model's training.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

EDGE = 1e-3
"""Probabilities are kept this far from nought and one."""


class Mention(StrEnum):
    """What stands for the speaker in the text, and whether it is known who that is."""

    NAME = "name"
    PRONOUN = "pronoun"
    DESCRIPTION = "description"
    UNKNOWN = "unknown"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells how sure a statement is.

    ``cue``, ``content`` and ``source`` are mean probabilities over the words of each, ``source`` nought where there is none.
    """

    cue: float
    content: float
    source: float
    mention: Mention
    quoted: bool
    seconded: bool

    def features(self) -> dict[str, float]:
        """The signs as numbers by name; probabilities as log-odds."""
        told = {name: _log_odds(getattr(self, name)) for name in ("cue", "content")}
        told["source"] = _log_odds(self.source) if self.mention is not Mention.NONE else 0.0
        return {
            **told,
            **{f"mention.{mention}": float(mention is self.mention) for mention in Mention},
            "quoted": float(self.quoted),
            "seconded": float(self.seconded),
        }


def confidence(signs: Signs) -> float:
    """From 0 to 1, in thousandths."""
    weights = _weights()
    total = weights["bias"] + sum(weights[name] * value for name, value in signs.features().items())
    return round(1.0 / (1.0 + math.exp(-total)), 3)


@cache
def _weights() -> Mapping[str, float]:
    return json.loads(files("onrecord.reading").joinpath("data/confidence.json").read_text("utf-8"))  # type: ignore[no-any-return]


def _log_odds(probability: float) -> float:
    held = min(max(probability, EDGE), 1 - EDGE)
    return math.log(held / (1 - held))
