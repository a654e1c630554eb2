"""Errors of the joining, in words: actors of the record that hold two entities, and entities in several actors, the largest first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from benchmarks.actors.answers import PRONOUN
from benchmarks.actors.entities import Pile
from benchmarks.actors.silver import Pair


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was clustered: its form, where it stands, and its two clusters."""

    form: str
    place: str
    entity: str
    actor: str


def of_silver(pairs: Iterable[Pair]) -> list[Item]:
    return [Item(pair.alias, pair.folder, pair.entity, pair.actor) for pair in pairs]


def of_piles(found: Mapping[str, Pile]) -> list[Item]:
    """The mentions that have an actor; pronouns are none."""
    mentions = ((pile, one, actor) for pile, pairs in found.items() for one, actor in pairs if one.sort != PRONOUN)
    return [Item(one.words, one.document.name, f"{pile} {one.gold.entity}", f"{pile} {actor}") for pile, one, actor in mentions if actor]


def joined(items: Iterable[Item]) -> list[str]:
    """Actors that hold several entities, a line each, by how many of their items are not of the largest."""
    return _lines(items, lambda item: item.actor, lambda item: item.entity, "joined")


def split(items: Iterable[Item]) -> list[str]:
    """Entities that lie in several actors, a line each."""
    return _lines(items, lambda item: item.entity, lambda item: item.actor, "split")


def _lines(items: Iterable[Item], whole: Callable[[Item], str], part: Callable[[Item], str], what: str) -> list[str]:
    wholes: dict[str, dict[str, list[Item]]] = defaultdict(lambda: defaultdict(list))
    for item in items:
        wholes[whole(item)][part(item)].append(item)
    told = []
    for parts in wholes.values():
        ordered = sorted(parts.values(), key=lambda found: (-len(found), found[0].form))
        if len(ordered) > 1:
            rest = sum(map(len, ordered[1:]))
            told.append((-rest, f"{what} ({rest}): " + " | ".join(map(_told, ordered))))
    return [line for _, line in sorted(told)]


def _told(items: list[Item]) -> str:
    """The forms of a part with how often each occurs, and the first of its places."""
    forms = Counter(item.form for item in items)
    most = ", ".join(f"{form} ×{number}" if number > 1 else form for form, number in forms.most_common(5))
    return f"{most} [{items[0].place}]"
