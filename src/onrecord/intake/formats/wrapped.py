"""Lines as they stand on printed pages, put together to the paragraphs that they were broken from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

ENDED = re.compile(r"[.!?:][\"'”’)\]]*$")
BULLET = re.compile(r"(?:[•▪◦‣·–—*-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")
BROKEN_WORD = re.compile(r"([^\W\d_]+)[-\u00ad]$")
GOES_ON = re.compile(r"[a-z]+")

FULL = 0.75
"""Share of a usual long line's characters from which a line is broken by the margin."""

WIDER = 1.3
"""Times the usual distance of two lines that parts paragraphs."""

LARGER = 1.12
"""Times the size of type that makes a heading of a line."""

LONG_LINES = 0.85
"""Where among all lines, by length, the usual long one stands."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, how high on it its foot stands, and the size of its type."""

    text: str
    height: float
    size: float


def text_of(pages: Sequence[Sequence[Line]]) -> str:
    """The text of the pages, an empty line between two paragraphs."""
    lines = [line for page in pages for line in page]
    if not lines:
        return ""
    width = sorted(len(line.text) for line in lines)[int(LONG_LINES * (len(lines) - 1))]
    gaps = [gap for page in pages for upper, lower in pairwise(page) if (gap := upper.height - lower.height) > 0]
    usual = median(gaps) if gaps else 0.0
    words = "\n".join(line.text for line in lines)
    joined = [lines[0].text]
    for upper, lower in pairwise(lines):
        if _parts(upper, lower, width, usual):
            joined.append(lower.text)
        else:
            joined[-1] = _join(joined[-1], lower.text, words)
    return "\n\n".join(joined)


def _parts(upper: Line, lower: Line, width: int, usual: float) -> bool:
    """Whether a paragraph ends between two lines."""
    if BULLET.match(lower.text) or max(upper.size, lower.size) > LARGER * min(upper.size, lower.size):
        return True
    gap = upper.height - lower.height
    if gap <= 0 or gap > 4 * usual:  # the next column or page
        return ENDED.search(upper.text) is not None or not (lower.text[0].islower() or len(upper.text) >= FULL * width)
    if gap > WIDER * usual:
        return True
    return len(upper.text) < FULL * width and (ENDED.search(upper.text) is not None or not lower.text[0].islower())


def _join(upper: str, lower: str, words: str) -> str:
    """Two lines as one; a word broken between them is mended, unless it is written with a hyphen elsewhere."""
    broken, rest = BROKEN_WORD.search(upper), GOES_ON.match(lower)
    if broken is None or rest is None:
        return f"{upper} {lower}"
    if upper.endswith("-") and f"{broken[1]}-{rest[0]}" in words:
        return upper + lower
    return upper[:-1] + lower
