"""The rules by which names in several articles are taken for one actor."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from onrecord.domain.actors import ActorKind
from onrecord.story.by_hand import NOTHING, ByHand, Local
from onrecord.story.joiner import LINKS, Joiner, Named, Parts, blocks, in_short, proper

NEAR_FIRST, NEAR_LAST, NEAR_NAME = 80, 86, 93
"""Least similarity (0 to 100) of first names, last names and names of organisations that are taken for one."""
SHORTEST_NEAR = 5
UNSURE = frozenset({ActorKind.PERSON.value, ActorKind.ORGANISATION.value, ActorKind.GROUP.value})
"""Kinds that a reader confuses in a bare name."""


def join_all(nodes: Sequence[Named], by_hand: ByHand = NOTHING) -> Joiner:
    """Apply every rule to ``nodes``, which are sorted, once what was settled by hand is done."""
    nodes = _settled(nodes)
    joiner = Joiner(nodes, by_hand)
    nodes.sort(key=joiner.order)
    persons = [n for n in nodes if n.kind == ActorKind.PERSON and proper(n)]
    bodies = [n for n in nodes if n.kind != ActorKind.PERSON]
    _join_governments(joiner, bodies)
    _join_bodies(joiner, [n for n in bodies if n.country or proper(n)])
    full = [n for n in persons if len(n.tokens) > 1]
    _join_full_names(joiner, full)
    _join_titled(joiner, full)
    _join_single_names(joiner, persons)
    return joiner


def _settled(nodes: Sequence[Named]) -> list[Named]:
    """The nodes, a single name that is read now as a person and now as a body being what it mostly is, or whose surname it is."""
    surnames = {n.last for n in nodes if n.kind == ActorKind.PERSON and len(n.tokens) > 1 and proper(n)}
    read: dict[str, Counter[str]] = defaultdict(Counter)
    for node in nodes:
        if len(node.tokens) == 1:
            read[node.last][node.kind] += node.mentions
    return [_mostly(n, surnames, read[n.last]) if len(n.tokens) == 1 and n.kind in UNSURE else n for n in nodes]


def _mostly(node: Named, surnames: set[str], read: Counter[str]) -> Named:
    if node.last in surnames:
        return replace(node, kind=ActorKind.PERSON.value)
    return replace(node, kind=min((k for k in read if k in UNSURE), key=lambda k: (-read[k], k)))


def _join_governments(joiner: Joiner, nodes: Sequence[Named]) -> None:
    governments = [n for n in nodes if n.kind == ActorKind.GOVERNMENT and n.country]
    for block in blocks(governments, lambda n: n.country):
        for node in block[1:]:
            joiner.join(block[0], node, f"governments of {node.country}")


def _join_bodies(joiner: Joiner, nodes: Sequence[Named]) -> None:
    joiner.join_equal(nodes, lambda n: tuple(sorted(n.bag)))
    for block in blocks([n for n in nodes if len(n.bag) > 1], lambda n: (n.first[:3], len(n.bag))):
        joiner.join_near(block, _near_body, "nearly one name")
    _join_acronyms(joiner, nodes)
    _join_shortened(joiner, nodes)
    _join_last_words(joiner, nodes)


def _near_body(one: Named, other: Named) -> bool:
    return fuzz.token_sort_ratio(" ".join(one.tokens), " ".join(other.tokens)) >= NEAR_NAME


def _join_acronyms(joiner: Joiner, nodes: Sequence[Named]) -> None:
    expansions: dict[str, dict[Local, Named]] = defaultdict(dict)
    for node in nodes:
        if len(node.tokens) > 1 and proper(node):
            for short in {"".join(t[0] for t in node.tokens), "".join(t[0] for t in node.tokens if t not in LINKS)}:
                expansions[short][joiner.cluster(node)] = node
    for node in nodes:
        if len(node.tokens) == 1 and re.fullmatch(r"(?:[A-Z]\.?){2,6}", node.name):
            found = expansions.get(node.tokens[0], {})
            if len(found) == 1:
                other = next(iter(found.values()))
                joiner.join(node, other, f"“{node.name}” stands for “{other.name}”")


def _join_shortened(joiner: Joiner, nodes: Sequence[Named]) -> None:
    """A body named with its country's adjective in one place and without it in another."""
    short: dict[Parts, list[Named]] = defaultdict(list)
    longer: dict[Parts, list[Named]] = defaultdict(list)
    for node in nodes:
        short[tuple(sorted(node.bag))].append(node)
        if node.country and len(node.bag) > 2:
            longer[tuple(sorted(node.bag - {node.first}))].append(node)
    joiner.join_longer(short, longer)


def _join_last_words(joiner: Joiner, nodes: Sequence[Named]) -> None:
    """A body called by its last word alone is the only one of its article that ends so."""
    by_last: dict[tuple[str, str], dict[Local, Named]] = defaultdict(dict)
    for node in nodes:
        if len(node.bag) > 1:
            by_last[node.local[0], node.last][joiner.cluster(node)] = node
    for node in nodes:
        if len(node.bag) == 1 and node.kind == ActorKind.ORGANISATION:
            fitting = [other for other in by_last[node.local[0], node.last].values() if joiner.agree(node, other)]
            if len(fitting) == 1:
                joiner.join(node, fitting[0], in_short(node, fitting[0]))


def _join_full_names(joiner: Joiner, nodes: Sequence[Named]) -> None:
    joiner.join_equal(nodes, lambda n: (n.first, n.last))
    for block in blocks(nodes, lambda n: n.last[:3]):
        joiner.join_near(block, _near_person, "spellings of one name")


def _join_titled(joiner: Joiner, nodes: Sequence[Named]) -> None:
    """A name with words before it joins the same name alone."""
    bare: dict[Parts, list[Named]] = defaultdict(list)
    titled: dict[Parts, list[Named]] = defaultdict(list)
    for node in nodes:
        bare[node.parts].append(node)
        for start in range(1, len(node.tokens) - 1):
            titled[node.parts[start:]].append(node)
    joiner.join_longer(bare, titled)


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
    known = {joiner.cluster(n) for n in persons if len(n.tokens) > 1}
    joiner.join_equal([n for n in persons if joiner.cluster(n) not in known], lambda n: n.last)


def _join_single(joiner: Joiner, node: Named, bearers: Sequence[Named]) -> None:
    fitting = [b for b in bearers if joiner.agree(node, b)]
    here = [b for b in fitting if b.local[0] == node.local[0]]
    for found in (here, fitting):
        if len({joiner.cluster(b) for b in found}) == 1:
            joiner.join(node, found[0], f"“{node.name}” can only be “{found[0].name}”")
            return
