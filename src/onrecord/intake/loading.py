"""From a source to its articles: one for a text or a page, one for each record of a file that holds several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.domain.articles import Article, Context
from onrecord.errors import InputError
from onrecord.intake.formats.making import article_of
from onrecord.intake.formats.opening import pieces
from onrecord.intake.pieces import NOTHING_TOLD, Piece, Refused, Told
from onrecord.intake.sources import Source, find


@dataclass(frozen=True, slots=True)
class Loaded:
    """An article with the bytes it was read from: those of its file, or of its record in a file that holds several."""

    article: Article
    raw: bytes

    @property
    def path(self) -> str:
        return self.article.place


def read(paths: Iterable[Path], told: Told = NOTHING_TOLD) -> Iterator[Loaded | Refused]:
    """All articles of files and folders in the order of ``find``; what gives none is told among them and stops nothing."""
    for source in find(paths):
        yield from load(source, told)


def load(source: Source, told: Told = NOTHING_TOLD) -> Iterator[Loaded | Refused]:
    """The articles of one source, one at a time. An empty, binary, broken or closed file is one ``Refused``, and so is each bad record."""
    try:
        with source.open() as stream:
            for piece in pieces(stream, source.name, told):
                yield piece if isinstance(piece, Refused) else _made(piece)
    except InputError as error:
        yield Refused(error)


def _made(piece: Piece) -> Loaded | Refused:
    try:
        return Loaded(article_of(piece.raw, (piece.context,)), piece.raw)
    except InputError as error:
        return Refused(error)


def load_again(article: Article, raw: bytes) -> Article:
    """The article as this version makes it of its original bytes, with all that is told of it where it was found.

    Raises:
        InputError: if this version reads the bytes otherwise than as one article.
    """
    told = {context.place: context for context in article.contexts}
    places = article.provenances or (article.id,)
    made = article_of(raw, tuple(told.get(place, Context(place)) for place in places))
    return replace(made, provenances=article.provenances)
