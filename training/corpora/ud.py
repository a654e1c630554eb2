"""Universal Dependencies treebanks in CoNLL-U, as sentences of syntactic words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

NON_COMMERCIAL = ("GUM_fiction_", "GUM_whow_")
"""GUM's genres whose texts are CC BY-NC-SA: never in weights that ship."""

BRACKET = re.compile(r"\((?P<opens>\d+)-(?P<kind>[a-z]+)[^()]*(?P<shuts>\)?)|(?P<closes>\d+)\)")
"""One bracket of GUM's ``Entity=``: ``(3-person-…`` opens, ``(3-person-…)`` is one word, ``3)`` closes."""


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
class Entity:
    """A mention of something: words ``[start, end)`` of its sentence, and what kind of thing it is."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Sentence:
    document: str
    id: str
    words: tuple[Word, ...]
    entities: tuple[Entity, ...] = ()

    def head_of(self, start: int, end: int) -> int:
        """The word of ``[start, end)`` whose head lies outside it, the first of several.

        Of a coordination it is the conjunction, so that "the leaders and their aides" and "the leaders" differ.
        """
        outside = [i for i in range(start, end) if not start <= self.words[i].head < end or self.words[i].head == i]
        head = outside[0] if outside else start
        joined = [i for i in range(start, end) if self.words[i].head == head and self.words[i].deprel == "conj"]
        marks = [i for i in range(start, end) if self.words[i].deprel == "cc" and self.words[i].head in joined]
        return marks[0] if marks else head


def read(path: Path, *, without: tuple[str, ...] = NON_COMMERCIAL) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file, leaving out documents whose id starts with ``without``."""
    document = name = ""
    rows: list[list[str]] = []
    for line in path.read_text("utf-8").split("\n"):
        if line.startswith("# newdoc id"):
            document = line.split("=", 1)[1].strip()
        elif line.startswith("# sent_id"):
            name = line.split("=", 1)[1].strip()
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            if not document.startswith(without):
                plain = [row for row in rows if row[0].isdigit()]
                yield Sentence(document, name, tuple(_words(plain)), tuple(_entities(plain)))
            rows = []


def _words(rows: list[list[str]]) -> Iterator[Word]:
    for number, row in enumerate(rows):
        head = int(row[6]) - 1
        yield Word(row[1], row[2], row[3], row[4], row[5], number if head < 0 else head, row[7])


def _entities(rows: list[list[str]]) -> Iterator[Entity]:
    open_: list[tuple[str, int, str]] = []
    for number, row in enumerate(rows):
        marks = next((part[7:] for part in row[9].split("|") if part.startswith("Entity=")), "")
        for mark in BRACKET.finditer(marks):
            if mark["closes"]:
                at = next((i for i in reversed(range(len(open_))) if open_[i][0] == mark["closes"]), None)
                if at is not None:
                    _, start, kind = open_.pop(at)
                    yield Entity(start, number + 1, kind)
            elif mark["shuts"]:
                yield Entity(number, number + 1, mark["kind"])
            else:
                open_.append((mark["opens"], number, mark["kind"]))
