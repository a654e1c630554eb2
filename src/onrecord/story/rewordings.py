"""One thing told in different words."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.domain.stories import Discrepancy, DiscrepancyKind, Nature
from onrecord.story.disagreements import disagreement
from onrecord.story.pile import Pile
from onrecord.story.retellings import Retelling, apart


def rewordings(pile: Pile, retellings: Iterable[Retelling]) -> list[Discrepancy]:
    """Tellings of one thing of which each has words of its own, those marked."""
    return [d for retelling in retellings for d in _reworded(pile, retelling)]


def _reworded(pile: Pile, retelling: Retelling) -> list[Discrepancy]:
    one, other = retelling.evidence
    marks = {one: apart(pile, one, [other]), other: apart(pile, other, [one])}
    if not all(marks.values()):
        return []
    told = [(" … ".join(pile.text(m.article, m.span) for m in marks[e]), e) for e in (one, other)]
    return [disagreement(DiscrepancyKind.WORDING, pile.text(one.article, one.span), told, Nature.REWORDING, marks)]
