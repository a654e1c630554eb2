"""Quotation marks: which stretches of a text stand in them, however they were typed.

Marks pair within a paragraph. A quotation may run on into the next paragraphs, each opened anew and
only the last one closed, as printers do; a mark without its partner is taken to hold to the end of
its paragraph, or from its beginning, and is said to be unbalanced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.domain.spans import Span

OPENING = "“„‟«"
CLOSING = "”»"
LOW, CLOSE_LOW = "„", "“‟"
"""The first opens what one of the others then closes, as in German and Czech."""

STRAIGHT = '"'
DOUBLED = re.compile(r"``|''")
OPENED = re.compile(r"(?<=\s)['‘](?=\w)[^'‘’]*$")
"""A single mark that opens and that nothing closes; to be looked for up to the place where something may."""

MARKS = frozenset(OPENING + CLOSING + STRAIGHT + "‘’'`‚‛‹›")
"""Every sign that may stand at the edge of a quotation."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks; ``inner`` leaves the marks out. ``opened`` and ``closed`` tell which marks stand."""

    outer: Span
    inner: Span
    opened: bool = True
    closed: bool = True


def quotations(text: str, blocks: Sequence[Span]) -> tuple[Quotation, ...]:
    """The quotations of every block, in order, outermost ones only."""
    return tuple(q for block in blocks for q in _in_block(text, block))


def _in_block(text: str, block: Span) -> Iterator[Quotation]:
    begin: tuple[int, int] | None = None
    first = True
    for start, end, opens in _marks(text, block):
        if begin is None and opens:
            begin = (start, end)
        elif begin is None and first and block.start < start:
            yield from _quotation(text, (block.start, block.start), (start, end), opened=False)
        elif begin is not None and not opens:
            yield from _quotation(text, begin, (start, end))
            begin = None
        first = False
    if begin is not None:
        yield from _quotation(text, begin, (block.end, block.end), closed=False)


def _quotation(
    text: str,
    left: tuple[int, int],
    right: tuple[int, int],
    *,
    opened: bool = True,
    closed: bool = True,
) -> Iterator[Quotation]:
    inside = text[left[1] : right[0]]
    if inside.strip():
        begin = left[1] + len(inside) - len(inside.lstrip())
        inner = Span(begin, begin + len(inside.strip()))
        yield Quotation(Span(left[0], right[1]), inner, opened, closed)


def _marks(text: str, block: Span) -> Iterator[tuple[int, int, bool]]:
    """Double marks of a block: start, end, and whether each opens."""
    inside, low = False, False
    at = block.start
    while at < block.end:
        sign = text[at]
        pair = DOUBLED.match(text, at, block.end)
        if sign in OPENING and not (inside and low and sign in CLOSE_LOW):
            inside, low = True, sign == LOW
            yield at, at + 1, True
        elif sign in CLOSING or sign in CLOSE_LOW:
            inside = False
            yield at, at + 1, False
        elif sign == STRAIGHT or pair:
            size = 2 if pair else 1
            inside = sign == "`" if pair else _opens(text, block, at, at + size, inside=inside)
            yield at, at + size, inside
            at += size - 1
        at += 1


def _opens(text: str, block: Span, start: int, end: int, *, inside: bool) -> bool:
    """Whether a straight mark opens: by the space beside it, and else by turns."""
    before = start == block.start or text[start - 1].isspace() or text[start - 1] in "([—–-"
    after = end == block.end or text[end].isspace() or text[end] in ".,;:!?)]—–-"
    if before != after:
        return before
    return not inside


def strip_marks(text: str, span: Span) -> Span | None:
    """``span`` without blanks and quotation marks at its edges; ``None`` where nothing is left."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in MARKS):
        start += 1
    while end > start and (text[end - 1].isspace() or (text[end - 1] in MARKS and not _belongs(text, start, end - 1))):
        end -= 1
    return Span(start, end) if start < end else None


def _belongs(text: str, start: int, at: int) -> bool:
    """Whether a mark at the end is part of the words: a possessive's, or the close of a single quotation that begins within them."""
    return _apostrophe(text, start, at) or (text[at] in "'’" and OPENED.search(text, start + 1, at) is not None)


def _apostrophe(text: str, start: int, at: int) -> bool:
    """Whether a single mark at the end is a possessive's ("the rebels'") and not a quotation's."""
    if text[at] not in "'’" or at == start or text[at - 1] != "s":
        return False
    return not any(c in "'‘" for c in text[start:at])
