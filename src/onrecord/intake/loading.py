"""From a source to its articles: one for a text or a page, one for each record of a JSON file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.domain.articles import Article
from onrecord.errors import FormatError, InputError
from onrecord.intake import assembly
from onrecord.intake.assembly import Known, Origin
from onrecord.intake.formats import detection as formats
from onrecord.intake.formats import jsonlines
from onrecord.intake.sources import Source, find
from onrecord.intake.text.encodings import decode


@dataclass(frozen=True, slots=True)
class Loaded:
    """An article with the bytes it was read from: those of its file, or of its record in a JSON file."""

    article: Article
    raw: bytes


@dataclass(frozen=True, slots=True)
class Refused:
    """A file or record that gives no article, and why."""

    error: InputError

    @property
    def path(self) -> str:
        return self.error.path

    @property
    def message(self) -> str:
        """One line that names the file and what is wrong."""
        return self.error.message

    @property
    def hint(self) -> str | None:
        """What to do."""
        return self.error.hint


def read(paths: Iterable[Path]) -> Iterator[Loaded | Refused]:
    """All articles of files and folders in the order of ``find``; what gives none is told among them and stops nothing."""
    for source in find(paths):
        yield from load(source)


def load(source: Source) -> Iterator[Loaded | Refused]:
    """The articles of one source. An empty, binary, broken or closed file is one ``Refused``, and so is each bad record."""
    try:
        data = source.read()
        if formats.looks_like_json(data):
            yield from _records(data, source.name)
        else:
            yield _file(data, source.name)
    except InputError as error:
        yield Refused(error)


def load_again(article: Article, raw: bytes) -> Article:
    """The article as this version makes it of its original bytes, with the places that it was found in before.

    Raises:
        InputError: if this version reads the bytes otherwise than as one article.
    """
    place = article.provenances[0] if article.provenances else article.id
    found = list(load(Source.from_bytes(raw, name=place)))
    match found:
        case [Refused(error)]:
            raise error
        case [Loaded(again)] if again.id == article.id:
            return replace(again, provenances=article.provenances)
    raise FormatError(place, f"is now read as {len(found)} articles", hint="read the file again into another record")


def _records(data: bytes, path: str) -> Iterator[Loaded | Refused]:
    for row in jsonlines.rows(data):
        try:
            record = jsonlines.parse(row, path=path)
        except InputError as error:
            yield Refused(error)
            continue
        origin = Origin(row.raw, f"{path}#{record.name}", notes=record.notes)
        yield Loaded(assembly.from_text(record.text, origin, known=record.known), row.raw)


def _file(data: bytes, path: str) -> Loaded:
    decoded = decode(data, path=path, declared=formats.declared_charset(data))
    origin = Origin(data, path, decoded.encoding, decoded.notes)
    if not formats.looks_like_page(decoded.text):
        return Loaded(assembly.from_text(decoded.text, origin, known=Known()), data)
    from onrecord.intake.pages import pages  # trafilatura takes half a second to import, which plain text need not wait for

    return Loaded(pages.from_page(decoded.text, origin), data)
