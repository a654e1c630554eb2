"""Whether confidence keeps its word: of the statements given 0.9, nine in ten are to be right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from benchmarks.statements.judged import Judged

EDGES = (0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)


def table(judged: Sequence[Judged]) -> dict[str, dict[str, float]]:
    """By band of confidence: how many statements, their mean confidence and the share right, in percent."""
    bands = {f"{low:g} to {high:g}": [one for one in judged if low <= _held(one) < high] for low, high in pairwise(EDGES)}
    bands["0.9 and above"] = [one for one in judged if _held(one) >= 0.9]
    return {name: _row(band) for name, band in bands.items() if band}


def _held(one: Judged) -> float:
    return min(one.entry.statement.confidence, EDGES[-1] - 1e-9)


def _row(band: Sequence[Judged]) -> dict[str, float]:
    return {
        "statements": len(band),
        "confidence": 100 * sum(one.entry.statement.confidence for one in band) / len(band),
        "right": 100 * sum(one.right for one in band) / len(band),
    }
