"""Puts stories into a record, each with its entries in place of what it was told from before, and tells which are told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select

from onrecord.domain.corrections import Correction, in_force
from onrecord.domain.ids import SEPARATOR, digest
from onrecord.domain.stories import Story
from onrecord.record import schema
from onrecord.record.codec import encode, to_columns
from onrecord.record.filing import Filed, day_range, file_story, folded
from onrecord.record.ledger import read_ledger

Group = tuple[str, ...]
"""Ids of the articles of one story, sorted."""


class State:
    """What the stories of a record follow from, as it stands: readings, places and corrections."""

    def __init__(self, connection: Connection) -> None:
        rows = connection.execute(select(schema.readings.c.article, schema.readings.c.reader).order_by(schema.readings.c.article)).all()
        places = connection.execute(select(schema.provenances).order_by(schema.provenances.c.article, schema.provenances.c.place)).all()
        self._parts: dict[str, list[object]] = {row.article: [tuple(row)] for row in rows}
        for place in places:
            if place.article in self._parts:
                self._parts[place.article].append(tuple(place))
        self.corrections = in_force(read_ledger(connection))

    @property
    def articles(self) -> Group:
        """Ids of all articles that were read."""
        return tuple(self._parts)

    def told_from(self, teller: str, group: Group | None = None) -> str:
        """Digest of what version ``teller`` tells all stories, or that of one ``group``, from."""
        articles = self._parts if group is None else {name: self._parts[name] for name in group}
        corrected = [one.id for one in self.corrections if group is None or touches(one, articles)]
        return digest(SEPARATOR.join((repr((sorted(articles.items()), corrected)), teller)).encode())


def touches(correction: Correction, articles: Collection[str]) -> bool:
    """Whether a correction points to one of ``articles``."""
    return any(place.article in articles for place in (*correction.change.of, *correction.change.to))


def told(connection: Connection) -> dict[str, str]:
    """By the id of each story, the digest of what it was told from."""
    return {row.id: row.told_from for row in connection.execute(select(schema.stories.c.id, schema.stories.c.told_from))}


def put_story(connection: Connection, story: Story, told_from: str) -> None:
    """Puts a story in place of those that had one of its articles."""
    filed = file_story(story)
    within = {"story": story.id}
    connection.execute(delete(schema.grouped))
    before = select(schema.datings.c.story).where(schema.datings.c.article.in_(story.articles))
    connection.execute(delete(schema.stories).where(schema.stories.c.id.in_(before) | (schema.stories.c.id == story.id)))
    _insert(connection, schema.stories, [_heading(story) | {"told_from": told_from}])
    _insert(connection, schema.datings, [within | to_columns(dating) for dating in story.datings])
    for table, entries in filed.items():
        _insert(connection, table, [within | _row(position, entry) for position, entry in enumerate(entries)])
    for table, rows in _links([entry for entries in filed.values() for entry in entries]).items():
        _insert(connection, table, [within | row for row in rows])
    _insert(connection, schema.actor_names, [within | row for row in _names(story)])


def close(connection: Connection, told_from: str, known: Mapping[str, str]) -> None:
    """Notes that the stories of the record are those ``known``, and no others."""
    connection.execute(delete(schema.stories).where(schema.stories.c.id.not_in(list(known))))
    connection.execute(delete(schema.grouped))
    _insert(connection, schema.grouped, [{"told_from": told_from}])


def _heading(story: Story) -> dict[str, Any]:
    heading = story.heading
    days = {"first": heading.first or "", "last": heading.last or ""}
    return {"id": story.id, "title": story.title, **days, "articles": list(story.articles), "lost": list(story.lost)}


def _insert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _row(position: int, filed: Filed) -> dict[str, Any]:
    return {"position": position, "id": filed.id, "body": encode(filed.entry), **filed.columns}


def _links(entries: Iterable[Filed]) -> dict[Table, list[dict[str, Any]]]:
    actors, articles, days = set(), set(), set()
    for one in entries:
        actors |= {(one.id, actor) for actor in one.actors}
        articles |= {(one.id, article) for article in one.articles}
        days |= {(one.id, *found) for value in one.days if (found := day_range(value))}
    return {
        schema.entry_actors: [{"entry": entry, "actor": actor} for entry, actor in sorted(actors)],
        schema.entry_articles: [{"entry": entry, "article": article} for entry, article in sorted(articles)],
        schema.entry_days: [{"entry": entry, "first": first, "last": last} for entry, first, last in sorted(days)],
    }


def _names(story: Story) -> list[dict[str, Any]]:
    canonical = {(actor.id, folded(actor.name)) for actor in story.actors}
    names = canonical | {
        (actor.id, folded(form)) for actor in story.actors for form in (*actor.aliases, *(role.title for role in actor.roles))
    }
    return [{"actor": actor, "folded": form, "canonical": (actor, form) in canonical} for actor, form in sorted(names)]
