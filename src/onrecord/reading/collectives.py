"""Several actors under one name: "the two presidents", "both countries"."""

from __future__ import annotations

from onrecord.domain.actors import ActorKind
from onrecord.reading.entries import Entry
from onrecord.reading.nominals import Nominal, Sort
from onrecord.reading.roster import Roster

FARTHEST = 90
"""Tokens back to which those are looked for who are taken together."""

COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
"""How many are taken together."""

LEADING = frozenset({"leader", "president", "minister", "premier", "chancellor", "king", "prince", "chief", "head"})
"""Offices of those who are "leaders"."""

STATES = frozenset(
    {"country", "nation", "state", "side", "government", "neighbor", "neighbour", "power", "rival", "foe", "ally", "party", "capital"}
)
"""What governments are called together."""

PERSONS = frozenset({"leader", "man", "woman", "counterpart"})
"""What persons of any office are called together."""


def together(nominal: Nominal, roster: Roster) -> list[Entry]:
    """Those whom "the two leaders" means: as many as it says of the last ones named that fit; none where there are fewer."""
    number = _number(nominal)
    if number is None:
        return []
    wanted = ActorKind.PERSON if nominal.sort is Sort.PEOPLE and nominal.lemma not in STATES else ActorKind.GOVERNMENT
    if wanted is ActorKind.GOVERNMENT and nominal.lemma not in STATES:
        return []
    at = nominal.phrase.start
    near = [e for e in roster.near(at - FARTHEST, at) if e.kind is wanted and e.named and _fits(nominal.lemma, e)]
    near.sort(key=lambda entry: -entry.before(at))
    return near[:number] if len(near) >= number else []


def _fits(lemma: str, entry: Entry) -> bool:
    """Whether a person's titles have the word that several are called by."""
    if entry.kind is not ActorKind.PERSON or lemma in PERSONS - {"leader"}:
        return True
    wanted = LEADING if lemma == "leader" else {lemma}
    return not entry.titles or any(not wanted.isdisjoint(words) for words in entry.titles)


def _number(nominal: Nominal) -> int | None:
    """How many a description counts, where it means those told of before ("the two …", "both …")."""
    if not nominal.plural:
        return None
    words = [token for token in nominal.phrase if token.i < nominal.head.i]
    if any(token.lower_ == "both" for token in words):
        return 2
    if not any(token.lower_ in {"the", "these", "those"} for token in words):
        return None
    return next((COUNTS[token.lower_] for token in words if token.lower_ in COUNTS), None)
