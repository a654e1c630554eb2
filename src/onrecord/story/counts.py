"""Numbers given for the same thing that cannot both be right."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence

from onrecord.domain.edtf import bounds, gap
from onrecord.domain.spans import Evidence, Span
from onrecord.domain.stories import Discrepancy, DiscrepancyKind, QuantityEntry
from onrecord.story.disagreements import disagreement
from onrecord.story.groups import Groups
from onrecord.story.pairing import sharing
from onrecord.story.pile import Pile
from onrecord.story.words import stem

ROUNDING = {
    "more than": (1.0, 1.05),
    "over": (1.0, 1.05),
    "at least": (1.0, 1.5),
    "nearly": (0.9, 1.0),
    "almost": (0.9, 1.0),
    "less than": (0.9, 1.0),
    "up to": (0.5, 1.0),
    "about": (0.92, 1.08),
    "around": (0.92, 1.08),
    "some": (0.95, 1.05),
    "estimated": (0.95, 1.05),
}
"""What an approximator leaves open, as factors of the number it stands with."""
ONE_SENSE = tuple(
    frozenset(stem(word) for word in words.split())
    for words in ("troops soldiers forces personnel servicemen", "dead deaths killed", "wounded injured")
)
"""Units that count the same."""
OTHER_THING = 4
"""How many times larger a count is when it counts something else."""
VAGUE = 2.5
"""How many times its low end the high end of a number is that says too little to contradict."""
PHRASE = 40
"""Code points from a number to the words for what it counts, at most."""
FOLLOWING = 4
"""Words after those that tell where or whose, at most."""
STOP = re.compile(r"[,.;:()—–”\"]|$")
CALENDAR = frozenset({"", *(stem(word) for word in "day days week weeks month months year years".split())})
"""Units that seldom count the same thing twice, and none at all."""
APART = 31
"""Days between two counts after which one is news to the other, not against it."""
COMMONEST = 60
"""Counts of one unit that may share a word before it is too common to pair them by."""
LEAST_SHARED = 2
"""Content words and actors, besides the unit, that two counts of one thing have around them."""


def number_discrepancies(pile: Pile, quantities: Sequence[QuantityEntry]) -> list[Discrepancy]:
    """Counts of one unit of one thing that do not overlap, gathered by what they count."""
    by_unit: dict[str, list[QuantityEntry]] = defaultdict(list)
    for entry in quantities:
        low, high = entry.quantity.low, entry.quantity.high
        if _unit(entry) not in CALENDAR and low and (high is None or high <= VAGUE * low):
            by_unit[_unit(entry)].append(entry)
    return [d for unit in sorted(by_unit) for d in _of_unit(pile, unit, by_unit[unit])]


def _unit(entry: QuantityEntry) -> str:
    head = stem((entry.quantity.unit.split() or [""])[-1].casefold())
    return next((min(senses) for senses in ONE_SENSE if head in senses), head)


def _of_unit(pile: Pile, unit: str, entries: Sequence[QuantityEntry]) -> list[Discrepancy]:
    around = {e.quantity.id: _around(pile, e) - {unit} for e in entries}
    groups: Groups[str] = Groups(around)
    for i, j in sharing([around[e.quantity.id] for e in entries], least=LEAST_SHARED, commonest=COMMONEST):
        if _at_odds(entries[i], entries[j]):
            groups.join(entries[i].quantity.id, entries[j].quantity.id)
    by_id = {e.quantity.id: e for e in entries}
    return [_discrepancy(pile, [by_id[i] for i in group], around) for group in groups.all() if len(group) > 1]


def _around(pile: Pile, entry: QuantityEntry) -> frozenset[str]:
    """What the sentence says and names beside the number."""
    sentence = pile.sentence(entry.article, entry.quantity.span.start)
    if sentence is None:
        return frozenset()
    near = Span(max(sentence.start, entry.quantity.span.start - 80), min(sentence.end, entry.quantity.span.end + 80))
    named = frozenset(pile.actors_in(entry.article, near))
    return frozenset(s for s in pile.stems(entry.article, near) if s.isalpha()) | named


def _at_odds(one: QuantityEntry, other: QuantityEntry) -> bool:
    (a, b), (c, d) = _range(one), _range(other)
    apart = (b < c <= b * OTHER_THING) or (d < a <= d * OTHER_THING)
    days, others = bounds(one.when), bounds(other.when)
    old = days is not None and others is not None and gap(days, others) > APART
    elsewhere = one.article != other.article or one.according_to != other.according_to
    return apart and not old and elsewhere


def _range(entry: QuantityEntry) -> tuple[float, float]:
    low, high = entry.quantity.low, entry.quantity.high
    down, up = ROUNDING.get(entry.quantity.approx or "", (1.0, 1.0)) if low == high else (1.0, 1.0)
    return (low * down if low is not None else -math.inf, high * up if high is not None else math.inf)


def _discrepancy(pile: Pile, entries: Sequence[QuantityEntry], around: dict[str, frozenset[str]]) -> Discrepancy:
    told = [(pile.text(e.article, e.quantity.span), Evidence(e.article, _phrase(pile, e))) for e in entries]
    shared = frozenset.intersection(*(around[e.quantity.id] for e in entries))
    first = entries[0]
    sentence = pile.sentence(first.article, first.quantity.span.start) or first.quantity.span
    named = [pile.text(first.article, Span(w.start, w.end)) for w in pile.words(first.article, sentence) if w.stem in shared]
    names = [pile.actors[a].name for a in sorted(shared) if a in pile.actors]
    about = ", ".join(dict.fromkeys([first.quantity.unit, *named, *names]))
    return disagreement(DiscrepancyKind.NUMBER, about, told)


def _phrase(pile: Pile, entry: QuantityEntry) -> Span:
    """The number with what it counts and where: on to the next stop, or a few words."""
    span, of = entry.quantity.span, entry.quantity.of
    sentence = pile.sentence(entry.article, span.start) or span
    end = max(span.end, of.end) if of and of.start - span.end <= PHRASE else span.end
    tail = pile.text(entry.article, Span(span.start, sentence.end))[end - span.start :]
    stop = STOP.search(tail)
    following = pile.words(entry.article, Span(end, end + stop.start())) if stop and stop.start() else ()
    return Span(span.start, max(end, *(w.end for w in following[:FOLLOWING])) if following else end)
