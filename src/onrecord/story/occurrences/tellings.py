"""What each sentence tells of each day: the tellings that occurrences are made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.domain.edtf import Days, bounds
from onrecord.domain.events import Event, EventStatus
from onrecord.domain.spans import Span
from onrecord.domain.statements import SHOWN
from onrecord.domain.stories import EventEntry, StatementEntry
from onrecord.domain.times import WEAK
from onrecord.story.entries import Entries
from onrecord.story.occurrences.likeness import Signs, ordinals_in, root, side_of
from onrecord.story.pile import Pile

FAR = date(9999, 12, 31)
UNDATED = "../.."
"""The time of what has no day of its own."""
Placed = tuple[bool, str]
"""Whether only a rule of discourse puts an event on its day, and that day."""
MARKS = str.maketrans("", "", "?~%")
"""EDTF's marks of doubt and approximation, to be left out."""
AHEAD = frozenset({EventStatus.PLANNED, EventStatus.PROPOSED, EventStatus.CONDITIONAL, EventStatus.POSSIBLE})


@dataclass(frozen=True, slots=True)
class Telling:
    """Events that one sentence puts on one day, with what they are told by.

    ``when`` is an EDTF value, ``UNDATED`` where there is none, ``weak`` whether only a rule of discourse gave it; ``days`` are those that
    it can be of.
    """

    article: str
    sentence: Span
    when: str
    weak: bool
    days: Days
    events: tuple[EventEntry, ...]
    beside: tuple[EventEntry, ...]
    said: tuple[StatementEntry, ...]
    signs: Signs

    @property
    def ahead(self) -> bool:
        """Whether it only tells of what is still to come."""
        return bool(self.events) and all(e.event.status in AHEAD for e in self.events)

    @property
    def dated(self) -> bool:
        """Whether it has a day of its own."""
        return not self.weak and self.when != UNDATED

    @property
    def clause(self) -> Span:
        """The clause of the event that matters most, or the sentence."""
        if not self.events:
            return self.sentence
        return min(self.events, key=lambda e: (not e.event.type, -len(e.event.clause), e.event.span)).event.clause


def find_tellings(pile: Pile, entries: Entries, until: Mapping[str, date]) -> list[Telling]:
    """All tellings, in order of place; a statement goes with the events of its sentence, or is told for its own sake.

    Args:
        pile: the articles.
        entries: what they say.
        until: the day by which each article was out, where it is known.
    """
    maker = _Maker(pile, until)
    events: dict[tuple[str, Span], dict[Placed, list[EventEntry]]] = defaultdict(lambda: defaultdict(list))
    for entry in entries.events:
        sentence = pile.sentence(entry.article, entry.event.span.start)
        if sentence:
            events[entry.article, sentence][_placed(entry)].append(entry)
    said: dict[tuple[str, Span], list[StatementEntry]] = defaultdict(list)
    for statement in entries.statements:
        sentence = pile.sentence(statement.article, statement.statement.content[0].start)
        if sentence and statement.statement.confidence >= SHOWN:
            said[statement.article, sentence].append(statement)
    found = []
    for place in sorted(events.keys() | said.keys()):
        told = _by_day(events.get(place, {}))
        found += [maker.of_events(*place, *told[time], said[place], weak=time[0]) for time in told]
        found += maker.of_words(*place, said[place], told)
    return found


def _by_day(told: Mapping[Placed, list[EventEntry]]) -> dict[Placed, tuple[list[EventEntry], list[EventEntry]]]:
    """Events of one sentence by their own days, and beside the first of them what has none; without any, by the first weak day."""
    own = (
        [time for time in sorted(told) if not time[0] and time[1] != UNDATED]
        or [time for time in sorted(told) if time[1] != UNDATED][:1]
        or sorted(told)[:1]
    )
    rest = [entry for time in sorted(told) if time not in own for entry in told[time]]
    return {time: (told[time], [] if at else rest) for at, time in enumerate(own)}


