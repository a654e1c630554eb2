"""How far two tellings show that they tell of one happening: several signs that agree, or one that keeps them apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from onrecord.domain.actors import Actor, ActorKind
from onrecord.domain.edtf import Days

WEIGHTS: Mapping[str, float] = {
    "deed": 3.0,
    "sort": 1.2,
    "contained": 2.2,
    "shared": 0.08,
    "doers": 0.3,
    "others": 0.2,
    "place": 0.2,
    "numbers": 0.5,
    "day": 0.4,
    "near": 1.4,
}
"""What each sign counts where a telling is a sentence."""
MOST_SHARED = 30.0
"""Weight of shared words beyond which more of them tell nothing."""
NARROW = 2
"""Days that a time may span to be one day's."""
NEAR = 300
"""Code points within which a text goes on about one thing."""
NAMED = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
SHORT = ("1st", "2nd", "3rd", *(f"{n}th" for n in range(4, 21)))
ORDINALS = {word: n for words in (NAMED, SHORT) for n, word in enumerate(words, 1)}
"""Words that tell which of several happenings of a kind one is."""
IRREGULAR: Mapping[str, str] = {
    "acquisition": "acquire",
    "belief": "believe",
    "choice": "choose",
    "death": "die",
    "defence": "defend",
    "defense": "defend",
    "flight": "flee",
    "gift": "give",
    "loss": "lose",
    "proof": "prove",
    "response": "respond",
    "sale": "sell",
    "speech": "speak",
    "theft": "steal",
    "thought": "think",
}
"""Nouns of deeds whose verbs their endings do not lead to."""
ENDINGS = ("ation", "ition", "ement", "ment", "ance", "ence", "ings", "ing", "ure", "ion", "al", "ed", "er", "or", "s", "e", "y")
SHORTEST_ROOT = 4


@dataclass(frozen=True, slots=True)
class Signs:
    """What a telling can be known again by.

    ``deeds`` are roots of its predicates, ``sorts`` types of its events; ``days`` its first and last, ``None`` where it has none of its
    own; ``doers`` and ``others`` ids of who acts and who is acted on, ``sides`` the countries and bodies that any of them stand for.
    """

    article: str
    at: int
    deeds: frozenset[str]
    sorts: frozenset[str]
    days: Days | None
    doers: frozenset[str]
    others: frozenset[str]
    sides: frozenset[str]
    places: frozenset[str]
    numbers: frozenset[str]
    ordinals: frozenset[int]
    words: frozenset[str]

    @property
    def parties(self) -> frozenset[str]:
        return self.doers | self.others


@lru_cache(maxsize=65536)
def root(lemma: str) -> str:
    """A predicate without what makes a noun of a verb: "invade" and "invasion" come to one."""
    base = IRREGULAR.get(lemma, lemma)
    for ending in ENDINGS:
        cut = base.removesuffix(ending)
        if cut != base and len(cut) >= SHORTEST_ROOT:
            base = cut
            break
    return f"{base[:-1]}t" if len(base) > SHORTEST_ROOT and base[-1] in "ds" else base


def ordinals_in(forms: Iterable[str]) -> frozenset[int]:
    return frozenset(ORDINALS[form] for form in forms if form in ORDINALS)


def side_of(actor: Actor) -> str:
    """What an actor stands for among parties: a country for its government, its leader and those who serve it, else itself."""
    return actor.country if actor.country and actor.kind is not ActorKind.OUTLET else actor.id


def apart(one: Signs, other: Signs) -> bool:
    """Whether a sign of one contradicts the other: its days, its parties, which of several it is."""
    if one.days and other.days and not (one.days[0] <= other.days[1] and other.days[0] <= one.days[1]):
        return True
    if one.sides and other.sides and not one.sides & other.sides:
        return True
    return bool(one.ordinals and other.ordinals and not one.ordinals & other.ordinals)


def compare(one: Signs, other: Signs, weigh: Callable[[Iterable[str]], float]) -> dict[str, float]:
    """Each sign that two tellings may agree in: 1 where they do, -1 where they contradict each other, 0 where one has none."""
    shared = weigh(one.words & other.words)
    return {
        "deed": _share(one.deeds, other.deeds),
        "sort": _share(one.sorts, other.sorts),
        "contained": shared / max(1.0, min(weigh(one.words), weigh(other.words))),
        "shared": min(MOST_SHARED, shared),
        "doers": _agreement(one.doers, other.doers),
        "others": _agreement(one.others, other.others),
        "place": _agreement(one.places, other.places),
        "numbers": _agreement(one.numbers, other.numbers),
        "day": float(one.days is not None and other.days is not None and _narrow(one.days) and _narrow(other.days)),
        "near": float(one.article == other.article and abs(one.at - other.at) <= NEAR),
    }


def likeness(one: Signs, other: Signs, weigh: Callable[[Iterable[str]], float], weights: Mapping[str, float] = WEIGHTS) -> float:
    """How much speaks for one happening: a weighted sum of the signs."""
    signs = compare(one, other, weigh)
    return sum(weight * signs[name] for name, weight in weights.items())


def _agreement(one: frozenset[str], other: frozenset[str]) -> float:
    if not one or not other:
        return 0.0
    return 1.0 if one & other else -1.0


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """Jaccard's index."""
    return len(one & other) / max(1, len(one | other))


def _narrow(days: Days) -> bool:
    return (days[1] - days[0]).days < NARROW
