"""Universal Dependencies treebanks in CoNLL-U, as sentences of syntactic words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

NON_COMMERCIAL = ("GUM_fiction_", "GUM_whow_")
"""GUM's genres whose texts are CC BY-NC-SA: never in weights that ship."""


@dataclass(frozen=True, slots=True)
class Word:
    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    """Number of the head within the sentence, from 0; the root has its own number."""
    deprel: str


@dataclass(frozen=True, slots=True)
class Sentence:
    document: str
    words: tuple[Word, ...]


def read(path: Path, *, without: tuple[str, ...] = NON_COMMERCIAL) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file, leaving out documents whose id starts with ``without``."""
    document = ""
    rows: list[list[str]] = []
    for line in path.read_text("utf-8").split("\n"):
        if line.startswith("# newdoc id"):
            document = line.split("=", 1)[1].strip()
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            if not document.startswith(without):
                yield Sentence(document, tuple(_words(rows)))
            rows = []


def _words(rows: list[list[str]]) -> Iterator[Word]:
    plain = [row for row in rows if row[0].isdigit()]
    for number, row in enumerate(plain):
        head = int(row[6]) - 1
        yield Word(row[1], row[2], row[3], row[4], row[5], number if head < 0 else head, row[7])
