"""From arc scores to one dependency tree a sentence.

Greedy heads first; where they do not form a tree with one root, Chu and Liu (1965) and Edmonds
(1967) find the best one. A word's arc to itself stands for the arc from the root.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]

ROOTS_TRIED = 4
"""Words of a sentence that are tried as its root where greedy heads are no tree."""


def decode(scores: Scores) -> Heads:
    """Heads of one sentence from ``scores[dependent, head]`` (n × n); the root is its own head."""
    heads: Heads = scores.argmax(axis=1).astype(np.int64)
    if _is_tree(heads):
        return heads
    return _best_single_root(scores)


def _is_tree(heads: Heads) -> bool:
    own = np.arange(len(heads))
    if int((heads == own).sum()) != 1:
        return False
    above = heads
    for _ in range(max(1, len(heads).bit_length())):
        above = above[above]
    return bool((above == above[0]).all() and heads[above[0]] == above[0])


def _best_single_root(scores: Scores) -> Heads:
    """The best tree over the likeliest roots: exact over them, since each is tried on its own."""
    others = scores.copy()
    np.fill_diagonal(others, -np.inf)
    roots = np.argsort(-(np.diag(scores) - others.max(axis=1)), kind="stable")[:ROOTS_TRIED]
    best: tuple[float, Heads] | None = None
    for root in roots.tolist():
        heads = _arborescence(scores.astype(np.float64), root)
        total = float(scores[np.arange(len(heads)), heads].sum())
        if best is None or total > best[0] + 1e-9:
            best = (total, heads)
    assert best is not None
    return best[1]


def _arborescence(scores: NDArray[np.float64], root: int) -> Heads:
    """Maximum spanning arborescence of ``scores[dependent, head]`` with the given root."""
    work = scores.copy()
    np.fill_diagonal(work, -np.inf)
    heads: Heads = work.argmax(axis=1).astype(np.int64)
    heads[root] = root
    cycle = _find_cycle(heads, root)
    if cycle is None:
        return heads
    inside = np.zeros(len(heads), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    kept = work[cycle, heads[cycle]]
    entering = work[np.ix_(cycle, outside)] - kept[:, None]
    enter_at = entering.argmax(axis=0)
    leaving = work[np.ix_(outside, cycle)]
    leave_from = leaving.argmax(axis=1)
    size = len(outside) + 1
    small = np.full((size, size), -np.inf)
    small[:-1, :-1] = work[np.ix_(outside, outside)]
    small[:-1, -1] = leaving.max(axis=1)
    small[-1, :-1] = entering.max(axis=0)
    small_heads = _arborescence(small, int(np.flatnonzero(outside == root)[0]))
    for number, word in enumerate(outside):
        head = small_heads[number]
        heads[word] = cycle[leave_from[number]] if head == size - 1 else outside[head]
    heads[root] = root
    opened = int(small_heads[-1])
    heads[cycle[enter_at[opened]]] = outside[opened]
    return heads


def _find_cycle(heads: Heads, root: int) -> Heads | None:
    state = np.zeros(len(heads), dtype=np.int8)
    state[root] = 2
    for start in range(len(heads)):
        path = []
        word = start
        while state[word] == 0:
            state[word] = 1
            path.append(word)
            word = int(heads[word])
        if state[word] == 1:
            return np.array(path[path.index(word) :], dtype=np.int64)
        state[path] = 2
    return None
