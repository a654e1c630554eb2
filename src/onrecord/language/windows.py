"""Where a long article is cut for the encoder: windows of words that overlap."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

LIMIT = 254
"""Pieces in a window, not counting the two marks around it; the encoder was pre-trained at 256."""

OVERLAP = 48
"""Pieces of what goes before that a window repeats as context, where a paragraph had to be cut."""

ENDS = frozenset(".?!")
CLOSES = frozenset("\"'”’)]»")


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``[start, end)`` of an article that the encoder sees at once; what it says of ``[first, last)`` counts."""

    start: int
    end: int
    first: int
    last: int


def windows(
    sizes: Sequence[int], paragraphs: Sequence[int], sentences: Sequence[int] = (), *, limit: int = LIMIT, overlap: int = OVERLAP
) -> Iterator[Window]:
    """Cut words into windows of at most ``limit`` pieces, at paragraphs where that can be, else at sentences.

    A window that does not open with a paragraph begins with the end of the one before. Where a sentence must be cut, each word
    counts in the window in which it stands farther from the edge. The cut depends on one article's words alone, so it is read
    alike whatever else is read with it.

    Args:
        sizes: pieces of every word, each well below ``limit``.
        paragraphs: numbers of the words that open a paragraph.
        sentences: numbers of those that may open a sentence.
        limit: pieces in a window.
        overlap: pieces that a window repeats, at most a quarter of ``limit``.
    """
    ends = [0, *accumulate(sizes)]
    opens, bounds = sorted(paragraphs), sorted({*paragraphs, *sentences})
    begin = first = 0
    while first < len(sizes):
        end = bisect_right(ends, ends[begin] + limit) - 1
        if end >= len(sizes):
            yield Window(begin, len(sizes), first, len(sizes))
            return
        half = bisect_left(ends, ends[begin] + limit // 2)
        paragraph = _last(opens, half, end)
        sentence = paragraph or _last(bounds, half, end)
        stop = sentence or end
        again = bisect_left(ends, ends[stop] - overlap)
        last = sentence or max(first + 1, (again + end + 1) // 2)
        yield Window(begin, stop, first, last)
        first, begin = last, paragraph or min(last, _next(bounds, again, stop))


def _last(bounds: Sequence[int], low: int, high: int) -> int | None:
    """The last of ``bounds`` in ``[low, high]``."""
    at = bisect_right(bounds, high) - 1
    return bounds[at] if at >= 0 and bounds[at] >= max(1, low) else None


def _next(bounds: Sequence[int], low: int, high: int) -> int:
    """The first of ``bounds`` in ``[low, high)``, else ``low``."""
    at = bisect_left(bounds, low)
    return bounds[at] if at < len(bounds) and bounds[at] < high else low


def sentence_like(words: Sequence[str]) -> list[int]:
    """Numbers of the words that follow a full stop and what closes after it: good places to cut, no more."""
    out, ended = [], False
    for number, word in enumerate(words):
        if ended and word not in CLOSES:
            out.append(number)
            ended = False
        ended = ended or word in ENDS
    return out
