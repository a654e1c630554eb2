"""Numbers given for the same thing: those that cannot both be right, later ones, and those that are only rounded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from onrecord.domain.edtf import Days, bounds, gap
from onrecord.domain.spans import Evidence, Span
from onrecord.domain.stories import Discrepancy, DiscrepancyKind, Nature, QuantityEntry
from onrecord.story.discrepancies.counted import Count, count
from onrecord.story.discrepancies.disagreements import disagreement
from onrecord.story.discrepancies.shown import around
from onrecord.story.groups import Groups
from onrecord.story.pairing import sharing
from onrecord.story.pile import Pile
from onrecord.story.words import stem

OTHER_THING = 4
"""How many times larger a count is when it counts something else, unless it is news of the same."""
OUTGROWN = 20
"""How many times larger a count is, even of later news, when it counts something else."""
VAGUE = 6
"""How many times its low end the high end of a number is that says too little to contradict."""
CALENDAR = frozenset(
    stem(word) for word in "day days week weeks month months year years hour hours minute minutes time times percent %".split()
)
"""Units that seldom count the same thing twice."""
APART = 31
"""Days between two counts after which one is news of another time."""
COMMONEST = 60
"""Counts that may share a word before it is too common to pair them by."""
LEAST_SHARED = 2
"""Content words and actors, besides the unit, that two counts of one thing have around them."""
LEAST_SHARED_CALENDAR = 5
"""The same for stretches of time and shares."""
WEIGHT = {Nature.CONFLICT: 0, Nature.UPDATE: 1, Nature.ROUNDING: 2}
"""Which nature a group of counts has that holds pairs of several."""


def number_discrepancies(pile: Pile, quantities: Sequence[QuantityEntry], told_on: Mapping[str, Days]) -> list[Discrepancy]:
    """Counts of one thing that differ, gathered by what they count.

    Args:
        pile: the articles.
        quantities: what they count.
        told_on: days on which articles came out, as far as known.
    """
    counts = [found for entry in quantities if (found := count(pile, entry)) and found.high <= VAGUE * found.low]
    pairs = sharing([c.around for c in counts], least=LEAST_SHARED, commonest=COMMONEST)
    natures = {(i, j): nature for i, j in pairs if (nature := _nature(counts[i], counts[j], told_on))}
    groups = _groups(counts, sorted(natures, key=lambda pair: (-len(counts[pair[0]].around & counts[pair[1]].around), pair)))
    worst: dict[int, Nature] = {}
    for (i, j), nature in sorted(natures.items()):
        root = groups.find(i)
        if root == groups.find(j):
            worst[root] = min(worst.get(root, nature), nature, key=WEIGHT.__getitem__)
    return [_discrepancy(pile, [counts[i] for i in group], worst[group[0]]) for group in groups.all() if len(group) > 1]


def _groups(counts: Sequence[Count], pairs: Iterable[tuple[int, int]]) -> Groups[int]:
    """Counts of one thing, most alike first, as long as all that are together may count the same."""
    groups: Groups[int] = Groups(range(len(counts)))
    members = {i: [i] for i in range(len(counts))}
    for one, other in pairs:
        i, j = groups.find(one), groups.find(other)
        if i != j and all(_may_be_one(counts[a], counts[b]) for a in members[i] for b in members[j]):
            groups.join(i, j)
            members[groups.find(i)] = sorted(members[i] + members[j])
    return groups


def _may_be_one(one: Count, other: Count) -> bool:
    """Whether they count one sort of thing, and not two in one breath."""
    small, large = sorted((one, other), key=lambda c: c.low)
    near = one.fate is not None or large.low <= OTHER_THING * small.high
    return (
        one.counts_as(other)
        and near
        and one.towards == other.towards
        and (one.entry.article, one.sentence) != (other.entry.article, other.sentence)
    )


def _nature(one: Count, other: Count, told_on: Mapping[str, Days]) -> Nature | None:
    """How two counts of one thing differ; ``None`` where they do not, or count two things."""
    if not _may_be_one(one, other) or not _one_thing(one, other):
        return None
    if one.low <= other.high and other.low <= one.high:
        return Nature.ROUNDING if _value(one) != _value(other) else None
    small, large = sorted((one, other), key=lambda c: c.low)
    then, now = _day(small, told_on), _day(large, told_on)
    if then and now and then[1] < now[0]:
        return Nature.UPDATE if gap(then, now) <= APART and large.low <= OUTGROWN * small.high else None
    return Nature.CONFLICT if large.low <= OTHER_THING * small.high else None


def _one_thing(one: Count, other: Count) -> bool:
    """Whether they stand in like surroundings, in two sentences of two sources."""
    least = LEAST_SHARED_CALENDAR if one.thing in CALENDAR else LEAST_SHARED
    elsewhere = one.entry.article != other.entry.article or one.entry.according_to != other.entry.according_to
    return elsewhere and len(one.around & other.around) >= least


def _value(count: Count) -> tuple[float | None, float | None, str | None]:
    quantity = count.entry.quantity
    return quantity.low, quantity.high, quantity.approx


def _day(count: Count, told_on: Mapping[str, Days]) -> Days | None:
    return bounds(count.entry.when) or told_on.get(count.entry.article)


def _discrepancy(pile: Pile, counts: Sequence[Count], nature: Nature) -> Discrepancy:
    told: list[tuple[str, Evidence]] = []
    marks: dict[Evidence, tuple[Evidence, ...]] = {}
    for entry in (c.entry for c in counts):
        number = Evidence(entry.article, _phrase(entry))
        shown = around(pile, entry.article, number.span)
        told.append((pile.text(entry.article, number.span), shown))
        marks[shown] = (*marks.get(shown, ()), number)
    return disagreement(DiscrepancyKind.NUMBER, _about(pile, counts), told, nature, marks)


def _phrase(entry: QuantityEntry) -> Span:
    """The number with what it counts, where that stands right behind it."""
    span, of = entry.quantity.span, entry.quantity.of
    return Span(span.start, of.end) if of and span.start <= of.start <= span.end + 1 and of.end > span.end else span


def _about(pile: Pile, counts: Sequence[Count]) -> str:
    """What most of the counts have around them: their unit, words as they stand there, and actors."""
    held = Counter(feature for c in counts for feature in c.around)
    shared = {feature for feature, n in held.items() if n > 1}
    first = counts[0].entry
    sentence = pile.sentence(first.article, first.quantity.span.start) or first.quantity.span
    words = [pile.text(first.article, Span(w.start, w.end)) for w in pile.words(first.article, sentence) if w.stem in shared]
    names = [pile.actors[a].name for a in sorted(shared) if a in pile.actors]
    units = [c.entry.quantity.unit for c in counts]
    return ", ".join(dict.fromkeys(part for part in (*units[:1], *words, *names) if part))
