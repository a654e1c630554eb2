"""Asks a record for its entries: by actor, article, day and any of their columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, Table, select

from onrecord.domain import statements
from onrecord.domain.actors import united
from onrecord.domain.articles import Article, PublishedFrom
from onrecord.domain.corrections import CorrectionKind, in_force
from onrecord.domain.stories import Dating, Heading, Story
from onrecord.record import schema
from onrecord.record.codec import decode, from_columns
from onrecord.record.filing import NOUNS, day_range
from onrecord.record.ledger import read_ledger
from onrecord.record.store import read_articles
from onrecord.record.telling import touches

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
    """The entries of ``table`` that meet ``query``, as domain objects, story after story, in the order of each."""
    rows = connection.execute(_restricted(in_order(select(table.c.body), table), table, query))
    entries = (decode(body, NOUNS[table]) for (body,) in rows)
    found = [entry for entry in entries if query.meets_parts(entry)]
    return united(found) if table is schema.actors else found


def in_order(statement: Select[Any], table: Table) -> Select[Any]:
    """A question for entries of ``table``, story after story from the one that is first told, in the order of each."""
    of = schema.stories
    return statement.join(of, of.c.id == table.c.story).order_by(of.c.first, of.c.id, table.c.position)


def read_story(connection: Connection, name: str, *, everything: bool = False) -> Story:
    """The story of this id as it was told last, as far as it is shown or all of it."""
    heading = connection.execute(select(schema.stories).where(schema.stories.c.id == name)).one()
    asked = Query(everything=everything, columns={"story": frozenset({name})})
    entries = {table.name: tuple(find(connection, table, asked)) for table in NOUNS}
    datings = tuple(read_datings(connection, name).values())
    return Story(name, heading.title, tuple(heading.articles), datings, lost=tuple(heading.lost), **entries)


def headings(connection: Connection, query: Query) -> list[Heading]:
    """The stories that have one of the articles asked for, and some day between those asked for, from the one that is first told."""
    rows = connection.execute(select(schema.stories).order_by(schema.stories.c.first, schema.stories.c.id)).all()
    found = [Heading(row.id, row.title, row.first or None, row.last or None, tuple(row.articles)) for row in rows]
    wanted = query.columns.get("story")
    return [
        one
        for one in found
        if (query.articles is None or not query.articles.isdisjoint(one.articles))
        and (wanted is None or one.id in wanted)
        and query.meets_days(f"{one.first}/{one.last}" if one.first else None)
    ]


def story_of(connection: Connection) -> dict[str, str]:
    """By article, the story that it is of."""
    found = connection.execute(select(schema.datings.c.article, schema.datings.c.story))
    return {row.article: row.story for row in found}


def read_lost(connection: Connection) -> tuple[str, ...]:
    """Ids of corrections that find nothing in any of the stories that they touch."""
    stories = connection.execute(select(schema.stories.c.articles, schema.stories.c.lost)).all()
    lost = Counter(name for story in stories for name in story.lost)
    touched = ((one.id, sum(touches(one, frozenset(story.articles)) for story in stories)) for one in in_force(read_ledger(connection)))
    return tuple(name for name, number in touched if lost[name] >= number)


def read_datings(connection: Connection, story: str | None = None) -> dict[str, Dating]:
    """By article id, its day as its story tells it: of all articles, or of those of one story."""
    wanted = select(schema.datings).order_by(schema.datings.c.article)
    rows = connection.execute(wanted if story is None else wanted.where(schema.datings.c.story == story)).mappings().all()
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
