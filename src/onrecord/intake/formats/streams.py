"""Streams that were read ahead of, and streams that have to be laid down to be read out of order."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, BytesIO, RawIOBase
from tempfile import TemporaryFile
from typing import Any, BinaryIO, cast

from onrecord.errors import EncodingError, InputError, TooLarge
from onrecord.intake.limits import CHUNK, HEAD, MOST_SPOOLED

WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Rejoined(RawIOBase):
    """Bytes that were read already, and the rest of their stream."""

    def __init__(self, start: bytes, stream: BufferedReader) -> None:
        super().__init__()
        self._start = BytesIO(start)
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        room = memoryview(buffer).cast("B")
        part = self._start.read(len(room)) or self._stream.read1(len(room))
        room[: len(part)] = part
        return len(part)


class Recoded(RawIOBase):
    """UTF-16 as UTF-8."""

    def __init__(self, stream: BinaryIO, place: str) -> None:
        super().__init__()
        self._stream, self._place = stream, place
        self._decoder = codecs.getincrementaldecoder("utf-16")()
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        room = memoryview(buffer).cast("B")
        while not self._ready and (data := self._stream.read(HEAD)):
            try:
                self._ready = self._decoder.decode(data).encode("utf-8", "replace")
            except UnicodeDecodeError as error:
                raise EncodingError(self._place, "broken UTF-16", hint="save it as UTF-8") from error
        part, self._ready = self._ready[: len(room)], self._ready[len(room) :]
        room[: len(part)] = part
        return len(part)


def in_utf8(stream: BufferedReader, place: str) -> BufferedReader:
    """The stream, recoded where its byte order mark is that of UTF-16, as spreadsheets write it."""
    if not stream.peek(2).startswith(WIDE):
        return stream
    return BufferedReader(Recoded(cast("BinaryIO", stream), place), HEAD)


def rejoined(start: bytes, stream: BufferedReader) -> BufferedReader:
    return BufferedReader(Rejoined(start, stream), HEAD)


def peeked(stream: BufferedReader) -> tuple[bytes, BufferedReader]:
    """The first bytes of a stream, all that count where there are so many, and the stream with them still in it."""
    head = stream.peek(HEAD)[:HEAD]
    if stream.seekable() or len(head) == HEAD:
        return head, stream
    head = b""
    try:
        while len(head) < HEAD and (part := stream.read1(HEAD - len(head))):
            head += part
    except InputError:  # which is told again where the reading comes to it
        if not head:
            raise
    return head, rejoined(head, stream)


@contextmanager
def seekable(stream: BufferedReader, place: str) -> Iterator[BinaryIO]:
    """The stream as one that can be read in any order, from a file of its own where need be.

    Raises:
        TooLarge: if it is more than such a file may hold.
    """
    if stream.seekable():
        yield cast("BinaryIO", stream)
        return
    with TemporaryFile() as file:
        size = 0
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            if size > MOST_SPOOLED:
                raise TooLarge(place, f"larger than {MOST_SPOOLED >> 30} GB", hint="save it to a file, and read that")
            file.write(chunk)
        file.seek(0)
        yield cast("BinaryIO", file)
