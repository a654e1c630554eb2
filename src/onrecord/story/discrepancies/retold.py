"""How two tellings of one thing differ: in its day, in what became of it, or in their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from onrecord.domain.edtf import Days, bounds, gap
from onrecord.domain.events import EventStatus
from onrecord.domain.spans import Span
from onrecord.domain.stories import Discrepancy, DiscrepancyKind, EventEntry, Nature
from onrecord.story.discrepancies.denials import denies
from onrecord.story.discrepancies.disagreements import disagreement
from onrecord.story.discrepancies.retellings import Retelling, apart
from onrecord.story.pile import Pile

OFF = frozenset({EventStatus.DENIED, EventStatus.REFUSED, EventStatus.CANCELLED})
"""Statuses of what does not happen."""
SAME_TIME = 1
"""Days between two reports within which one state of things is told."""
ALIKE = 0.3
"""Share of the shorter telling that the other has too, from which they tell one deed and not one like it."""
NEAR = 14
"""Days between two days told of one happening, at most; further apart they are told of two."""

Found = tuple[DiscrepancyKind, Nature, tuple[str, str] | None]


def retold_differently(pile: Pile, retellings: Iterable[Retelling], told_on: Mapping[str, Days]) -> list[Discrepancy]:
    """What sets each pair of tellings apart, with the words that only one of the two has.

    Args:
        pile: the articles.
        retellings: pairs of tellings of one thing.
        told_on: days on which articles came out, as far as known.
    """
    found = []
    for retelling in retellings:
        one, other = retelling.evidence
        marks = {one: apart(pile, one, [other]), other: apart(pile, other, [one])}
        if all(marks.values()):
            kind, nature, values = next(_kinds(pile, retelling, told_on), (DiscrepancyKind.WORDING, Nature.REWORDING, None))
            shown = values or tuple(" … ".join(pile.text(m.article, m.span) for m in marks[e]) for e in (one, other))
            told = list(zip(shown, (one, other), strict=True))
            found.append(disagreement(kind, _about(pile, retelling), told, nature, marks))
    return found


def _about(pile: Pile, retelling: Retelling) -> str:
    """The content words that both tellings have, as they stand in the first."""
    one, other = retelling.evidence
    shared = frozenset(w.stem for w in pile.words(other.article, other.span))
    words = [w for w in pile.words(one.article, one.span) if w.content and w.stem in shared]
    return " ".join(dict.fromkeys(pile.text(one.article, Span(w.start, w.end)) for w in words))


def _kinds(pile: Pile, retelling: Retelling, told_on: Mapping[str, Days]) -> Iterator[Found]:
    """What is at odds besides the words, the weightiest first."""
    if retelling.alike < ALIKE:
        return
    same = [(a, b) for a, b in product(retelling.one.events, retelling.other.events) if _one_deed(a, b)]
    if same and all(_other_day(a, b) for a, b in same):
        yield DiscrepancyKind.DATE, Nature.CONFLICT, (same[0][0].when or "", same[0][1].when or "")
    denied = all(denies(pile, e.article, e.span) for e in retelling.evidence)
    if same and not denied and all((a.event.status in OFF) != (b.event.status in OFF) for a, b in same):
        one, other = same[0]
        days = [told_on[e.article] for e in (one, other) if e.article in told_on]
        later = len(days) == 2 and gap(*days) > SAME_TIME
        yield DiscrepancyKind.STATUS, Nature.UPDATE if later else Nature.CONFLICT, (one.event.status.value, other.event.status.value)


def _one_deed(one: EventEntry, other: EventEntry) -> bool:
    """One predicate, done or undergone by somebody whom both name."""
    parties = {*one.actors, *one.recipients} & {*other.actors, *other.recipients}
    return one.event.lemma == other.event.lemma and bool(parties)


def _other_day(one: EventEntry, other: EventEntry) -> bool:
    """Whether the text of each gives it a single day, and not the same."""
    days = [bounds(e.when) for e in (one, other) if e.event.when and e.event.when.span and not set(e.when or "") & set("?~%")]
    single = [day for day in days if day and day[0] == day[1]]
    return len(single) == 2 and 0 < gap(*single) <= NEAR
