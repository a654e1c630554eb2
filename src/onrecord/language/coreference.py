"""From the grammar branch's scores to coreference chains: the mentions of an article that mean the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.language import mentions
from onrecord.language.encoder import Arrays
from onrecord.language.inventory import REACH
from onrecord.language.mentions import ANTECEDENTS, Ints, Mentions
from onrecord.language.weights import Weights

LIKELY = -2.0
"""Log-odds from which a word is tried as the head of a mention (tuned on OntoGUM dev)."""

LINKED = -0.5
"""Score from which an antecedent is taken; 0 is even odds, but links are missed oftener than wrong (tuned on OntoGUM dev)."""

BLOCK = 512
"""Mentions whose antecedents are looked for at once, to bound memory."""

WordRange = tuple[int, int]
"""Words ``[start, end)`` of an article."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Chain:
    """Mentions of one thing, at least two, in order of text."""

    mentions: tuple[WordRange, ...]


class Coreference:
    """Links each mention to the likeliest earlier one that means the same (Dobrovolskii 2021), or to none."""

    def __init__(self, weights: Weights) -> None:
        self._tables = tables = weights.coreference
        # Each two tables of features added up beforehand: half the looking up for every pair.
        self._place, self._likeness = (
            (tables[a][:, None] + tables[b][None]).reshape(-1, tables[a].shape[1]) for a, b in (("apart", "sentences"), ("match", "kinds"))
        )

    def __call__(self, words: Sequence[str], upos: Sequence[str], sentences: Ints, scores: Arrays) -> tuple[Chain, ...]:
        """The chains of an article; ``sentences`` numbers the sentence of each word, in order of text."""
        heads = np.flatnonzero(scores["mention"][:, 0] > LIKELY)
        if len(heads) < 2:
            return ()
        found = Mentions(heads, self._spans(heads, sentences, scores))
        groups = list(range(len(heads)))
        for mention, antecedent in self._links(words, upos, sentences, found, scores):
            groups[mention] = groups[antecedent]
        return tuple(_chains(groups, found.spans))

    def _spans(self, heads: Ints, sentences: Ints, scores: Arrays) -> Ints:
        """The words of what each head heads, within its sentence: heads × (start, end)."""
        out = np.empty((len(heads), 2), dtype=np.int64)
        for row, head in enumerate(heads.tolist()):
            low, high = np.searchsorted(sentences, [sentences[head], sentences[head] + 1])
            own, width = scores["span"][head], scores["span"].shape[1] ** 0.5
            apart = np.clip(np.arange(low, high) - head, -REACH, REACH) + REACH
            near = self._tables["distance"][apart]
            first = scores["span_start"][low : head + 1] @ own / width + near[: head + 1 - low, 0]
            last = scores["span_end"][head:high] @ own / width + near[head - low :, 1]
            out[row] = low + int(first.argmax()), head + int(last.argmax()) + 1
        return out

    def _links(
        self, words: Sequence[str], upos: Sequence[str], sentences: Ints, found: Mentions, scores: Arrays
    ) -> Iterator[tuple[int, int]]:
        """Each mention that has an antecedent, with it, in order of text."""
        for begin in range(0, len(found.heads), BLOCK):
            since = max(0, begin - ANTECEDENTS)
            part = Mentions(found.heads[since : begin + BLOCK], found.spans[since : begin + BLOCK])
            pairs = mentions.pairs(words, upos, sentences, part)
            odds = self._odds(part, pairs, scores)
            best = odds.argmax(axis=1)
            for row in range(begin - since, len(part.heads)):
                if odds[row, best[row]] > LINKED:
                    yield since + row, since + int(pairs.antecedents[row, best[row]])

    def _odds(self, found: Mentions, pairs: mentions.Pairs, scores: Arrays) -> Floats:
        """Scores mentions × antecedents; above 0 where that antecedent is likelier than none."""
        tables, before = self._tables, pairs.antecedents
        link, back, later, earlier = (scores[name][found.heads] for name in ("link", "back", "later", "earlier"))
        hidden = earlier[before]
        hidden += later[:, None, :]
        hidden += self._place[pairs.apart * len(tables["sentences"]) + pairs.sentences]
        hidden += self._likeness[pairs.match * len(tables["kinds"]) + pairs.kinds]
        odds = np.maximum(hidden, 0, out=hidden) @ tables["out"] + tables["out_bias"]
        odds += np.take_along_axis(link @ back.T, before, axis=1) / link.shape[1] ** 0.5
        chance = scores["mention"][found.heads, 0]
        odds += chance[:, None] + chance[before]
        return np.where(pairs.present, odds, -np.inf).astype(np.float32)


def _chains(groups: Sequence[int], spans: Ints) -> Iterator[Chain]:
    members: dict[int, set[WordRange]] = {}
    for group, (start, end) in zip(groups, spans.tolist(), strict=True):
        members.setdefault(group, set()).add((start, end))
    for found in members.values():
        if len(found) > 1:
            yield Chain(tuple(sorted(found)))
