"""Wikigold (Balasuriya et al. 2009): names in Wikipedia articles, of persons, organisations, places and the rest. Never trained on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.corpora.names import Named

BETWEEN = "-DOCSTART-"
"""The one word of a line that parts two articles."""

Line = tuple[tuple[str, str], ...]


def read(path: Path) -> Iterator[Named]:
    """Yield the articles, labels in IOB2 as in the file (``PER``, ``ORG``, ``LOC``, ``MISC``)."""
    lines: list[Line] = []
    number = 0
    for part in [*path.read_text("utf-8").split("\n\n"), f"0\t{BETWEEN}\tO"]:
        rows = [row.split("\t") for row in part.strip("\n").split("\n") if row.count("\t") == 2]
        line = tuple((word, label) for _, word, label in rows)
        if line and line[0][0] == BETWEEN:
            if lines:
                yield Named(f"wikigold-{number}", tuple(lines))
            number, lines = number + 1, []
        elif line:
            lines.append(line)