def unmarked(when: str) -> str:
    """An EDTF value as if nothing in it were in doubt."""
    return when.translate(MARKS)


def precision(when: str) -> int:
    """Surer values first."""
    return sum(mark in when for mark in "?~%")


def days_of(when: str) -> Days:
    """First and last day; an open end, and both of what has no day, far off."""
    known = bounds(when)
    if known:
        return known
    ends = [bounds(part) for part in when.split("/")]
    first, last = ends[0], ends[-1]
    return (first[0] if first else date.min, last[1] if last else FAR)


def _placed(entry: EventEntry) -> Placed:
    return _is_weak(entry.event), UNDATED if entry.when is None else unmarked(entry.when)


def _is_weak(event: Event) -> bool:
    return event.when is not None and event.when.rule in WEAK


class _Maker:
    """Makes tellings of a pile."""

    def __init__(self, pile: Pile, until: Mapping[str, date]) -> None:
        self._pile, self._until = pile, until

    def of_events(
        self,
        article: str,
        sentence: Span,
        told: Sequence[EventEntry],
        beside: Sequence[EventEntry],
        said: Sequence[StatementEntry],
        *,
        weak: bool,
    ) -> Telling:
        when = min((e.when or UNDATED for e in told), key=lambda value: (precision(value), value))
        return self._telling(article, sentence, when, told, said, beside=beside, weak=weak)

    def of_words(self, article: str, sentence: Span, said: Sequence[StatementEntry], told: Mapping[Placed, object]) -> list[Telling]:
        """What somebody said on a day that nothing else in the sentence is told of."""
        spoken = [s for s in said if s.said_on and s.speaker]
        if not spoken or not (spoken[0].statement.said_on and spoken[0].said_on):
            return []
        ref, when = spoken[0].statement.said_on, spoken[0].said_on
        weak = ref.rule in WEAK
        if told and (weak or any(not placed and time == unmarked(when) for placed, time in told)):
            return []
        return [self._telling(article, sentence, when, (), spoken, weak=weak)]

    def _telling(
        self,
        article: str,
        sentence: Span,
        when: str,
        events: Sequence[EventEntry],
        said: Sequence[StatementEntry],
        *,
        beside: Sequence[EventEntry] = (),
        weak: bool,
    ) -> Telling:
        days = days_of(UNDATED if weak else when)
        ahead = bool(events) and all(e.event.status in AHEAD for e in events)
        out = self._until.get(article, FAR)
        if not ahead and days[0] <= out:
            days = (days[0], min(days[1], out))
        signs = self._signs(article, sentence, (*events, *beside), said, None if weak or when == UNDATED else days)
        return Telling(article, sentence, when, weak, days, tuple(events), tuple(beside), tuple(said), signs)

    def _signs(
        self, article: str, sentence: Span, events: Sequence[EventEntry], said: Sequence[StatementEntry], days: Days | None
    ) -> Signs:
        clauses = [e.event.clause for e in events] or [sentence]
        whole = Span(min(c.start for c in clauses), max(c.end for c in clauses))
        doers = frozenset(a for e in events for a in e.actors) or frozenset(s.speaker for s in said if s.speaker and not events)
        others = frozenset(a for e in events for a in e.recipients)
        words = self._pile.words(article, whole)
        return Signs(
            article=article,
            at=whole.start,
            deeds=frozenset(root(e.event.lemma) for e in events),
            sorts=frozenset(e.event.type for e in events if e.event.type),
            days=days,
            doers=doers,
            others=others,
            sides=frozenset(side_of(self._pile.actors[a]) for a in doers | others),
            places=frozenset(w.stem for e in events if e.event.place for w in self._pile.words(article, e.event.place) if w.name),
            numbers=frozenset(w.form.replace(",", "") for w in words if w.form[0].isdigit()),
            ordinals=ordinals_in(w.form for w in words),
            words=self._pile.stems(article, whole) | doers | others | frozenset(self._pile.actors_in(article, whole)),
        )
