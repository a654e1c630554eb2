"""The paragraphs of plain text, whichever way it was laid out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.domain.spans import Span

LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")

WIDEST_WRAP = 132
"""Columns of the widest page that anybody wraps by hand; longer lines are paragraphs."""
NARROWEST_WRAP = 40
RAGGED = 4
"""Columns by which programs differ on what still fits a line."""
WRAPPED_SHARE = 0.6
"""Share of the lines with a line right below them that must be full, for a text to count as wrapped."""

BROKEN_OFF = 60
"""Characters from which on a line without an end may be half of a sentence and not a heading."""

DANGLING = frozenset(
    "a an the of to in on at by for from with without into onto over under against between among through during about as than that which "
    "who whose and or but nor if because while although though when where whether after before since until is are was were be been being "
    "has have had will would can could may might must shall should do does did not its his her their our your my this these those".split()
)
"""Words that no sentence ends with."""


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of ``text`` in order, without the white space around them.

    Blank lines part them. Of lines without a blank between them each is a paragraph, unless the text is wrapped: most lines
    are so full that the next word would not have fitted. A sentence broken off by a blank line is one paragraph with its
    rest.
    """
    lines = _lines(text)
    width = _wrap_width(text, lines)
    joined = _join(text, lines, width)
    return _mend(text, joined)


def _lines(text: str) -> list[Span]:
    return [span for found in LINE.finditer(text) if (span := trimmed(text, found.start(), found.end())) is not None]


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The stretch without white space around it; ``None`` where nothing is left."""
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    return Span(left, right) if left < right else None


def _adjoin(text: str, upper: Span, lower: Span) -> bool:
    """Whether one line break and nothing more lies between two lines."""
    return len(BREAK.findall(text, upper.end, lower.start)) == 1


def _wrap_width(text: str, lines: Sequence[Span]) -> int | None:
    """The column at which the text is wrapped; ``None`` where it is not."""
    neighbours = [(upper, lower) for upper, lower in pairwise(lines) if _adjoin(text, upper, lower)]
    if not neighbours:
        return None
    width = max((len(line) for pair in neighbours for line in pair if " " in line.of(text)), default=0)
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return None
    full = sum(_full(text, upper, lower, width) for upper, lower in neighbours)
    return width if full >= WRAPPED_SHARE * len(neighbours) else None


def _full(text: str, upper: Span, lower: Span, width: int) -> bool:
    word = lower.of(text).split(maxsplit=1)[0]
    return len(upper) + 1 + len(word) > width - RAGGED


def _join(text: str, lines: Sequence[Span], width: int | None) -> list[Span]:
    joined: list[Span] = []
    last: Span | None = None
    for line in lines:
        if width is not None and last is not None and _adjoin(text, last, line) and _full(text, last, line, width):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
        last = line
    return joined


def _mend(text: str, spans: Sequence[Span]) -> list[Span]:
    """Join what a stray blank line took apart in mid-sentence."""
    mended: list[Span] = []
    for span in spans:
        if mended and _goes_on(text, mended[-1], span):
            mended[-1] = Span(mended[-1].start, span.end)
        else:
            mended.append(span)
    return mended


def _goes_on(text: str, upper: Span, lower: Span) -> bool:
    end = text[upper.end - BROKEN_OFF : upper.end]
    if len(upper) < BROKEN_OFF or (not end[-1].isalpha() and end[-1] != ",") or _begins_with(text, lower, upper):
        return False
    return text[lower.start].islower() or end.rsplit(maxsplit=1)[-1] in DANGLING


def _begins_with(text: str, lower: Span, upper: Span) -> bool:
    return len(upper) <= len(lower) and text.startswith(upper.of(text), lower.start)


def split_at(span: Span, text: str, cuts: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """The parts of ``span`` that ``cuts`` leave and take, in order, trimmed.

    ``cuts`` are sorted stretches within it; what two of them share goes to the earlier.
    """
    if not cuts:
        yield span
        return
    at = span.start
    for start, end in (*cuts, (span.end, span.end)):
        begin = max(at, start)
        yield from (part for part in (trimmed(text, at, begin), trimmed(text, begin, end)) if part is not None)
        at = max(at, end)
