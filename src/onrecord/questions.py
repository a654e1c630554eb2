"""The questions that a record answers, by methods named as the commands are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any, Unpack

from sqlalchemy import Table

from onrecord.domain import edtf, statements
from onrecord.domain.actors import Actor
from onrecord.domain.articles import Article
from onrecord.domain.corrections import LedgerEntry, standings
from onrecord.domain.spans import Span
from onrecord.domain.stories import Discrepancy, EventEntry, Heading, Initiative, Occurrence, QuantityEntry, Reuse, StatementEntry, Story
from onrecord.domain.versions import Copy, Kin, Page
from onrecord.errors import NotFound
from onrecord.publish.context import Passage, passages, together
from onrecord.publish.entries_json import EntryWriter, Json
from onrecord.publish.events_csv import events_csv
from onrecord.publish.formats import Format
from onrecord.publish.profiles import Profile, TitleHeld, titles_held
from onrecord.publish.record_json import record_json, to_text
from onrecord.record import lookup, queries, schema
from onrecord.record.about import About
from onrecord.record.asking import Filters, query_for
from onrecord.record.filing import day_range
from onrecord.record.kinship import read_kin, read_pages
from onrecord.record.store import Store, read_articles

CORRECTION = "c-"
"""How ids of corrections begin."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry with its whole id and the passages that it came from."""

    id: str
    entry: Any
    passages: tuple[Passage, ...]


