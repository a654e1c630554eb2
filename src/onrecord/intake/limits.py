"""How large a thing may be: what no honest file comes near, so that a hostile one costs bounded time and memory."""

from __future__ import annotations

from typing import BinaryIO

from onrecord.errors import TooLarge

MOST_BYTES = 20 << 20
"""Bytes of one article. The largest pages of news, with their scripts and pictures inside, have three million."""

MOST_LISTED = 128 << 20
"""Bytes of one document that lists articles and can only be read as a whole: JSON that is not in lines, a feed."""

HEAD = 1 << 16
"""Bytes that tell what a file is."""

CHUNK = 1 << 20


def read_whole(stream: BinaryIO, place: str, *, most: int = MOST_BYTES) -> bytes:
    """All bytes of a stream.

    Raises:
        TooLarge: if there are more than ``most``, of which no more is read.
    """
    parts: list[bytes] = []
    size = 0
    while chunk := stream.read(min(CHUNK, most + 1 - size)):
        parts.append(chunk)
        size += len(chunk)
        if size > most:
            raise TooLarge(place, f"larger than {most >> 20} MB", hint="split it into files of an article each, or leave it out")
    return b"".join(parts)
