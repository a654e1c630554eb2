"""The two sides of a meeting or a call: which pair of actors a place means."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations

from onrecord.domain.actors import ActorKind
from onrecord.story.pile import Pile

Pair = tuple[str, str]


class Pairs:
    """Pairs of actors that the places of one sort of undertaking name, with how often each is named."""

    def __init__(self, pile: Pile, places: Iterable[frozenset[str]]) -> None:
        self._pile = pile
        self._counted = Counter(pair for parties in places for pair in self._apart(parties))
        self._known: dict[frozenset[str | None], list[Pair]] = defaultdict(list)
        for pair in self._counted:
            if self.are_persons(pair):
                self._known[self._countries(pair)].append(pair)

    def meant(self, parties: frozenset[str]) -> Pair | None:
        """Two named persons before all; else two countries, or who is described by them, stand for the persons of theirs that meet."""
        apart = self._apart(parties)
        persons = [pair for pair in apart if self.are_persons(pair)]
        known = [found for pair in apart if (found := self._of_countries(pair))]
        bodies = [pair for pair in apart if not any(self._is_person(p) for p in pair)]
        return next((self._most(found) for found in (persons, known, bodies) if found), None)

    def open_to(self, parties: frozenset[str], pair: Pair | None) -> Pair | None:
        """``pair``, unless all persons named are others."""
        persons = {p for p in parties if self._is_person(p)}
        return pair if pair and (not persons or persons & set(pair)) else None

    def are_persons(self, pair: Iterable[str]) -> bool:
        """Whether both are persons called by their names."""
        return self._named_persons(pair) == 2

    def _apart(self, parties: frozenset[str]) -> list[Pair]:
        """Pairs that are not of one country."""
        pairs = combinations(sorted(parties), 2)
        return [(a, b) for a, b in pairs if not self._country(a) or self._country(a) != self._country(b)]

    def _of_countries(self, pair: Pair) -> Pair | None:
        """The persons of the pair's two countries that are most often named together, the named persons of the pair among them."""
        countries = self._countries(pair)
        named = {p for p in pair if self._is_person(p) and p in self._pile.named}
        found = [other for other in self._known.get(countries, ()) if None not in countries and named <= set(other)]
        return self._most(found) if found else None

    def _most(self, pairs: Iterable[Pair]) -> Pair:
        return min(pairs, key=lambda pair: (-self._counted[pair], pair))

    def _named_persons(self, pair: Iterable[str]) -> int:
        return sum(self._is_person(p) and p in self._pile.named for p in pair)

    def _is_person(self, actor: str) -> bool:
        return self._pile.actors[actor].kind is ActorKind.PERSON

    def _countries(self, pair: Pair) -> frozenset[str | None]:
        return frozenset(self._country(p) for p in pair)

    def _country(self, actor: str) -> str | None:
        return self._pile.actors[actor].country
