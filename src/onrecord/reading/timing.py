"""When what is told happened: the times that could hold for an event, what speaks for each, and the choice among them.

The choice is a small network over the signs of event and candidate (two layers, softmax over the candidates of one event), fitted by
``training.timing`` on annotated articles. It chooses among times that the text names, the day of publication and none; it makes none up.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc, Token

from onrecord.domain.times import FROM_EVENT, HABIT, UP_TO_NOW, TimeRef, Unit
from onrecord.language.findings import Anchored
from onrecord.reading import anchoring, discourse
from onrecord.reading.choosing import scorer
from onrecord.reading.telling import Telling

BEFORE_NOW = TimeRef(UP_TO_NOW, unit=Unit.DAY, open_start=True)
"""Some time up to the day of publication, as a perfect tells."""

FARTHEST = 3
"""Sentences away to which a time may still hold for an event of another sentence."""

LONGEST_PATH = 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """A time that could hold for an event; ``None`` for none. ``signs`` are the names of what speaks for or against it."""

    ref: TimeRef | None
    signs: tuple[str, ...]


NONE_MUST_LEAD = 2.0
"""How many times likelier than the best time none must be to be chosen; on the articles held back two and three do equally well."""


def choose(candidates: Sequence[Candidate]) -> TimeRef | None:
    """The likeliest time; ``None`` where none is much likelier. ``candidates`` begin with none."""
    scores = scorer("timing").scores([candidate.signs for candidate in candidates])
    best = int(np.argmax(scores[1:])) + 1
    return candidates[best].ref if scores[best] + math.log(NONE_MUST_LEAD) > scores[0] else None


class Timing:
    """The candidates for the events of one article."""

    def __init__(self, doc: Doc, events: Sequence[Anchored], telling: Telling, times: Sequence[TimeRef]) -> None:
        self._doc, self._telling, self._times = doc, telling, [ref for ref in times if ref.tells]
        self._dayless = [ref for ref in times if ref.rule in (FROM_EVENT, HABIT)]
        self._starts = [sentence.start for sentence in doc.sents]
        self._phrases = {ref: phrase for ref in self._times if (phrase := anchoring.phrase(ref, doc)) is not None}
        self._in_sentence: dict[int, list[TimeRef]] = defaultdict(list)
        for ref, phrase in self._phrases.items():
            self._in_sentence[self._number(phrase.start)].append(ref)
        heads = sorted({root.i: root for event in events if (root := doc[event.run[0] : event.run[1]].root)}.items())
        self._held = {number: anchoring.time_for(head, self._times) for number, head in heads}
        self._same: dict[str, list[tuple[int, TimeRef]]] = defaultdict(list)
        for number, head in heads:
            if (held := self._held[number]) is not None:
                self._same[_stem(head)].append((number, held))

    def held(self, head: Token) -> TimeRef | None:
        """The time that holds for an event by syntax."""
        if head.i not in self._held:
            self._held[head.i] = anchoring.time_for(head, self._times)
        return self._held[head.i]

    def names_a_time(self, head: Token) -> bool:
        """Whether the sentence of an event names a time."""
        return bool(self._in_sentence.get(self._number(head.i)))

    def dayless(self, head: Token) -> TimeRef | None:
        """What its clause tells in place of a day: from what it counts, or how often it is done."""
        verb = anchoring.clause_of(head)
        for ref in self._dayless:
            phrase = anchoring.phrase(ref, self._doc)
            if phrase is not None and not {head, verb}.isdisjoint(anchoring.holders(phrase.root)):
                return ref
        return None

    def candidates(self, head: Token, label: str, status: str | None) -> list[Candidate]:
        """The times that could hold for the event at ``head``, none first; each once."""
        about = tuple(self._about(head, label, status))
        picked = self.held(head)
        found: dict[TimeRef | None, list[str]] = {
            None: ["none"],
            discourse.NEWS_OF_THE_DAY: ["day-of-publication"],
            BEFORE_NOW: ["up-to-now"],
        }
        for ref, signs in self._named(head, picked):
            found.setdefault(ref, []).extend(signs)
        return [Candidate(ref, (*(f"its.{sign}" for sign in signs), *about)) for ref, signs in found.items()]

    def _number(self, token: int) -> int:
        return bisect_right(self._starts, token) - 1

    def _named(self, head: Token, picked: TimeRef | None) -> Iterator[tuple[TimeRef, list[str]]]:
        own = self._number(head.i)
        for ref in self._in_sentence[own]:
            yield ref, ["in-sentence", *self._tie(ref, head, picked), *_sort(ref)]
        for away in range(1, FARTHEST + 1):
            if refs := self._in_sentence.get(own - away):
                yield refs[-1], ["before", f"before.{away}", *_sort(refs[-1])]
                break
        if refs := self._in_sentence.get(own + 1):
            yield refs[0], ["after", *_sort(refs[0])]
        same = self._same.get(_stem(head), [])
        place = bisect_left(same, head.i, key=lambda one: one[0])
        near = [one for one in same[max(0, place - 1) : place + 2] if one[0] != head.i]
        for at, ref in sorted(near, key=lambda one: abs(one[0] - head.i))[:1]:
            yield ref, ["same-word", "same-word.before" if at < head.i else "same-word.after", *_sort(ref)]

    def _tie(self, ref: TimeRef, head: Token, picked: TimeRef | None) -> Iterator[str]:
        """How a time of its own sentence stands to an event."""
        phrase = self._phrases[ref]
        if ref is picked:
            yield "picked"
        holders = anchoring.holders(phrase.root)
        verb = anchoring.clause_of(head)
        if head in holders:
            yield "holds-event"
        if verb in holders:
            yield "holds-verb"
        if verb.head in holders:
            yield "holds-governor"
        yield f"holder.{holders[-1].dep_.split(':')[0]}" if holders[-1].i != verb.i else "holder.own"
        yield f"path.{min(_distance(phrase.root, head), LONGEST_PATH)}"
        yield "left" if phrase.start < head.i else "right"
        between = abs(phrase.root.i - head.i)
        yield f"near.{next((n for n in (1, 2, 4, 8, 16, 32) if between <= n), 64)}"
        first, last = sorted((phrase.root.i, head.i))
        if any(self._doc[i].text in (",", ";", "—", "–") for i in range(first, last)):
            yield "comma-between"
        verbs = sum(anchoring.is_clause(self._doc[i]) for i in range(first + 1, last))
        yield f"verbs-between.{min(verbs, 3)}"
        if phrase.root.dep_.startswith(anchoring.DESCRIBING):
            yield "describes"
        if self._telling.voices.speaker(phrase.root.i) != self._telling.voices.speaker(head.i):
            yield "other-voice"
        yield f"times.{min(len(self._in_sentence[self._number(head.i)]), 4)}"

    def _about(self, head: Token, label: str, status: str | None) -> Iterator[str]:
        """What is known of an event itself."""
        yield f"type.{label}"
        yield f"status.{status}"
        yield from self._telling.signs(head)
        yield f"times.{min(len(self._in_sentence[self._number(head.i)]), 3)}"
        yield "same-told" if self._same.get(_stem(head)) else "same-untold"


def _sort(ref: TimeRef) -> Iterator[str]:
    """What sort of time it is."""
    yield f"rule.{ref.rule}"
    yield f"unit.{ref.unit or (len(ref.fixed) if ref.fixed else None)}"
    yield "open" if ref.open_end or ref.open_start else "interval" if ref.until is not None else "closed"
    yield f"way.{ref.amount if ref.unit in (Unit.WEEKDAY, Unit.DATE) else (ref.amount > 0) - (ref.amount < 0)}"


def _stem(head: Token) -> str:
    """A word's lemma without the endings that make a noun of a verb or a verb of a noun."""
    lemma = head.lemma_.lower()
    for ending in ("ation", "ment", "ing", "ion", "al", "er", "e", "y"):
        if lemma.endswith(ending) and len(lemma) - len(ending) >= 4:
            return lemma[: -len(ending)]
    return lemma


def _distance(one: Token, other: Token) -> int:
    """Arcs between two words of a sentence's tree."""
    above = {token.i: steps for steps, token in enumerate([one, *one.ancestors])}
    for steps, token in enumerate([other, *other.ancestors]):
        if token.i in above:
            return steps + above[token.i]
    return LONGEST_PATH
