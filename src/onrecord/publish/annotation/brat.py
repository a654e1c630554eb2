"""brat stand-off: names, chains, times, numbers, statements and events as lines that lie beside the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from onrecord.domain.events import Event, Quantity
from onrecord.domain.resolution import resolve
from onrecord.domain.spans import Span
from onrecord.domain.statements import Statement
from onrecord.domain.times import TimeRef
from onrecord.publish.annotation.formats import one_line
from onrecord.publish.annotation.timex import timex
from onrecord.reading.phrases import text_span

if TYPE_CHECKING:
    from onrecord.publish.annotation.annotated import Annotation

UNTYPED = "EVENT"
"""The type of an event that is none of PLOVER's."""

BLANKS = re.compile(r"\s+")
BREAKS = frozenset("\t\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
"""Where a span is parted in two: lines and fields of the format end there."""


def brat(annotation: Annotation) -> str:
    """An article in brat's stand-off format (Stenetorp et al. 2012); offsets count the text that ``Annotation.article`` has.

    Statements are events of type ``Attribution`` with ``Source``, ``Cue`` and ``Content``, as in PolNeAR (Newell et al. 2018), of
    which a content in several pieces is one discontinuous span. What the reader calls an event has its PLOVER type. Chains are
    equivalences. What a word stands for ("he", "the minister") is found by ``Speaker``, ``Actor`` and the like, which point to
    a mention of the actor. Days and figures are notes.
    """
    sheet = _Sheet(annotation)
    for name in annotation.names:
        sheet.mention(text_span(name), name.label_)
    for mentions in annotation.chains.values():
        sheet.line("*", " ".join(["Coreference", *(sheet.mention(text_span(one)) for one in mentions)]))
    for ref in annotation.reading.times:
        sheet.time(ref)
    for quantity in annotation.reading.quantities:
        sheet.quantity(quantity)
    for statement in annotation.reading.statements:
        sheet.statement(statement)
    for event in annotation.reading.events:
        sheet.event(event)
    return sheet.text()


class _Sheet:
    """The lines of one article, with running numbers for each kind; a span of a type has one line, however often it is needed."""

    def __init__(self, annotation: Annotation) -> None:
        self._article = annotation.article
        self._actors = {actor.key: actor for actor in annotation.reading.actors}
        self._lines: list[str] = []
        self._last: dict[str, int] = {}
        self._spans: dict[tuple[str, tuple[Span, ...]], str] = {}
        self._mentions: dict[Span, str] = {}

    def text(self) -> str:
        return "".join(f"{line}\n" for line in self._lines)

    def line(self, *fields: str) -> None:
        self._lines.append("\t".join(fields))

    # -- spans ------------------------------------------------------------------------------------------------------

    def span(self, kind: str, spans: Iterable[Span]) -> str:
        """The id of a span, which gets a line where it has none yet."""
        pieces = tuple(piece for span in spans for piece in _pieces(span, self._article.text))
        if (kind, pieces) not in self._spans:
            places = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
            self._spans[kind, pieces] = self._add("T", f"{kind} {places}", " ".join(piece.of(self._article.text) for piece in pieces))
        return self._spans[kind, pieces]

    def mention(self, span: Span, kind: str = "Mention") -> str:
        """The id of a mention of somebody or something; a name keeps its own type."""
        if span not in self._mentions:
            self._mentions[span] = self.span(re.sub(r"[^\w-]", "_", kind), [span])
        return self._mentions[span]

    # -- layers -----------------------------------------------------------------------------------------------------

    def time(self, ref: TimeRef) -> None:
        tid = self._time(ref)
        if tid is not None:
            self._note(tid, f"{self._day(ref)}; TIMEX3 {timex(ref, self._article.published).value}")

    def quantity(self, quantity: Quantity) -> None:
        tid = self.span("Quantity", [quantity.span])
        ends = ["…" if end is None else f"{end:,.12g}" for end in (quantity.low, quantity.high)]
        figure = ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"
        self._note(tid, " ".join(part for part in (quantity.approx, figure, quantity.unit) if part))
        if quantity.of is not None:
            self._add("R", f"Counts Arg1:{tid} Arg2:{self.span('Counted', [quantity.of])}")

    def statement(self, said: Statement) -> None:
        anchor = said.cue or said.speaker_span or said.content[0]
        roles = [
            ("Source", self._part("Source", said.speaker_span)),
            ("Cue", self._part("Cue", said.cue)),
            ("Content", self.span("Content", said.content)),
            ("Addressee", self._part("Addressee", said.addressee)),
            ("Venue", self._part("Venue", said.venue)),
            ("Speaker", self._actor(said.speaker, said.speaker_span or anchor)),
            *(("Via", self._actor(key, anchor)) for key in said.via),
            ("Time", self._time(said.said_on)),
        ]
        event = self._event("Attribution", anchor, roles)
        self._add("A", f"Kind {event} {said.kind}")
        self._note(event, f"said: {self._day(said.said_on)}; confidence {said.confidence}")

    def event(self, event: Event) -> None:
        roles = [
            *(("Actor", self._actor(key, event.clause)) for key in event.actors),
            *(("Recipient", self._actor(key, event.clause)) for key in event.recipients),
            ("Time", self._time(event.when)),
            ("Place", self._part("Place", event.place)),
            ("Condition", self._part("Condition", event.condition)),
            ("AccordingTo", self._actor(event.according_to, event.clause)),
        ]
        eid = self._event(event.type or UNTYPED, event.span, roles)
        self._add("A", f"Status {eid} {event.status}")
        self._note(eid, f"{self._day(event.when)}; confidence {event.confidence}")

    # -- parts ------------------------------------------------------------------------------------------------------

    def _part(self, kind: str, span: Span | None) -> str | None:
        return None if span is None else self.span(kind, [span])

    def _time(self, ref: TimeRef | None) -> str | None:
        return None if ref is None else self._part("Time", ref.extent)

    def _day(self, ref: TimeRef | None) -> str:
        day = resolve(ref, self._article.published)
        return f"{day} ({ref.rule})" if ref is not None and day is not None else "no day"

    def _actor(self, key: str | None, near: Span) -> str | None:
        """The mention by which an actor is known: one within ``near``, else the last name before, else the first mention of all."""
        if key not in self._actors:
            return None
        mentions = self._actors[key].mentions
        inside = [one.span for one in mentions if one.span in near]
        before = [one.span for one in mentions if one.name is not None and one.span.start < near.start]
        return self.mention(inside[0] if inside else before[-1] if before else mentions[0].span)

    def _event(self, kind: str, trigger: Span, roles: Iterable[tuple[str, str | None]]) -> str:
        """An event line; a role that is filled again has a number."""
        filled: list[str] = []
        seen: dict[str, int] = {}
        for role, target in roles:
            if target is not None:
                seen[role] = seen.get(role, 0) + 1
                filled.append(f"{role}{seen[role] if seen[role] > 1 else ''}:{target}")
        return self._add("E", " ".join([f"{kind}:{self.span(kind, [trigger])}", *filled]))

    def _note(self, target: str, words: str) -> None:
        self._add("#", f"AnnotatorNotes {target}", one_line(words))

    def _add(self, letter: str, *fields: str) -> str:
        self._last[letter] = self._last.get(letter, 0) + 1
        own = f"{letter}{self._last[letter]}"
        self.line(own, *fields)
        return own


def _pieces(span: Span, text: str) -> Iterator[Span]:
    """A span parted at the ends of lines, without the white space about them."""
    at = span.start
    for gap in BLANKS.finditer(text, span.start, span.end):
        if not BREAKS.isdisjoint(gap.group()):
            if at < gap.start():
                yield Span(at, gap.start())
            at = gap.end()
    if at < span.end:
        yield Span(at, span.end)
