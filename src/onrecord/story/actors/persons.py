"""The rules by which persons of several articles are taken for one.

Full names go first: spellings of one name, then names in short. A surname alone is its only bearer's; of several, the one whom offices,
country, company or, last, prominence tell, and nobody's where they do not tell. An office alone is its only holder's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from onrecord.story.actors.joiner import Joiner, blocks
from onrecord.story.actors.names import Named, Office, Parts
from onrecord.story.corrections.by_hand import Local

NEAR_FIRST, NEAR_LAST = 80, 86
"""Least similarity (0 to 100) of first and last names that are taken for one."""

SHORTEST_NEAR = 5

COMPANY = 0.25
"""Share of an article's other actors by which one bearer of a name must lead the others."""

PROMINENT = 5
"""How many times more articles must name one bearer in full than all others together."""

MANY = 40
"""Bearers of one name or office of whom nobody is found by looking at each."""


def join_persons(joiner: Joiner, persons: Sequence[Named], company: Mapping[str, Set[Local]]) -> None:
    """Apply every rule to ``persons``; ``company`` holds for each article the bodies and governments in it, by what they are joined to."""
    called = [node for node in persons if node.called]
    full = [node for node in called if not _is_single(node)]
    _join_full(joiner, full)
    _join_longer(joiner, full)
    singles = [node for node in called if _is_single(node)]
    bearers = _Bearers(joiner, full, company)
    for node in singles:
        bearers.join(node)
    # Bearers of one surname of whom none is named in full anywhere are one, where no country speaks against it.
    joiner.join_equal([node for node in singles if not bearers.of(node)], lambda node: node.surname)
    _join_holders(joiner, full, [node for node in persons if not node.called])


def _is_single(node: Named) -> bool:
    """Whether it is a surname, or a first name, alone."""
    return len(node.parts) == 1


def _join_full(joiner: Joiner, nodes: Sequence[Named]) -> None:
    joiner.join_equal(nodes, lambda node: node.parts)
    joiner.join_equal([node for node in nodes if len(node.parts) == 2], lambda node: tuple(sorted(node.parts)))
    for block in blocks(nodes, lambda node: (node.first, node.last)):
        _join_middles(joiner, block)
    for block in blocks(nodes, lambda node: (node.first[0], node.last[:3])):
        joiner.join_near(block, _near, "spellings of one name", _differ)


def _join_middles(joiner: Joiner, block: Sequence[Named]) -> None:
    """Join one first and last name whatever stands between; where that differs, each is somebody else and the bare name nobody's."""
    middles = sorted({node.middle for node in block if node.middle})
    differing = any(not (one.startswith(other) or other.startswith(one)) for one in middles for other in middles)
    joiner.join_equal(block, lambda node: node.middle if differing else "")


def _near(one: Named, other: Named) -> bool:
    lasts = one.last == other.last or (
        min(len(one.last), len(other.last)) >= SHORTEST_NEAR and fuzz.ratio(one.last, other.last) >= NEAR_LAST
    )
    initial = 1 in (len(one.first), len(other.first))
    firsts = one.first[0] == other.first[0] if initial else fuzz.ratio(one.first, other.first) >= NEAR_FIRST
    middles = not one.middle or not other.middle or one.middle.startswith(other.middle) or other.middle.startswith(one.middle)
    return lasts and firsts and middles


def _differ(one: Named, other: Named) -> bool:
    """Whether two are surely two: whole first names that are none of one name, or other initials."""
    firsts = min(len(one.first), len(other.first)) > 1 and fuzz.ratio(one.first, other.first) < NEAR_FIRST
    middles = bool(one.middle and other.middle) and not (one.middle.startswith(other.middle) or other.middle.startswith(one.middle))
    return firsts or middles


def _join_longer(joiner: Joiner, nodes: Sequence[Named]) -> None:
    """A name with words before it joins the same name alone."""
    bare: dict[Parts, list[Named]] = defaultdict(list)
    titled: dict[Parts, list[Named]] = defaultdict(list)
    for node in nodes:
        bare[node.parts].append(node)
        for start in range(1, len(node.parts) - 1):
            titled[node.parts[start:]].append(node)
    joiner.join_longer(bare, titled)


@dataclass(slots=True)
class _Bearer:
    """One actor that bears a name in full: one of its local actors, and what its articles tell."""

    node: Named
    articles: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    company: set[Local] = field(default_factory=set)


