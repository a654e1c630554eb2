"""What stands for marks that the encoding of a terminal has not."""

from __future__ import annotations

import codecs
import io
from typing import TextIO

PLAINLY = "onrecord-plainly"
PLAIN = str.maketrans("“”„‘’–—…·‹›«»●├┤─←→", '"""\'\'--~-<><>o||-<>')
"""Marks of texts and of our own, to those of ASCII that come nearest; each one is one, so that columns stay."""


def write_plainly(stream: TextIO) -> None:
    """From now on, plain marks stand in ``stream`` for those that its encoding has not, and a question mark for all else."""
    codecs.register_error(PLAINLY, _plain)
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors=PLAINLY)


def _plain(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    unknown = error.object[error.start : error.end]
    return unknown.translate(PLAIN).encode("ascii", "replace").decode("ascii"), error.end
