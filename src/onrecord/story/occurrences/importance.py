"""How much a happening matters to a story: who tells it and how often, what it changes, and how plainly it is told."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.domain.events import EventStatus
from onrecord.domain.plover import QUAD_CLASSES, QuadClass
from onrecord.domain.spans import Span
from onrecord.domain.stories import Initiative
from onrecord.story.copies.voices import Voices
from onrecord.story.occurrences.tellings import UNDATED, Telling, days_of
from onrecord.story.pile import Pile

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
    "weak": -0.9,
    "wide": -0.1,
    "ahead": -0.1,
    "unsettled": -0.3,
    "quoted": -0.5,
    "words": -0.2,
}
"""What each mark counts, as ``Importance.marks`` explains them; set after a logistic regression over five stories annotated for it."""
BASE = 0.8
"""What is added, so that what is worth an entry of the timeline has nought or more."""
LEAD = 3
"""Sentences at the head of an article that tell what it is about."""
NARROW = 3
"""Days from which on a time is wide."""
UNSETTLED = frozenset({EventStatus.POSSIBLE, EventStatus.CONDITIONAL, EventStatus.PROPOSED, EventStatus.DENIED})
MERE = frozenset({EventStatus.POSSIBLE, EventStatus.CONDITIONAL})
DEEDS = frozenset({QuadClass.MATERIAL_COOPERATION, QuadClass.MATERIAL_CONFLICT})
"""Classes of types that change something beyond words."""


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
        """Importance of what tellings tell; ``None`` where nothing tells when it was, or all tell of it as a mere possibility."""
        events = [e.event for t in group for e in t.events]
        if all(t.when == UNDATED for t in group) or (events and all(e.status in MERE for e in events)):
            return None
        marks = self.marks(group)
        return BASE + sum(WEIGHTS[name] * value for name, value in marks.items())

    def marks(self, group: Sequence[Telling]) -> dict[str, float]:
        """What speaks for and against it.

        How often it is told (``tellings``, log 2) and by which share of the pile's independent voices (``voices``, log 2); whether an
        article leads with it, it takes an undertaking a step on (``turn``), it changes something beyond words (``deed``), and has a type;
        who does it and to whom; whether the text names its time, only a rule of discourse does (``weak``), and how ``wide`` it is (log 2);
        whether it is ahead or unsettled, told in quotations alone, or nothing but ``words`` that were said.
        """
        return self._spread(group) | self._consequence(group) | _plainness(group) | {"quoted": float(all(map(self._quoted, group)))}

    def _spread(self, group: Sequence[Telling]) -> dict[str, float]:
        voices = self._voices.count(sorted({t.article for t in group}))
        lead = any(t.sentence in self._pile.readings[t.article].sentences[:LEAD] for t in group)
        return {"tellings": math.log2(len(group)), "voices": math.log2(voices / self._all), "lead": float(lead)}

    def _consequence(self, group: Sequence[Telling]) -> dict[str, float]:
        kinds = {e.event.type for t in group for e in t.events if e.event.type}
        return {
            "turn": float(any(map(self._is_step, group))),
            "deed": float(any(QUAD_CLASSES[kind] in DEEDS for kind in kinds)),
            "typed": float(bool(kinds)),
            "doer": float(any(t.signs.doers for t in group)),
            "recipient": float(any(t.signs.others for t in group)),
        }

    def _is_step(self, telling: Telling) -> bool:
        return any(span.overlap(e.event.span) for span in self._steps[telling.article] for e in telling.events)

    def _quoted(self, telling: Telling) -> bool:
        """Whether it is told only in the words of a quotation."""
        quoted = self._pile.quoted(telling.article)
        return bool(telling.events) and all(any(e.event.span in q for q in quoted) for e in telling.events)


def _plainness(group: Sequence[Telling]) -> dict[str, float]:
    """How plainly it is told when it was, and that it was."""
    events = [e.event for t in group for e in t.events]
    widths = [(last - first).days for first, last in (days_of(t.when) for t in group if t.when != UNDATED)]
    return {
        "explicit": float(any(e.when and e.when.span and e.when.tells for e in events)),
        "weak": float(not any(t.dated for t in group)),
        "wide": math.log2(1 + min(widths) / NARROW),
        "ahead": float(all(t.ahead for t in group)),
        "unsettled": float(bool(events) and all(e.status in UNSETTLED for e in events)),
        "words": float(not events),
    }
