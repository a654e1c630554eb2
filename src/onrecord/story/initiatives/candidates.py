"""Places that speak of an undertaking: what each tells of it, when, by whom, and who has a part in it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.domain.edtf import bounds
from onrecord.domain.resolution import resolve
from onrecord.domain.spans import Span
from onrecord.domain.stories import Dating, EventEntry, StatementEntry, StepStatus
from onrecord.domain.times import WEAK
from onrecord.reading.discourse import NEWS_OF_THE_DAY
from onrecord.story.entries import Entries
from onrecord.story.initiatives.turns import AHEAD, turns_in
from onrecord.story.initiatives.undertakings import Named, Sort, in_passing, named_in, standing_in
from onrecord.story.pile import Pile

LONGEST = 400
"""Code points of a sentence that may stand as evidence of a step; of a longer one, the clause that names the undertaking."""
BESIDE = 90
"""Code points around the word for an undertaking in which its parties are named."""
NEAR_BEFORE = 300
"""Code points back to the undertaking that a word like "proposal" stands for, at most."""
WEEK = 7
"""Days; a time as wide as that, if it is not over, tells no day of a step."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that speaks of an undertaking; ``label`` is the noun it uses for it, in lower case, where it uses one."""

    sort: Sort
    article: str
    at: int
    evidence: Span
    status: StepStatus
    when: str | None
    by: str | None
    parties: frozenset[str]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What an article tells, in order of place, and the day of what it tells without a time."""

    events: Sequence[EventEntry]
    statements: Sequence[StatementEntry]
    news: str | None

    def in_span(self, span: Span) -> list[EventEntry]:
        """The events whose predicate begins inside ``span``."""
        first, last = (bisect_left(self.events, at, key=lambda e: e.event.span.start) for at in (span.start, span.end))
        return list(self.events[first:last])


def find_candidates(pile: Pile, entries: Entries, datings: Iterable[Dating]) -> list[Candidate]:
    """All places of the pile that speak of an undertaking, in order of article and place."""
    told = _told(entries, datings)
    found = [c for article in pile.readings for c in _in_article(pile, article, told[article])]
    return sorted(found, key=lambda c: (c.article, c.at, c.sort.name))


def _told(entries: Entries, datings: Iterable[Dating]) -> Mapping[str, Told]:
    events: dict[str, list[EventEntry]] = defaultdict(list)
    statements: dict[str, list[StatementEntry]] = defaultdict(list)
    for event in entries.events:
        events[event.article].append(event)
    for statement in entries.statements:
        statements[statement.article].append(statement)
    return {
        d.article: Told(
            sorted(events[d.article], key=lambda e: (e.event.span, e.event.id)),
            sorted(statements[d.article], key=lambda s: (s.statement.content, s.statement.id)),
            resolve(NEWS_OF_THE_DAY, d.published) or d.published,
        )
        for d in datings
    }


def _places(told: Told, sentence: Span) -> list[Span]:
    """The sentence; of one that is too long, the clauses in it that are not."""
    if len(sentence) <= LONGEST:
        return [sentence]
    clauses = {e.event.clause for e in told.in_span(sentence) if e.event.clause in sentence and len(e.event.clause) <= LONGEST}
    return sorted(c for c in clauses if not any(c != o and c in o for o in clauses))


def _in_article(pile: Pile, article: str, told: Told) -> Iterable[Candidate]:
    """Those of one article; what only stands for an undertaking is taken for the last one named, if that is near."""
    last: Candidate | None = None
    for place in (p for sentence in pile.readings[article].sentences for p in _places(told, sentence)):
        text = pile.text(article, place)
        found = [c for group in _named(text) for c in _candidates(pile, article, place, told, group)]
        if not found and last and place.start - last.at <= NEAR_BEFORE:
            stands = _candidates(pile, article, place, told, standing_in(text, last.sort))
            found = [replace(c, parties=last.parties) for c in stands]
        else:
            last = found[0] if found else last
        yield from found


def _named(text: str) -> list[list[Named]]:
    """The undertakings of which the text says something, those of one sort together."""
    named: dict[str, list[Named]] = defaultdict(list)
    for one in named_in(text):
        named[one.sort.name].append(one)
    return [group for group in named.values() if not all(in_passing(text, one) for one in group)]


def _candidates(pile: Pile, article: str, place: Span, told: Told, named: Sequence[Named]) -> list[Candidate]:
    """What the place tells of the undertaking named there, one for each status; none where it is not named, or nothing is told of it."""
    text, events = pile.text(article, place), told.in_span(place)
    places = [Span(place.start + n.start, place.start + n.end) for n in named]
    itself = [e for e in events if any(e.event.span.overlap(p) for p in places)]
    about = itself or sorted(events, key=lambda e: (_away(e, places), e.event.span))[:1]
    turns = turns_in(text, [Span(n.start, n.end) for n in named], about[0].event.status if about else None)
    if not places or not (about or turns[0][1]):
        return []
    parties = frozenset(actor for e in itself for actor in (*e.actors, *e.recipients)) | _beside(pile, article, places[0], place)
    label = next((text[n.start : n.end].lower() for n in named if n.noun), "")
    bare = Candidate(named[0].sort, article, places[0].start, place, turns[0][0], None, None, parties, label)
    return [_turned(replace(bare, status=status), told, about, cue) for status, cue in turns]


def _turned(bare: Candidate, told: Told, about: Sequence[EventEntry], cue: Span | None) -> Candidate:
    """With the day and the one who takes the step, by what happens at the word that tells its status."""
    start = bare.evidence.start
    at_cue = Span(start + cue.start, start + cue.end) if cue else None
    turned = [e for e in told.in_span(bare.evidence) if at_cue and e.event.span.overlap(at_cue)]
    speaker = _speaker(told, bare.at)
    when = _when(turned, about, bare.status, speaker, told.news)
    return replace(bare, when=when, by=_by([*turned, *about], speaker))


def _away(entry: EventEntry, places: Sequence[Span]) -> int:
    return min((abs(entry.event.span.start - p.start) for p in places), default=0)


def _speaker(told: Told, at: int) -> StatementEntry | None:
    """The statement in whose words a code point stands, of several the shortest."""
    found = [(len(span), i) for i, s in enumerate(told.statements) for span in s.statement.content if span.start <= at < span.end]
    return told.statements[min(found)[1]] if found else None


def _by(events: Iterable[EventEntry], statement: StatementEntry | None) -> str | None:
    """Who takes the step: who acts in what turns it; else who says so."""
    actors = (actor for e in events for actor in (*e.actors[:1], e.according_to) if actor)
    return next(actors, statement.speaker if statement else None)


def _when(
    turned: Sequence[EventEntry], told: Sequence[EventEntry], status: StepStatus, said: StatementEntry | None, news: str | None
) -> str | None:
    """The time of what turns it, or of itself where that does not lie ahead; else the day on which it is said."""
    times = [_time(e, news) for e in (turned or (() if status in AHEAD else told))]
    return next((time for time in times if time), (said.said_on if said else None) or news)


def _time(entry: EventEntry, news: str | None) -> str | None:
    """The time that the text names for an event, where it is that of a step: narrow, or over by the day of publication."""
    days = bounds(entry.when) if entry.event.when is not None and entry.event.when.rule not in WEAK else None
    today = bounds(news)
    over = days is not None and today is not None and days[1] < today[0]
    return entry.when if days and (over or (days[1] - days[0]).days < WEEK) else None


def _beside(pile: Pile, article: str, named: Span, place: Span) -> frozenset[str]:
    near = Span(max(place.start, named.start - BESIDE), min(place.end, named.end + BESIDE))
    return frozenset(pile.actors_in(article, near))
