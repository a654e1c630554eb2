"""The model that is measured, with the sentence ends that it finds and with given ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.language.given import Reader
from onrecord.language import weights
from onrecord.language.encoder import Arrays
from onrecord.language.grammar import Analysis, Grammar
from onrecord.language.pipeline import Pipeline


class OneTree(Grammar):
    """Makes one tree of every block."""

    def __call__(self, words: Sequence[str], spaced: Sequence[bool], opens: Sequence[int], scores: Arrays) -> Analysis:
        return super().__call__(words, spaced, opens, {**scores, "start": np.zeros_like(scores["start"])})


class SentencesGiven(Pipeline):
    """The pipeline where every block is known to be one sentence, as a treebank's evaluation with gold sentences has it."""

    def __init__(self, *, threads: int, folder: Path) -> None:
        super().__init__(threads=threads, folder=folder)
        self._grammar = OneTree(weights.Weights(folder, threads=threads))


@dataclass(frozen=True, slots=True)
class Model:
    """Two ways of filling a Doc: ``read`` takes blocks for paragraphs, ``read_sentences`` for sentences."""

    read: Reader
    read_sentences: Reader


def load(*, threads: int = 1, folder: Path = weights.FOLDER) -> Model:
    """The weights of a folder, ready to be measured."""
    return Model(Pipeline(threads=threads, folder=folder).annotate, SentencesGiven(threads=threads, folder=folder).annotate)
