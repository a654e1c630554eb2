"""On Record from Python: ``read`` a pile into a record, ``open_record`` one, and ask it by methods named as the commands are.

``annotate`` gives what the reader saw in single articles.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import chain, islice
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from sqlalchemy import Table

from onrecord.domain import statements
from onrecord.domain.actors import Actor
from onrecord.domain.articles import Article, PublishedFrom
from onrecord.domain.edtf import bounds
from onrecord.domain.readings import Reading
from onrecord.domain.spans import Span
from onrecord.domain.stories import Discrepancy, EventEntry, Initiative, Occurrence, QuantityEntry, Reuse, StatementEntry, Story
from onrecord.errors import InputError, ReadingFault, UnreadInput
from onrecord.publish.context import Passage, passages
from onrecord.publish.entries_json import EntryWriter, Json
from onrecord.publish.record_json import record_json, to_text
from onrecord.record import lookup, queries, schema
from onrecord.record.about import About
from onrecord.record.asking import Filters, query_for
from onrecord.record.keeping import Outcome, keep, refresh
from onrecord.record.store import PUBLISHED, Store
from onrecord.record.versions import program_version, reader_version, teller_version

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.intake import Source
    from onrecord.language import Peer
    from onrecord.publish.annotation.annotated import Annotation

STANDARD_INPUT = Path("-")

PipelineName = str | PathLike[str]
"""Another spaCy pipeline with Universal Dependencies: the name of an installed package, or a folder."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a read has come: ``done`` of ``total`` files, ``articles`` found in them, and the file it is at."""

    done: int
    total: int
    articles: int
    name: str


