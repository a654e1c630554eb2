"""The rules by which governments, bodies and groups of several articles are taken for one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz

from onrecord.domain.actors import ActorKind
from onrecord.story.actors.joiner import Joiner, blocks, in_short
from onrecord.story.actors.names import LINKS, Named, Parts, core
from onrecord.story.corrections.by_hand import Local
from onrecord.story.words import skeleton

NEAR_NAME = 93
"""Least similarity (0 to 100) of names of bodies that are taken for one."""

ACRONYM = re.compile(r"(?:[A-Z]\.?){2,6}")


def join_bodies(joiner: Joiner, nodes: Sequence[Named], longhand: Mapping[str, Parts]) -> None:
    """Apply every rule to all that are no persons; ``longhand`` tells what acronyms stand for."""
    _join_governments(joiner, nodes)
    called = [node for node in nodes if node.called]
    joiner.join_equal(called, lambda node: core(node, longhand))
    for block in blocks([n for n in called if len(n.bag) > 1], lambda n: (n.first[:3], len(n.bag))):
        joiner.join_near(block, _near, "nearly one name")
    _join_acronyms(joiner, called)
    _join_last_words(joiner, called)


def spelt_out(names: Iterable[frozenset[str]]) -> dict[str, Parts]:
    """What acronyms stand for, as the articles tell that call one actor by both: folded, the skeletons of the words that they stand for.

    ``names`` are those of one local actor each. An acronym that stands for several is left out.
    """
    found: dict[str, set[Parts]] = defaultdict(set)
    for own in names:
        short = [name for name in own if ACRONYM.fullmatch(name)]
        for name in own.difference(short) if short else ():
            words = [word for word in re.findall(r"[^\W_]+", name) if word.casefold() not in LINKS]
            initials = "".join(word[0] for word in words).casefold()
            for acronym in short:
                if len(words) > 1 and acronym.replace(".", "").casefold() == initials:
                    found[initials].add(tuple(skeleton(word) for word in words))
    return {acronym: next(iter(longer)) for acronym, longer in found.items() if len(longer) == 1}


def _join_governments(joiner: Joiner, nodes: Sequence[Named]) -> None:
    governments = [n for n in nodes if n.kind == ActorKind.GOVERNMENT and n.country]
    for block in blocks(governments, lambda n: n.country):
        for node in block[1:]:
            joiner.join(block[0], node, f"governments of {node.country}")


def _near(one: Named, other: Named) -> bool:
    return fuzz.token_sort_ratio(" ".join(one.tokens), " ".join(other.tokens)) >= NEAR_NAME


def _join_acronyms(joiner: Joiner, nodes: Sequence[Named]) -> None:
    expansions: dict[str, dict[Local, Named]] = defaultdict(dict)
    for node in nodes:
        if len(node.tokens) > 1:
            for short in {"".join(t[0] for t in node.tokens), "".join(t[0] for t in node.tokens if t not in LINKS)}:
                expansions[short][joiner.cluster(node)] = node
    for node in nodes:
        if len(node.tokens) == 1 and ACRONYM.fullmatch(node.name):
            found = expansions.get(node.tokens[0], {})
            if len(found) == 1:
                other = next(iter(found.values()))
                joiner.join(node, other, f"“{node.name}” stands for “{other.name}”")


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
