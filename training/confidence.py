"""Fit how sure a statement is (``onrecord.reading.confidence``) on the annotated articles held back from the model's training.

python -m training.confidence --shared ../shared
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.statements.judged import Judged, held_back
from onrecord.reading.confidence import Signs

Floats = NDArray[np.float64]

OUT = Path("src/onrecord/reading/data/confidence.json")
RIDGE = 1.0
"""Weight of the squared weights in the loss; the articles are few."""
STEPS = 50


def fit(signs: Sequence[Signs], right: Sequence[bool]) -> dict[str, float]:
    """Weights by name, ``bias`` among them: ridge logistic regression by Newton's method."""
    names = [*signs[0].features(), "bias"]
    x: Floats = np.array([[*one.features().values(), 1.0] for one in signs])
    y: Floats = np.array(right, dtype=float)
    penalty = RIDGE * np.eye(len(names))
    penalty[-1, -1] = 0.0
    weights: Floats = np.zeros(len(names))
    for _ in range(STEPS):
        p = 1.0 / (1.0 + np.exp(-x @ weights))
        slope = x.T @ (p - y) + penalty @ weights
        weights -= np.linalg.solve((x.T * (p * (1 - p))) @ x + penalty, slope)
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}


def with_signs(judged: Sequence[Judged]) -> Iterator[tuple[Signs, bool]]:
    """The signs of what has a cue, and whether it is right."""
    return ((one.signs, one.right) for one in judged if one.signs is not None)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    signs, right = zip(*with_signs(held_back(args.shared)), strict=True)
    args.out.write_text(json.dumps(fit(signs, right), indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
