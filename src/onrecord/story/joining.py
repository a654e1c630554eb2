"""The rules by which names in several articles are taken for one actor."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from onrecord.domain.actors import ActorKind, LocalActor
from onrecord.story.groups import Groups
from onrecord.story.words import WORD, fold, skeleton

Local = tuple[str, str]
"""An article's id and the key of a local actor in it."""

NEAR_FIRST, NEAR_LAST, NEAR_NAME = 80, 86, 93
"""Least similarity (0 to 100) of first names, last names and names of organisations that are taken for one."""
SHORTEST_NEAR = 5
UNSURE = frozenset({ActorKind.PERSON.value, ActorKind.ORGANISATION.value, ActorKind.GROUP.value})
"""Kinds that a reader confuses in a bare name."""
HONORIFICS = frozenset(["mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "prof"])
LINKS = frozenset(["the", "of", "for", "and", "on", "in", "a", "an", "de", "la"])


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A local actor with the tokens of its best name."""

    local: Local
    kind: str
    country: str | None
    name: str
    tokens: tuple[str, ...]
    mentions: int

    @property
    def last(self) -> str:
        return skeleton(self.tokens[-1])

    @property
    def first(self) -> str:
        return skeleton(self.tokens[0])

    @property
    def bag(self) -> frozenset[str]:
        return frozenset(skeleton(t) for t in self.tokens if t not in LINKS)


class Joiner:
    """Joins local actors rule by rule; a join that would make one actor of two kinds or two countries is not made."""

    def __init__(self, nodes: Sequence[Named]) -> None:
        self.nodes = {node.local: node for node in nodes}
        self.groups: Groups[Local] = Groups(self.nodes)
        self.reasons: dict[Local, set[str]] = defaultdict(set)
        self._countries = {local: {node.country} - {None} for local, node in self.nodes.items()}

    def join(self, one: Named, other: Named, reason: str) -> None:
        a, b = self.groups.find(one.local), self.groups.find(other.local)
        if a == b or not self.agree(one, other):
            return
        countries = self._countries[a] | self._countries[b]
        reasons = self.reasons.pop(a, set()) | self.reasons.pop(b, set()) | {reason}
        self.groups.join(a, b)
        root = self.groups.find(a)
        self._countries[root], self.reasons[root] = countries, reasons

    def agree(self, one: Named, other: Named) -> bool:
        """Whether neither their kinds nor their countries contradict each other."""
        persons = (one.kind == ActorKind.PERSON) == (other.kind == ActorKind.PERSON)
        return persons and len(self._countries[self.groups.find(one.local)] | self._countries[self.groups.find(other.local)]) <= 1

    def cluster(self, node: Named) -> Local:
        return self.groups.find(node.local)


def named(local: Local, actor: LocalActor) -> Named:
    """A local actor by its fullest bare name."""
    names = sorted({m.name for m in actor.mentions if m.name}, key=lambda n: (-len(n.split()), -len(n), n))
    best = names[0] if names and actor.kind is ActorKind.PERSON else actor.name
    return Named(local, actor.kind.value, actor.country, best, _tokens(best), len(actor.mentions))


def join_all(nodes: Sequence[Named]) -> Joiner:
    """Apply every rule to ``nodes``, which are sorted."""
    nodes = _settled(nodes)
    joiner = Joiner(nodes)
    persons = [n for n in nodes if n.kind == ActorKind.PERSON and _proper(n)]
    bodies = [n for n in nodes if n.kind != ActorKind.PERSON]
    _join_governments(joiner, bodies)
    _join_bodies(joiner, [n for n in bodies if n.country or _proper(n)])
    full = [n for n in persons if len(n.tokens) > 1]
    _join_full_names(joiner, full)
    _join_titled(joiner, full)
    _join_single_names(joiner, persons)
    return joiner


def _settled(nodes: Sequence[Named]) -> list[Named]:
    """The nodes, a single name that is read now as a person and now as a body being what it mostly is, or whose surname it is."""
    surnames = {n.last for n in nodes if n.kind == ActorKind.PERSON and len(n.tokens) > 1 and _proper(n)}
    read: dict[str, Counter[str]] = defaultdict(Counter)
    for node in nodes:
        if len(node.tokens) == 1:
            read[node.last][node.kind] += node.mentions
    return [_mostly(n, surnames, read[n.last]) if len(n.tokens) == 1 and n.kind in UNSURE else n for n in nodes]


def _mostly(node: Named, surnames: set[str], read: Counter[str]) -> Named:
    if node.last in surnames:
        return replace(node, kind=ActorKind.PERSON.value)
    return replace(node, kind=min((k for k in read if k in UNSURE), key=lambda k: (-read[k], k)))


def _tokens(name: str) -> tuple[str, ...]:
    tokens = tuple(t for t in (fold(m.group()) for m in WORD.finditer(name)) if t not in HONORIFICS)
    return tokens or (fold(name),)


def _proper(node: Named) -> bool:
    """Whether the actor is called by a name at all, not only described."""
    return node.name[:1].isupper() and node.tokens[0] not in LINKS


def _blocks(nodes: Iterable[Named], key: Callable[[Named], object]) -> list[list[Named]]:
    found: dict[object, list[Named]] = defaultdict(list)
    for node in nodes:
        found[key(node)].append(node)
    return [found[k] for k in sorted(found, key=str)]


def _join_governments(joiner: Joiner, nodes: Sequence[Named]) -> None:
    governments = [n for n in nodes if n.kind == ActorKind.GOVERNMENT and n.country]
    for block in _blocks(governments, lambda n: n.country):
        for node in block[1:]:
            joiner.join(block[0], node, f"governments of {node.country}")


def _join_bodies(joiner: Joiner, nodes: Sequence[Named]) -> None:
    for block in _blocks(nodes, lambda n: tuple(sorted(n.bag))):
        for one in _by_country(block):
            for node in block:
                joiner.join(one, node, f"“{one.name}” and “{node.name}” are one name")
    _join_near_bodies(joiner, nodes)
    _join_acronyms(joiner, nodes)
    _join_shortened(joiner, nodes)


def _by_country(block: Sequence[Named]) -> list[Named]:
    """The first of each country; those without one only where no country is known."""
    known = {node.country: node for node in reversed(block) if node.country}
    return [known[c] for c in sorted(known)] or [block[0]]


def _join_near_bodies(joiner: Joiner, nodes: Sequence[Named]) -> None:
    long_names = [n for n in nodes if len(n.bag) > 1]
    for block in _blocks(long_names, lambda n: (n.first[:3], len(n.bag))):
        leaders = {joiner.cluster(n): n for n in reversed(block)}
        ordered = [leaders[k] for k in sorted(leaders)]
        for i, one in enumerate(ordered):
            for other in ordered[i + 1 :]:
                if fuzz.token_sort_ratio(" ".join(one.tokens), " ".join(other.tokens)) >= NEAR_NAME:
                    joiner.join(one, other, f"“{one.name}” and “{other.name}” are nearly one name")


def _join_acronyms(joiner: Joiner, nodes: Sequence[Named]) -> None:
    expansions: dict[str, dict[Local, Named]] = defaultdict(dict)
    for node in nodes:
        if len(node.tokens) > 1 and _proper(node):
            for short in {"".join(t[0] for t in node.tokens), "".join(t[0] for t in node.tokens if t not in LINKS)}:
                expansions[short][joiner.cluster(node)] = node
    for node in nodes:
        if len(node.tokens) == 1 and re.fullmatch(r"(?:[A-Z]\.?){2,6}", node.name):
            found = expansions.get(node.tokens[0], {})
            if len(found) == 1:
                other = next(iter(found.values()))
                joiner.join(node, other, f"“{node.name}” stands for “{other.name}”")


def _join_shortened(joiner: Joiner, nodes: Sequence[Named]) -> None:
    """A body named with its country's adjective in one place and without it in another, or by its last word in one article."""
    by_bag: dict[frozenset[str], dict[Local, Named]] = defaultdict(dict)
    by_last: dict[tuple[str, str], dict[Local, Named]] = defaultdict(dict)
    for node in nodes:
        by_bag[node.bag][joiner.cluster(node)] = node
        if len(node.bag) > 1:
            by_last[node.local[0], node.last][joiner.cluster(node)] = node
    for node in nodes:
        shorter = by_bag.get(node.bag - {node.first}, {}) if node.country and len(node.bag) > 2 else {}
        longer = by_last.get((node.local[0], node.last), {}) if len(node.bag) == 1 and node.kind == ActorKind.ORGANISATION else {}
        for found in (shorter, longer):
            fitting = [other for other in found.values() if joiner.agree(node, other)]
            if len(fitting) == 1:
                joiner.join(node, fitting[0], f"“{node.name}” and “{fitting[0].name}” are one, in short and in full")


def _join_full_names(joiner: Joiner, nodes: Sequence[Named]) -> None:
    for block in _blocks(nodes, lambda n: (n.first, n.last)):
        for node in block[1:]:
            joiner.join(block[0], node, f"“{block[0].name}” and “{node.name}” are one name")
    for block in _blocks(nodes, lambda n: n.last[:3]):
        leaders = {joiner.cluster(n): n for n in reversed(block)}
        ordered = [leaders[k] for k in sorted(leaders)]
        for i, one in enumerate(ordered):
            for other in ordered[i + 1 :]:
                if _near_person(one, other):
                    joiner.join(one, other, f"“{one.name}” and “{other.name}” are spellings of one name")


def _join_titled(joiner: Joiner, nodes: Sequence[Named]) -> None:
    """A name with words before it joins the same name alone."""
    bare = {tuple(skeleton(t) for t in n.tokens): n for n in reversed(nodes)}
    for node in nodes:
        parts = tuple(skeleton(t) for t in node.tokens)
        for start in range(1, len(parts) - 1):
            if parts[start:] in bare:
                joiner.join(node, bare[parts[start:]], f"“{node.name}” ends in the name “{bare[parts[start:]].name}”")


def _near_person(one: Named, other: Named) -> bool:
    lasts = one.last == other.last or (
        min(len(one.last), len(other.last)) >= SHORTEST_NEAR and fuzz.ratio(one.last, other.last) >= NEAR_LAST
    )
    initial = 1 in (len(one.first), len(other.first))
    firsts = one.first[0] == other.first[0] if initial else fuzz.ratio(one.first, other.first) >= NEAR_FIRST
    return lasts and firsts


def _join_single_names(joiner: Joiner, persons: Sequence[Named]) -> None:
    by_last: dict[str, list[Named]] = defaultdict(list)
    by_first: dict[str, list[Named]] = defaultdict(list)
    for node in persons:
        if len(node.tokens) > 1:
            by_last[node.last].append(node)
            by_first[node.first].append(node)
    for node in persons:
        if len(node.tokens) == 1:
            _join_single(joiner, node, by_last.get(node.last) or by_first.get(node.last) or [])
    singles = [n for n in persons if len(n.tokens) == 1]
    for block in _blocks(singles, lambda n: n.last):
        for node in block[1:]:
            joiner.join(block[0], node, f"“{block[0].name}” and “{node.name}” are one name")


def _join_single(joiner: Joiner, node: Named, bearers: Sequence[Named]) -> None:
    fitting = [b for b in bearers if joiner.agree(node, b)]
    here = [b for b in fitting if b.local[0] == node.local[0]]
    for found in (here, fitting):
        if len({joiner.cluster(b) for b in found}) == 1:
            joiner.join(node, found[0], f"“{node.name}” can only be “{found[0].name}”")
            return
