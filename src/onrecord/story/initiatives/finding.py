"""Undertakings that have a course: what is said of them gathered by sort, parties and day, and put in order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date

from onrecord.domain.actors import ActorKind
from onrecord.domain.edtf import bounds, ends
from onrecord.domain.ids import identify
from onrecord.domain.spans import Evidence, Span
from onrecord.domain.stories import Dating, Initiative, Step, StepStatus
from onrecord.story.entries import Entries
from onrecord.story.initiatives.candidates import Candidate, find_candidates
from onrecord.story.initiatives.courses import standing
from onrecord.story.initiatives.pairs import Pair, Pairs
from onrecord.story.pile import Pile

LEAST_TOLD = 2
"""Places in which a pair must be meant to have an undertaking of its own beside a commoner one."""
LEAST_SHARE = 0.4
"""Share of the places of one sort from which one side has an undertaking of its own beside the commonest."""
LEAST_BESIDE = 0.34
"""How often a second party is named, beside the first, to have a part in an undertaking."""
LONG_AGO = 180
"""Days between two steps after which one side's undertaking of the same sort is another one."""
SETTLED = frozenset({StepStatus.DONE, StepStatus.ONGOING})


Who = tuple[str, ...]
"""Those who have a part in an undertaking: a pair of actors, or one side by its country or body."""


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
    return len(initiative.steps) > 1 or any(s.status not in SETTLED for s in initiative.steps)


def _undertakings(pile: Pile, candidates: Sequence[Candidate]) -> list[tuple[Who, list[Candidate]]]:
    """Candidates of one sort parted into undertakings, each with its parties."""
    if candidates[0].sort.mutual:
        return _mutual(pile, candidates)
    return _of_one_side(pile, candidates)


def _mutual(pile: Pile, candidates: Sequence[Candidate]) -> list[tuple[Who, list[Candidate]]]:
    """By the pair of parties named; a place that names none goes with the last of its article that did, else with the commonest."""
    pairs = Pairs(pile, [c.parties for c in candidates])
    meant: list[Pair | None] = []
    last: dict[str, Pair] = {}
    for candidate in candidates:
        pair = pairs.meant(candidate.parties) or pairs.open_to(candidate.parties, last.get(candidate.article))
        last |= {candidate.article: pair} if pair else {}
        meant.append(pair)
    return _grouped(candidates, meant, lambda who, told: told >= LEAST_TOLD or pairs.are_persons(who))


def _of_one_side(pile: Pile, candidates: Sequence[Candidate]) -> list[tuple[Who, list[Candidate]]]:
    """By the country or body that is named most often with it, apart where months lie between."""
    sides = [sorted({pile.actors[p].country or p for p in c.parties}) for c in candidates]
    counted = Counter(side for found in sides for side in found)
    meant = [(min(found, key=lambda s: (-counted[s], s)),) if found else None for found in sides]
    groups = _grouped(candidates, meant, lambda _, told: told >= LEAST_SHARE * len(candidates))
    return [(_parties(pile, part), part) for _, group in groups for part in _by_time(group)]


def _grouped(
    candidates: Sequence[Candidate], meant: Sequence[Who | None], apart: Callable[[Who, int], bool]
) -> list[tuple[Who, list[Candidate]]]:
    """The candidates by whom they mean; who is not told, or by ``apart`` too seldom to be others, is taken for the commonest."""
    counted = Counter(who for who in meant if who)
    commonest = min(counted, key=lambda who: (-counted[who], who), default=())
    groups: dict[Who, list[Candidate]] = defaultdict(list)
    for candidate, who in zip(candidates, meant, strict=True):
        groups[who if who and apart(who, counted[who]) else commonest].append(candidate)
    return [(who, groups[who]) for who in sorted(groups)]


def _by_time(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """Parted where long lies between; what has no day goes with the most."""
    parts: list[list[Candidate]] = [[]]
    latest: date | None = None
    for candidate in sorted(candidates, key=_order):
        days = bounds(candidate.when)
        if days and latest and (days[0] - latest).days > LONG_AGO:
            parts.append([])
        parts[-1].append(candidate)
        latest = days[1] if days else latest
    undated = [c for c in parts[0] if not bounds(c.when)]
    dated = [[c for c in part if bounds(c.when)] for part in parts]
    most = max(dated, key=len)
    return [[*undated, *part] if part is most else part for part in dated if part or part is most]


def _order(candidate: Candidate) -> tuple[date, str, int, Span]:
    first, last = ends(candidate.when) if candidate.when else (None, None)
    return (first or last or date.min, candidate.article, candidate.at, candidate.evidence)


def _parties(pile: Pile, candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """Those named with it most often, the second of another side than the first; who only reports it has no part in it."""
    counted = Counter(p for c in candidates for p in c.parties if pile.actors[p].kind is not ActorKind.OUTLET)
    most = sorted(counted, key=lambda p: (-counted[p], pile.actors[p].name, p))
    least = LEAST_BESIDE * counted[most[0]] if most else 0
    others = [p for p in most[1:] if counted[p] >= least and not _of_one_country(pile, p, most[0])]
    return (*most[:1], *others[:1])


def _of_one_country(pile: Pile, one: str, other: str) -> bool:
    return pile.actors[one].country is not None and pile.actors[one].country == pile.actors[other].country


def _initiative(pile: Pile, parties: tuple[str, ...], candidates: Sequence[Candidate]) -> Initiative:
    steps = _steps(candidates)
    label = _label(candidates)
    parties = tuple(sorted(parties, key=lambda p: (pile.actors[p].name, p)))
    names = "–".join(pile.actors[p].name for p in parties)
    parts = [part for s in steps for e in s.evidence for part in (e.article, e.span.start, e.span.end, s.status)]
    return Initiative(
        id=identify("initiative", candidates[0].sort.name, *parties, *parts),
        name=f"{names}: {label}" if names else label,
        parties=parties,
        status=standing(steps),
        steps=tuple(steps),
    )


def _steps(candidates: Sequence[Candidate]) -> list[Step]:
    """One step for each thing told of the undertaking; what several articles tell of one actor and day is one step of theirs."""
    steps: dict[Hashable, Step] = {}
    for place, told in enumerate(sorted(candidates, key=_order)):
        key: Hashable = (told.status, told.by, told.when) if told.by and told.when else place
        same = steps.get(key)
        if same and any(e.article == told.article for e in same.evidence):
            key, same = place, None
        evidence = (*(same.evidence if same else ()), Evidence(told.article, told.evidence))
        steps[key] = Step(told.when, told.status, told.by, evidence)
    return list(steps.values())


def _label(candidates: Sequence[Candidate]) -> str:
    """The noun that the places use most often for the undertaking; where they use none, the name of its sort."""
    counted = Counter(c.label for c in candidates if c.label)
    return min(counted, key=lambda noun: (-counted[noun], noun), default=candidates[0].sort.name)
