"""How large a thing may be: what no honest file comes near, so that a hostile one costs bounded time and memory."""

from __future__ import annotations

from typing import BinaryIO

from onrecord.errors import TooLarge

MOST_BYTES = 20 << 20
"""Bytes of one article. The largest pages of news, with their scripts and pictures inside, have three million."""

MOST_TEXT = 5_000_000
"""Characters of the text of one article: as many as the longest books have."""

MOST_LINES = 100_000
"""Lines of it that hold something."""

MOST_TAGS = 300_000
"""Tags of one page. The largest have some ten thousand."""

MOST_LISTED = 128 << 20
"""Bytes of one document that lists articles and can only be read as a whole: JSON that is not in lines, a feed."""

MOST_DOCUMENT = 64 << 20
"""Bytes of one document with its pictures inside: a page saved as one file, a PDF, a mail."""

MOST_DEEP = 3
"""Archives within archives that are opened."""

MOST_UNPACKED = 250
"""Times its own size that an archive may unpack to, all that lies within it taken together. News shrinks to a tenth."""

FREELY_UNPACKED = 64 << 20
"""Bytes that any archive may unpack to."""

MOST_MEMBERS = 200_000
"""Files in one archive."""

MOST_SPOOLED = 4 << 30
"""Bytes of an archive that comes by standard input or lies in another, and has to be laid down on disk to be read."""

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