class Questions:
    """A record, open for questions; statements, events and quantities come by day, actors by their mentions, corrections as made.

    All else comes story after story, in the order of each.

    Those of little confidence are left out, unless ``everything`` is asked for. What is asked by a name that the record does not
    know raises ``NotFound``; a day that is none, ``ValueError``.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def path(self) -> Path:
        return self._store.path

    def timeline(
        self, *, top: int | None = None, status: str | None = None, everything: bool = False, **filters: Unpack[Filters]
    ) -> list[Occurrence]:
        """What happened or was to happen, once each, by day; with ``top`` no more than so many, those that matter most."""
        found = sorted(self._find(schema.timeline, filters, everything=everything, status=status), key=_by_day)
        chosen = found if top is None else sorted(found, key=lambda entry: (-entry.importance, entry.id))[:top]
        kept = {entry.id for entry in chosen}
        return [entry for entry in found if entry.id in kept]

    def statements(
        self,
        *,
        speaker: str | None = None,
        about: str | None = None,
        kind: str | None = None,
        channel: str | None = None,
        everything: bool = False,
        **filters: Unpack[Filters],
    ) -> list[StatementEntry]:
        """Who said what; ``actor`` also finds those credited in between, ``speaker`` does not.

        ``about`` is an actor whom the words mention, by any of its names, or words that stand in them, all of them and in any order.
        """
        found = self._find(schema.statements, filters, everything=everything, kind=kind, channel=channel, speaker=speaker)
        if about is not None:
            found = list(filter(self._about(about), found))
        return sorted(found, key=lambda entry: _in_order(entry.said_on, entry.article, entry.statement.content[0]))

    def events(
        self,
        *,
        type: str | None = None,  # noqa: A002 (the field's own word)
        status: str | None = None,
        by: str | None = None,
        recipient: str | None = None,
        according_to: str | None = None,
        everything: bool = False,
        **filters: Unpack[Filters],
    ) -> list[EventEntry]:
        """Who did what to whom, each telling by itself; ``type`` is one of PLOVER's.

        ``actor`` finds all whom a telling involves, ``by`` who acts, ``recipient`` to whom it is done, ``according_to`` on whose word
        it is told.
        """
        parts = {"by": by, "recipient": recipient, "according_to": according_to}
        found = self._find(schema.events, filters, everything=everything, type=type, status=status, **parts)
        return sorted(found, key=lambda entry: _in_order(entry.when, entry.article, entry.event.span))

    def quantities(self, *, unit: str | None = None, according_to: str | None = None, **filters: Unpack[Filters]) -> list[QuantityEntry]:
        """Numbers with what they count; ``according_to`` is on whose word."""
        found = self._find(schema.quantities, filters, unit=unit, according_to=according_to)
        return sorted(found, key=lambda entry: _in_order(entry.when, entry.article, entry.quantity.span))

    def initiatives(self, *, as_of: str | date | None = None, status: str | None = None, **filters: Unpack[Filters]) -> list[Initiative]:
        """Undertakings that have a course; ``status`` is that of the last step.

        With ``as_of`` each as it stood at the end of that day, by the steps that had been taken for sure, and none that had not begun.
        """
        if as_of is None:
            return self._find(schema.initiatives, filters, status=status)
        from onrecord.story.initiatives import courses

        day = date.fromisoformat(edtf.one_day(str(as_of)))
        then = (courses.as_of(one, day) for one in self._find(schema.initiatives, filters))
        return [one for one in then if one is not None and status in (None, one.status)]

    def disagreements(self, *, kind: str | None = None, article: str | None = None, story: str | None = None) -> list[Discrepancy]:
        """Where articles differ, or one differs with itself."""
        return self._find(schema.discrepancies, {"article": article, "story": story}, kind=kind)

    def reuse(self, *, kind: str | None = None, article: str | None = None, story: str | None = None) -> list[Reuse]:
        """Passages that articles share, or that one repeats."""
        return self._find(schema.reuse, {"article": article, "story": story}, kind=kind)

    def actors(
        self, *, kind: str | None = None, actor: str | None = None, article: str | None = None, everything: bool = False
    ) -> list[Actor]:
        """Who speaks and acts or is called by a name, most often mentioned first; with ``everything`` also who is only described."""
        found = self._find(schema.actors, {"actor": actor, "article": article}, kind=kind)
        if not everything:
            with self._store.reading() as connection:
                active = queries.taking_part(connection)
            found = [one for one in found if one.id in active or any(letter.isupper() for letter in one.name)]
        return sorted(found, key=lambda one: -one.places)

    def actor(self, name: str, *, everything: bool = False) -> Profile:
        """All that the record holds of one actor, by its id, the beginning of it, or any of its names.

        Raises:
            NotFound: if nobody is called so.
            Ambiguous: if several are.
        """
        with self._store.reading() as connection:
            found = lookup.actor(connection, name)
        return Profile.of(
            found,
            self._articles,
            statements=self.statements(speaker=found.id, everything=everything),
            events=self.events(actor=found.id, everything=everything),
            initiatives=self.initiatives(actor=found.id),
        )

    def titles(self, actor: Actor) -> tuple[TitleHeld, ...]:
        """The titles that the articles give an actor, with the first and last day of those that do."""
        return titles_held(actor, self._articles)

    def corrections(self) -> list[LedgerEntry]:
        """What was set right by hand, each with what it comes to by now."""
        with self._store.reading() as connection:
            lost = queries.read_lost(connection)
        return list(standings(self._store.ledger(), lost))

    def articles(self, **filters: Unpack[Filters]) -> list[Article]:
        """The reports, in order of id, each with its day of publication as the pile tells it."""
        with self._store.reading() as connection:
            query = query_for(connection, filters)
            wanted = frozenset(self._articles) if query.articles is None else query.articles
            if "story" in query.columns:
                wanted &= {name for name, of in queries.story_of(connection).items() if of in query.columns["story"]}
            if query.actors is not None:
                wanted &= queries.articles_touching(connection, query.actors)
        return [one for one in self._articles.values() if one.id in wanted and query.meets_days(one.published)]

    def copies(self, article: str) -> list[Copy]:
        """The articles of other pages that are copies of one, by its id, path, file name or title, or that it is a copy of."""
        with self._store.reading() as connection:
            asked = lookup.article_ids(connection, article)
        return [copy for one in sorted(asked) for copy in self.kin(one).copies]

    def kin(self, article: str) -> Kin:
        """The copies and versions of the article of this id."""
        return self._kin.get(article, Kin())

    def versions(self, *, article: str | None = None) -> list[Page]:
        """The pages that the record holds in several versions, or that of one article, with what changed from each version to the next."""
        from onrecord.intake.revisions import changes

        with self._store.reading() as connection:
            asked = None if article is None else lookup.article_ids(connection, article)
            pages = [page for page in read_pages(connection) if asked is None or any(one.article in asked for one in page.versions)]
            articles = {one.id: one for page in pages for one in read_articles(connection, [version.article for version in page.versions])}
        return [
            replace(page, changes=tuple(changes(articles[a.article], articles[b.article]) for a, b in pairwise(page.versions)))
            for page in pages
        ]

    def correction(self, name: str) -> LedgerEntry:
        """One correction by its id, or a beginning of it that no other has.

        Raises:
            NotFound: if there is none, or several.
        """
        found = [one for one in self.corrections() if name and one.correction.id.startswith(name)]
        if len(found) != 1:
            problem = f"{len(found)} corrections have an id that begins with {name!r}" if found else f"no correction {name!r}"
            raise NotFound(problem, hint="`onrecord corrections RECORD` lists them with their ids")
        return found[0]

    def stories(self, **filters: Unpack[Filters]) -> list[Heading]:
        """The stories that the reports tell, from the one that is first told; ``actor`` finds those of the articles that mention it."""
        with self._store.reading() as connection:
            query = query_for(connection, filters)
            if query.actors is not None:
                touched = queries.articles_touching(connection, query.actors)
                query = replace(query, articles=touched if query.articles is None else touched & query.articles)
            return queries.headings(connection, query)

    def story(self, name: str, *, everything: bool = False) -> Story:
        """One story in one piece, by its id, a beginning of it, or its title.

        Raises:
            NotFound: if there is none, or several.
        """
        with self._store.reading() as connection:
            return queries.read_story(connection, lookup.story_id(connection, name), everything=everything)

    def quote(self, article: str, span: Span) -> str:
        """The words of the article of this id that ``span`` points to."""
        return span.of(self._articles[article].text)

    def name(self, id: str | None) -> str | None:  # noqa: A002 (the field's own word)
        """The name of the actor, or the outlet or file name of the article, that has this id."""
        return self._names.get(id or "")

    def show(self, name: str) -> Shown:
        """An entry or article by its id, or by a beginning of it that no other has, with the passages that it came from.

        Those of an occurrence are the passages of all its tellings, those of a correction where it points to.
        """
        if name.startswith(CORRECTION):
            set_right = self.correction(name)
            return Shown(set_right.correction.id, set_right, tuple(self.passages(set_right)))
        with self._store.reading() as connection:
            whole, entry = lookup.entry(connection, name)
            tellings = [*entry.events, *entry.statements] if isinstance(entry, Occurrence) else []
            parts = [lookup.entry(connection, telling)[1] for telling in tellings] or [entry]
        found = together(passage for part in parts for passage in self.passages(part))
        return Shown(whole, self._articles.get(whole, entry), tuple(found))

    def original(self, article: str) -> bytes:
        """The bytes that an article was read from, by its id, path, file name or title; their SHA-256 is the article's."""
        with self._store.reading() as connection:
            found = lookup.article_id(connection, article)
        return self._store.original(found)

    def passages(self, entry: object) -> list[Passage]:
        """The passages that an entry came from."""
        return passages(entry, self._articles)

    @staticmethod
    def in_doubt(entry: StatementEntry) -> bool:
        """Whether an entry is of so little confidence that it is left out unless ``everything`` is asked for."""
        return entry.statement.confidence < statements.SHOWN

    def as_json(self, entry: object) -> Json:
        """One entry in the JSON exchange format."""
        return self._writer.write(entry)

    def export(self, *, format: str = Format.JSON, everything: bool = False, with_text: bool = False) -> str:  # noqa: A002 (the usual word)
        """The whole record in the JSON exchange format, or its events as CSV.

        Args:
            format: ``json`` or ``csv``.
            everything: takes entries of little confidence too.
            with_text: gives the canonical text of each article too, in JSON.

        Raises:
            ValueError: if there is no such format, or it has no place for texts.
        """
        if Format(format) is Format.JSON:
            articles, stories = list(self._articles.values()), self._told(everything=everything)
            return to_text(record_json(articles, stories, self.corrections(), kin=self._kin, with_text=with_text))
        if with_text:
            raise ValueError(f"{format} holds events and no texts")
        actors = {actor.id: actor for actor in self.actors(everything=True)}
        return "".join(events_csv(self.events(everything=everything), actors, self._articles))

    def _told(self, *, everything: bool) -> tuple[Story, ...]:
        with self._store.reading() as connection:
            asked = queries.headings(connection, queries.Query())
            return tuple(queries.read_story(connection, one.id, everything=everything) for one in asked)

    @cached_property
    def _articles(self) -> dict[str, Article]:
        with self._store.reading() as connection:
            return {article.id: article for article in queries.dated_articles(connection)}

    @cached_property
    def _names(self) -> dict[str, str]:
        articles = {one.id: one.outlet or one.place.rpartition("/")[2] for one in self._articles.values()}
        return articles | {actor.id: actor.name for actor in self.actors(everything=True)}

    @cached_property
    def _writer(self) -> EntryWriter:
        with self._store.reading() as connection:
            return EntryWriter(self._articles, stories=queries.story_of(connection), kin=self._kin)

    @cached_property
    def _kin(self) -> dict[str, Kin]:
        with self._store.reading() as connection:
            return read_kin(connection)

    def _about(self, asked: str) -> About:
        with self._store.reading() as connection:
            known = lookup.actors_called(connection, asked)
        actors = [actor for actor in self.actors(everything=True) if actor.id in known]
        return About(asked, actors, {article.id: article.text for article in self._articles.values()})

    def _find(self, table: Table, filters: Filters, *, everything: bool = False, **words: str | None) -> list[Any]:
        with self._store.reading() as connection:
            return queries.find(connection, table, query_for(connection, filters, everything=everything, **words))


def _by_day(entry: Occurrence) -> tuple[tuple[str, str], str]:
    return day_range(entry.when) or ("9999-12-31", "9999-12-31"), entry.id


def _in_order(day: str | None, article: str, span: Span) -> tuple[bool, str, str, Span]:
    """By day, what has none last, then by place."""
    return day is None, day or "", article, span
