"""Writes articles, their readings and the story into a record, and gives them back."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, Table, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from onrecord.domain.articles import Article, Context
from onrecord.domain.corrections import Change, Correction, in_force
from onrecord.domain.ids import SEPARATOR, digest
from onrecord.domain.readings import Reading
from onrecord.domain.stories import Story
from onrecord.record import schema
from onrecord.record.codec import decode, encode, from_columns, to_columns
from onrecord.record.database import open_database, transaction
from onrecord.record.filing import Filed, day_range, file_story, folded
from onrecord.record.kinship import link
from onrecord.record.ledger import enter, read_ledger


@dataclass(frozen=True, slots=True)
class Pile:
    """All that the story is told from: articles and their readings in order of id, corrections in force in order, and its digest."""

    articles: tuple[Article, ...]
    readings: tuple[Reading, ...]
    corrections: tuple[Correction, ...]
    digest: str


class Store:
    """The record at ``path``; each method that writes does so in one transaction.

    Args:
        path: the record's file.
        create: makes the record where there is none yet.

    Raises:
        RecordError: if there is no record at ``path``, or one that this version cannot use.
    """

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path
        self._engine = open_database(path, create=create)

    def reading(self) -> AbstractContextManager[Connection]:
        """A transaction that only reads."""
        return transaction(self._engine, self.path)

    def _writing(self) -> AbstractContextManager[Connection]:
        return transaction(self._engine, self.path, writes=True)

    def begin_run(self, program: str) -> int:
        """Notes that this version of ``program`` starts to read now; gives the run's number, for what is kept in it."""
        row = {"started": datetime.now(UTC).isoformat(timespec="seconds"), "program": program}
        with self._writing() as connection:
            return int(connection.execute(insert(schema.runs).values(row).returning(schema.runs.c.id)).scalar_one())

    def readers(self) -> dict[str, str]:
        """By article id, the version of the reader that read it."""
        with self.reading() as connection:
            return {row.article: row.reader for row in connection.execute(select(schema.readings.c.article, schema.readings.c.reader))}

    def unread(self) -> dict[str, str]:
        """By the id of each article without a reading, the version of intake that made it."""
        found = select(schema.articles.c.id, schema.articles.c.intake).where(schema.articles.c.id.not_in(select(schema.readings.c.article)))
        with self.reading() as connection:
            return {row.id: row.intake for row in connection.execute(found)}

    def keep(self, article: Article, reading: Reading | None, *, reader: str, run: int, raw: bytes) -> None:
        """Keeps an article with its reading and its original bytes, in place of what another version made of it.

        Args:
            article: as intake made it.
            reading: what ``reader`` read in it; ``None`` where it is yet to be read, and what was read before is dropped.
            reader: version of what read it; of intake, where nothing did.
            run: the number that ``begin_run`` gave.
            raw: the bytes as they came.
        """
        row = to_columns(article) | {"run": run, "intake": reader if reading is None else ""}
        del row["provenances"], row["contexts"]
        with self._writing() as connection:
            _put(connection, schema.articles, row)
            _put(connection, schema.originals, {"article": article.id, "zlib": zlib.compress(raw)})
            _add_provenances(connection, article)
            link(connection, article)
            if reading is None:
                connection.execute(delete(schema.readings).where(schema.readings.c.article == article.id))
            else:
                _put(connection, schema.readings, {"article": article.id, "reader": reader, "body": encode(reading), "run": run})

    def add_provenances(self, article: Article) -> bool:
        """Adds the places that a known article was found in, with what is told of it there.

        Returns:
            Whether one of them is new, or tells something else than before.
        """
        with self._writing() as connection:
            return _add_provenances(connection, article)

    def contexts(self, article: str) -> tuple[Context, ...]:
        """What is told of an article at the places where it was found, in order of these."""
        with self.reading() as connection:
            return _read_contexts(connection, [article]).get(article, ())

    def correct(self, *changes: Change, reason: str = "", program: str) -> tuple[Correction, ...]:
        """Adds corrections to the ledger.

        Args:
            changes: what is set right; all of it or nothing.
            reason: why, for those who read the ledger.
            program: version of the program, for the note of when it was made.
        """
        with self._writing() as connection:
            return enter(connection, changes, reason=reason, program=program)

    def ledger(self) -> tuple[Correction, ...]:
        """All corrections, in the order in which they were made."""
        with self.reading() as connection:
            return read_ledger(connection)

    def original(self, article: str) -> bytes:
        """The bytes of an article as they came."""
        with self.reading() as connection:
            packed = connection.execute(select(schema.originals.c.zlib).where(schema.originals.c.article == article)).scalar_one()
        return zlib.decompress(packed)

    def articles(self, only: Collection[str] | None = None) -> tuple[Article, ...]:
        """All articles, or those of some ids, in order of id, as intake made them."""
        with self.reading() as connection:
            return read_articles(connection, only)

    def pile(self) -> Pile:
        """All that was read, in one snapshot."""
        with self.reading() as connection:
            bodies = connection.execute(select(schema.readings.c.body).order_by(schema.readings.c.article)).scalars()
            readings = tuple(decode(body, Reading) for body in bodies)
            read = read_articles(connection, select(schema.readings.c.article))
            return Pile(read, readings, in_force(read_ledger(connection)), _pile_digest(connection))

    def is_told(self, teller: str) -> bool:
        """Whether the story in the record is what this version tells of all that was read."""
        with self.reading() as connection:
            told_from = connection.execute(select(schema.story.c.told_from)).scalar_one_or_none()
            return told_from == _told_from(_pile_digest(connection), teller)

    def replace_story(self, story: Story, pile: Pile, *, teller: str) -> None:
        """Puts ``story``, which version ``teller`` told from ``pile``, in place of the one there."""
        filed = file_story(story)
        told_from = _told_from(pile.digest, teller)
        heading = {"id": story.id, "title": story.title, "articles": list(story.articles), "told_from": told_from, "lost": list(story.lost)}
        datings = [to_columns(dating) for dating in story.datings]
        with self._writing() as connection:
            for table in schema.TOLD:
                connection.execute(delete(table))
            _insert(connection, schema.story, [heading])
            _insert(connection, schema.datings, datings)
            for table, entries in filed.items():
                _insert(connection, table, [_row(position, entry) for position, entry in enumerate(entries)])
            _insert_links(connection, [entry for entries in filed.values() for entry in entries])
            _insert(connection, schema.actor_names, _names(story))