@dataclass(frozen=True)
class ReadResult:
    """What came of a read: where the record is, counts of articles, and what was refused, each with what to do.

    ``reread`` counts articles that were known, but as another version of the program had read them.
    """

    path: Path
    added: int
    known: int
    reread: int
    refused: tuple[InputError, ...]

    @property
    def read(self) -> int:
        """Articles that could be read, new or not."""
        return self.added + self.known + self.reread

    @cached_property
    def record(self) -> Record:
        """The record, open for questions.

        Raises:
            RecordError: if there was none before and nothing could be read into one.
        """
        return open_record(self.path)


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry with its whole id and the passages that it came from."""

    id: str
    entry: Any
    passages: tuple[Passage, ...]


def read(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    *,
    into: str | PathLike[str] = "onrecord.db",
    pipeline: PipelineName | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> ReadResult:
    """Reads files and folders into a record, which is made where there is none yet, once there is an article to keep in it.

    Each article is kept as soon as it is read: a run that is stopped loses nothing, and reading again goes on from there. What
    cannot be read is refused by itself; the rest goes through.

    Args:
        paths: files and folders, or one of them; ``-`` is standard input.
        into: the record's file.
        pipeline: another spaCy pipeline that takes the place of ours for words, sentences, grammar and names. What a record holds by
            another one than this, or by ours, is read again.
        on_progress: called before each file and after each article.

    Raises:
        PipelineError: if ``pipeline`` cannot take the place of ours.
        RecordError: if ``into`` cannot be used.
    """
    path = Path(into)
    refused: list[InputError] = []
    reader = _reader(pipeline)
    arrivals = _arrivals(_sources(paths), refused, on_progress or (lambda _: None))
    first = list(islice(arrivals, 1))
    counts = _kept(path, chain(first, arrivals), refused, reader, _version(pipeline)) if first or path.exists() else Counter[Outcome]()
    return ReadResult(path, counts[Outcome.ADDED], counts[Outcome.KNOWN], counts[Outcome.REREAD], tuple(refused))


def annotate(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    *,
    date: str | date | None = None,
    pipeline: PipelineName | None = None,
    on_refusal: Callable[[InputError], None] | None = None,
) -> Iterator[Annotation]:
    """What the reader sees in the articles of files and folders, one after another, each by itself and without a record.

    Args:
        paths: files and folders, or one of them; ``-`` is standard input.
        date: the day of publication from which "yesterday" counts, in place of any that the articles give.
        pipeline: another spaCy pipeline that takes the place of ours, as in ``read``.
        on_refusal: called with what cannot be read, and why, before the rest goes on; without it, that is raised.

    Raises:
        InputError: where something cannot be read and there is no ``on_refusal``.
        PipelineError: if ``pipeline`` cannot take the place of ours.
        ValueError: if ``date`` is no day.
    """
    day = None if date is None else _one_day(str(date))
    return _annotations(_sources(paths), day, pipeline, on_refusal or _raised)


def _annotations(
    sources: Sequence[Source], day: str | None, pipeline: PipelineName | None, on_refusal: Callable[[InputError], None]
) -> Iterator[Annotation]:
    from onrecord.intake import Loaded, load
    from onrecord.publish.annotation.annotated import Annotation

    analyse = _analyst(pipeline)
    for arrival in chain.from_iterable(map(load, sources)):
        if not isinstance(arrival, Loaded):
            on_refusal(arrival.error)
            continue
        article = replace(arrival.article, published=day, published_from=PublishedFrom.CORRECTION) if day else arrival.article
        try:
            with _faults_told(_with_something_to_read(article), pipeline):
                annotation = Annotation.of(article, *analyse(article))
        except InputError as refusal:
            on_refusal(refusal)
        else:
            yield annotation


def _with_something_to_read(article: Article) -> Article:
    """The article.

    Raises:
        UnreadInput: if it is not in English, or nothing but furniture.
    """
    from onrecord.language.pipeline import ENGLISH

    if article.language != ENGLISH:
        raise UnreadInput(_place(article), "is not in English", hint="only English is read as yet")
    if not article.body:
        raise UnreadInput(_place(article), "has nothing in it but furniture", hint="save the report itself, not the page around it")
    return article


def _raised(refusal: InputError) -> None:
    raise refusal


def _one_day(value: str) -> str:
    days = bounds(value)
    if days is None or value != days[0].isoformat():
        raise ValueError(f"{value!r} is no day; write it like 1962-10-22")
    return value


def _kept(
    path: Path, arrivals: Iterable[tuple[Article, bytes]], refused: list[InputError], reader: Callable[[Article], Reading], version: str
) -> Counter[Outcome]:
    """What became of ``arrivals`` in the record at ``path``, which is made where there is none; refusals are added to ``refused``."""
    from onrecord.intake import load_again

    store = Store(path, create=True)
    counts: Counter[Outcome] = Counter()
    for one in keep(store, arrivals, load=load_again, read=reader, reader=version, program=program_version()):
        counts[one.outcome] += 1
        refused.extend([one.refusal] if one.refusal else [])
    _refresh(store)
    return counts


def open_record(path: str | PathLike[str]) -> Record:
    """Opens a record; where a run was stopped before its story was told, that is done now.

    Raises:
        RecordError: if there is no record at ``path``, or one that this version cannot use.
    """
    store = Store(Path(path))
    _refresh(store)
    return Record(store)


class Record:
    """A record, open for questions; statements, events and quantities come by day, all else in the story's own order.

    Those of little confidence are left out, unless ``everything`` is asked for. What is asked by a name that the record does not
    know raises ``NotFound``; a day that is none, ``ValueError``.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def path(self) -> Path:
        return self._store.path

    def timeline(self, *, status: str | None = None, everything: bool = False, **filters: Unpack[Filters]) -> list[Occurrence]:
        """What happened or was to happen, once each."""
        return self._find(schema.timeline, filters, everything=everything, status=status)

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
        everything: bool = False,
        **filters: Unpack[Filters],
    ) -> list[EventEntry]:
        """Who did what to whom, each telling by itself; ``type`` is one of PLOVER's."""
        found = self._find(schema.events, filters, everything=everything, type=type, status=status)
        return sorted(found, key=lambda entry: _in_order(entry.when, entry.article, entry.event.span))

    def quantities(self, *, unit: str | None = None, **filters: Unpack[Filters]) -> list[QuantityEntry]:
        """Numbers with what they count."""
        found = self._find(schema.quantities, filters, unit=unit)
        return sorted(found, key=lambda entry: _in_order(entry.when, entry.article, entry.quantity.span))

    def initiatives(self, *, status: str | None = None, **filters: Unpack[Filters]) -> list[Initiative]:
        """Undertakings that have a course; ``status`` is that of the last step."""
        return self._find(schema.initiatives, filters, status=status)

    def disagreements(self, *, kind: str | None = None, article: str | None = None) -> list[Discrepancy]:
        """Where articles differ, or one differs with itself."""
        return self._find(schema.discrepancies, {"article": article}, kind=kind)

    def reuse(self, *, kind: str | None = None, article: str | None = None) -> list[Reuse]:
        """Passages that articles share, or that one repeats."""
        return self._find(schema.reuse, {"article": article}, kind=kind)

    def actors(self, *, kind: str | None = None, actor: str | None = None, article: str | None = None) -> list[Actor]:
        """Who speaks and acts."""
        return self._find(schema.actors, {"actor": actor, "article": article}, kind=kind)

    def articles(self, **filters: Unpack[Filters]) -> list[Article]:
        """The reports, in order of id, each with its day of publication as the pile tells it."""
        with self._store.reading() as connection:
            query = query_for(connection, filters)
            wanted = frozenset(self._articles) if query.articles is None else query.articles
            if query.actors is not None:
                wanted &= queries.articles_touching(connection, query.actors)
        return [one for one in self._articles.values() if one.id in wanted and query.meets_days(one.published)]

    def set_date(self, article: str, day: str | None) -> list[Article]:
        """Sets the day of publication of an article by hand; the story is told anew. ``None`` takes such a correction back.

        It is kept as a correction, apart from what was read, and holds however often the article is read again.

        Args:
            article: id, path, file name or title; all articles of that name are set.
            day: an ISO day.

        Returns:
            The articles, as they stand now.

        Raises:
            NotFound: if the record knows no such article.
            ValueError: if ``day`` is no day.
        """
        value = None if day is None else _one_day(day)
        with self._store.reading() as connection:
            found = lookup.article_ids(connection, article)
        for one in sorted(found):
            self._store.correct(one, PUBLISHED, value, program=program_version())
        _refresh(self._store)
        self.__dict__.pop("_articles", None)
        return [self._articles[one] for one in sorted(found)]

    def story(self, *, everything: bool = False) -> Story:
        """All of it in one piece."""
        with self._store.reading() as connection:
            return queries.read_story(connection, everything=everything)

    def quote(self, article: str, span: Span) -> str:
        """The words of the article of this id that ``span`` points to."""
        return span.of(self._articles[article].text)

    def name(self, id: str | None) -> str | None:  # noqa: A002 (the field's own word)
        """The name of the actor, or the outlet or file name of the article, that has this id."""
        return self._names.get(id or "")

    def show(self, name: str) -> Shown:
        """An entry or article by its id, or by a beginning of it that no other has, with the passages that it came from.

        Those of an occurrence are the passages of all its tellings.
        """
        with self._store.reading() as connection:
            whole, entry = lookup.entry(connection, name)
            tellings = [*entry.events, *entry.statements] if isinstance(entry, Occurrence) else []
            parts = [lookup.entry(connection, telling)[1] for telling in tellings] or [entry]
        found = [passage for part in parts for passage in passages(part, self._articles)]
        return Shown(whole, self._articles.get(whole, entry), tuple(found))

    @staticmethod
    def in_doubt(entry: StatementEntry) -> bool:
        """Whether an entry is of so little confidence that it is left out unless ``everything`` is asked for."""
        return entry.statement.confidence < statements.SHOWN

    def as_json(self, entry: object) -> Json:
        """One entry in the JSON exchange format."""
        return self._writer.write(entry)

    def export(self, *, everything: bool = False, with_text: bool = False) -> str:
        """The whole record in the JSON exchange format.

        Args:
            everything: takes entries of little confidence too.
            with_text: gives the canonical text of each article too.
        """
        return to_text(record_json(list(self._articles.values()), self.story(everything=everything), with_text=with_text))

    @cached_property
    def _articles(self) -> dict[str, Article]:
        with self._store.reading() as connection:
            return {article.id: article for article in queries.dated_articles(connection)}

    @cached_property
    def _names(self) -> dict[str, str]:
        articles = {one.id: one.outlet or _file_name(one) for one in self._articles.values()}
        return articles | {actor.id: actor.name for actor in self.actors()}

    @cached_property
    def _writer(self) -> EntryWriter:
        return EntryWriter(self._articles, story=self.story().id)

    def _about(self, asked: str) -> About:
        with self._store.reading() as connection:
            known = lookup.actors_called(connection, asked)
        actors = [actor for actor in self.actors() if actor.id in known]
        return About(asked, actors, {article.id: article.text for article in self._articles.values()})

    def _find(self, table: Table, filters: Filters, *, everything: bool = False, **words: str | None) -> list[Any]:
        with self._store.reading() as connection:
            return queries.find(connection, table, query_for(connection, filters, everything=everything, **words))


