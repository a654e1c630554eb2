"""Docs of given words, for measuring what is made of them apart from how a text is cut into words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, pairwise
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from onrecord.domain.spans import Span
from onrecord.language.words import blank
from training.corpora import layout
from training.corpora.layout import Placed

Reader = Callable[[Doc, Sequence[Span]], object]
"""Fills a Doc where its blocks lie, as ``Pipeline.annotate`` does."""

TREEBANKS = {"EWT test": "EWT/en_ewt-ud-test", "GUM test": "GUM/en_gum-ud-test", "PUD (never trained on)": "PUD/en_pud-ud-test"}

Paragraphs = list[list[Placed]]


def treebank(shared: Path, path: str) -> list[tuple[str, Paragraphs]]:
    """All documents of a treebank's part, the non-commercial ones too: they may be measured on."""
    return list(layout.documents(layout.read(shared / f"data/ud/{path}.conllu", without=())))


def words_of(paragraphs: Paragraphs) -> list[list[str]]:
    return [[w.form for placed in paragraph for w in placed.sentence.words] for paragraph in paragraphs]


def spaces_of(paragraphs: Paragraphs) -> list[bool]:
    return [space for paragraph in paragraphs for placed in paragraph for space in placed.spaces]


def doc_of(lines: Sequence[Sequence[str]], spaces: Sequence[bool] | None = None, *, vocab: Vocab | None = None) -> tuple[Doc, list[Span]]:
    """A Doc of given words, and a block for every line of them; ``vocab`` is that of the pipeline which is to read it, if not ours."""
    doc = Doc(vocab or blank().vocab, words=list(chain.from_iterable(lines)), spaces=None if spaces is None else list(spaces))
    return doc, list(_blocks(doc, lines))


def _blocks(doc: Doc, lines: Sequence[Sequence[str]]) -> Iterator[Span]:
    bounds = [0]
    for line in lines:
        bounds.append(bounds[-1] + len(line))
    for begin, end in pairwise(bounds):
        yield Span(doc[begin].idx, doc[end - 1].idx + len(doc[end - 1]))
