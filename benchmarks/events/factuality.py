"""Whether events are told as fact: the model's factuality of judged words beside a constant and beside a rule, in one run.

Words and paragraphs are given; sentence ends, trees and all else are found. Pearson's r and the mean absolute error, as Rudinger, White
and Van Durme (2018) have them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from benchmarks.events import judged
from benchmarks.language import given
from onrecord.language.pipeline import findings_of
from onrecord.language.pipeline import load as load_pipeline

Floats = NDArray[np.float32]
System = Callable[[Doc], Floats]
"""Gives for every token of an analysed Doc how factual it is, from −3 to 3."""

CERTAIN = 3.0

NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor"})
MODAL = "MD"
OPEN = 0.0
"""What the rule makes of a word under a modal, or behind "if" or "to"."""

UNREAL_MARKS = frozenset({"if", "to", "whether", "unless"})


def factuality(doc: Doc) -> Floats:
    """What the encoder of events says of every token, kept on the scale."""
    found = findings_of(doc).factuality
    return np.array([found.get(token.i, CERTAIN) for token in doc], dtype=np.float32).clip(-CERTAIN, CERTAIN)


def constant(doc: Doc) -> Floats:
    """Everything is certain."""
    return np.full(len(doc), CERTAIN, dtype=np.float32)


def rule(doc: Doc) -> Floats:
    """A word is what its children make it: denied by a negation, open under a modal or behind "if" and "to", else certain."""
    return np.array([_by_children(token) for token in doc], dtype=np.float32)


def _by_children(token: Token) -> float:
    children = list(token.children)
    if any(child.text.lower() in NEGATIONS for child in children):
        return -CERTAIN
    is_open = any(child.tag_ == MODAL or (child.dep_ == "mark" and child.text.lower() in UNREAL_MARKS) for child in children)
    return OPEN if is_open else CERTAIN


SYSTEMS: Mapping[str, System] = {"On Record": factuality, "negations and modals": rule, "all certain (3.0)": constant}


def table(shared: Path, corpus: str, part: str) -> dict[str, dict[str, float]]:
    """By system: r (none where all answers are equal), mean absolute error, and how many words were judged."""
    documents = list(judged.CORPORA[corpus](shared, part))
    docs = analysed(documents)
    gold = np.array([score for document in documents for score in document.scores.values()])
    return {name: figures(_answers(system, docs, documents), gold) for name, system in SYSTEMS.items()}


def analysed(documents: Sequence[judged.Document]) -> list[Doc]:
    """The documents as the pipeline reads given words."""
    pipeline = load_pipeline(threads=2)
    return [pipeline.annotate(*given.doc_of(document.lines, document.spaces)) for document in documents]


def _answers(system: System, docs: Sequence[Doc], documents: Sequence[judged.Document]) -> Floats:
    return np.concatenate([system(doc)[list(document.scores)] for doc, document in zip(docs, documents, strict=True) if document.scores])


def figures(answers: Floats, gold: NDArray[np.float64]) -> dict[str, float]:
    """Pearson's r, where the answers differ at all, the mean absolute error, and the number of words."""
    correlated = {"r": float(np.corrcoef(answers, gold)[0, 1])} if np.ptp(answers) else {}
    return correlated | {"error": float(np.abs(answers - gold).mean()), "words": float(len(gold))}
