"""Corpora of names, as words with one label each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

NEWSWIRE = {
    "Person": "PERSON",
    "Organization": "ORG",
    "Location": "LOC",
    "Facility": "LOC",
    "NORP": "NORP",
    "Product": "PRODUCT",
    "Misc": "MISC",
    "Date": "DATE",
    "Money": "MONEY",
}
UNER = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
UNER_TRAIN = "data/ner/uner-ewt/en_ewt-ud-train.DRAFT-2022-12.iob2"
NEWSWIRE_FOLDER = "data/ner/en-worldwide-newswire/processed_annotated"
HELD_BACK_EVERY = 10
"""Every tenth article, by sorted name, is held back from training."""

OPEN = "?"
"""The label of a word that is none of the types its corpus marks, but may be of another."""


@dataclass(frozen=True, slots=True)
class Named:
    document: str
    lines: tuple[tuple[tuple[str, str], ...], ...]
    """Sentences of (word, BIO label)."""


def newswire(folder: Path, *, held_back: bool = False) -> Iterator[Named]:
    """English Worldwide Newswire (Shan et al. 2023): one article a file, sentences parted by empty lines."""
    for number, path in enumerate(sorted(folder.glob("*.tsv"))):
        if (number % HELD_BACK_EVERY == 0) != held_back:
            continue
        lines: list[tuple[tuple[str, str], ...]] = []
        for part in re.split(r"\n\s*\n", path.read_text("utf-8")):
            # Further columns hold names within names ("Keelung" in "Keelung City Government"); the outermost counts.
            rows = [row.split("\t") for row in part.split("\n") if "\t" in row]
            words = tuple((row[0].strip(), _mapped(row[1].strip(), NEWSWIRE)) for row in rows if row[0].strip())
            if words and not words[0][0].startswith("http"):
                lines.append(words)
        yield Named(path.stem, tuple(lines))


def uner(path: Path, *, outside: str = OPEN) -> Iterator[Named]:
    """Universal NER (Mayhew et al. 2024) in IOB2: persons, organisations and places only; ``outside`` labels what is none of these."""
    document = ""
    lines: list[tuple[tuple[str, str], ...]] = []
    words: list[tuple[str, str]] = []
    for line in [*path.read_text("utf-8").split("\n"), "# newdoc id = "]:
        if line.startswith("# newdoc"):
            if lines:
                yield Named(document, tuple(lines))
            document, lines = line.split("=", 1)[1].strip(), []
        elif line and not line.startswith("#"):
            row = line.split("\t")
            label = _mapped(row[2], UNER)
            words.append((row[1], outside if label == "O" else label))
        elif not line and words:
            lines.append(tuple(words))
            words = []


def uner_by_sentence(path: Path) -> dict[str, list[str]]:
    """UNER's labels of each sentence by its id, which is the treebank's; ``?`` where a name is of none of its types."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in path.read_text("utf-8").split("\n"):
        if line.startswith("# sent_id"):
            name = line.split("=", 1)[1].strip()
            found[name] = []
        elif line and not line.startswith("#"):
            label = line.split("\t")[2]
            found[name].append(OPEN if label[2:] in ("OTH", "O") else _mapped(label, UNER))
    return found


def _mapped(label: str, table: dict[str, str]) -> str:
    if label in ("", "O") or label[2:] not in table:
        return "O"
    return label[:2] + table[label[2:]]
