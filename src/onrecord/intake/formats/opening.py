"""From a stream to its pieces: what it is, told by its first bytes, and the bytes of each article in it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader
from typing import cast

from onrecord.errors import TooLarge
from onrecord.intake.formats import jsonlines, kinds, tables, warc, zips
from onrecord.intake.formats.kinds import Kind
from onrecord.intake.formats.streams import peeked
from onrecord.intake.formats.unpacking import Budget, Unpacked
from onrecord.intake.limits import HEAD, MOST_BYTES, MOST_DEEP, MOST_DOCUMENT, read_whole
from onrecord.intake.pieces import Piece, Refused, Told

COMPRESSED = (Kind.GZIP, Kind.ZSTD, Kind.BZ2, Kind.XZ)
WITH_PICTURES = (Kind.MAIL, Kind.WEBARCHIVE, Kind.PDF)


def pieces(stream: BufferedReader, place: str, told: Told) -> Iterator[Piece | Refused]:
    """The bytes of each article in a stream that was found at ``place``.

    Raises:
        InputError: if the stream as a whole cannot be read, or no further.
    """
    yield from _pieces(stream, place, told, Budget(), 0)


def _pieces(stream: BufferedReader, place: str, told: Told, budget: Budget, deep: int) -> Iterator[Piece | Refused]:
    head, stream = peeked(stream)
    kind = kinds.kind_of(head, tuple(told.fields.items()))
    if kind in COMPRESSED:
        _go_no_deeper(place, deep)
        unpacked = BufferedReader(Unpacked(stream, kind, place, budget, deep=deep), HEAD)
        yield from _pieces(cast("BufferedReader", unpacked), place, told, budget, deep + 1)
    elif kind is Kind.ZIP:
        _go_no_deeper(place, deep)
        yield from zips.pieces(stream, place, budget, lambda inner, at: _pieces(inner, at, told, budget, deep + 1), deep=deep)
    elif kind is Kind.WARC:
        yield from warc.pieces(stream, place, told)
    elif kind is Kind.JSON:
        yield from jsonlines.pieces(stream, place, told)
    elif kind is Kind.TABLE:
        yield from tables.pieces(stream, place, told)
    elif kind is Kind.FEED:
        from onrecord.intake.formats import feeds

        yield from feeds.pieces(stream, place, told)
    elif kind is Kind.PARQUET:
        from onrecord.intake.formats import parquet

        yield from parquet.pieces(stream, place, told, budget, deep=deep)
    elif kind in WITH_PICTURES:
        yield Piece(read_whole(stream, place, most=MOST_DOCUMENT), told.context(place))
    else:
        yield Piece(read_whole(stream, place, most=MOST_BYTES), told.context(place))


def _go_no_deeper(place: str, deep: int) -> None:
    if deep >= MOST_DEEP:
        raise TooLarge(place, f"archives within archives, more than {MOST_DEEP} deep", hint="unpack it yourself if you trust it")
