"""OntoGUM (Zhu et al. 2021): coreference on GUM in OntoNotes' scheme, without singletons."""

from __future__ import annotations

import re
from pathlib import Path

BRACKET = re.compile(r"\((\d+)\)|\((\d+)|(\d+)\)")

Mention = tuple[int, int]
"""Words ``[start, end)`` of a document, which are those of its treebank."""


def chains(path: Path) -> list[list[Mention]]:
    """The chains of one ``.conll`` file of two mentions or more, in order of their first mention; mentions in order of text."""
    found: dict[str, list[Mention]] = {}
    open_: dict[str, list[int]] = {}
    rows = [line.split("\t") for line in path.read_text("utf-8").split("\n") if line[:1].isdigit()]
    for number, row in enumerate(rows):
        for whole, opens, closes in BRACKET.findall(row[2]):
            if opens:
                open_.setdefault(opens, []).append(number)
            elif whole or open_.get(closes):
                start = number if whole else open_[closes].pop()
                found.setdefault(whole or closes, []).append((start, number + 1))
    several = (sorted(set(mentions)) for mentions in found.values())
    return sorted(mentions for mentions in several if len(mentions) > 1)
