"""All rules by which local actors of several articles are taken for one actor, in their order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.domain.actors import ActorKind
from onrecord.story.actors.bodies import join_bodies
from onrecord.story.actors.described import join_described
from onrecord.story.actors.joiner import Joiner
from onrecord.story.actors.names import Named, Parts
from onrecord.story.actors.persons import join_persons
from onrecord.story.corrections.by_hand import NOTHING, ByHand, Local

UNSURE = frozenset({ActorKind.PERSON.value, ActorKind.ORGANISATION.value, ActorKind.GROUP.value, ActorKind.OUTLET.value})
"""Kinds that a reader confuses in a bare name."""


def join_all(nodes: Sequence[Named], longhand: Mapping[str, Parts], by_hand: ByHand = NOTHING) -> Joiner:
    """Apply every rule to ``nodes``, once what was settled by hand is done; ``longhand`` tells what acronyms stand for."""
    nodes = _settled(nodes)
    joiner = Joiner(nodes, by_hand)
    nodes.sort(key=joiner.order)
    bodies = [node for node in nodes if node.kind != ActorKind.PERSON]
    join_bodies(joiner, bodies, longhand)
    join_persons(joiner, [node for node in nodes if node.kind == ActorKind.PERSON], _company(joiner, bodies))
    join_described(joiner, [node for node in nodes if node.forms], _company(joiner, nodes))
    return joiner


def _company(joiner: Joiner, nodes: Sequence[Named]) -> Mapping[str, frozenset[Local]]:
    """By article, those of some actors that it names."""
    found: dict[str, set[Local]] = defaultdict(set)
    for node in nodes:
        if node.called:
            found[node.local[0]].add(joiner.cluster(node))
    return {article: frozenset(clusters) for article, clusters in found.items()}


def _settled(nodes: Sequence[Named]) -> list[Named]:
    """The nodes, a name that is read now as a person and now as a body being what it mostly is; a surname alone is a person's."""
    surnames = {node.last for node in nodes if node.kind == ActorKind.PERSON and len(node.tokens) > 1 and node.called}
    read: dict[Parts, Counter[str]] = defaultdict(Counter)
    for node in nodes:
        if node.called and node.kind in UNSURE:
            read[node.parts][node.kind] += node.mentions
    return [_mostly(node, surnames, read[node.parts]) if node.called and node.kind in UNSURE else node for node in nodes]


def _mostly(node: Named, surnames: set[str], read: Counter[str]) -> Named:
    if len(node.tokens) == 1 and node.last in surnames and not node.name.isupper():
        return replace(node, kind=ActorKind.PERSON.value)
    return replace(node, kind=min(read, key=lambda kind: (-read[kind], kind)))