def _in_order(day: str | None, article: str, span: Span) -> tuple[bool, str, str, Span]:
    """By day, what has none last, then by place."""
    return day is None, day or "", article, span


def _arrivals(
    sources: Sequence[Source], refused: list[InputError], on_progress: Callable[[Progress], None]
) -> Iterator[tuple[Article, bytes]]:
    """The articles of all ``sources``; what cannot be read is added to ``refused``."""
    from onrecord.intake import Loaded, load

    articles = 0
    for done, source in enumerate(sources):
        on_progress(Progress(done, len(sources), articles, source.name))
        for arrival in load(source):
            if isinstance(arrival, Loaded):
                yield arrival.article, arrival.raw
                articles += 1
                on_progress(Progress(done, len(sources), articles, source.name))
            else:
                refused.append(arrival.error)


def _sources(paths: str | PathLike[str] | Iterable[str | PathLike[str]]) -> list[Source]:
    from onrecord.intake import Source, find

    places = [Path(path) for path in ([paths] if isinstance(paths, str | PathLike) else paths)]
    given = [Source.from_bytes(sys.stdin.buffer.read()) for place in places if place == STANDARD_INPUT]
    return [*given, *find(place for place in places if place != STANDARD_INPUT)]


def _analyst(pipeline: PipelineName | None) -> Callable[[Article], tuple[Doc, Reading]]:
    """What makes the analysed Doc of an article and its reading; our model is loaded for the first article, another pipeline at once."""
    peer = _peer(pipeline) if pipeline is not None else None

    def analyse(article: Article) -> tuple[Doc, Reading]:
        from onrecord import language, reading

        doc = language.load(peer=peer)(article)
        return doc, reading.read(doc, article)

    return analyse


