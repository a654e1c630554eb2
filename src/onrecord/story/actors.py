"""Actors joined across articles: one actor for all the names that the pile gives it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.domain.actors import Actor, ActorKind, ActorMention, ActorRole, LocalActor, bare_form, plain_form
from onrecord.domain.articles import Article
from onrecord.domain.ids import identify
from onrecord.domain.readings import Reading
from onrecord.story.bodies import spelt_out
from onrecord.story.by_hand import NOTHING, ByHand, Local
from onrecord.story.joining import join_all
from onrecord.story.names import named


@dataclass(frozen=True, slots=True)
class Joined:
    """The actors of the record, and which of them each local actor is."""

    actors: tuple[Actor, ...]
    id_of: Mapping[Local, str]


def join_actors(articles: Mapping[str, Article], readings: Iterable[Reading], by_hand: ByHand = NOTHING) -> Joined:
    """Join the local actors of all readings into the actors of the record, as far as ``by_hand`` leaves it to the rules."""
    locals_ = {(reading.article, actor.key): actor for reading in readings for actor in reading.actors}
    nodes = sorted(named(local, actor, articles[local[0]].text) for local, actor in locals_.items())
    joiner = join_all(nodes, spelt_out(frozenset(m.name for m in actor.mentions if m.name) for actor in locals_.values()), by_hand)
    groups = joiner.groups.all()
    made = [_actor(articles, [(m, locals_[m]) for m in group], joiner.reasons[group[0]], by_hand) for group in groups]
    id_of = {local: actor.id for group, actor in zip(groups, made, strict=True) for local in group}
    id_of |= {stand_in: id_of[local] for stand_in, local in by_hand.stand_ins.items()}
    return Joined(tuple(sorted(made, key=lambda a: (a.name, a.id))), id_of)


def _actor(articles: Mapping[str, Article], group: Sequence[tuple[Local, LocalActor]], reasons: set[str], by_hand: ByHand) -> Actor:
    members = [local for local, _ in group]
    kind = _most(actor.kind for _, actor in group)
    countries = sorted({a.country for _, a in group if a.country})
    roles = {ActorRole(r.title, local[0], r.span, r.office, r.organisation, r.country) for local, actor in group for r in actor.roles}
    of_country = kind is ActorKind.GOVERNMENT and countries and not by_hand.set_apart(members)
    return Actor(
        id=identify("actor", *((kind, countries[0]) if of_country else members[0])),
        name=by_hand.name(members) or _canonical(kind, group),
        kind=kind,
        country=countries[0] if countries else None,
        aliases=_aliases(articles, group),
        roles=tuple(sorted(roles, key=lambda role: (role.title, role.article, role.span))),
        mentions=tuple(
            ActorMention(local[0], m.span) for local, actor in sorted(group, key=lambda g: g[0]) for m in sorted(actor.mentions)
        ),
        because=tuple(sorted(reasons | by_hand.notes_on(members))),
    )


def _most(kinds: Iterable[ActorKind]) -> ActorKind:
    counted = Counter(kinds)
    return min(counted, key=lambda k: (-counted[k], k.value))


def _canonical(kind: ActorKind, group: Sequence[tuple[Local, LocalActor]]) -> str:
    """The most frequent full form."""
    forms: Counter[str] = Counter()
    for _, actor in group:
        forms[plain_form(actor.name)] += 1
        if kind is ActorKind.PERSON:
            forms.update(plain_form(m.name) for m in actor.mentions if m.name)
    full = [f for f in forms if len(f.split()) > 1] if kind is ActorKind.PERSON else []
    named = [f for f in full or forms if f[:1].isupper() and not f.isupper()] or [f for f in full or forms if f[:1].isupper()]
    return min(named or full or forms, key=lambda f: (-forms[f], -len(f), f))


def _aliases(articles: Mapping[str, Article], group: Sequence[tuple[Local, LocalActor]]) -> tuple[str, ...]:
    forms: set[str] = set()
    for local, actor in group:
        for mention in actor.mentions:
            words = mention.span.of(articles[local[0]].text)
            forms.update((plain_form(words), plain_form(mention.name) if mention.name else bare_form(words)))
    return tuple(sorted(forms))
