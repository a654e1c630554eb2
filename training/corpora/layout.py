"""Universal Dependencies treebanks as they stood on the page: blanks between words, sentences as written, paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from training.corpora import ud


@dataclass(frozen=True, slots=True)
class Placed:
    """A sentence with its layout."""

    sentence: ud.Sentence
    text: str
    """The sentence as written (``# text``)."""
    spaces: tuple[bool, ...]
    """Whether a blank follows each word; the words of a multiword token ("don't") touch."""
    opens: bool
    """Whether a paragraph begins here."""


def read(path: Path, *, without: tuple[str, ...] = ud.NON_COMMERCIAL) -> Iterator[Placed]:
    """Yield the sentences of a CoNLL-U file with their layout, leaving out documents whose id starts with ``without``."""
    blocks = (block for block in path.read_text("utf-8").split("\n\n") if block.strip())
    for block, sentence in zip(blocks, ud.read(path, without=()), strict=True):
        lines = block.strip("\n").split("\n")
        comments = [line for line in lines if line.startswith("#")]
        if not sentence.document.startswith(without):
            text = next(line.partition("=")[2].strip() for line in comments if line.startswith("# text ="))
            opens = any(line.startswith(("# newpar", "# newdoc")) for line in comments)
            yield Placed(sentence, text, tuple(_spaces(lines[len(comments) :])), opens)


def documents(placed: Iterator[Placed]) -> Iterator[tuple[str, list[list[Placed]]]]:
    """Yield each document's id and its paragraphs."""
    for name, group in groupby(placed, key=lambda p: p.sentence.document):
        paragraphs: list[list[Placed]] = []
        for item in group:
            if item.opens or not paragraphs:
                paragraphs.append([])
            paragraphs[-1].append(item)
        yield name, paragraphs


def _spaces(rows: list[str]) -> Iterator[bool]:
    """A blank follows a word unless it says no or its multiword token goes on or says no."""
    last_of_token, token_space = 0, True
    for row in rows:
        columns = row.split("\t")
        number, space = columns[0], "SpaceAfter=No" not in columns[9].split("|")
        if "-" in number:
            last_of_token, token_space = int(number.partition("-")[2]), space
        elif number.isdigit():
            yield space if int(number) > last_of_token else int(number) == last_of_token and token_space
