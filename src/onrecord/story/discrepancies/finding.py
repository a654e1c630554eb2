"""Where articles differ, or one differs with itself."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from onrecord.domain.edtf import bounds, gap
from onrecord.domain.stories import Dating, Discrepancy, DiscrepancyKind, Initiative, Nature, Step, StepStatus
from onrecord.story.discrepancies.counts import number_discrepancies
from onrecord.story.discrepancies.denials import denial_discrepancies
from onrecord.story.discrepancies.disagreements import disagreement
from onrecord.story.discrepancies.retellings import find_retellings
from onrecord.story.discrepancies.retold import retold_differently
from onrecord.story.discrepancies.retractions import retraction_discrepancies
from onrecord.story.discrepancies.shown import in_same_words
from onrecord.story.discrepancies.spellings import name_discrepancies
from onrecord.story.discrepancies.titles import title_discrepancies
from onrecord.story.discrepancies.wordings import wording_discrepancies
from onrecord.story.entries import Entries
from onrecord.story.pile import Pile

ON = frozenset({StepStatus.ACCEPTED, StepStatus.PLANNED, StepStatus.ONGOING, StepStatus.DONE, StepStatus.SUPPORTED, StepStatus.PROMISED})
OFF = frozenset({StepStatus.DOUBTED, StepStatus.REFUSED, StepStatus.DENIED, StepStatus.CANCELLED})
"""Statuses that say an undertaking goes ahead, and those that say it does not."""
NATURES = tuple(Nature)
"""True conflict first."""
SAME_TIME = 1
"""Days within which two steps are told of one state of things, and not a course."""


def find_discrepancies(
    pile: Pile, entries: Entries, initiatives: Iterable[Initiative], datings: Iterable[Dating]
) -> tuple[Discrepancy, ...]:
    """All places where the pile disagrees: numbers, statuses, denials, wordings, speakers and names."""
    told_on = {d.article: days for d in datings if (days := bounds(d.published))}
    reworded = wording_discrepancies(pile, entries.statements)
    retold = retold_differently(pile, find_retellings(pile, entries.events), told_on)
    found = [
        *reworded,
        *(d for d in retold if d.nature is not Nature.REWORDING or not any(_within(r, d) for r in reworded)),
        *number_discrepancies(pile, entries.quantities, told_on),
        *name_discrepancies(pile),
        *title_discrepancies(pile),
        *(d for i in initiatives for d in _status_discrepancy(pile, i)),
        *retraction_discrepancies(pile, entries.statements),
        *denial_discrepancies(pile, entries.events),
    ]
    return tuple(sorted({d.id: d for d in found}.values(), key=lambda d: (d.kind, NATURES.index(d.nature), d.about, d.id)))


def _within(quoted: Discrepancy, retold: Discrepancy) -> bool:
    """Whether the wordings of a quotation lie in both tellings of what holds it."""
    spans = [e for side in quoted.sides for e in side.evidence]
    tellings = [e for side in retold.sides for e in side.evidence]
    return all(any(e.article == telling.article and e.span in telling.span for e in spans) for telling in tellings)


def _status_discrepancy(pile: Pile, initiative: Initiative) -> list[Discrepancy]:
    """An undertaking that goes ahead by one telling and does not by another, of about the same day."""
    ahead = [s for s in initiative.steps if s.status in ON]
    against = [s for s in initiative.steps if s.status in OFF]
    opposed = [(a, b) for a, b in product(ahead, against) if _at_once(a, b) and _apart(a, b) and not _copied(pile, a, b)]
    if not any(_of_one(pile, initiative, a, b) for a, b in opposed):
        return []
    steps = {id(s): s for pair in opposed for s in pair}.values()
    told = [(step.status.value, evidence) for step in steps for evidence in step.evidence]
    return [disagreement(DiscrepancyKind.STATUS, initiative.name, told)]


def _of_one(pile: Pile, initiative: Initiative, ahead: Step, against: Step) -> bool:
    """Whether both speak of a party to it; who only doubts it must speak of all, since doubts are voiced of much that is near it."""
    parties = frozenset(initiative.parties)
    named = [parties.intersection(a for e in s.evidence for a in pile.actors_in(e.article, e.span)) for s in (ahead, against)]
    if against.status is StepStatus.DOUBTED:
        return all(found == parties for found in named)
    return not parties or not named[0].isdisjoint(named[1])


def _at_once(one: Step, other: Step) -> bool:
    days, others = bounds(one.when), bounds(other.when)
    return days is not None and others is not None and gap(days, others) <= SAME_TIME


def _copied(pile: Pile, one: Step, other: Step) -> bool:
    """Whether both are told in the same words."""
    return any(in_same_words(pile, a, b) for a, b in product(one.evidence, other.evidence))


def _apart(one: Step, other: Step) -> bool:
    """Whether they are told by different articles, or taken by different actors."""
    articles = [{e.article for e in step.evidence} for step in (one, other)]
    return articles[0] != articles[1] or (None not in (one.by, other.by) and one.by != other.by)
