"""From the grammar branch's scores to sentences, tags, lemmas and trees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.language import lemmas, trees
from onrecord.language.encoder import Arrays
from onrecord.language.sentences import sentence_starts
from onrecord.language.weights import Weights

SENTENCE_LIMIT = 400
"""Words in a sentence; a longer run (a list, a page without full stops) is cut, so that trees stay small."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """Universal Dependencies of an article's words: heads are word numbers, a root's its own; sentences are numbered."""

    sentences: NDArray[np.int64]
    heads: NDArray[np.int64]
    deprels: list[str]
    upos: list[str]
    tags: list[str]
    feats: list[str]
    lemmas: list[str]


class Grammar:
    """Decodes what the branch's graph gives."""

    def __init__(self, weights: Weights) -> None:
        self._labels = weights.labels
        self._lemmas = weights.lemmas
        self._deprel = weights.session("deprel")

    def __call__(self, words: Sequence[str], spaced: Sequence[bool], opens: Sequence[int], scores: Arrays) -> Analysis:
        """Analyse ``words``; ``spaced`` tells before which a blank stands, ``opens`` which begin a paragraph and so a sentence."""
        starts = _no_longer_than(SENTENCE_LIMIT, sentence_starts(scores["start"][:, 1], words, spaced, opens))
        heads = np.arange(len(words), dtype=np.int64)
        for begin, end in _stretches(starts):
            heads[begin:end] = begin + trees.decode(_arcs(scores, begin, end))
        found = self._deprel.run(["deprel"], {"dep": scores["label_dep"], "head": scores["label_head"][heads]})[0]
        own = heads == np.arange(len(words))
        deprels = ["root" if own[i] else _not_root(self._labels["deprel"][k]) for i, k in enumerate(found)]
        upos, tags, feats, rules = ([self._labels[n][k] for k in scores[n]] for n in ("upos", "tag", "feats", "lemma"))
        found_lemmas = [self._lemma(w, u, r) for w, u, r in zip(words, upos, rules, strict=True)]
        return Analysis(np.cumsum(starts) - 1, heads, deprels, upos, tags, feats, found_lemmas)

    def _lemma(self, word: str, upos: str, rule: str) -> str:
        known = self._lemmas.get(f"{word.lower()}|{upos}")
        return known if known is not None else lemmas.apply(rule, word)


def _not_root(label: str) -> str:
    return "dep" if label == "root" else label


def _no_longer_than(limit: int, starts: NDArray[np.bool_]) -> NDArray[np.bool_]:
    since = 0
    for number in range(len(starts)):
        since = 0 if starts[number] else since + 1
        if since == limit:
            starts[number], since = True, 0
    return starts


def _stretches(starts: NDArray[np.bool_]) -> list[tuple[int, int]]:
    bounds = [*np.flatnonzero(starts).tolist(), len(starts)]
    return list(pairwise(bounds))


def _arcs(scores: Arrays, begin: int, end: int) -> NDArray[np.float32]:
    part = slice(begin, end)
    products = scores["arc_dep"][part] @ scores["arc_head"][part].T
    arcs: NDArray[np.float32] = products + scores["arc_prior"][part].T
    np.fill_diagonal(arcs, scores["root"][part, 0])
    return arcs