def read_articles(connection: Connection, only: Collection[str] | Select[tuple[str]] | None = None) -> tuple[Article, ...]:
    """All articles, or those of some ids, in order of id, as intake made them."""
    places: dict[str, list[str]] = {}
    for row in connection.execute(_places(only)):
        places.setdefault(row.article, []).append(row.place)
    contexts = _read_contexts(connection, only)
    wanted = select(schema.articles).order_by(schema.articles.c.id)
    rows = connection.execute(wanted if only is None else wanted.where(schema.articles.c.id.in_(only))).mappings()
    articles = (from_columns(dict(row) | {"provenances": places.get(row["id"], [])}, Article) for row in rows)
    return tuple(replace(article, contexts=contexts.get(article.id, ())) for article in articles)


def _read_contexts(connection: Connection, only: Collection[str] | Select[tuple[str]] | None) -> dict[str, tuple[Context, ...]]:
    """By article, what is told of it at its places, in order of these."""
    found: dict[str, tuple[Context, ...]] = {}
    for row in connection.execute(_places(only).where(schema.provenances.c.context.is_not(None))):
        found[row.article] = (*found.get(row.article, ()), from_columns(row.context | {"place": row.place}, Context))
    return found


def _places(only: Collection[str] | Select[tuple[str]] | None) -> Select[Any]:
    places = select(schema.provenances).order_by(schema.provenances.c.place)
    return places if only is None else places.where(schema.provenances.c.article.in_(only))


def _add_provenances(connection: Connection, article: Article) -> bool:
    told = {context.place: to_columns(context) for context in article.contexts}
    changed = 0
    for place in article.provenances:
        row = {"article": article.id, "place": place, "context": told.get(place)}
        adding = upsert(schema.provenances).values(row)
        another = schema.provenances.c.context.is_distinct_from(adding.excluded.context)
        keys = [schema.provenances.c.article, schema.provenances.c.place]
        adding = adding.on_conflict_do_update(index_elements=keys, set_={"context": adding.excluded.context}, where=another)
        changed += connection.execute(adding).rowcount
    return changed > 0


def _put(connection: Connection, table: Table, row: dict[str, Any]) -> None:
    keys = [column.name for column in table.primary_key]
    changed = {name: value for name, value in row.items() if name not in keys}
    connection.execute(upsert(table).values(row).on_conflict_do_update(index_elements=keys, set_=changed))


def _insert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _row(position: int, filed: Filed) -> dict[str, Any]:
    return {"position": position, "id": filed.id, "body": encode(filed.entry), **filed.columns}


def _insert_links(connection: Connection, entries: Sequence[Filed]) -> None:
    actors = {(one.id, actor) for one in entries for actor in one.actors}
    articles = {(one.id, article) for one in entries for article in one.articles}
    days = {(one.id, *days) for one in entries for value in one.days if (days := day_range(value))}
    _insert(connection, schema.entry_actors, [{"entry": entry, "actor": actor} for entry, actor in sorted(actors)])
    _insert(connection, schema.entry_articles, [{"entry": entry, "article": article} for entry, article in sorted(articles)])
    _insert(connection, schema.entry_days, [{"entry": entry, "first": first, "last": last} for entry, first, last in sorted(days)])


def _names(story: Story) -> list[dict[str, Any]]:
    canonical = {(actor.id, folded(actor.name)) for actor in story.actors}
    names = canonical | {
        (actor.id, folded(form)) for actor in story.actors for form in (*actor.aliases, *(role.title for role in actor.roles))
    }
    return [{"actor": actor, "folded": form, "canonical": (actor, form) in canonical} for actor, form in sorted(names)]


def _pile_digest(connection: Connection) -> str:
    """Digest of which articles the record holds, from where, which version read each, and how they are corrected."""
    readings = connection.execute(select(schema.readings.c.article, schema.readings.c.reader)).all()
    places = connection.execute(select(schema.provenances)).all()
    corrected = [one.id for one in in_force(read_ledger(connection))]
    return digest(repr((sorted(map(tuple, readings)), sorted(map(tuple, places)), corrected)).encode())


def _told_from(pile: str, teller: str) -> str:
    return digest(SEPARATOR.join((pile, teller)).encode())
