"""Writes articles, their readings and their stories into a record, and gives them back."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, Table, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from onrecord.domain.articles import Article, Context
from onrecord.domain.corrections import Change, Correction, in_force
from onrecord.domain.readings import Reading
from onrecord.domain.stories import Story
from onrecord.record import schema
from onrecord.record.codec import decode, encode, from_columns, to_columns
from onrecord.record.database import open_database, transaction
from onrecord.record.grouping import forget
from onrecord.record.kinship import link
from onrecord.record.ledger import enter, read_ledger
from onrecord.record.telling import State, close, put_story, told, touches


@dataclass(frozen=True, slots=True)
class Pile:
    """What a story is told from: articles and their readings in order of id, and the corrections in force that touch them, in order."""

    articles: tuple[Article, ...]
    readings: tuple[Reading, ...]
    corrections: tuple[Correction, ...]

    def of(self, articles: Collection[str]) -> Pile:
        """What the story of some of the articles is told from."""
        own = frozenset(articles)
        return Pile(
            tuple(one for one in self.articles if one.id in own),
            tuple(one for one in self.readings if one.article in own),
            tuple(one for one in self.corrections if touches(one, own)),
        )


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

    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction that writes, one at a time."""
        return transaction(self._engine, self.path, writes=True)

    def begin_run(self, program: str) -> int:
        """Notes that this version of ``program`` starts to read now; gives the run's number, for what is kept in it."""
        row = {"started": datetime.now(UTC).isoformat(timespec="seconds"), "program": program}
        with self.writing() as connection:
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
        with self.writing() as connection:
            _put(connection, schema.articles, row)
            _put(connection, schema.originals, {"article": article.id, "zlib": zlib.compress(raw)})
            _add_provenances(connection, article)
            link(connection, article)
            forget(connection, article.id)
            if reading is None:
                connection.execute(delete(schema.readings).where(schema.readings.c.article == article.id))
            else:
                _put(connection, schema.readings, {"article": article.id, "reader": reader, "body": encode(reading), "run": run})

    def add_provenances(self, article: Article) -> bool:
        """Adds the places that a known article was found in, with what is told of it there.

        Returns:
            Whether one of them is new, or tells something else than before.
        """
        with self.writing() as connection:
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
        with self.writing() as connection:
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

    def pile(self, only: Collection[str] | None = None) -> Pile:
        """All that was read, or of some articles, in one snapshot."""
        bodies = select(schema.readings.c.body).order_by(schema.readings.c.article)
        with self.reading() as connection:
            chosen = bodies if only is None else bodies.where(schema.readings.c.article.in_(only))
            readings = tuple(decode(body, Reading) for body in connection.execute(chosen).scalars())
            read = read_articles(connection, select(schema.readings.c.article) if only is None else only)
            corrections = in_force(read_ledger(connection))
        return Pile(read, readings, tuple(one for one in corrections if only is None or touches(one, only)))

    def state(self) -> State:
        """What the stories follow from, as it stands."""
        with self.reading() as connection:
            return State(connection)

    def told(self) -> dict[str, str]:
        """By the id of each story, the digest of what it was told from."""
        with self.reading() as connection:
            return told(connection)

    def is_told(self, teller: str) -> bool:
        """Whether the stories in the record are what this version tells of all that was read."""
        with self.reading() as connection:
            told_from = connection.execute(select(schema.grouped.c.told_from)).scalar_one_or_none()
            return told_from == State(connection).told_from(teller)

    def put_stories(self, stories: Mapping[str, Story]) -> None:
        """Puts stories, by the digest of what each was told from, in place of those that had one of their articles."""
        with self.writing() as connection:
            for told_from, story in stories.items():
                put_story(connection, story, told_from)

    def close(self, told_from: str, teller: str, wanted: Collection[str]) -> bool:
        """Notes that all stories are told, where nothing was read, set right or told otherwise since.

        Args:
            told_from: digest of what they all follow from.
            teller: version of what told them.
            wanted: digests of what each was told from.

        Returns:
            Whether they are.
        """
        with self.writing() as connection:
            known = {name: of for name, of in told(connection).items() if of in wanted}
            whole = len(known) == len(wanted) and State(connection).told_from(teller) == told_from
            if whole:
                close(connection, told_from, known)
            return whole


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
        another = adding.excluded.context.is_not(None) & schema.provenances.c.context.is_distinct_from(adding.excluded.context)
        keys = [schema.provenances.c.article, schema.provenances.c.place]
        adding = adding.on_conflict_do_update(index_elements=keys, set_={"context": adding.excluded.context}, where=another)
        changed += connection.execute(adding).rowcount
    return changed > 0


def _put(connection: Connection, table: Table, row: dict[str, Any]) -> None:
    keys = [column.name for column in table.primary_key]
    changed = {name: value for name, value in row.items() if name not in keys}
    connection.execute(upsert(table).values(row).on_conflict_do_update(index_elements=keys, set_=changed))
