"""How much a happening matters to a story: who tells it and how often, what it changes, and how plainly it is told."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.domain.events import EventStatus
from onrecord.domain.plover import QUAD_CLASSES, QuadClass
from onrecord.domain.spans import Span
from onrecord.domain.stories import Initiative
from onrecord.story.pile import Pile
from onrecord.story.tellings import UNDATED, Telling, days_of
from onrecord.story.voices import Voices

WEIGHTS: Mapping[str, float] = {
    "tellings": 0.5,
    "voices": 0.6,
    "lead": 0.1,
    "turn": 0.3,
    "deed": 0.5,
    "typed": 0.3,
    "doer": 0.2,
    "recipient": 0.4,
    "explicit": 0.5,
    "weak": -0.4,
    "wide": -0.1,
    "ahead": -0.1,
    "unsettled": -0.3,
    "quoted": -0.5,
    "words": -0.2,
}
BASE = 0.4
LEAD = 3
"""Sentences at the head of an article that tell what it is about."""
UNSETTLED = frozenset({EventStatus.POSSIBLE, EventStatus.CONDITIONAL, EventStatus.PROPOSED, EventStatus.DENIED})
DEEDS = frozenset({QuadClass.MATERIAL_COOPERATION, QuadClass.MATERIAL_CONFLICT})


class Importance:
    """Weighs occurrences of a pile."""

    def __init__(self, pile: Pile, voices: Voices, initiatives: Iterable[Initiative]) -> None:
        self._pile, self._voices = pile, voices
        self._all = max(1, voices.count(sorted(pile.articles)))
        self._steps: dict[str, list[Span]] = defaultdict(list)
        for initiative in initiatives:
            for step in initiative.steps:
                for evidence in step.evidence:
                    self._steps[evidence.article].append(evidence.span)

    def of(self, group: Sequence[Telling]) -> float | None:
        """Importance of what tellings tell, ``None`` where nothing tells when it was."""
        if all(t.when == UNDATED for t in group):
            return None
        marks = self.marks(group)
        return BASE + sum(WEIGHTS[name] * value for name, value in marks.items())

    def marks(self, group: Sequence[Telling]) -> dict[str, float]:
        """What speaks for and against it."""
        events = [e.event for t in group for e in t.events]
        articles = {t.article for t in group}
        widths = [(days_of(t.when)[1] - days_of(t.when)[0]).days for t in group if t.when != UNDATED]
        marks = {
            "tellings": math.log2(len(group)),
            "voices": math.log2(self._voices.count(sorted(articles)) / self._all),
            "lead": any(t.sentence in self._pile.readings[t.article].sentences[:LEAD] for t in group),
            "typed": any(e.type for e in events),
            "deed": any(e.type and QUAD_CLASSES[e.type] in DEEDS for e in events),
            "doer": any(t.signs.doers for t in group),
            "recipient": any(t.signs.others for t in group),
            "explicit": any(e.when and e.when.span and e.when.tells for e in events),
            "weak": not any(t.dated for t in group),
            "wide": math.log2(1 + min(widths) / 3),
            "turn": any(self._is_step(t) for t in group),
            "ahead": all(t.ahead for t in group),
            "unsettled": bool(events) and all(e.status in UNSETTLED for e in events),
            "quoted": bool(events) and all(self._quoted(t) for t in group),
            "words": not events,
        }
        return {name: float(value) for name, value in marks.items()}

    def _is_step(self, telling: Telling) -> bool:
        return any(span.overlap(e.event.span) for span in self._steps[telling.article] for e in telling.events)

    def _quoted(self, telling: Telling) -> bool:
        """Whether it is told only in the words of a quotation."""
        quoted = self._pile.quoted(telling.article)
        return all(any(e.event.span in q for q in quoted) for e in telling.events)
