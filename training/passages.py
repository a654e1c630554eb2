"""Treebank sentences as passages that fit the encoder, with the targets of the grammar branch."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import numpy as np
from torch import Tensor

from onrecord.language import inventory, lemmas
from onrecord.language.pieces import Pieces
from onrecord.language.windows import LIMIT
from training import batches as feeding
from training.coreference import Document
from training.corpora import ontogum, ud

IGNORED = -100
SHORTEST = 12
"""Pieces of the shortest limit that a passage may be given."""

OPEN_NAMES = inventory.bio(("PERSON", "ORG", "LOC"))
"""Names of openly licensed corpora, which the shared layers learn beside grammar."""


@dataclass(slots=True)
class Labels:
    """What each classifier can answer, in the order of its rows."""

    tag: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)
    deprel: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, sentences: Sequence[ud.Sentence]) -> Labels:
        words = [w for s in sentences for w in s.words]
        return cls(
            tag=_frequent(w.xpos for w in words),
            upos=_frequent(w.upos for w in words),
            feats=_frequent(w.feats for w in words),
            lemma=_frequent((lemmas.rule_for(w.form, w.lemma) for w in words), least=3, first=lemmas.IDENTITY),
            deprel=_frequent((w.deprel for w in words), least=5),
        )


def _frequent(values: Iterator[str], *, least: int = 2, first: str | None = None) -> list[str]:
    counts = Counter(values)
    kept = sorted(v for v, n in counts.items() if n >= least and v != first)
    return [first, *kept] if first is not None else kept


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive sentences of one document, with their size in pieces."""

    sentences: tuple[ud.Sentence, ...]
    pieces: int

    @property
    def words(self) -> list[str]:
        return [w.form for s in self.sentences for w in s.words]


@dataclass(frozen=True, slots=True)
class Batch:
    """Passages that go through the encoder together; ``document`` is set where they make up a whole one."""

    passages: list[Passage]
    document: Document | None = None


def passages(sentences: Sequence[ud.Sentence], pieces: Pieces, rng: random.Random) -> list[Passage]:
    """Cut documents into passages of random length, so that single sentences and full windows are both met."""
    return list(_cut(sentences, pieces, lambda: int(math.exp(rng.uniform(math.log(SHORTEST), math.log(LIMIT))))))


def whole(sentences: Sequence[ud.Sentence], pieces: Pieces) -> list[Passage]:
    """Cut documents into as few passages as the encoder's window allows."""
    return list(_cut(sentences, pieces, lambda: LIMIT))


def _cut(sentences: Sequence[ud.Sentence], pieces: Pieces, next_limit: Callable[[], int]) -> Iterator[Passage]:
    run: list[ud.Sentence] = []
    size, limit, document = 0, next_limit(), ""
    for sentence in sentences:
        own = sum(len(pieces.of(w.form)) for w in sentence.words)
        if own > LIMIT:
            continue
        if run and (size + own > limit or sentence.document != document):
            yield Passage(tuple(run), size)
            run, size, limit = [], 0, next_limit()
        run.append(sentence)
        size, document = size + own, sentence.document
    if run:
        yield Passage(tuple(run), size)


def documents(sentences: Sequence[ud.Sentence], pieces: Pieces, ontogum_folder: Path) -> list[Batch]:
    """Every document of GUM whole, with its chains in OntoGUM's scheme."""
    out = []
    for name, group in groupby(sentences, key=lambda s: s.document):
        cut = whole(list(group), pieces)
        # A sentence too long for a window is dropped, and its mentions with it: the chains count the words that are left.
        left = [s for p in cut for s in p.sentences]
        out.append(Batch(cut, _document(left, ontogum.chains(ontogum_folder / f"{name}.conll"), sentences)))
    return out


def _document(sentences: list[ud.Sentence], chains: list[list[ontogum.Mention]], every: Sequence[ud.Sentence]) -> Document:
    place, at = {}, 0
    original = [s for s in every if s.document == sentences[0].document]
    kept = {s.id: number for number, s in enumerate(sentences)}
    begins = np.cumsum([0, *(len(s.words) for s in sentences)])
    for sentence in original:
        if sentence.id in kept:
            for i in range(len(sentence.words)):
                place[at + i] = (kept[sentence.id], i)
        at += len(sentence.words)
    count = int(begins[-1])
    chain, spans, kinds = np.full(count, -1), np.full((count, 2), -1), np.zeros(count, dtype=np.int64)
    for number, sentence in enumerate(sentences):
        for entity in sentence.entities:
            head = int(begins[number]) + sentence.head_of(entity.start, entity.end)
            if not kinds[head]:
                kinds[head] = inventory.ENTITY_KINDS.index(entity.kind)
                spans[head] = begins[number] + entity.start, begins[number] + entity.end
    for number, mentions in enumerate(chains):
        for start, end in mentions:
            if start not in place or end - 1 not in place or place[start][0] != place[end - 1][0]:
                continue
            own, begin = place[start]
            sentence = sentences[own]
            head = int(begins[own]) + sentence.head_of(begin, begin + end - start)
            chain[head] = number
            spans[head] = begins[own] + begin, begins[own] + begin + end - start
    return Document(
        words=[w.form for s in sentences for w in s.words],
        upos=[w.upos for s in sentences for w in s.words],
        sentences=np.repeat(np.arange(len(sentences)), np.diff(begins)),
        chain=chain,
        spans=spans,
        kinds=kinds,
    )


@dataclass(frozen=True, slots=True)
class Targets:
    """Label numbers batch × words, −100 where there is none; ``head`` and ``sentence`` count within the passage."""

    start: Tensor
    tag: Tensor
    upos: Tensor
    feats: Tensor
    lemma: Tensor
    head: Tensor
    deprel: Tensor
    names: Tensor
    sentence: Tensor


def targets(batch: Sequence[Passage], labels: Labels, names: Mapping[str, Sequence[int]]) -> Targets:
    """The targets of ``batch``; ``names`` has the name labels of a sentence by its id, where there are any."""
    index = {name: {v: i for i, v in enumerate(getattr(labels, name))} for name in Labels.__dataclass_fields__}
    rows: dict[str, list[list[int]]] = {name: [] for name in Targets.__dataclass_fields__}
    for passage in batch:
        row: dict[str, list[int]] = {name: [] for name in rows}
        for number, sentence in enumerate(passage.sentences):
            offset = len(row["start"])
            row["names"].extend(names.get(sentence.id, [IGNORED] * len(sentence.words)))
            for i, w in enumerate(sentence.words):
                row["start"].append(int(i == 0))
                row["tag"].append(index["tag"].get(w.xpos, IGNORED))
                row["upos"].append(index["upos"].get(w.upos, IGNORED))
                row["feats"].append(index["feats"].get(w.feats, IGNORED))
                row["lemma"].append(index["lemma"].get(lemmas.rule_for(w.form, w.lemma), IGNORED))
                row["head"].append(offset + w.head)
                row["deprel"].append(index["deprel"].get(w.deprel, IGNORED))
                row["sentence"].append(number)
        for name in rows:
            rows[name].append(row[name])
    return Targets(**{name: feeding.pad_labels(rows[name]) for name in rows})
