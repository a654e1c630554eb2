"""What happened, once each: tellings of one happening joined within and across articles, and the timeline made of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.domain.edtf import bounds
from onrecord.domain.events import EventStatus
from onrecord.domain.ids import identify
from onrecord.domain.spans import Evidence, Span
from onrecord.domain.statements import SHOWN
from onrecord.domain.stories import Dating, EventEntry, Occurrence, StatementEntry
from onrecord.domain.times import WEAK
from onrecord.story.entries import Entries
from onrecord.story.groups import Groups
from onrecord.story.pairing import sharing
from onrecord.story.pile import Pile
from onrecord.story.voices import Voices
from onrecord.story.words import weights

CONTAINED = 0.3
"""Least weighted share of the shorter telling's words and actors that the other has too."""
CONTAINED_ALIKE = 0.2
"""The same for tellings of one type, or with one predicate, on one day."""
CONTAINED_UNDATED = 0.35
"""The same where one of them has no day of its own."""
LEAST_SHARED = 5.0
"""Summed inverse document frequency of the words and actors that two tellings share, at least."""
COMMONEST = 40
"""Tellings that may share a word before it is too common to pair them by."""
WIDEST = 45
"""Days that the time of an entry of the timeline may span, unless several articles tell it."""
TOLD, MARKED = 0.75, 0.5
"""What one more telling, article or place at the head counts for importance, and what one more mark of a clear event does."""
LEAST_WEIGHT = 1.0
"""Importance from which an occurrence is an entry of the timeline."""
LEAD = 3
"""Sentences at the head of an article that tell what it is about."""
FAR = date(9999, 12, 31)
UNDATED = "../.."
"""The time of what has no day of its own."""
MARKS = str.maketrans("", "", "?~%")
"""EDTF's marks of doubt and approximation, to be left out."""
AHEAD = frozenset({EventStatus.PLANNED, EventStatus.PROPOSED, EventStatus.CONDITIONAL, EventStatus.POSSIBLE})
UNSETTLED = frozenset({EventStatus.POSSIBLE, EventStatus.CONDITIONAL})


@dataclass(frozen=True, slots=True)
class Telling:
    """Events that one sentence puts on one day, with what they are told by."""

    article: str
    sentence: Span
    when: str
    days: tuple[date, date]
    events: tuple[EventEntry, ...]
    said: tuple[StatementEntry, ...]
    parties: frozenset[str]
    features: frozenset[str]

    @property
    def ahead(self) -> bool:
        """Whether it only tells of what is still to come."""
        return bool(self.events) and all(e.event.status in AHEAD for e in self.events)

    @property
    def kinds(self) -> frozenset[str]:
        """Types and predicates of the events told."""
        return frozenset(e.event.type or e.event.lemma for e in self.events) | frozenset(e.event.lemma for e in self.events)

    @property
    def clause(self) -> Span:
        """The clause of the event that matters most, or the sentence."""
        if not self.events:
            return self.sentence
        return min(self.events, key=lambda e: (not e.event.type, -len(e.event.clause), e.event.span)).event.clause


def find_occurrences(pile: Pile, entries: Entries, voices: Voices, datings: Sequence[Dating]) -> tuple[Occurrence, ...]:
    """The timeline: what matters of all that happened, in order of day."""
    until = {d.article: known[1] for d in datings if (known := bounds(d.published))}
    groups = _joined([_told_by(telling, until.get(telling.article, FAR)) for telling in _tellings(pile, entries)])
    made = [_occurrence(pile, voices, group) for group in groups if _weight(pile, group) >= LEAST_WEIGHT]
    return tuple(sorted(made, key=lambda o: (_days(o.when), o.id)))


def _told_by(telling: Telling, published: date) -> Telling:
    """What a report tells as done was done by the day it came out."""
    first, last = telling.days
    return telling if telling.ahead or first > published else replace(telling, days=(first, min(last, published)))


def _days(when: str) -> tuple[date, date]:
    """First and last day; an open end, and both of what has no day, far off."""
    known = bounds(when)
    if known:
        return known
    ends = [bounds(part) for part in when.split("/")]
    first, last = ends[0], ends[-1]
    return (first[0] if first else date.min, last[1] if last else FAR)


def _tellings(pile: Pile, entries: Entries) -> list[Telling]:
    """What each sentence tells of each day; a statement goes with the events of its sentence, or is told for its own sake."""
    events: dict[tuple[str, Span], dict[str, list[EventEntry]]] = defaultdict(lambda: defaultdict(list))
    for event in entries.events:
        sentence = pile.sentence(event.article, event.event.span.start)
        if sentence:
            events[event.article, sentence][_unmarked(_own_day(event))].append(event)
    said: dict[tuple[str, Span], list[StatementEntry]] = defaultdict(list)
    for statement in entries.statements:
        sentence = pile.sentence(statement.article, statement.statement.content[0].start)
        if sentence and statement.statement.confidence >= SHOWN:
            said[statement.article, sentence].append(statement)
    found = [
        _telling(pile, *place, _surest(told), told, said[place]) for place in sorted(events) for _, told in sorted(events[place].items())
    ]
    for place in sorted(said.keys() - events.keys()):
        dated = [s for s in said[place] if s.said_on and s.speaker]
        if dated:
            found.append(_telling(pile, *place, dated[0].said_on or "", (), dated))
    return found


def _surest(told: Sequence[EventEntry]) -> str:
    """The value in which least is in doubt, of events of one day."""
    return min((_own_day(event) for event in told), key=lambda when: (_precision(when), when))


