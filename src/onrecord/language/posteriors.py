"""The runs that a row of labels has rather than not: posteriors of whole runs under a conditional random field.

The best row of labels is not that with the most runs right: where many rows are likely, it holds runs that most of the others have not.
The posterior of a run is that of all rows together that have just it (Culotta and McCallum 2004). Of runs that are likelier than not no
two share a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.language.labelling import NEVER, Floats

Doubles = NDArray[np.float64]

Bounds = tuple[int, int]

LIKELY = 0.5
TOGETHER = 8192
"""Words of stretches that are summed side by side, to bound memory."""


@dataclass(frozen=True, slots=True, order=True)
class LikelyRun:
    """Words ``[start, end)``, the number of their type, and the posterior that they are a run of it."""

    start: int
    end: int
    kind: int
    probability: float


def likely_runs(scores: Floats, starts: Sequence[int], opening: Floats, following: Floats) -> list[LikelyRun]:
    """The runs whose posterior is above a half, in order.

    Args:
        scores: words × labels in log-odds: outside, then opening and going on of each type.
        starts: the words that open a stretch, the first of them 0. Nothing goes over from one stretch to the next.
        opening: by label, what it adds at the start of a stretch.
        following: by label and the label after it, what that adds.
    """
    if not len(scores):
        return []
    stretches = sorted(pairwise([*starts, len(scores)]), key=lambda stretch: stretch[1] - stretch[0])
    return sorted(run for group in _grouped(stretches) for run in _in_group(scores, group, opening, following))


def _grouped(stretches: Sequence[Bounds]) -> Iterator[list[Bounds]]:
    """Stretches of like length together, up to ``TOGETHER`` words with their padding; they come in order of length."""
    group: list[Bounds] = []
    for start, end in stretches:
        if group and (len(group) + 1) * (end - start) > TOGETHER:
            yield group
            group = []
        group.append((start, end))
    yield group


def _in_group(scores: Floats, group: Sequence[Bounds], opening: Floats, following: Floats) -> Iterator[LikelyRun]:
    lengths = np.array([end - start for start, end in group])
    padded = np.zeros((len(group), int(lengths.max()), scores.shape[1]))
    for row, (start, end) in enumerate(group):
        padded[row, : end - start] = scores[start:end]
    forward, backward, whole = _sums(padded, lengths, opening, following)
    for row, (start, end) in enumerate(group):
        own = slice(0, end - start)
        for run in _Stretch(padded[row, own], forward[row, own], backward[row, own], whole[row], following).runs():
            yield LikelyRun(start + run.start, start + run.end, run.kind, run.probability)


def _sums(scores: Doubles, lengths: NDArray[np.int64], opening: Floats, following: Floats) -> tuple[Doubles, Doubles, Doubles]:
    """Sums over all rows of labels up to each word and from it on (Rabiner 1989), and over whole rows, in logarithms.

    ``scores`` is stretches × words × labels, of which only the first ``lengths`` words count.
    """
    forward, backward = np.empty_like(scores), np.zeros_like(scores)
    forward[:, 0] = opening + scores[:, 0]
    for word in range(1, scores.shape[1]):
        forward[:, word] = _log_sum(forward[:, word - 1, :, None] + following, 1) + scores[:, word]
    for word in range(scores.shape[1] - 2, -1, -1):
        onward = _log_sum(following + (scores[:, word + 1] + backward[:, word + 1])[:, None, :], 2)
        backward[:, word] = np.where((word < lengths - 1)[:, None], onward, 0.0)
    return forward, backward, _log_sum(forward[np.arange(len(scores)), lengths - 1], 1)


class _Stretch:
    """One stretch, words × labels, with the sums over it."""

    def __init__(self, scores: Doubles, forward: Doubles, backward: Doubles, whole: np.float64, following: Floats) -> None:
        self._scores, self._forward, self._backward, self._whole, self._following = scores, forward, backward, whole, following

    def runs(self) -> Iterator[LikelyRun]:
        odds = self._forward + self._backward - self._whole
        for kind in range((self._scores.shape[1] - 1) // 2):
            begins = np.flatnonzero(odds[:, 1 + 2 * kind] > np.log(LIKELY)).tolist()
            if begins:
                yield from self._of_kind(kind, begins)

    def _of_kind(self, kind: int, begins: Sequence[int]) -> Iterator[LikelyRun]:
        first, inner = 1 + 2 * kind, 2 + 2 * kind
        alone, longer = (self._ended(label, inner) for label in (first, inner))
        gone_on = np.cumsum(self._scores[:, inner] + self._following[inner, inner])
        for begin in begins:
            # A run of several words changes from opening to going on once, and goes on from then.
            more = gone_on[begin + 1 :] - gone_on[begin] + self._following[first, inner] - self._following[inner, inner]
            odds = np.concatenate(([alone[begin]], more + longer[begin + 1 :])) + self._forward[begin, first] - self._whole
            length = int(odds.argmax())
            if odds[length] > np.log(LIKELY):
                yield LikelyRun(begin, begin + length + 1, kind, float(np.exp(odds[length])))

    def _ended(self, label: int, inner: int) -> Doubles:
        """For each word, the sum over what may come after a run that ends there with ``label``."""
        after = self._following[label].astype(np.float64)
        after[inner] = NEVER
        ended = np.zeros(len(self._scores))
        ended[:-1] = _log_sum(after + self._scores[1:] + self._backward[1:], 1)
        return ended


def _log_sum(values: Doubles, axis: int) -> Doubles:
    most = values.max(axis=axis, keepdims=True)
    total: Doubles = np.log(np.exp(values - most).sum(axis=axis)) + most.squeeze(axis)
    return total
