"""The rules by which those whom several articles only describe are taken for one.

A description of more than one word that means something ("Western leaders", "U.S. officials") is known again by itself; one of a single
word ("the rebels") where the articles tell of the same others, and one that is somebody's only by what it leaves out ("officials") never.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from onrecord.domain.actors import ActorKind
from onrecord.story.actors.joiner import Joiner
from onrecord.story.actors.names import Named, Parts
from onrecord.story.corrections.by_hand import Local
from onrecord.story.words import stem

SHARED = 0.4
"""Share of the named actors of the article that has fewer which two articles must have in common."""

LEAST_SHARED = 2

TRIED = 50
"""Actors of one description that another is compared with, so that time grows with the number of articles."""

VAGUE = frozenset(
    """
    adviser agency aide analyst body committee company country critic department diplomat expert figure firm group head leader lawmaker
    lawyer man member minister ministry nation office official organization organisation other people person president report reporter
    representative secretary side source spokesman spokeswoman state statement team witness woman
    """.split()
)
"""Nouns that say whose somebody is only with other words."""

IRREGULAR = frozenset("agencies bodies companies countries men ministries people secretaries spokesmen spokeswomen witnesses women".split())
VAGUE_STEMS = frozenset(map(stem, VAGUE | IRREGULAR | {f"{noun}s" for noun in VAGUE}))


@dataclass(slots=True)
class _Known:
    node: Named
    company: frozenset[Local]


def join_described(joiner: Joiner, nodes: Sequence[Named], company: Mapping[str, frozenset[Local]]) -> None:
    """Join the ``nodes`` that are only described; ``company`` holds the named actors of each article."""
    alike: dict[Parts, list[Named]] = defaultdict(list)
    for node in nodes:
        for form in node.forms if node.kind != ActorKind.PERSON else ():
            if len(form) > 1:
                alike[form].append(node)
    for form in sorted(alike):
        joiner.join_equal(alike[form], lambda _: "", "described alike")
    known: dict[Parts, list[_Known]] = defaultdict(list)
    fuller = _by_noun(nodes, company)
    for node in nodes:
        own = company.get(node.local[0], frozenset())
        for form in node.forms:
            if len(form) == 1 and form[0] not in VAGUE_STEMS and (node.kind != ActorKind.PERSON or node.offices):
                _join_in_company(joiner, node, known[form], own)
                _join_fuller(joiner, node, fuller.get(form[0], ()), own)


def _by_noun(nodes: Sequence[Named], company: Mapping[str, frozenset[Local]]) -> Mapping[str, list[_Known]]:
    """Groups and bodies that are told by their noun and more, by the noun."""
    found: dict[str, list[_Known]] = defaultdict(list)
    for node in nodes:
        for noun in sorted({form[0] for form in node.forms if len(form) > 1 and node.kind != ActorKind.PERSON}):
            found[noun].append(_Known(node, company.get(node.local[0], frozenset())))
    return found


def _join_fuller(joiner: Joiner, node: Named, fuller: Sequence[_Known], company: frozenset[Local]) -> None:
    """Join a noun alone with the one description that says more by it, among the same others ("the rebels", "Syrian rebels")."""
    fits = [other for other in fuller[:TRIED] if joiner.agree(node, other.node) and _same_company(company, other.company)]
    if node.kind != ActorKind.PERSON and len({joiner.cluster(other.node) for other in fits}) == 1:
        joiner.join(fits[0].node, node, f"“{node.name}” can only be “{fits[0].node.name}” among the same others")


def _join_in_company(joiner: Joiner, node: Named, known: list[_Known], company: frozenset[Local]) -> None:
    for other in known[:TRIED]:
        if _same_company(company, other.company) and joiner.agree(other.node, node):
            joiner.join(other.node, node, f"“{other.node.name}” and “{node.name}” are described alike among the same others")
            return
    known.append(_Known(node, company))


def _same_company(one: Set[Local], other: Set[Local]) -> bool:
    shared = len(one & other)
    return shared >= LEAST_SHARED and shared >= SHARED * min(len(one), len(other))
