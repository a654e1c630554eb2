"""On Record from Python: ``read`` a pile into a record, ``open_record`` one, and ask it by methods named as the commands are.

``annotate`` gives what the reader saw in single articles.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import chain, islice
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.domain.articles import Article, PublishedFrom
from onrecord.domain.edtf import one_day
from onrecord.domain.readings import Reading
from onrecord.errors import InputError, ReadingFault, UnreadInput
from onrecord.questions import Shown
from onrecord.record.keeping import Outcome, keep
from onrecord.record.store import Store
from onrecord.record.versions import intake_version, program_version, reader_version
from onrecord.records import Record, tell_anew

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.intake import Loaded, Refused, Source, Told
    from onrecord.language import Peer
    from onrecord.publish.annotation.annotated import Annotation

__all__ = ["Progress", "ReadResult", "Record", "Shown", "annotate", "open_record", "read"]

STANDARD_INPUT = Path("-")
ENGLISH = "en"

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

    ``reread`` counts articles that were known, but as another version of the program had read them; ``foreign`` those of this run that
    were kept but not read, by the language that they are in.
    """

    path: Path
    added: int
    known: int
    reread: int
    refused: tuple[InputError, ...]
    foreign: Mapping[str, int] = field(default_factory=dict)

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


def read(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    *,
    into: str | PathLike[str] = "onrecord.db",
    pipeline: PipelineName | None = None,
    meta: str | PathLike[str] | None = None,
    fields: Mapping[str, str] | None = None,
    intake_only: bool = False,
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
        meta: a CSV table that tells of files by their path or name: columns ``file``, ``outlet``, ``date``, ``url``, ``title``, ``byline``.
            What it tells goes before what a file tells of itself.
        fields: what records call the fields that are read of them, by our names (``{"text": "story_body"}``).
        intake_only: keeps the articles without reading what they say; a later run without it does.
        on_progress: called before each file and after each article.

    Raises:
        PipelineError: if ``pipeline`` cannot take the place of ours.
        RecordError: if ``into`` cannot be used.
        InputError: if ``meta`` cannot be used.
        ValueError: if ``fields`` has a name that is none of ours.
    """
    path = Path(into)
    refused: list[InputError] = []
    reader = None if intake_only else _reader(pipeline)
    told = _told(meta, fields)
    arrivals = _arrivals(_sources(paths), told, refused, on_progress or (lambda _: None))
    first = list(islice(arrivals, 1))
    version = intake_version() if intake_only else _version(pipeline)
    counts = _kept(path, chain(first, arrivals), refused, reader, version) if first or path.exists() else Counter[Outcome | str]()
    foreign = {language: number for language, number in sorted(counts.items()) if not isinstance(language, Outcome)}
    return ReadResult(path, counts[Outcome.ADDED], counts[Outcome.KNOWN], counts[Outcome.REREAD], tuple(refused), foreign)


def _told(meta: str | PathLike[str] | None, fields: Mapping[str, str] | None) -> Told:
    from onrecord.intake import FIELDS, Meta, Told, read_meta

    for ours in fields or ():
        if ours not in FIELDS:
            raise ValueError(f"{ours!r} is none of the fields that are read: {', '.join(FIELDS)}")
    return Told(Meta() if meta is None else read_meta(Path(meta)), dict(fields or {}))


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
    day = None if date is None else one_day(str(date))
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
    if article.language != ENGLISH:
        raise UnreadInput(article.place, "is not in English", hint="only English is read as yet")
    if not article.body:
        raise UnreadInput(article.place, "has nothing in it but furniture", hint="save the report itself, not the page around it")
    return article


def _raised(refusal: InputError) -> None:
    raise refusal


def _kept(
    path: Path,
    arrivals: Iterable[tuple[Article, bytes]],
    refused: list[InputError],
    reader: Callable[[Article], Reading] | None,
    version: str,
) -> Counter[Outcome | str]:
    """What became of ``arrivals`` in the record at ``path``, which is made where there is none, and their languages but English.

    Refusals are added to ``refused``.
    """
    from onrecord.intake import load_again

    store = Store(path, create=True)
    counts: Counter[Outcome | str] = Counter()
    for one in keep(store, arrivals, load=load_again, read=reader, reader=version, program=program_version()):
        counts[one.outcome] += 1
        if one.article.language != ENGLISH:
            counts[one.article.language] += 1
        refused.extend([one.refusal] if one.refusal else [])
    if reader is not None:
        tell_anew(store)
    return counts


def open_record(path: str | PathLike[str]) -> Record:
    """Opens a record; where a run was stopped before its story was told, that is done now.

    Raises:
        RecordError: if there is no record at ``path``, or one that this version cannot use.
    """
    store = Store(Path(path))
    tell_anew(store)
    return Record(store)


def _arrivals(
    sources: Sequence[Source], told: Told, refused: list[InputError], on_progress: Callable[[Progress], None]
) -> Iterator[tuple[Article, bytes]]:
    """The articles of all ``sources``; what cannot be read is added to ``refused``."""
    from onrecord.intake import Loaded

    articles = 0
    met: set[str | None] = set()
    for done, source in enumerate(sources):
        on_progress(Progress(done, len(sources), articles, source.name))
        for arrival in _loaded(source, told):
            met.add(told.meta.key(arrival.path))
            if isinstance(arrival, Loaded):
                yield arrival.article, arrival.raw
                articles += 1
                on_progress(Progress(done, len(sources), articles, source.name))
            else:
                refused.append(arrival.error)
    unmet = told.meta.unmet(met)
    refused.extend([unmet] if unmet else [])


def _loaded(source: Source, told: Told) -> Iterator[Loaded | Refused]:
    """What intake makes of a source; a fault of the program itself in it ends this source alone."""
    from onrecord.intake import Refused, load

    try:
        yield from load(source, told)
    except Exception as fault:
        problem = f"could not be taken in further ({type(fault).__name__}: {fault})"
        yield Refused(ReadingFault(source.name, problem, hint="a fault of On Record: report it with the file"))


def _sources(paths: str | PathLike[str] | Iterable[str | PathLike[str]]) -> list[Source]:
    from onrecord.intake import Source, find

    places = [Path(path) for path in ([paths] if isinstance(paths, str | PathLike) else paths)]
    given = [Source.from_stream(sys.stdin.buffer) for place in places if place == STANDARD_INPUT]
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
        raise ReadingFault(article.place, f"could not be read ({type(fault).__name__}: {fault})", hint=hint) from fault


def _peer(pipeline: PipelineName) -> Peer:
    from onrecord import language

    return language.load_peer(str(pipeline))


def _version(pipeline: PipelineName | None) -> str:
    """The version of the reader, with that of another pipeline in it."""
    return reader_version() if pipeline is None else reader_version(_peer(pipeline).folder)