def _reader(pipeline: PipelineName | None) -> Callable[[Article], Reading]:
    """The real reader."""
    analyse = _analyst(pipeline)

    def read_one(article: Article) -> Reading:
        with _faults_told(article, pipeline):
            return analyse(article)[1]

    return read_one


@contextmanager
def _faults_told(article: Article, pipeline: PipelineName | None) -> Iterator[None]:
    """Makes a refusal of this article out of whatever goes wrong in reading it."""
    try:
        yield
    except Exception as fault:
        hint = "a fault of On Record: report it with the file" if pipeline is None else f"see whether it goes through without {pipeline}"
        raise ReadingFault(_place(article), f"could not be read ({type(fault).__name__}: {fault})", hint=hint) from fault


def _peer(pipeline: PipelineName) -> Peer:
    from onrecord import language

    return language.load_peer(str(pipeline))


def _version(pipeline: PipelineName | None) -> str:
    """The version of the reader, with that of another pipeline in it."""
    return reader_version() if pipeline is None else reader_version(_peer(pipeline).folder)


def _refresh(store: Store) -> None:
    refresh(store, tell=_tell, teller=teller_version())


def _tell(articles: Sequence[Article], readings: Sequence[Reading]) -> Story:
    from onrecord import story

    return story.tell(articles, readings)


def _place(article: Article) -> str:
    return article.provenances[0] if article.provenances else article.id


def _file_name(article: Article) -> str:
    return _place(article).rpartition("/")[2]
