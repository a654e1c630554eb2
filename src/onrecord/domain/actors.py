"""Who speaks and acts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from onrecord.domain.spans import Span

DETERMINER = re.compile(r"^(?:an?|the|this|that|these|those|some|his|her|its|their|our|my)\s+", re.IGNORECASE)


class ActorKind(StrEnum):
    PERSON = "person"
    GOVERNMENT = "government"
    ORGANISATION = "organisation"
    STATE = "state"
    GROUP = "group"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """One place where a text names somebody; pronouns are none.

    ``span`` is the whole phrase with its title ("harbour minister Anna Lind"), ``name`` the bare name in it, where it has one.
    """

    span: Span
    name: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Role:
    """A title as a text gives it, with its words; the ``office`` in it ("ambassador"), the body that it is held in, the country's code."""

    title: str
    span: Span
    office: str | None = None
    organisation: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class LocalActor:
    """An actor within one article: all of its mentions there.

    ``key`` is unique in the article and follows from the first mention. ``name`` is the fullest form used.
    """

    key: str
    name: str
    kind: ActorKind
    country: str | None
    mentions: tuple[Mention, ...]
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A mention in a named article, for an actor of the whole record."""

    article: str
    span: Span


@dataclass(frozen=True, slots=True)
class ActorRole:
    """A title in a named article, with what it tells, as in ``Role``."""

    title: str
    article: str
    span: Span
    office: str | None = None
    organisation: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor of the record, joined across articles.

    ``aliases`` are all surface forms, titles and descriptions included, pronouns not; sorted. ``because`` says
    which evidence joined the local actors, one plain line each, sorted.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None
    aliases: tuple[str, ...]
    roles: tuple[ActorRole, ...]
    mentions: tuple[ActorMention, ...]
    because: tuple[str, ...] = ()

    @property
    def places(self) -> int:
        """How many mentions lie in no other ("Ada Quill, the mayor" is one, and not three)."""
        count, article, end = 0, "", -1
        for mention in sorted(self.mentions, key=lambda one: (one.article, one.span.start, -one.span.end)):
            if mention.article != article or mention.span.start >= end:
                count, article, end = count + 1, mention.article, mention.span.end
        return count


def united(actors: Iterable[Actor]) -> list[Actor]:
    """The actors, each once, where several stories have one: all that they tell of it, by the name it has where it is most mentioned.

    They come in the order in which each is first met.
    """
    parts: dict[str, list[Actor]] = {}
    for actor in actors:
        parts.setdefault(actor.id, []).append(actor)
    return [_united(found) if len(found) > 1 else found[0] for found in parts.values()]


def _united(parts: Sequence[Actor]) -> Actor:
    leading = min(parts, key=lambda part: (-len(part.mentions), part.name))
    return replace(
        leading,
        country=leading.country or min((part.country for part in parts if part.country), default=None),
        aliases=tuple(sorted({alias for part in parts for alias in part.aliases})),
        roles=tuple(sorted({role for part in parts for role in part.roles}, key=lambda role: (role.title, role.article, role.span))),
        mentions=tuple(sorted({m for part in parts for m in part.mentions}, key=lambda m: (m.article, m.span))),
        because=tuple(sorted({reason for part in parts for reason in part.because})),
    )


def plain_form(form: str) -> str:
    """A surface form on one line, without a possessive ending."""
    return re.sub(r"['’]s$", "", " ".join(form.split()))


def bare_form(form: str) -> str:
    """The same without the article or possessive that opens a description."""
    return DETERMINER.sub("", plain_form(form))
