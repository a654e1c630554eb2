"""Who did what to whom: predicates and what belongs to them, made into events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.domain.articles import Article
from onrecord.domain.events import Event, EventStatus, EventType
from onrecord.domain.ids import identify
from onrecord.domain.spans import Span
from onrecord.domain.times import NEARBY, TimeRef
from onrecord.language.findings import Anchored, Run
from onrecord.language.inventory import UNTYPED, Role
from onrecord.language.pipeline import findings_of
from onrecord.reading import discourse, phrases
from onrecord.reading.cast import Cast
from onrecord.reading.modes import mode_of
from onrecord.reading.participation import Participation
from onrecord.reading.telling import Telling
from onrecord.reading.timing import Timing, choose
from onrecord.reading.voices import Said, Voices

LONGEST_SPAN = 60
"""Characters of a predicate; a longer run is cut to its head word."""


def find_events(doc: Doc, article: Article, cast: Cast, said: Sequence[Said], times: Sequence[TimeRef]) -> tuple[Event, ...]:
    """All events of an article, in order of text."""
    reader = _Reader(doc, article, cast, said, times)
    return tuple(sorted((reader.event(found) for found in findings_of(doc).events), key=lambda e: (e.span, e.id)))


class _Reader:
    """Makes events of one article."""

    def __init__(self, doc: Doc, article: Article, cast: Cast, said: Sequence[Said], times: Sequence[TimeRef]) -> None:
        self._doc, self._article, self._voices = doc, article, Voices(said)
        telling = Telling(doc, article, said, self._voices)
        self._participation = Participation(doc, cast, telling)
        self._timing = Timing(doc, findings_of(doc).events, telling, times)

    def event(self, found: Anchored) -> Event:
        trigger = self._trigger(found.run)
        span = phrases.text_span(self._doc[trigger[0] : trigger[1]])
        head = self._doc[trigger[0] : trigger[1]].root
        clause = self._clause(found, span)
        actors, recipients = self._participation.of(found)
        kind = None if found.label == UNTYPED else EventType(found.label)
        return Event(
            id=identify("e", self._article.id, span),
            span=span,
            clause=clause,
            lemma=head.lemma_.lower(),
            type=kind,
            mode=mode_of(head, kind),
            actors=tuple(actors),
            recipients=tuple(recipients),
            when=self._when(head, found),
            place=phrases.place_of(self._doc, found.best(Role.PLACE)),
            status=EventStatus(found.status or EventStatus.HAPPENED),
            condition=phrases.place_of(self._doc, found.best(Role.CONDITION)),
            according_to=self._voices.speaker(trigger[0]),
            confidence=round(found.probability, 3),
        )

    def _trigger(self, run: Run) -> Run:
        span = phrases.tokens_of(self._doc, run) or self._doc[run[0] : run[1]]
        if len(span.text) > LONGEST_SPAN:
            return span.root.i, span.root.i + 1
        return span.start, span.end

    def _clause(self, found: Anchored, span: Span) -> Span:
        """The clause that carries the event: what the model marks of the sentence, else the sentence."""
        sentence = phrases.trimmed(self._doc[found.run[0]].sent)
        whole = phrases.text_span(sentence) if sentence is not None else span
        runs = [phrases.place_of(self._doc, f.run) for f in found.roles[Role.CLAUSE]]
        marked = [r for r in runs if r is not None and r.overlap(whole)]
        if not marked:
            return _hull([whole, span])
        return _hull([span, *(Span(max(r.start, whole.start), min(r.end, whole.end)) for r in marked)])

    def _when(self, head: Token, found: Anchored) -> TimeRef | None:
        ref = choose(self._timing.candidates(head, found.label, found.status))
        if ref is not None and ref == self._timing.held(head):
            return ref
        if (dayless := self._timing.dayless(head)) is not None:
            return dayless
        if ref == discourse.NEWS_OF_THE_DAY and not self._is_news(head):
            return discourse.TOLD_IN_PASSING
        if ref is None or ref.span is None:
            return ref
        return ref.doubted() if self._is_beside(ref, head) else replace(ref, rule=NEARBY, uncertain=True)

    def _is_beside(self, ref: TimeRef, head: Token) -> bool:
        """Whether a time stands in the sentence of an event."""
        return ref.span is not None and head.sent.start_char <= ref.span.start < head.sent.end_char

    def _is_news(self, head: Token) -> bool:
        """Whether it is told as the day's news, and not in passing or beside another time."""
        return self._leads(head) and discourse.news_of_the_day(head) is not None and not self._timing.names_a_time(head)

    def _leads(self, head: Token) -> bool:
        """Whether a verb tells the news itself: the main verb of a sentence, or what it governs directly."""
        main = head.dep_ in {"root", "conj", "ccomp", "xcomp", "parataxis"}
        return main and head.pos_ == "VERB" and "Past" in head.morph.get("Tense", [])


def _hull(spans: Sequence[Span]) -> Span:
    return Span(min(s.start for s in spans), max(s.end for s in spans))
