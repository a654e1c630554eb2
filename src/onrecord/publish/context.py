"""Shows an entry in its context: the passages it came from, with each part of the evidence marked.

A passage is data, not markup: pieces of text with the parts that they belong to, for a terminal or a page to draw.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Any

from onrecord.domain.actors import Actor
from onrecord.domain.articles import Article
from onrecord.domain.corrections import LedgerEntry
from onrecord.domain.spans import Evidence, Span
from onrecord.domain.stories import Discrepancy, EventEntry, Initiative, Occurrence, QuantityEntry, Reuse, StatementEntry

BLANKS = re.compile(r"\s+")
CUT = "…"
"""Where words are left out."""


class Part(StrEnum):
    """What a marked stretch is to its entry; the first three in the terms of PARC 3."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"
    ADDRESSEE = "addressee"
    VENUE = "venue"
    EVENT = "event"
    CLAUSE = "clause"
    TIME = "time"
    PLACE = "place"
    CONDITION = "condition"
    NUMBER = "number"
    COUNTED = "counted"
    EVIDENCE = "evidence"
    MENTION = "mention"
    TITLE = "title"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    span: Span
    part: Part


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text whose characters belong to the same parts; ``opens`` and ``closes`` are the parts that begin and end with it."""

    text: str
    parts: tuple[Part, ...]
    opens: tuple[Part, ...] = ()
    closes: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """The paragraphs of one article that hold some evidence.

    ``note`` says in plain words what this passage is to the entry (the value of a side, the day and status of a step).
    """

    article: str
    span: Span
    text: str
    marks: tuple[Mark, ...]
    note: str = ""

    def pieces(self) -> Iterator[Piece]:
        """The text cut at every end of a mark."""
        spans = [mark.span for mark in self.marks]
        cuts = sorted({self.span.start, self.span.end, *(span.start for span in spans), *(span.end for span in spans)})
        for start, end in pairwise(cuts):
            here = Span(start, end)
            within = [mark for mark in self.marks if here in mark.span]
            yield Piece(
                self.text[start - self.span.start : end - self.span.start],
                tuple(mark.part for mark in within),
                tuple(mark.part for mark in within if mark.span.start == start),
                tuple(mark.part for mark in reversed(within) if mark.span.end == end),
            )

    def excerpt(self, width: int) -> str:
        """The words that are marked, on one line, with whole words around them as far as ``width`` characters go."""
        first, last = min(mark.span.start for mark in self.marks), max(mark.span.end for mark in self.marks)
        cuts = (0, first - self.span.start, last - self.span.start, len(self.text))
        before, words, after = (BLANKS.sub(" ", self.text[start:end]) for start, end in pairwise(cuts))
        before, after = before.lstrip(), after.rstrip()
        room = max(0, width - len(words))
        led = _last_words(before, max(room // 3, room - len(after)))
        return led + _first_words(words + after, width - len(led))


def together(found: Iterable[Passage]) -> list[Passage]:
    """The passages, those of the same paragraphs made one with the marks of all, in the order in which each is first met."""
    marks: dict[tuple[str, Span, str], dict[Mark, None]] = {}
    texts: dict[tuple[str, Span, str], str] = {}
    for one in found:
        place = one.article, one.span, one.note
        marks.setdefault(place, {}).update(dict.fromkeys(one.marks))
        texts[place] = one.text
    return [
        Passage(article, span, texts[article, span, note], tuple(sorted(marks[article, span, note])), note) for article, span, note in marks
    ]


def _first_words(text: str, width: int) -> str:
    """The whole words with which a text begins, at most ``width`` characters."""
    if len(text) <= width:
        return text
    kept = text[:width].rpartition(" ")[0] or text[: width - 1]
    return f"{kept}{CUT}"


def _last_words(text: str, width: int) -> str:
    """The whole words with which a text ends, at most ``width`` characters."""
    if len(text) <= width:
        return text
    return f"{CUT}{text[len(text) - width + 1 :].partition(' ')[2]}" if width else ""


def passages(entry: object, articles: Mapping[str, Article]) -> list[Passage]:
    """The passages that an entry came from, in the entry's own order; an article's is the whole of it.

    Args:
        entry: an entry of a story, an actor or an article.
        articles: by id, all that it draws from.
    """
    if isinstance(entry, Article):
        return [_whole(entry)]
    return [_passage(articles[article], marks, note) for article, marks, note in _evidence(entry)]


Group = tuple[str, list[Mark], str]


def _evidence(entry: Any) -> Iterable[Group]:
    match entry:
        case StatementEntry():
            return [(entry.article, _statement_marks(entry), "")]
        case EventEntry():
            return [(entry.article, _event_marks(entry), "")]
        case QuantityEntry():
            return [(entry.article, _quantity_marks(entry), "")]
        case Occurrence():
            return _plain([entry.headline], "")
        case Initiative():
            return [group for step in entry.steps for group in _plain(step.evidence, f"{step.when or 'no day'}  {step.status}")]
        case Discrepancy():
            return [group for side in entry.sides for group in _plain(side.evidence, side.value)]
        case Reuse():
            return _plain(entry.passages, "")
        case Actor():
            return _actor_groups(entry)
        case LedgerEntry():
            return [group for one in entry.correction.change.of if one.span for group in _plain([Evidence(one.article, one.span)], "")]
    raise TypeError(f"no entry of a record: {entry!r}")


def _plain(evidence: Iterable[Evidence], note: str) -> list[Group]:
    return [(one.article, [Mark(one.span, Part.EVIDENCE)], note) for one in evidence]


def _statement_marks(entry: StatementEntry) -> list[Mark]:
    said = entry.statement
    content = [Mark(span, Part.CONTENT) for span in said.content]
    return content + _marks(
        {Part.SOURCE: said.speaker_span, Part.CUE: said.cue, Part.ADDRESSEE: said.addressee, Part.VENUE: said.venue},
    )


def _event_marks(entry: EventEntry) -> list[Mark]:
    event = entry.event
    time = event.when.extent if event.when else None
    return _marks(
        {Part.EVENT: event.span, Part.CLAUSE: event.clause, Part.TIME: time, Part.PLACE: event.place, Part.CONDITION: event.condition},
    )


def _quantity_marks(entry: QuantityEntry) -> list[Mark]:
    return _marks({Part.NUMBER: entry.quantity.span, Part.COUNTED: entry.quantity.of})


def _marks(spans: Mapping[Part, Span | None]) -> list[Mark]:
    return [Mark(span, part) for part, span in spans.items() if span is not None]


def _actor_groups(actor: Actor) -> list[Group]:
    """The first mention in each article, with a title where one is given there."""
    first: dict[str, list[Mark]] = {}
    for mention in actor.mentions:
        first.setdefault(mention.article, [Mark(mention.span, Part.MENTION)])
    return [(article, marks, "") for article, marks in first.items()]


def _whole(article: Article) -> Passage:
    """The article with its title and its furniture marked."""
    furniture = [Mark(one.span, Part.FURNITURE) for one in article.furniture]
    return Passage(article.id, Span(0, len(article.text)), article.text, (*_marks({Part.TITLE: article.title_span}), *furniture))


def _passage(article: Article, marks: list[Mark], note: str) -> Passage:
    whole = Span(min(mark.span.start for mark in marks), max(mark.span.end for mark in marks))
    around = [block.span for block in article.blocks if block.span.overlap(whole)]
    span = Span(min([whole.start, *(one.start for one in around)]), max([whole.end, *(one.end for one in around)]))
    by_length = sorted(marks, key=lambda mark: (mark.span.start, -len(mark.span), mark.part))
    return Passage(article.id, span, span.of(article.text), tuple(by_length), note)
