"""One actor as a page on it tells it: titles over time, first and last seen, and all it said and did."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.domain.actors import Actor
from onrecord.domain.articles import Article
from onrecord.domain.edtf import bounds
from onrecord.domain.stories import EventEntry, Initiative, StatementEntry

Seen = tuple[str | None, str | None]
"""First and last day, where any is known."""


@dataclass(frozen=True, slots=True)
class TitleHeld:
    """A title with the first and last day of the articles that give it, and how many do."""

    title: str
    first: str | None
    last: str | None
    articles: int


@dataclass(frozen=True, slots=True)
class Profile:
    """All that a record holds of one actor; ``first`` and ``last`` are the days of the articles that mention it."""

    actor: Actor
    titles: tuple[TitleHeld, ...]
    first: str | None
    last: str | None
    statements: tuple[StatementEntry, ...]
    events: tuple[EventEntry, ...]
    initiatives: tuple[Initiative, ...]

    @classmethod
    def of(
        cls,
        actor: Actor,
        articles: Mapping[str, Article],
        *,
        statements: Sequence[StatementEntry],
        events: Sequence[EventEntry],
        initiatives: Sequence[Initiative],
    ) -> Profile:
        """The profile of ``actor``, ``articles`` being all by id, with their days."""
        first, last = _seen(articles, (mention.article for mention in actor.mentions))
        return cls(actor, titles_held(actor, articles), first, last, tuple(statements), tuple(events), tuple(initiatives))


def titles_held(actor: Actor, articles: Mapping[str, Article]) -> tuple[TitleHeld, ...]:
    """The titles of ``actor`` by their first day, those that differ in case alone together."""
    given: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for role in actor.roles:
        given[role.title.casefold()].append((role.title, role.article))
    held = [_held(articles, [title for title, _ in uses], {article for _, article in uses}) for uses in given.values()]
    return tuple(sorted(held, key=lambda one: (one.first is None, one.first or "", one.last or "", one.title)))


def _held(articles: Mapping[str, Article], titles: Sequence[str], given_in: set[str]) -> TitleHeld:
    title = min(titles, key=lambda form: (-titles.count(form), form))
    return TitleHeld(title, *_seen(articles, given_in), len(given_in))


def _seen(articles: Mapping[str, Article], names: Iterable[str]) -> Seen:
    days = [found for name in names if (found := bounds(articles[name].published))]
    if not days:
        return None, None
    return min(first for first, _ in days).isoformat(), max(last for _, last in days).isoformat()
