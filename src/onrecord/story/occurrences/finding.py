"""What happened, once each: tellings of one happening joined within and across articles, and the timeline made of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from onrecord.domain.edtf import bounds
from onrecord.domain.events import EventStatus
from onrecord.domain.ids import identify
from onrecord.domain.spans import Evidence, Span
from onrecord.domain.stories import Dating, Initiative, Occurrence
from onrecord.story.copies.voices import Voices
from onrecord.story.entries import Entries
from onrecord.story.occurrences.gathering import gather
from onrecord.story.occurrences.importance import Importance
from onrecord.story.occurrences.likeness import apart, likeness
from onrecord.story.occurrences.tellings import AHEAD, Telling, days_of, find_tellings, precision
from onrecord.story.pairing import sharing
from onrecord.story.pile import Pile
from onrecord.story.words import weights

LEAST_LIKENESS = 1.5
"""Mean likeness of the tellings of two groups from which they tell of one happening."""
UNCOMPARED = 0.7
"""What two tellings that share too little to be compared count beside two that were."""
FEWEST_SHARED, COMMONEST = 2, 40
"""Words that two tellings share at least to be compared; tellings that may share a word before it is too common to count for that."""
WORDS_BESIDE = 12
"""Words that a headline may have without being the less clear for them."""
PLAINER = 0.25
"""How much clearer it is for naming its day, and for naming who acts."""
BY_ITSELF = 0.5
"""How much clearer it is for leaning on no sentence before it, and beginning where a sentence does."""
LEANING = re.compile(
    r"\W*(?:and|but|or|so|yet|he|she|it|they|his|her|its|their|this|that|these|those|which|who|also"
    r"|s|i|we|you|my|our|your|there|then|still|another|such|meanwhile|instead|in addition|for example|at the same time)\b",
    re.IGNORECASE,
)
"""Openings by which a sentence leans on one before it, or on who speaks."""
LEAST_IMPORTANCE = 0.0
"""Importance from which an occurrence is an entry of the timeline."""


def find_occurrences(
    pile: Pile, entries: Entries, voices: Voices, datings: Sequence[Dating], initiatives: Iterable[Initiative] = ()
) -> tuple[Occurrence, ...]:
    """The timeline: what matters of all that happened or is to happen, in order of day.

    What is ahead is what lies ahead of the latest day known in the pile, where articles tell of it as planned or not yet settled.
    """
    until = {d.article: known[1] for d in datings if (known := bounds(d.published))}
    weighed = Importance(pile, voices, initiatives)
    valued = [(weighed.of(group), group) for group in joined(find_tellings(pile, entries, until))]
    kept = [(value, group) for value, group in valued if value is not None and (value >= LEAST_IMPORTANCE or _set_right(group))]
    today = max(until.values(), default=None)
    made = [_occurrence(voices, group, value, headline, today) for value, group, headline in _headed(pile, kept)]
    return tuple(sorted(made, key=lambda o: (days_of(o.when), o.id)))


def _set_right(group: Iterable[Telling]) -> bool:
    """Whether somebody set one of its tellings right by hand, and so takes it for one that matters."""
    return any(any(e.corrected_by for e in t.events) or any(s.corrected_by for s in t.said) for t in group)


def _headed(pile: Pile, valued: Iterable[tuple[float, list[Telling]]]) -> Iterator[tuple[float, list[Telling], Evidence]]:
    """Each group with its headline: a sentence that heads one heads another only where that has no other.

    Where tellings have a day of their own, one of them heads it: the others may be of another happening. What somebody merely said is
    left out where its only sentence heads another: that it was said stands there.
    """
    taken: set[tuple[str, Span]] = set()
    for value, group in sorted(valued, key=_turn):
        sure = [telling for telling in group if telling.dated] or group
        free = [telling for telling in sure if (telling.article, telling.sentence) not in taken]
        if free or any(telling.events for telling in group):
            best = _clearest(pile, free or sure, group)
            taken.add((best.article, best.sentence))
            yield value, group, Evidence(best.article, _evidence(pile, best))


def _turn(valued: tuple[float, list[Telling]]) -> tuple[bool, int, float, str, Span, str]:
    """Deeds before mere words, what few sentences tell before what has a choice, and the weightier before the lighter."""
    value, group = valued
    first = group[0]
    merely_said = not any(telling.events for telling in group)
    return merely_said, len({(t.article, t.sentence) for t in group}), -value, first.article, first.sentence, first.when


def joined(tellings: Sequence[Telling]) -> list[list[Telling]]:
    """Tellings of one happening: alike by several signs, and kept apart by none."""
    weigh = weights(t.signs.words for t in tellings)
    scored = [
        (likeness(tellings[i].signs, tellings[j].signs, weigh), i, j)
        for i, j in sharing([t.signs.words for t in tellings], least=FEWEST_SHARED, commonest=COMMONEST)
        if _comparable(tellings[i], tellings[j])
    ]

    def may_join(one: Sequence[int], other: Sequence[int]) -> bool:
        return _meet([tellings[i] for i in (*one, *other)])

    groups = gather(len(tellings), scored, least=LEAST_LIKENESS, unscored=UNCOMPARED, may_join=may_join)
    return [[tellings[i] for i in group] for group in groups]


def _comparable(one: Telling, other: Telling) -> bool:
    if one.article == other.article and one.sentence == other.sentence:
        return False
    if one.ahead != other.ahead and not (one.dated and other.dated):
        return False
    return not apart(one.signs, other.signs)


def _meet(group: Iterable[Telling]) -> bool:
    """Whether there is a day that all can be of."""
    first, last = date.min, date.max
    for telling in group:
        first, last = max(first, telling.days[0]), min(last, telling.days[1])
    return first <= last


def _occurrence(voices: Voices, group: Sequence[Telling], importance: float, headline: Evidence, today: date | None) -> Occurrence:
    events = sorted({e.event.id for t in group for e in (*t.events, *t.beside)})
    statements = sorted({s.statement.id for t in group for s in t.said})
    articles = tuple(sorted({t.article for t in group}))
    when, status = when_of(group), _status(group)
    return Occurrence(
        id=identify("occurrence", *events, *statements),
        when=when,
        status=status,
        headline=headline,
        events=tuple(events),
        statements=tuple(statements),
        articles=articles,
        independent_sources=voices.count(articles),
        importance=round(importance, 3),
        ahead=today is not None and status in AHEAD and days_of(when)[1] > today,
    )


def when_of(group: Sequence[Telling]) -> str:
    """The narrowest and surest time told, one that a text gives before one that only a rule of discourse does."""
    return min(group, key=lambda t: (not t.dated, _width(t), precision(t.when), t.when)).when


def _width(telling: Telling) -> int:
    first, last = days_of(telling.when)
    return (last - first).days


def _clearest(pile: Pile, tellings: Iterable[Telling], group: Sequence[Telling]) -> Telling:
    """The sources' own clearest words: what says most of what all say, in the fewest words, and can be understood by itself."""
    told = Counter(f for t in group for f in t.signs.words)

    def clarity(telling: Telling) -> tuple[float, str, int]:
        says = sum(told[f] for f in telling.signs.words) / (WORDS_BESIDE + len(telling.signs.words))
        words = pile.text(telling.article, _evidence(pile, telling))
        marks = telling.dated + bool(telling.signs.doers)
        by_itself = not LEANING.match(words) and not words[:1].islower()
        return says * (1 + PLAINER * marks + BY_ITSELF * by_itself), telling.article, -telling.sentence.start

    return max(tellings, key=clarity)


def _evidence(pile: Pile, telling: Telling) -> Span:
    return pile.evidence(telling.article, telling.clause)


def _status(group: Sequence[Telling]) -> EventStatus:
    counted: Mapping[EventStatus, int] = Counter(e.event.status for t in group for e in t.events)
    return min(counted, key=lambda s: (-counted[s], s.value), default=EventStatus.HAPPENED)
