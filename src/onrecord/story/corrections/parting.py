"""Parts the local actors of a reading where some of their mentions were set apart by hand, and what rests on those mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from onrecord.domain.actors import LocalActor, Mention, Role
from onrecord.domain.readings import Reading
from onrecord.domain.spans import Span

Labels = Mapping[Span, int]
"""Of mentions that were set apart, the number of the split that did it."""


def part(reading: Reading, labels: Labels, text: str) -> Reading:
    """The reading with each local actor parted by ``labels``; statements and events go with the mentions that they rest on."""
    parted = {actor.key: _parts(actor, labels, text) for actor in reading.actors}
    owners = {key: {mention.span: one.key for one in parts for mention in one.mentions} for key, parts in parted.items() if len(parts) > 1}
    if not owners:
        return reading
    return replace(
        reading,
        actors=tuple(sorted((one for parts in parted.values() for one in parts), key=lambda a: (a.mentions[:1], a.key))),
        statements=tuple(
            replace(s, speaker=_meant(owners, s.speaker, s.speaker_span), via=_all(owners, s.via, _hull(s.content, s.speaker_span)))
            for s in reading.statements
        ),
        events=tuple(
            replace(
                e,
                actors=_all(owners, e.actors, e.clause),
                recipients=_all(owners, e.recipients, e.clause),
                according_to=_meant(owners, e.according_to, e.clause),
            )
            for e in reading.events
        ),
    )


def _parts(actor: LocalActor, labels: Labels, text: str) -> list[LocalActor]:
    """The actor itself where nothing parts it; else what is left of it, which keeps its key, and what was set apart, in order."""
    by_label: dict[int, list[Mention]] = defaultdict(list)
    for mention in sorted(actor.mentions):
        by_label[labels.get(mention.span, -1)].append(mention)
    if len(by_label) < 2:
        return [actor]
    nearest = {role: min(sorted(actor.mentions), key=lambda m: _distance(m.span, role.span)) for role in actor.roles}
    return [
        _part(actor, mentions, tuple(r for r in actor.roles if nearest[r] in mentions), text, itself=number == 0)
        for number, (_, mentions) in enumerate(sorted(by_label.items()))
    ]


def _part(actor: LocalActor, mentions: list[Mention], roles: tuple[Role, ...], text: str, *, itself: bool) -> LocalActor:
    forms = sorted({m.name or " ".join(m.span.of(text).split()) for m in mentions}, key=lambda form: (-len(form), form))
    name = actor.name if actor.name in forms else forms[0]
    key = actor.key if itself else f"{actor.kind.value}:{mentions[0].span.start}-{mentions[0].span.end}:apart"
    return replace(actor, key=key, name=name, mentions=tuple(mentions), roles=roles)


def _distance(one: Span, other: Span) -> int:
    return max(0, one.start - other.end, other.start - one.end)


def _hull(content: tuple[Span, ...], source: Span | None) -> Span:
    spans = [*content, *([source] if source else [])]
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _meant(owners: Mapping[str, Mapping[Span, str]], key: str | None, at: Span | None) -> str | None:
    """Which part of a local actor is meant: the one whose mentions alone are touched by ``at``; else what is left of it."""
    if key is None or key not in owners or at is None:
        return key
    found = {owner for span, owner in owners[key].items() if span.overlap(at)}
    return found.pop() if len(found) == 1 else key


def _all(owners: Mapping[str, Mapping[Span, str]], keys: tuple[str, ...], at: Span) -> tuple[str, ...]:
    def each() -> Iterator[str]:
        for key in keys:
            yield _meant(owners, key, at) or key

    return tuple(dict.fromkeys(each()))
