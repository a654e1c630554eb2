"""The words of a statement as exact spans, by the quotation marks around them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from onrecord.domain.spans import Span
from onrecord.domain.statements import StatementKind
from onrecord.language.quotes import Quotation, strip_marks

SNAP = 0.5
"""Share of a quotation that a cue must claim for the whole of it to be its content."""


class Contents:
    """Makes contents of one article's text; its ``quotations`` and its ``furniture``, which no content holds, come in order."""

    def __init__(self, text: str, quotations: Sequence[Quotation], furniture: Sequence[Span] = ()) -> None:
        self._text, self._quotations, self._furniture = text, quotations, furniture
        self._starts = [quotation.outer.start for quotation in quotations]
        self._ends = [quotation.outer.end for quotation in quotations]

    def pieces(self, rough: Sequence[Span], cue: Span | None) -> tuple[Span, ...]:
        """What a cue claims as exact spans: whole quotations where most of one is claimed, cut at the quotation marks."""
        whole = [self._snapped(span, cue) for span in rough]
        out: set[Span] = set()
        for span in _merged(whole):
            for piece in self._split(span):
                parts = (part for own in self._outside_furniture(piece) for part in _without(own, cue))
                out.update(tidy for part in parts if (tidy := self._tidy(part)) is not None)
        return tuple(sorted(out))

    def _snapped(self, span: Span, cue: Span | None) -> Span:
        """``span`` with every quotation that it mostly covers taken whole, and slivers of others given up.

        A quotation that the cue itself stands in is left as it is.
        """
        start, end = span.start, span.end
        for quotation in self._touching(span):
            inner = quotation.inner
            shared = inner.overlap(span)
            if not shared or (cue is not None and cue in inner):
                continue
            if shared >= SNAP * len(inner):
                start, end = min(start, inner.start), max(end, inner.end)
            elif shared < len(span):
                start, end = (max(start, quotation.outer.end), end) if inner.start < start else (start, min(end, quotation.outer.start))
        return Span(start, end) if start < end else span

    def _split(self, span: Span) -> Iterator[Span]:
        at = span.start
        for quotation in self._touching(span):
            if at < quotation.outer.start:
                yield Span(at, quotation.outer.start)
            start, end = max(at, quotation.inner.start), min(span.end, quotation.inner.end)
            if start < end:
                yield Span(start, end)
            at = max(at, quotation.outer.end)
        if at < span.end:
            yield Span(at, span.end)

    def _outside_furniture(self, span: Span) -> Iterator[Span]:
        at = span.start
        for between in self._furniture:
            if between.overlap(span):
                if at < between.start:
                    yield Span(at, between.start)
                at = between.end
        if at < span.end:
            yield Span(at, span.end)

    def _tidy(self, span: Span) -> Span | None:
        """A piece without marks, blanks, a leading *that* and, outside quotation marks, the stop at its end."""
        text = self._text
        found = strip_marks(text, span)
        if found is None or self.is_quoted(found):
            return found
        start, end = found.start, found.end
        while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:—–-" or _stop(text, start, end)):
            end -= 1
        while start < end and (text[start].isspace() or text[start] in ",;:—–.-"):
            start += 1
        if text[start:end].lower().startswith("that "):
            start += 5
        if not any(c.isalnum() for c in text[start:end]):
            return None
        return Span(start, end)

    def is_quoted(self, span: Span) -> bool:
        return any(span in quotation.inner for quotation in self._touching(span))

    def _touching(self, span: Span) -> Sequence[Quotation]:
        """The quotations that share a character with ``span``, in order of text."""
        return self._quotations[bisect_right(self._ends, span.start) : bisect_left(self._starts, span.end)]

    def kind(self, pieces: Sequence[Span]) -> StatementKind:
        quoted = [self.is_quoted(piece) for piece in pieces]
        if all(quoted):
            return StatementKind.DIRECT
        return StatementKind.MIXED if any(quoted) else StatementKind.INDIRECT


def _stop(text: str, start: int, end: int) -> bool:
    """Whether the text ends in a full stop that is no abbreviation's."""
    if text[end - 1] in "?!":
        return False
    word = text[start : end - 1].rsplit(None, 1)[-1] if text[start : end - 1].strip() else ""
    return text[end - 1] == "." and not (len(word) == 1 or "." in word)


def _merged(spans: Sequence[Span]) -> list[Span]:
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def _without(span: Span, cut: Span | None) -> Iterator[Span]:
    """``span`` without the cue, where the cue fell inside it."""
    if cut is None or not span.overlap(cut):
        yield span
        return
    if span.start < cut.start:
        yield Span(span.start, cut.start)
    if cut.end < span.end:
        yield Span(cut.end, span.end)
