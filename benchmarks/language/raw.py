"""The treebanks read from their raw text, with our own sentences and words, scored by the CoNLL 2018 shared task's evaluation.

The text is put together from the sentences as written, a line for every paragraph. English multiword tokens ("don't") are given
by their words, which the evaluation aligns; its figure for tokens is therefore left out.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc, Token
from udtools.udeval import evaluate, load_conllu

from benchmarks.language.given import Paragraphs, Reader, treebank
from onrecord.language.pipeline import lines
from onrecord.language.words import blank

MEASURES = {"words": "Words", "sentences": "Sentences", "upos": "UPOS", "lemma": "Lemmas", "uas": "UAS", "las": "LAS"}


def text_of(paragraphs: Paragraphs) -> str:
    """A document's text, a line for every paragraph."""
    return "\n".join("".join(p.text + " " * p.spaces[-1] for p in paragraph).strip() for paragraph in paragraphs)


def conllu(doc: Doc) -> str:
    """A read Doc as the evaluation takes it; what is no word is left out."""
    return "".join(_block([token for token in sentence if not token.is_space]) for sentence in doc.sents)


def _block(words: list[Token]) -> str:
    place = {token.i: number for number, token in enumerate(words, 1)}
    rows = (_row(token, place) for token in words)
    return "".join(f"{row}\n" for row in rows) + "\n" * bool(words)


def _row(token: Token, place: dict[int, int]) -> str:
    head = 0 if token.head.i == token.i else place[token.head.i]
    tags = token.lemma_, token.pos_, token.tag_, str(token.morph) or "_"
    return "\t".join((str(place[token.i]), token.text, *tags, str(head), token.dep_.lower(), "_", "_"))


def score(gold: str, system: str) -> dict[str, float]:
    """F1 by measure, percentages, of two texts in CoNLL-U."""
    found = evaluate(*(load_conllu(io.StringIO(text), name, {}) for name, text in (("gold", gold), ("system", system))))
    return {name: 100 * found[measure].f1 for name, measure in MEASURES.items()}


def gold_parts(path: Path) -> Iterator[str]:
    """The documents of a CoNLL-U file."""
    return (part for part in re.split(r"(?m)^(?=# newdoc)", path.read_text("utf-8")) if part.strip())


def score_treebank(shared: Path, path: str, read: Reader, *, only: str = "") -> dict[str, float]:
    """Figures over a part of a treebank, or over its documents whose id starts with ``only``."""
    gold, system = [], []
    parts = gold_parts(shared / f"data/ud/{path}.conllu")
    for part, (name, paragraphs) in zip(parts, treebank(shared, path), strict=True):
        if name.startswith(only):
            doc = blank().make_doc(text_of(paragraphs))
            read(doc, lines(doc.text))
            gold.append(part)
            system.append(conllu(doc))
    return score("".join(gold), "".join(system))
