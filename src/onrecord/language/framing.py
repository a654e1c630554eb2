"""How a word is framed: by the quotation marks around it, and by the paragraph that it opens.

Words alone do not show where a paragraph ends or which quotation a mark belongs to; who said what hangs on both.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence

from onrecord.domain.spans import Span
from onrecord.language.quotes import Quotation

FREE, OPENING, QUOTED, CLOSING = range(4)
OPENS_PARAGRAPH = 4
"""Added to one of the four above."""
FRAMINGS = 8


def framing(words: Sequence[tuple[int, int]], opens: Collection[int], quotations: Sequence[Quotation]) -> list[int]:
    """The framing of every word.

    Args:
        words: where each stands in the text, in order.
        opens: numbers of those that open a paragraph.
        quotations: those of the text, in order.
    """
    opening = frozenset(opens)
    return [mark + (OPENS_PARAGRAPH if number in opening else 0) for number, mark in enumerate(_quoting(words, quotations))]


def openings(framing: Sequence[int]) -> list[int]:
    """The numbers of the words that open a paragraph."""
    return [number for number, frame in enumerate(framing) if frame >= OPENS_PARAGRAPH]


def _quoting(words: Sequence[tuple[int, int]], quotations: Sequence[Quotation]) -> Iterator[int]:
    starts = [quotation.outer.start for quotation in quotations]
    for start, end in words:
        number = bisect_right(starts, end - 1) - 1
        yield FREE if number < 0 else _in_quotation(Span(start, end), quotations[number])


def _in_quotation(word: Span, quotation: Quotation) -> int:
    """The word's place in the last quotation that begins before its end."""
    if word.start >= quotation.outer.end:
        return FREE
    if word in quotation.inner:
        return QUOTED
    return OPENING if word.start < quotation.inner.start else CLOSING
