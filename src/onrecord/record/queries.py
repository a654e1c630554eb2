"""Asks a record for its entries: by actor, article, day and any of their columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, Table, select

from onrecord.domain import statements
from onrecord.domain.articles import Article, PublishedFrom
from onrecord.domain.corrections import CorrectionKind, in_force
from onrecord.domain.stories import Dating, Story
from onrecord.record import schema
from onrecord.record.codec import decode, from_columns
from onrecord.record.filing import NOUNS, day_range
from onrecord.record.ledger import read_ledger
from onrecord.record.store import read_articles

SHOWN = 0.5
"""Entries of less confidence are left out, unless all are asked for."""


@dataclass(frozen=True, kw_only=True)
class Query:
    """What an entry must meet; ``None`` asks nothing.

    Args:
        actors: ids, one of which it involves.
        articles: ids, one of which it draws from.
        since: first day that it may reach.
        until: last day that it may reach.
        columns: values that columns of its table must have.
        parts: by field of the entry, ids of actors of whom it must hold one.
        everything: takes entries of little confidence too.
    """

    actors: frozenset[str] | None = None
    articles: frozenset[str] | None = None
    since: date | None = None
    until: date | None = None
    columns: Mapping[str, frozenset[str]] = field(default_factory=dict)
    parts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    everything: bool = False

    def meets_days(self, edtf: str | None) -> bool:
        """Whether a day, or one of several, may lie between ``since`` and ``until``."""
        if not (self.since or self.until):
            return True
        days = day_range(edtf) if edtf else None
        return days is not None and days[1] >= str(self.since or "") and days[0] <= str(self.until or date.max)

    def meets_parts(self, entry: object) -> bool:
        """Whether each part that is asked for is had by one of those asked for."""
        return all(not ids.isdisjoint(getattr(entry, name)) for name, ids in self.parts.items())


def find(connection: Connection, table: Table, query: Query) -> list[Any]:
    """The entries of ``table`` that meet ``query``, as domain objects in the story's order."""
    rows = connection.execute(_restricted(select(table.c.body).order_by(table.c.position), table, query))
    entries = (decode(body, NOUNS[table]) for (body,) in rows)
    return [entry for entry in entries if query.meets_parts(entry)]


def read_story(connection: Connection, *, everything: bool = False) -> Story:
    """The story that was told last, as far as it is shown or all of it; an empty one where nothing was read."""
    heading = connection.execute(select(schema.story)).one_or_none()
    entries = {table.name: tuple(find(connection, table, Query(everything=everything))) for table in NOUNS}
    datings = tuple(read_datings(connection).values())
    if heading is None:
        return Story(id="", title="", articles=(), datings=datings, **entries)
    return Story(heading.id, heading.title, tuple(heading.articles), datings, lost=tuple(heading.lost), **entries)


def read_lost(connection: Connection) -> tuple[str, ...]:
    """Ids of corrections that found nothing when the story was told."""
    return tuple(name for lost in connection.execute(select(schema.story.c.lost)).scalars() for name in lost)


def read_datings(connection: Connection) -> dict[str, Dating]:
    """By article id, its day as the pile tells it."""
    rows = connection.execute(select(schema.datings).order_by(schema.datings.c.article)).mappings().all()
    return {row["article"]: from_columns(dict(row), Dating) for row in rows}


def dated_articles(connection: Connection) -> tuple[Article, ...]:
    """All articles in order of id, each with its day as the pile tells it."""
    datings = {**_set_by_hand(connection), **read_datings(connection)}
    return tuple(_dated(article, datings.get(article.id)) for article in read_articles(connection))


def _set_by_hand(connection: Connection) -> dict[str, Dating]:
    """By article id, the day that was set by hand: also of articles that are not read yet, and of which no story tells."""
    made = (one for one in in_force(read_ledger(connection)) if one.kind is CorrectionKind.PUBLISHED)
    return {
        place.article: Dating(place.article, one.change.value, PublishedFrom.CORRECTION, "set by hand")
        for one in made
        for place in one.change.of
        if one.change.value
    }


def taking_part(connection: Connection) -> frozenset[str]:
    """Ids of the actors that some statement, event or number involves."""
    links = schema.entry_actors
    return frozenset(connection.execute(select(links.c.actor).where(links.c.entry != links.c.actor).distinct()).scalars())


def articles_touching(connection: Connection, entries: frozenset[str]) -> frozenset[str]:
    """Ids of the articles that these entries draw from; an actor draws from those that mention it."""
    sources = schema.entry_articles
    return frozenset(connection.execute(select(sources.c.article).where(sources.c.entry.in_(entries))).scalars())


def _dated(article: Article, dating: Dating | None) -> Article:
    return replace(article, published=dating.published, published_from=dating.published_from) if dating else article


def _restricted(statement: Select[Any], table: Table, query: Query) -> Select[Any]:
    links = schema.entry_actors
    for actors in (query.actors, *query.parts.values()):
        if actors is not None:
            statement = statement.where(table.c.id.in_(select(links.c.entry).where(links.c.actor.in_(actors))))
    if query.articles is not None:
        sources = schema.entry_articles
        statement = statement.where(table.c.id.in_(select(sources.c.entry).where(sources.c.article.in_(query.articles))))
    if query.since or query.until:
        statement = statement.where(table.c.id.in_(_within(query)))
    for name, values in query.columns.items():
        statement = statement.where(table.c[name].in_(values))
    if not query.everything and "confidence" in table.c:
        statement = statement.where(table.c.confidence >= (statements.SHOWN if table is schema.statements else SHOWN))
    return statement


def _within(query: Query) -> Select[Any]:
    days = schema.entry_days
    statement = select(days.c.entry)
    if query.since:
        statement = statement.where(days.c.last >= query.since.isoformat())
    if query.until:
        statement = statement.where(days.c.first <= query.until.isoformat())
    return statement
