"""Local actors of our own, made by hand, with the ids of their articles: what joining has to go by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.domain.actors import ActorKind, LocalActor, Mention, Role
from onrecord.domain.articles import Article
from onrecord.domain.readings import Reading
from onrecord.domain.spans import Span
from onrecord.story.actors.joined import Joined, join_actors
from onrecord.story.actors.names import Named, named

PERSON, GOVERNMENT, ORGANISATION, GROUP = ActorKind.PERSON, ActorKind.GOVERNMENT, ActorKind.ORGANISATION, ActorKind.GROUP


@dataclass(frozen=True)
class Told:
    """An actor as one article tells of it: in which ``words``, and whether these call it by a name (``called``) or describe it.

    ``also`` are further names of it in the article, ``office`` the one that a title of it tells, of its own country.
    """

    article: str
    words: str
    kind: ActorKind = PERSON
    country: str | None = None
    called: bool = True
    also: tuple[str, ...] = ()
    office: str | None = None


def described(article: str, words: str, kind: ActorKind = GROUP, country: str | None = None, office: str | None = None) -> Told:
    return Told(article, words, kind, country, called=False, office=office)


def _read(article: str, told: Iterable[Told]) -> tuple[Article, Reading]:
    text, actors = "", []
    for one in told:
        mentions, start = [], len(text)
        for words in (one.words, *one.also):
            span = Span(len(text), len(text) + len(words))
            mentions.append(Mention(span, words if one.called else None))
            text += f"{words}\n"
        first = mentions[0].span
        roles = (Role(one.office, first, one.office, None, one.country),) if one.office else ()
        actors.append(LocalActor(f"{start:04}", one.words, one.kind, one.country, tuple(mentions), roles))
    return Article(article, article, text, ()), Reading(article, tuple(actors), (), (), (), (), (), len(text.split()))


def read_all(told: Iterable[Told]) -> tuple[dict[str, Article], list[Reading]]:
    """The articles that tell of the actors, by id, and the reading of each."""
    by_article: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        by_article[one.article].append(one)
    read = [_read(article, own) for article, own in by_article.items()]
    return {article.id: article for article, _ in read}, [reading for _, reading in read]


def joined(told: Iterable[Told]) -> Joined:
    """The actors that the articles tell of, joined."""
    return join_actors(*read_all(told))


def node(told: Told) -> Named:
    """The actor as the rules of joining see it."""
    article, reading = _read(told.article, [told])
    (actor,) = reading.actors
    return named((told.article, actor.key), actor, article.text)


def groups(*told: Told) -> list[list[str]]:
    """Which of the actors are one: by article and words, sorted."""
    articles, readings = read_all(told)
    found = join_actors(articles, readings)
    members: dict[str, list[str]] = defaultdict(list)
    for reading in readings:
        for actor in reading.actors:
            members[found.id_of[reading.article, actor.key]].append(f"{reading.article} {actor.name}")
    return sorted(sorted(own) for own in members.values())


def same(*names: str, kind: ActorKind = PERSON) -> bool:
    """Whether names of several articles, told without anything else, are taken for one actor's."""
    return len(groups(*(Told(f"a{at}", name, kind) for at, name in enumerate(names)))) == 1
