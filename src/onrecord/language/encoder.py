"""One pass of the encoder over an article's words.

An article is cut into windows by its own paragraphs and run in batches of its own windows only, by a
fixed rule, since dynamic int8 lets a result depend on what shares its batch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from onrecord.language.shapes import Shape, shape_of
from onrecord.language.weights import Weights
from onrecord.language.windows import Window, sentence_like, windows

BATCH = 768
"""Pieces in a batch, padding counted."""

HIDDEN = "hidden"
"""How the names of arrays windows × pieces × width begin (``hidden0``: the embeddings); all others hold a row a word."""

GRAPHS = ("trunk", "grammar", "reports", "events")
"""In the order in which they run."""

Arrays = dict[str, NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Encoded:
    """What the graphs say of an article's words: each array's first axis is the words, in order."""

    windows: tuple[Window, ...]
    grammar: Arrays
    reports: Arrays


@dataclass(frozen=True, slots=True)
class _Batch:
    """Padded pieces of some windows with their shapes, what the graphs read beside them, and the words in the order the graphs give them.

    ``before`` and ``after`` of ``inputs`` are each word's neighbours in that order, −1 where its window has none.
    """

    pieces: NDArray[np.int64]
    shapes: NDArray[np.int64]
    inputs: Arrays
    order: NDArray[np.int64]


class Encoder:
    """The trunk, its branches and the encoder of events, ready to run."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._trunk, self._grammar, self._reports, self._events = (_Graph(weights.session(name)) for name in GRAPHS)

    def __call__(self, words: Sequence[str], starts: Sequence[int]) -> Encoded:
        """Encode ``words``; ``starts`` are the numbers of those that open a paragraph."""
        pieces = [self._weights.pieces.of(word) for word in words]
        cut = tuple(windows([len(p) for p in pieces], starts, sentence_like(words)))
        orders: list[NDArray[np.int64]] = []
        results: list[tuple[Arrays, Arrays]] = []
        for group in _grouped(cut, [len(p) for p in pieces]):
            batch = _batch(group, words, pieces, self._weights)
            orders.append(batch.order)
            results.append(self._run(batch))
        order = np.argsort(np.concatenate(orders), kind="stable")
        grammar, reports = ({name: np.concatenate([r[side][name] for r in results])[order] for name in results[0][side]} for side in (0, 1))
        return Encoded(cut, grammar, reports)

    def _run(self, batch: _Batch) -> tuple[Arrays, Arrays]:
        known = batch.inputs | {"embedded": self._weights.words.embed(batch.pieces, batch.shapes)}
        known |= self._trunk(known)
        grammar = self._grammar(known)
        reports = self._reports(known | grammar)
        reports |= self._events(known | grammar | reports)
        return {name: values for name, values in grammar.items() if not name.startswith(HIDDEN)}, reports


class _Graph:
    """A session that takes what it needs of the arrays that are known, and gives its own by name."""

    def __init__(self, session: onnxruntime.InferenceSession) -> None:
        self._session = session
        self._needs = [entry.name for entry in session.get_inputs()]
        self._gives = [entry.name for entry in session.get_outputs()]

    def __call__(self, known: Arrays) -> Arrays:
        return dict(zip(self._gives, self._session.run(self._gives, {name: known[name] for name in self._needs}), strict=True))


def _grouped(cut: Sequence[Window], sizes: Sequence[int]) -> Iterator[list[Window]]:
    """Windows of like length together, up to ``BATCH`` pieces with their padding."""
    lengths = {window: sum(sizes[window.start : window.end]) + 2 for window in cut}
    group: list[Window] = []
    for window in sorted(cut, key=lambda w: (lengths[w], w.start)):
        if group and (len(group) + 1) * lengths[window] > BATCH:
            yield group
            group = []
        group.append(window)
    if group:
        yield group


def _batch(group: Sequence[Window], words: Sequence[str], pieces: Sequence[tuple[int, ...]], weights: Weights) -> _Batch:
    width = max(sum(len(pieces[i]) for i in range(w.start, w.end)) for w in group) + 2
    ids = np.full((len(group), width), weights.pieces.padding, dtype=np.int64)
    shapes = np.zeros((len(group), width), dtype=np.int64)
    mask = np.zeros((len(group), width), dtype=np.int32)
    read: dict[str, list[int]] = {name: [] for name in ("first", "last", "shapes", "before", "after")}
    order: list[int] = []
    for row, window in enumerate(group):
        line, marks = [weights.pieces.opening], [int(Shape.PUNCTUATION)]
        for number in range(window.start, window.end):
            shape, begin = int(shape_of(words[number])), row * width + len(line)
            line.extend(pieces[number])
            marks.extend([shape] * len(pieces[number]))
            if window.first <= number < window.last:
                read["first"].append(begin)
                read["last"].append(row * width + len(line) - 1)
                read["shapes"].append(shape)
                read["before"].append(len(order) - 1 if number > window.first else -1)
                read["after"].append(len(order) + 1 if number < window.last - 1 else -1)
                order.append(number)
        line.append(weights.pieces.closing)
        marks.append(int(Shape.PUNCTUATION))
        ids[row, : len(line)], shapes[row, : len(line)], mask[row, : len(line)] = line, marks, 1
    inputs: Arrays = {name: np.array(values, dtype=np.int64) for name, values in read.items()}
    return _Batch(ids, shapes, {"mask": mask, **inputs}, np.array(order, dtype=np.int64))
