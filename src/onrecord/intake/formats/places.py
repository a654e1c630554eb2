"""Names within a file, as a place and a message show them: on one line, and without what a terminal would obey."""

from __future__ import annotations

import unicodedata

LONGEST = 200
STRANGE = "\ufffd"


def shown(name: str) -> str:
    """The name of a record or of a file in an archive."""
    words = " ".join(name.split())[:LONGEST]
    return (
        words if words.isprintable() else "".join(STRANGE if unicodedata.category(char) in ("Cc", "Cf", "Cs") else char for char in words)
    )
