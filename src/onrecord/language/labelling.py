"""The best row of labels under what may follow what (Viterbi 1967), for runs that are marked as BIO."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.language.inventory import bio

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

NEVER = -1e4
"""The score of what may not be."""


def permitted(labels: Sequence[str]) -> tuple[Floats, Floats]:
    """Scores of each label at the start, and of labels × the labels after them: 0, or ``NEVER`` where BIO forbids it."""
    inside = np.array([label.startswith("I-") for label in labels])
    kinds = np.array([label[2:] for label in labels])
    opening = np.where(inside, NEVER, 0.0)
    following = np.where(inside[None, :] & (kinds[:, None] != kinds[None, :]), NEVER, 0.0)
    return opening.astype(np.float32), following.astype(np.float32)


def best_path(scores: Floats, starts: Sequence[int], opening: Floats, following: Floats) -> Ints:
    """The label of every word on the best path through each stretch; ``scores`` is words × labels in log-odds.

    ``starts`` are the words that open a stretch, the first of them 0. Nothing goes over from one stretch to the next.
    """
    if not len(scores):
        return np.empty(0, dtype=np.int64)
    firsts = np.array(starts, dtype=np.int64)
    lengths = np.diff(firsts, append=len(scores))
    order = np.argsort(-lengths, kind="stable")
    firsts, lengths = firsts[order], lengths[order]
    # Stretches run side by side, the longest first, so that those still running are always the first rows.
    running = [int((lengths > step).sum()) for step in range(int(lengths[0]))]
    sums = scores[firsts] + opening
    back: list[Ints] = [np.empty((0, 0), dtype=np.int64)]
    for step in range(1, len(running)):
        rows = running[step]
        ways = sums[:rows, :, None] + following
        back.append(ways.argmax(axis=1))
        sums[:rows] = ways.max(axis=1) + scores[firsts[:rows] + step]
    path = np.empty(len(scores), dtype=np.int64)
    label = sums.argmax(axis=1)
    for step in range(len(running) - 1, -1, -1):
        rows = running[step]
        path[firsts[:rows] + step] = label[:rows]
        if step:
            label[:rows] = back[step][np.arange(rows), label[:rows]]
    return path


def marks(tables: Sequence[Floats], starts: Sequence[int]) -> list[Ints]:
    """For each table of words × BIO probabilities the best mark of every word: 0 outside, 1 opening, 2 going on.

    The types of a table are taken together, so that a word on which they disagree is still inside.
    """
    count = len(tables[0])
    pooled = [np.stack([table[:, 0], table[:, 1::2].sum(axis=1), table[:, 2::2].sum(axis=1)], axis=1) for table in tables]
    scores = np.log(np.maximum(np.concatenate(pooled), 1e-9))
    every = [start + count * number for number in range(len(tables)) for start in starts]
    return np.split(best_path(scores, every, *permitted(bio(("ANY",)))), len(tables))


def runs(path: Ints) -> Iterator[tuple[int, int]]:
    """The runs ``[start, end)`` of a row of BIO labels by their numbers (0 outside, odd opening, even going on)."""
    begin = -1
    for number, label in enumerate([*path.tolist(), 0]):
        if begin >= 0 and (label == 0 or label % 2):
            yield begin, number
            begin = -1
        if label % 2:
            begin = number
