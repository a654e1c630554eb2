"""Actors joined across articles: one actor for all the names that the pile gives it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.domain.actors import Actor, ActorKind, ActorMention, ActorRole, LocalActor, bare_form, plain_form
from onrecord.domain.articles import Article
from onrecord.domain.ids import identify
from onrecord.domain.readings import Reading
from onrecord.story.actors.bodies import spelt_out
from onrecord.story.actors.joiner import Joiner
from onrecord.story.actors.joining import join_all
from onrecord.story.actors.names import Parts, named
from onrecord.story.corrections.by_hand import NOTHING, ByHand, Local
from onrecord.story.words import WORD, fold, skeleton


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
    signs = [_sign([(m, locals_[m]) for m in group], joiner, by_hand) for group in groups]
    made = _with_ids(groups, made, signs)
    id_of = {local: actor.id for group, actor in zip(groups, made, strict=True) for local in group}
    id_of |= {stand_in: id_of[local] for stand_in, local in by_hand.stand_ins.items()}
    return Joined(tuple(sorted(made, key=lambda a: (a.name, a.id))), id_of)


def _actor(articles: Mapping[str, Article], group: Sequence[tuple[Local, LocalActor]], reasons: set[str], by_hand: ByHand) -> Actor:
    members = [local for local, _ in group]
    kind = _most(actor.kind for _, actor in group)
    countries = sorted({a.country for _, a in group if a.country})
    roles = {ActorRole(r.title, local[0], r.span, r.office, r.organisation, r.country) for local, actor in group for r in actor.roles}
    return Actor(
        id="",
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


def _with_ids(groups: Sequence[Sequence[Local]], made: Sequence[Actor], signs: Sequence[Parts | None]) -> list[Actor]:
    """The actors with their ids: by their signs where nobody else here has the same, so that one is the same in every story."""
    bearers = Counter(signs)
    own = [sign if sign and bearers[sign] == 1 else group[0] for group, sign in zip(groups, signs, strict=True)]
    return [replace(actor, id=identify("actor", *parts)) for actor, parts in zip(made, own, strict=True)]


def _sign(group: Sequence[tuple[Local, LocalActor]], joiner: Joiner, by_hand: ByHand) -> Parts | None:
    """What an actor is known by beyond its story; ``None`` where nothing is sure enough: one name of a person, a mere description.

    What was joined by hand with somebody who is mentioned in another story goes by that correction.
    """
    members = [local for local, _ in group]
    kind, countries = _most(actor.kind for _, actor in group), sorted({actor.country for _, actor in group if actor.country})
    if beyond := by_hand.beyond(members):
        return ("by hand", beyond)
    if by_hand.set_apart(members):
        return None
    if kind is ActorKind.GOVERNMENT and countries:
        return (kind.value, countries[0])
    called = any(joiner.nodes[local].called for local in members if local in joiner.nodes)
    names = [skeleton(fold(match.group())) for match in WORD.finditer(_canonical(kind, group))]
    if kind is ActorKind.PERSON:
        return ("person", names[0], names[-1]) if called and len(names) > 1 else None
    return ("body", *names) if called and names else None


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
