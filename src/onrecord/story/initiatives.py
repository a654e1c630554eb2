"""Undertakings that have a course: what is said of them gathered by sort, parties and day, and put in order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from onrecord.domain.edtf import bounds
from onrecord.domain.ids import identify
from onrecord.domain.spans import Evidence, Span
from onrecord.domain.stories import Dating, Initiative, Step, StepStatus
from onrecord.story.candidates import Candidate, find_candidates
from onrecord.story.entries import Entries
from onrecord.story.pairs import Pair, Pairs
from onrecord.story.pile import Pile

LEAST_STEPS = 2
"""Steps from which a course is worth following."""
LONG_AGO = 120
"""Days between two steps after which one side's undertaking of the same sort is another one."""
READABLE = 150
"""Code points of a clause that says enough and not too much."""
SETTLED = frozenset({StepStatus.DONE, StepStatus.ONGOING})


def find_initiatives(pile: Pile, entries: Entries, datings: Iterable[Dating]) -> tuple[Initiative, ...]:
    """All undertakings of the pile that have a course, each with its steps in order of day."""
    by_sort: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in find_candidates(pile, entries, datings):
        by_sort[candidate.sort.name].append(candidate)
    groups = [group for name in sorted(by_sort) for group in _undertakings(pile, by_sort[name])]
    made = [_initiative(pile, parties, group) for parties, group in groups]
    return tuple(sorted((i for i in made if _has_course(i)), key=lambda i: (i.name, i.id)))


def _has_course(initiative: Initiative) -> bool:
    """Whether there is more to it than that it happened."""
    return len(initiative.steps) >= LEAST_STEPS and any(s.status not in SETTLED for s in initiative.steps)


def _undertakings(pile: Pile, candidates: Sequence[Candidate]) -> list[tuple[tuple[str, ...], list[Candidate]]]:
    """Candidates of one sort parted into undertakings, each with its parties."""
    if candidates[0].sort.mutual:
        return _mutual(pile, candidates)
    return _of_one_side(pile, candidates)


def _mutual(pile: Pile, candidates: Sequence[Candidate]) -> list[tuple[tuple[str, ...], list[Candidate]]]:
    """By the pair of parties that is named most often together; a place that names no pair goes with the last that did."""
    pairs = Pairs(pile, [c.parties for c in candidates])
    groups: dict[Pair, list[Candidate]] = defaultdict(list)
    last: dict[str, Pair] = {}
    for candidate in candidates:
        pair = pairs.meant(candidate.parties) or pairs.open_to(candidate.parties, last.get(candidate.article))
        if pair:
            last[candidate.article] = pair
            groups[pair].append(candidate)
    return [(pair, groups[pair]) for pair in sorted(groups)]


def _of_one_side(pile: Pile, candidates: Sequence[Candidate]) -> list[tuple[tuple[str, ...], list[Candidate]]]:
    """By the country or body that is named most often with it, apart where months lie between."""
    sides = [{pile.actors[p].country or p for p in c.parties} for c in candidates]
    counted = Counter(side for found in sides for side in found)
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for candidate, found in zip(candidates, sides, strict=True):
        side = min(found, key=lambda s: (-counted[s], s)) if found else ""
        groups[side].append(candidate)
    parted = [(side, part) for side in sorted(groups) for part in _by_time(groups[side])]
    return [(_parties(pile, part), part) for _, part in parted]


def _by_time(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    parts: list[list[Candidate]] = []
    latest: date | None = None
    for candidate in sorted(candidates, key=_order):
        days = bounds(candidate.when)
        if not parts or (days and latest and (days[0] - latest).days > LONG_AGO):
            parts.append([])
        parts[-1].append(candidate)
        latest = days[1] if days else latest
    return parts


def _order(candidate: Candidate) -> tuple[date, str, int, Span]:
    days = bounds(candidate.when)
    return (days[0] if days else date.min, candidate.article, candidate.at, candidate.evidence)


def _parties(pile: Pile, candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """Those named with it most often."""
    counted = Counter(p for c in candidates for p in c.parties)
    return tuple(sorted(counted, key=lambda p: (-counted[p], pile.actors[p].name, p))[:2])


def _initiative(pile: Pile, parties: tuple[str, ...], candidates: Sequence[Candidate]) -> Initiative:
    steps = _steps(candidates)
    label = candidates[0].sort.name
    parties = tuple(sorted(parties, key=lambda p: (pile.actors[p].name, p)))
    names = "–".join(pile.actors[p].name for p in parties)
    parts = [part for s in steps for e in s.evidence for part in (e.article, e.span.start, e.span.end, s.status)]
    return Initiative(
        id=identify("initiative", label, *parties, *parts),
        name=f"{names}: {label}" if names else label,
        parties=parties,
        status=steps[-1].status,
        steps=tuple(steps),
    )


def _readability(candidate: Candidate) -> tuple[str, int, bool, Span, int, bool]:
    """The most readable first; of several readings of one place, one that says more than that it is done."""
    length = abs(len(candidate.evidence) - READABLE)
    return candidate.article, length, candidate.by is None, candidate.evidence, candidate.at, candidate.status is StepStatus.DONE


def _steps(candidates: Sequence[Candidate]) -> list[Step]:
    """One step for each thing said of the undertaking: of places that overlap, the one of the most readable length."""
    kept: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in sorted(candidates, key=_readability):
        if not any(k.evidence.overlap(candidate.evidence) for k in kept[candidate.article]):
            kept[candidate.article].append(candidate)
    chosen = sorted((c for found in kept.values() for c in found), key=_order)
    return [Step(c.when, c.status, c.by, (Evidence(c.article, c.evidence),)) for c in chosen]
