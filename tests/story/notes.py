"""Articles and Readings of our own prose, made by hand: what a reader would have noted."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.domain.actors import ActorKind, LocalActor, Mention
from onrecord.domain.articles import Article, Block, FurnitureKind
from onrecord.domain.events import Event, EventStatus, EventType, Quantity
from onrecord.domain.ids import digest, identify
from onrecord.domain.readings import Reading
from onrecord.domain.spans import Span
from onrecord.domain.statements import Statement, StatementKind
from onrecord.domain.stories import Discrepancy, DiscrepancyKind
from onrecord.domain.times import TimeRef, Unit
from onrecord.story.pile import Pile
from onrecord.story.tell import tell

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PERSON, GOVERNMENT, ORGANISATION, GROUP = ActorKind.PERSON, ActorKind.GOVERNMENT, ActorKind.ORGANISATION, ActorKind.GROUP


class Notes:
    """An article of paragraphs (one a line) and the Reading of it that grows by what is noted."""

    def __init__(self, text: str, *, published: str | None = None, agency: str | None = None, captions: tuple[int, ...] = ()) -> None:
        sha = digest(text.encode())
        spans = [Span(m.start(), m.end()) for m in re.finditer(r"\S[^\n]*", text)]
        blocks = tuple(Block(s, FurnitureKind.CAPTION if i in captions else None) for i, s in enumerate(spans))
        self.article = Article(identify("a", sha), sha, text, blocks, published=published, agency=agency)
        sentences = tuple(
            Span(block.span.start + m.start(), block.span.start + m.end())
            for block in self.article.body
            for m in re.finditer(r"\S.*?(?:[.?!][”\"]?(?=\s|$)|$)", block.span.of(text))
        )
        self._reading = Reading(self.article.id, (), (), (), (), (), sentences, len(text.split()))
        self._actors: dict[str, LocalActor] = {}

    def span(self, words: str, nth: int = 1) -> Span:
        at = -1
        for _ in range(nth):
            at = self.article.text.index(words, at + 1)
        return Span(at, at + len(words))

    def sentence(self, words: str) -> Span:
        return next(s for s in self._reading.sentences if self.span(words) in s)

    def actor(self, name: str, kind: ActorKind = PERSON, country: str | None = None, *, called: tuple[str, ...] = ()) -> Notes:
        found = [Span(m.start(), m.end()) for form in (name, *called) for m in re.finditer(rf"\b{re.escape(form)}\b", self.article.text)]
        outer = sorted(s for s in found if not any(s != o and s in o for o in found))
        mentions = tuple(Mention(s, s.of(self.article.text)) for s in outer)
        self._actors[name] = LocalActor(f"{outer[0].start}-{outer[0].end}", name, kind, country, mentions)
        return self

    def key(self, name: str) -> str:
        return self._actors[name].key

    def event(
        self,
        predicate: str,
        lemma: str,
        kind: EventType | None = None,
        *,
        by: tuple[str, ...] = (),
        to: tuple[str, ...] = (),
        when: TimeRef | None = None,
        status: EventStatus = EventStatus.HAPPENED,
    ) -> Notes:
        span = self.span(predicate)
        event = Event(
            id=identify("e", self.article.id, span.start, span.end),
            span=span,
            clause=self.sentence(predicate),
            lemma=lemma,
            type=kind,
            mode=None,
            actors=tuple(self.key(a) for a in by),
            recipients=tuple(self.key(a) for a in to),
            when=when,
            place=None,
            status=status,
            condition=None,
            according_to=None,
            confidence=1.0,
        )
        return self._with(events=(*self._reading.events, event))

    def according(self, predicate: str, to: str) -> Notes:
        """The event with that predicate is told on somebody's word."""
        span = self.span(predicate)
        told = (replace(e, according_to=self.key(to)) if e.span == span else e for e in self._reading.events)
        return self._with(events=tuple(told))

    def said(self, content: str, by: str | None, *, on: TimeRef | None = None) -> Notes:
        span = self.span(content)
        speaker = self.key(by) if by else None
        name = identify("s", self.article.id, span.start)
        made = Statement(name, StatementKind.DIRECT, (span,), None, speaker, None, None, None, on, (), 1.0)
        return self._with(statements=(*self._reading.statements, made))

    def count(self, words: str, low: float, high: float, unit: str, *, approx: str | None = None, when: TimeRef | None = None) -> Notes:
        span = self.span(words)
        made = Quantity(identify("q", self.article.id, span.start), span, low, high, unit, None, when, None, approx)
        return self._with(quantities=(*self._reading.quantities, made))

    def weekday(self, name: str, direction: int, nth: int = 1) -> TimeRef:
        """A weekday that the text names, before (-1) or after (1) the day of publication."""
        return self.noted(TimeRef("weekday", self.span(name, nth), unit=Unit.WEEKDAY, amount=direction, weekday=WEEKDAYS.index(name)))

    def noted(self, ref: TimeRef) -> TimeRef:
        self._with(times=(*(t for t in self._reading.times if t.span != ref.span), ref))
        return ref

    def _with(self, **changed: object) -> Notes:
        self._reading = replace(self._reading, **changed)  # type: ignore[arg-type]
        return self

    @property
    def reading(self) -> Reading:
        return replace(self._reading, actors=tuple(self._actors.values()))


def on(day: str, span: Span | None = None) -> TimeRef:
    """A time that the text gives in full."""
    return TimeRef("full date", span, fixed=day)


def pile(*notes: Notes) -> Pile:
    return Pile([n.article for n in notes], [n.reading for n in notes])


def disagreements(kind: DiscrepancyKind, *notes: Notes) -> list[Discrepancy]:
    """The discrepancies of one kind in the story that the articles tell."""
    return [d for d in tell([n.article for n in notes], [n.reading for n in notes]).discrepancies if d.kind is kind]