class _Bearers:
    """Who bears a surname, or failing that a first name."""

    def __init__(self, joiner: Joiner, full: Sequence[Named], company: Mapping[str, Set[Local]]) -> None:
        self._joiner, self._company = joiner, company
        found: dict[Local, _Bearer] = {}
        self._last: dict[str, dict[Local, _Bearer]] = defaultdict(dict)
        self._first: dict[str, dict[Local, _Bearer]] = defaultdict(dict)
        self._fast: dict[tuple[str, str], dict[Local, _Bearer]] = defaultdict(dict)
        for node in full:
            cluster = joiner.cluster(node)
            bearer = found.setdefault(cluster, _Bearer(node))
            bearer.articles.add(node.local[0])
            bearer.offices.update(_words(node))
            bearer.company |= company.get(node.local[0], frozenset())
            self._last[node.last][cluster] = bearer
            self._first[node.first][cluster] = bearer
            for sign in (node.local[0], *_words(node)):
                self._fast[node.last, sign][cluster] = bearer

    def of(self, node: Named) -> list[_Bearer]:
        """Those who bear the name of ``node`` in full."""
        return list((self._last.get(node.last) or self._first.get(node.last) or {}).values())

    def join(self, node: Named) -> None:
        """Join a name in short with the one bearer that it can be, if that can be told."""
        every = self.of(node)
        if len(every) > MANY:  # only those of the same article or office can be told from so many
            every = list({id(one): one for sign in (node.local[0], *sorted(_words(node))) for one in self._some(node.last, sign)}.values())
        fitting = [bearer for bearer in every if self._joiner.agree(node, bearer.node)]
        here = [bearer for bearer in fitting if node.local[0] in bearer.articles]
        for found, reason in self._ways(node, here, fitting):
            if len(found) == 1:
                self._joiner.join(node, found[0].node, f"“{node.name}” can only be “{found[0].node.name}”{reason}")
                return

    def _some(self, last: str, sign: str) -> list[_Bearer]:
        found = self._fast.get((last, sign), {})
        return list(found.values()) if len(found) <= MANY else []

    def _ways(self, node: Named, here: list[_Bearer], fitting: list[_Bearer]) -> list[tuple[list[_Bearer], str]]:
        own, country = _words(node), node.country
        by_office = [bearer for bearer in fitting if own & bearer.offices]
        if len(fitting) < 2 or (len(here) == 1 and not (len(by_office) == 1 and by_office != here)):
            return [(here, ""), (fitting, "")]
        return [
            (by_office, ", by office"),
            ([bearer for bearer in fitting if country and country in self._joiner.countries(bearer.node)], ", by country"),
            (self._by_company(node, fitting), ", by company"),
            (_prominent(fitting), ", whom most articles name"),
        ]

    def _by_company(self, node: Named, fitting: list[_Bearer]) -> list[_Bearer]:
        """The bearer whose articles share clearly most of the other actors of this one."""
        own = self._company.get(node.local[0], frozenset())
        shares = sorted(((len(own & bearer.company) / len(own), at) for at, bearer in enumerate(fitting)), reverse=True) if own else []
        return [fitting[shares[0][1]]] if len(shares) > 1 and shares[0][0] - shares[1][0] >= COMPANY else []


def _prominent(fitting: list[_Bearer]) -> list[_Bearer]:
    first, *others = sorted(fitting, key=lambda bearer: (-len(bearer.articles), bearer.node.local))
    return [first] if len(first.articles) >= PROMINENT * sum(len(bearer.articles) for bearer in others) else []


def _words(node: Named) -> set[str]:
    """The last words of a person's offices: "president", "minister"."""
    return {office.split()[-1] for office, _ in node.offices}


def _join_holders(joiner: Joiner, full: Sequence[Named], described: Sequence[Named]) -> None:
    """An office of a country alone ("the German chancellor") is the one person's whose title it is."""
    holders: dict[Office, dict[Local, Named]] = defaultdict(dict)
    for node in full:
        for office in node.offices:
            holders[office][joiner.cluster(node)] = node
    for node in described:
        for office in node.offices[:1] if len(node.offices) == 1 and node.offices[0][1] else ():
            known = holders[office].values()
            found = [holder for holder in known if joiner.agree(node, holder)] if len(known) <= MANY else []
            if len(found) == 1:
                joiner.join(node, found[0], f"“{node.name}” is the office of “{found[0].name}” alone")