def _unmarked(when: str) -> str:
    return when.translate(MARKS)


def _own_day(entry: EventEntry) -> str:
    """The day of an event by which a timeline may place it: one that the text gives, or that the news was told of."""
    weak = entry.event.when is not None and entry.event.when.rule in WEAK
    return UNDATED if weak or entry.when is None else entry.when


def _telling(pile: Pile, article: str, sentence: Span, when: str, events: Sequence[EventEntry], said: Sequence[StatementEntry]) -> Telling:
    clauses = [e.event.clause for e in events] or [sentence]
    whole = Span(min(c.start for c in clauses), max(c.end for c in clauses))
    parties = frozenset(a for e in events for a in (*e.actors, *e.recipients)) or frozenset(s.speaker for s in said if s.speaker)
    features = pile.stems(article, whole) | parties | frozenset(pile.actors_in(article, whole))
    return Telling(article, sentence, when, _days(when), tuple(events), tuple(said), parties, features)


def _joined(tellings: Sequence[Telling]) -> list[list[Telling]]:
    """Tellings of one happening: alike in words and actors, and of days that can be the same."""
    weigh = weights(t.features for t in tellings)
    groups: Groups[int] = Groups(range(len(tellings)))
    scored = []
    for i, j in sharing([t.features for t in tellings], least=2, commonest=COMMONEST):
        one, other = tellings[i], tellings[j]
        if not _compatible(one, other):
            continue
        shared = weigh(one.features & other.features)
        alike = one.kinds & other.kinds and _same_day(one, other)
        least = CONTAINED_UNDATED if UNDATED in (one.when, other.when) else CONTAINED_ALIKE if alike else CONTAINED
        contained = shared / max(1.0, min(weigh(one.features), weigh(other.features)))
        if shared >= LEAST_SHARED and contained >= least:
            scored.append((-contained, i, j))
    spans = {i: t.days for i, t in enumerate(tellings)}
    for _, i, j in sorted(scored):
        a, b = groups.find(i), groups.find(j)
        both = (max(spans[a][0], spans[b][0]), min(spans[a][1], spans[b][1]))
        if both[0] <= both[1]:
            groups.join(a, b)
            spans[groups.find(a)] = both
    return [[tellings[i] for i in group] for group in groups.all()]


def _compatible(one: Telling, other: Telling) -> bool:
    meet = one.days[0] <= other.days[1] and other.days[0] <= one.days[1]
    parties = not one.parties or not other.parties or bool(one.parties & other.parties)
    if one.ahead != other.ahead and UNDATED in (one.when, other.when):
        return False
    return meet and parties and not (one.article == other.article and one.sentence == other.sentence)


def _same_day(one: Telling, other: Telling) -> bool:
    return one.days == other.days or ((one.days[1] - one.days[0]).days <= 1 and (other.days[1] - other.days[0]).days <= 1)


def _weight(pile: Pile, group: Sequence[Telling]) -> float:
    """Importance: tellings, articles, place in the article, a type with public effect, and being settled."""
    events = [e.event for t in group for e in t.events]
    width = min((t.days[1] - t.days[0]).days for t in group)
    articles = {t.article for t in group}
    undated = all(t.when == UNDATED for t in group) or (width > WIDEST and len(articles) == 1)
    if undated or (events and all(e.status in UNSETTLED for e in events)):
        return 0.0
    leads = sum(t.sentence in pile.readings[t.article].sentences[:LEAD] for t in group)
    marks = (
        any(e.type for e in events),
        any(t.parties for t in group),
        any(e.when and e.when.span and e.when.tells for e in events),
        any(e.recipients for e in events),
    )
    doubt = not events or all(e.status is EventStatus.PLANNED for e in events) or all(_quoted(pile, t) for t in group)
    return TOLD * (len(articles) - 1 + min(3, len(group)) + min(2, leads)) + MARKED * (sum(marks) - doubt)


def _quoted(pile: Pile, telling: Telling) -> bool:
    """Whether it is told only in the words of a quotation."""
    quoted = pile.quoted(telling.article)
    return all(any(e.event.span in q for q in quoted) for e in telling.events)


def _occurrence(pile: Pile, voices: Voices, group: Sequence[Telling]) -> Occurrence:
    best = _clearest(group)
    events = sorted({e.event.id for t in group for e in t.events})
    statements = sorted({s.statement.id for t in group for s in t.said})
    articles = tuple(sorted({t.article for t in group}))
    return Occurrence(
        id=identify("occurrence", *events, *statements),
        when=min(group, key=lambda t: ((t.days[1] - t.days[0]).days, _precision(t.when), t.when)).when,
        status=_status(group),
        headline=Evidence(best.article, pile.evidence(best.article, best.clause)),
        events=tuple(events),
        statements=tuple(statements),
        articles=articles,
        independent_sources=voices.count(articles),
    )


def _precision(when: str) -> int:
    """Surer values first."""
    return sum(mark in when for mark in "?~%")


def _clearest(group: Sequence[Telling]) -> Telling:
    """The telling that says most of what all say, in the fewest words."""
    told = Counter(f for t in group for f in t.features)
    return max(group, key=lambda t: (sum(told[f] for f in t.features) / (12 + len(t.features)), t.article, -t.sentence.start))


def _status(group: Sequence[Telling]) -> EventStatus:
    counted: Mapping[EventStatus, int] = Counter(e.event.status for t in group for e in t.events)
    return min(counted, key=lambda s: (-counted[s], s.value), default=EventStatus.HAPPENED)
