"""Actors joined across articles: one actor for all the names that the pile gives it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.domain.actors import Actor, ActorKind, ActorMention, ActorRole, LocalActor
from onrecord.domain.articles import Article
from onrecord.domain.ids import identify
from onrecord.domain.readings import Reading
from onrecord.story.joiner import Local, named
from onrecord.story.joining import join_all

DETERMINER = re.compile(r"^(?:an?|the|this|that|these|those|some|his|her|its|their|our|my)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Joined:
    """The actors of the record, and which of them each local actor is."""

    actors: tuple[Actor, ...]
    id_of: Mapping[Local, str]


def join_actors(articles: Mapping[str, Article], readings: Iterable[Reading]) -> Joined:
    """Join the local actors of all readings into the actors of the record."""
    locals_ = {(reading.article, actor.key): actor for reading in readings for actor in reading.actors}
    joiner = join_all(sorted(named(local, actor) for local, actor in locals_.items()))
    groups = joiner.groups.all()
    made = [_actor(articles, [(m, locals_[m]) for m in group], joiner.reasons[group[0]]) for group in groups]
    id_of = {local: actor.id for group, actor in zip(groups, made, strict=True) for local in group}
    return Joined(tuple(sorted(made, key=lambda a: (a.name, a.id))), id_of)


def _actor(articles: Mapping[str, Article], group: Sequence[tuple[Local, LocalActor]], reasons: set[str]) -> Actor:
    kind = _most(actor.kind for _, actor in group)
    countries = sorted({a.country for _, a in group if a.country})
    roles = sorted({(r.title, local[0], r.span) for local, actor in group for r in actor.roles})
    return Actor(
        id=identify("actor", *((kind, countries[0]) if kind is ActorKind.GOVERNMENT and countries else (group[0][0]))),
        name=_canonical(kind, group),
        kind=kind,
        country=countries[0] if countries else None,
        aliases=_aliases(articles, group),
        roles=tuple(ActorRole(*role) for role in roles),
        mentions=tuple(
            ActorMention(local[0], m.span) for local, actor in sorted(group, key=lambda g: g[0]) for m in sorted(actor.mentions)
        ),
        because=tuple(sorted(reasons)),
    )


def _most(kinds: Iterable[ActorKind]) -> ActorKind:
    counted = Counter(kinds)
    return min(counted, key=lambda k: (-counted[k], k.value))


def _canonical(kind: ActorKind, group: Sequence[tuple[Local, LocalActor]]) -> str:
    """The most frequent full form."""
    forms: Counter[str] = Counter()
    for _, actor in group:
        forms[_clean(actor.name)] += 1
        if kind is ActorKind.PERSON:
            forms.update(_clean(m.name) for m in actor.mentions if m.name)
    full = [f for f in forms if len(f.split()) > 1] if kind is ActorKind.PERSON else []
    named = [f for f in full or forms if f[:1].isupper()]
    return min(named or full or forms, key=lambda f: (-forms[f], -len(f), f))


def _aliases(articles: Mapping[str, Article], group: Sequence[tuple[Local, LocalActor]]) -> tuple[str, ...]:
    forms: set[str] = set()
    for local, actor in group:
        for mention in actor.mentions:
            words = _clean(mention.span.of(articles[local[0]].text))
            forms.update((words, _clean(mention.name or DETERMINER.sub("", words))))
    return tuple(sorted(forms))


def _clean(form: str) -> str:
    return re.sub(r"['’]s$", "", " ".join(form.split()))
