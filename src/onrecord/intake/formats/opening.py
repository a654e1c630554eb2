"""From a stream to its pieces: what it is, told by its first bytes, and the bytes of each article in it."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader

from onrecord.errors import InputError
from onrecord.intake.formats import detection, jsonlines
from onrecord.intake.limits import HEAD, MOST_LISTED, read_whole
from onrecord.intake.pieces import Piece, Refused, Told


def pieces(stream: BufferedReader, place: str, told: Told) -> Iterator[Piece | Refused]:
    """The bytes of each article in a stream that was found at ``place``.

    Raises:
        InputError: if the stream as a whole cannot be read.
    """
    if detection.looks_like_json(stream.peek(HEAD)):
        yield from _records(read_whole(stream, place, most=MOST_LISTED), place, told)
    else:
        yield Piece(read_whole(stream, place), told.context(place))


def _records(data: bytes, path: str, told: Told) -> Iterator[Piece | Refused]:
    for row in jsonlines.rows(data):
        try:
            name = jsonlines.parse(row, path=path).name
        except InputError as error:
            yield Refused(error)
        else:
            yield Piece(row.raw, told.context(f"{path}#{name}"))
