"""The joiner, which takes some local actors for one actor and keeps its countries and reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from onrecord.domain.actors import ActorKind
from onrecord.story.actors.names import Named, Parts
from onrecord.story.corrections.by_hand import NOTHING, ByHand, Local, Side, compatible
from onrecord.story.groups import Groups

Near = Callable[[Named, Named], bool]

NEIGHBOURS = 40
"""With how many others a name is compared where a block holds more than twice as many."""


def blocks(nodes: Iterable[Named], key: Callable[[Named], object]) -> list[list[Named]]:
    """The nodes by ``key``, in the order of what it is in print."""
    found: dict[object, list[Named]] = defaultdict(list)
    for node in nodes:
        found[key(node)].append(node)
    return [found[k] for k in sorted(found, key=str)]


def in_short(one: Named, other: Named) -> str:
    """The reason for a join of a name in full with one of its parts."""
    return f"“{one.name}” and “{other.name}” are one, in short and in full"


def _neighbours(nodes: Sequence[Named]) -> Iterator[tuple[Named, Named]]:
    """Pairs to compare: all of a few, of many those that stand near each other in order of name."""
    if len(nodes) <= 2 * NEIGHBOURS:
        yield from combinations(nodes, 2)
        return
    by_name = sorted(nodes, key=lambda node: (node.tokens, node.local))
    for at, one in enumerate(by_name):
        yield from ((one, other) for other in by_name[at + 1 : at + 1 + NEIGHBOURS])


class Joiner:
    """Joins local actors rule by rule; a join that would make one actor of two kinds or two countries is not made.

    What was joined by hand is one from the first, whatever its kinds and countries; what was set apart by hand never becomes one.
    """

    def __init__(self, nodes: Sequence[Named], by_hand: ByHand = NOTHING) -> None:
        self.nodes = {node.local: node for node in nodes}
        self.groups: Groups[Local] = Groups(self.nodes)
        self.reasons: dict[Local, set[str]] = defaultdict(set)
        self._countries = {local: frozenset([node.country] if node.country else ()) for local, node in self.nodes.items()}
        self._taken = by_hand.taken
        self._sides = {local: by_hand.sides.get(local, frozenset()) for local in self.nodes}
        for one, other, reason in by_hand.bonds:
            self._unite(one, other, reason)

    def join(self, one: Named, other: Named, reason: str) -> None:
        if self.cluster(one) != self.cluster(other) and self.agree(one, other):
            self._unite(one.local, other.local, reason)

    def _unite(self, one: Local, other: Local, reason: str) -> None:
        a, b = self.groups.find(one), self.groups.find(other)
        countries, sides = self._countries[a] | self._countries[b], self._sides[a] | self._sides[b]
        reasons = self.reasons.pop(a, set()) | self.reasons.pop(b, set()) | {reason}
        self.groups.join(a, b)
        root = self.groups.find(a)
        self._countries[root], self._sides[root], self.reasons[root] = countries, sides, reasons

    def agree(self, one: Named, other: Named) -> bool:
        """Whether neither their kinds nor their countries contradict each other, and nobody set them apart."""
        persons = (one.kind == ActorKind.PERSON) == (other.kind == ActorKind.PERSON)
        ours, theirs = self.countries(one), self.countries(other)
        return persons and (ours <= theirs or theirs <= ours) and compatible(self.sides(one), self.sides(other))

    def countries(self, node: Named) -> frozenset[str]:
        """The country of the actor that ``node`` is by now, if it is known."""
        return self._countries[self.cluster(node)]

    def sides(self, node: Named) -> frozenset[Side]:
        """On which side of what was set apart by hand the actor stands that ``node`` is by now."""
        return self._sides[self.cluster(node)]

    def order(self, node: Named) -> tuple[tuple[int, ...], Local]:
        """Comes last where it was set apart by hand, so that it draws nobody who fits the actor that was left as well."""
        return self._taken.get(node.local, ()), self.cluster(node)

    def cluster(self, node: Named) -> Local:
        return self.groups.find(node.local)

    def join_equal(self, nodes: Iterable[Named], key: Callable[[Named], object], reason: str = "one name") -> None:
        """Join names that have one ``key``."""
        for block in blocks(nodes, key):
            for first, *others in self._parted(block):
                for node in others:
                    self.join(first, node, f"“{first.name}” and “{node.name}” are {reason}")

    def join_near(self, block: Sequence[Named], near: Near, reason: str, differ: Near = lambda _, __: False) -> None:
        """Join names that are ``near`` each other, every actor standing there by its first.

        What is near two that ``differ`` is joined with neither. Of very many, each is compared with its neighbours by name alone (the
        sorted neighbourhood of Hernández and Stolfo 1995), so that time grows with their number.
        """
        leaders = {self.cluster(n): n for n in reversed(block)}
        pairs = [pair for pair in _neighbours(sorted(leaders.values(), key=self.order)) if near(*pair)]
        beside: dict[Local, list[Named]] = defaultdict(list)
        for one, other in pairs:
            beside[one.local].append(other)
            beside[other.local].append(one)
        torn = {local for local, found in beside.items() if any(differ(*two) for two in combinations(found[:NEIGHBOURS], 2))}
        pairs = [(one, other) for one, other in pairs if torn.isdisjoint((one.local, other.local))]
        kin: Groups[Local] = Groups(n.local for n in leaders.values())
        for one, other in pairs:
            kin.join(one.local, other.local)
        groups = blocks(leaders.values(), lambda n: kin.find(n.local))
        part_of = {n.local: part[0].local for group in groups for part in self._parted(group) for n in part}
        for one, other in pairs:
            if part_of[one.local] == part_of[other.local]:
                self.join(one, other, f"“{one.name}” and “{other.name}” are {reason}")

    def join_longer(self, short: Mapping[Parts, Sequence[Named]], longer: Mapping[Parts, Sequence[Named]]) -> None:
        """Join each of the ``longer`` names to the ``short`` one that is left of it without its first words, the key of both."""
        for left in sorted(longer):
            for first, *others in self._parted([*short.get(left, ()), *longer[left]]):
                for node in others if first in short.get(left, ()) else ():
                    self.join(node, first, in_short(node, first))

    def _parted(self, block: Sequence[Named]) -> list[list[Named]]:
        """Bearers of one name that may be one actor: where several countries have such, those of none go only with each other.

        Countries of an actor joined by hand count as one.
        """
        lands: Groups[str] = Groups(frozenset().union(*(self.countries(n) for n in block)))
        for first, *others in (sorted(self.countries(n)) for n in block if self.countries(n)):
            for other in others:
                lands.join(first, other)
        several = len(lands.all()) > 1
        return blocks(block, lambda n: tuple(sorted({lands.find(c) for c in self.countries(n)})) if several else ())
