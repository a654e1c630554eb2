"""The longest phrase that begins at each word of a dependency tree, and the longest that ends there."""

from __future__ import annotations

from collections.abc import Sequence


def longest(heads: Sequence[int], skipped: Sequence[bool]) -> tuple[list[int], list[int]]:
    """For each word the word that heads the longest phrase beginning with it, and that of the longest ending with it.

    A phrase is a word with all that hangs on it, directly or not; where it has gaps, they count as its own. A word that begins or
    ends no longer phrase stands for itself.

    Args:
        heads: the number of each word's head, a root's its own. There is no cycle.
        skipped: whether a word belongs to no phrase but its own, as a mark of punctuation.
    """
    first, last = list(range(len(heads))), list(range(len(heads)))
    upward = sorted(range(len(heads)), key=_depths(heads).__getitem__, reverse=True)
    begins, ends = list(range(len(heads))), list(range(len(heads)))
    for word in upward:
        if skipped[word]:
            continue
        head = heads[word]
        first[head], last[head] = min(first[head], first[word]), max(last[head], last[word])
        begins[first[word]] = ends[last[word]] = word
    return begins, ends


def _depths(heads: Sequence[int]) -> list[int]:
    """How many arcs lie between each word and its root."""
    depths = [-1] * len(heads)
    for word in range(len(heads)):
        path = []
        while depths[word] < 0 and heads[word] != word:
            path.append(word)
            word = heads[word]
        depths[word] = max(depths[word], 0)
        for number, passed in enumerate(reversed(path), 1):
            depths[passed] = depths[word] + number
    return depths
