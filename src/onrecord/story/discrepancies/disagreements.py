"""What the finders of disagreements share: how sides become a discrepancy with an id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from onrecord.domain.ids import identify
from onrecord.domain.spans import Evidence
from onrecord.domain.stories import Discrepancy, DiscrepancyKind, Nature, Side

Marks = Mapping[Evidence, tuple[Evidence, ...]]
"""Differing words by the evidence that they lie in."""


def disagreement(
    kind: DiscrepancyKind, about: str, told: Iterable[tuple[str, Evidence]], nature: Nature = Nature.CONFLICT, marks: Marks | None = None
) -> Discrepancy:
    """A discrepancy of ``kind`` from each side's value and evidence, sides in order of value."""
    sides: dict[str, set[Evidence]] = defaultdict(set)
    for value, evidence in told:
        sides[value].add(evidence)
    made = tuple(_side(value, sides[value], marks or {}) for value in sorted(sides))
    places = sorted({(e.article, e.span.start, e.span.end) for side in made for e in side.evidence})
    return Discrepancy(identify("discrepancy", kind, *(part for place in places for part in place)), kind, about, made, nature)


def _side(value: str, evidence: Iterable[Evidence], marks: Marks) -> Side:
    shown = tuple(sorted(evidence))
    return Side(value, shown, tuple(sorted({mark for one in shown for mark in marks.get(one, ())})))
