"""Places that speak of an undertaking: what each tells of it, when, by whom, and who has a part in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from onrecord.domain.edtf import bounds
from onrecord.domain.resolution import resolve
from onrecord.domain.spans import Span
from onrecord.domain.stories import Dating, EventEntry, StatementEntry, StepStatus
from onrecord.domain.times import WEAK
from onrecord.reading.discourse import NEWS_OF_THE_DAY
from onrecord.story.entries import Entries
from onrecord.story.pile import Pile
from onrecord.story.undertakings import ADJUNCT, AHEAD, Sort, sorts_in, status_in, status_of
from onrecord.story.words import Word

LONGEST = 320
"""Code points of a clause that may stand as evidence of one step."""
REACH, REACH_BACK = 9, 12
"""Words after and before a predicate within which the undertaking that it is about is named."""
BESIDE = 90
"""Code points around the word for an undertaking in which its parties are named."""
NEAR_BEFORE = 600
"""Code points back to the undertaking that a word like "proposal" stands for, at most."""
WEEK = timedelta(days=7)
"""A time as wide as that tells no day of a step."""
UNNAMED = Sort("unnamed", frozenset())


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that speaks of an undertaking."""

    sort: Sort
    article: str
    at: int
    evidence: Span
    status: StepStatus
    when: str | None
    by: str | None
    parties: frozenset[str]


def find_candidates(pile: Pile, entries: Entries, datings: Iterable[Dating]) -> list[Candidate]:
    """All places of the pile that speak of an undertaking, in order of article and place."""
    news = {d.article: _of_the_day(d.published) for d in datings}
    found = [c for e in entries.events for c in _from_event(pile, e, news)]
    found += [c for s in entries.statements for c in _from_statement(pile, s, news)]
    found += [c for a, reading in pile.readings.items() for s in reading.sentences for c in _from_words(pile, a, s, None, news[a])]
    return list(_told_of(sorted(set(found), key=_place)))


def _of_the_day(published: str | None) -> str | None:
    """The time of what is told with none of its own: the day of publication, in doubt; or the interval, where it is too wide for that."""
    return resolve(NEWS_OF_THE_DAY, published) or published


def _place(candidate: Candidate) -> tuple[str, int, Span, str, str, str, list[str]]:
    who = candidate.by or "", candidate.when or "", sorted(candidate.parties)
    return (candidate.article, candidate.at, candidate.evidence, candidate.status, *who)


def _told_of(candidates: Iterable[Candidate]) -> Iterable[Candidate]:
    """The candidates, those with a word that stands for an undertaking given to the last one named before in their article."""
    last: Candidate | None = None
    for candidate in candidates:
        if candidate.sort is not UNNAMED:
            last = candidate
            yield candidate
        elif last and last.article == candidate.article and candidate.at - last.at <= NEAR_BEFORE:
            yield replace(candidate, sort=last.sort, parties=last.parties)


def _from_event(pile: Pile, entry: EventEntry, news: Mapping[str, str | None]) -> Iterable[Candidate]:
    event, text = entry.event, pile.articles[entry.article].text
    if len(event.clause) > LONGEST:
        return
    for sort, word in _meant(pile.words(entry.article, event.clause), event.span):
        itself = event.span.overlap(Span(word.start, word.end)) > 0
        if not itself and ADJUNCT.search(text[event.clause.start : word.start]):
            continue
        status = status_of(_near(word, event.clause).of(text), event.type, event.status, itself=itself)
        parties = frozenset((*entry.actors, *entry.recipients)) if itself else frozenset()
        strong = event.when is not None and event.when.rule not in WEAK
        days = bounds(entry.when) if strong and (status not in AHEAD or not itself) else None
        when = entry.when if days is not None and days[1] - days[0] < WEEK else None
        yield Candidate(
            sort=sort or UNNAMED,
            article=entry.article,
            at=word.start,
            evidence=pile.evidence(entry.article, event.clause),
            status=status,
            when=when or news[entry.article],
            by=next(iter(entry.actors), entry.according_to),
            parties=parties | _beside(pile, entry.article, word, event.clause),
        )


def _meant(clause: Sequence[Word], predicate: Span) -> list[tuple[Sort | None, Word]]:
    """The undertaking that an event is, or is about: the nearest named after its predicate, else shortly before."""
    first = next((i for i, w in enumerate(clause) if w.end > predicate.start), 0)
    last = next((i for i, w in enumerate(clause) if w.start >= predicate.end), len(clause))
    parts = (clause[first:last], clause[last : last + REACH], clause[max(0, first - REACH_BACK) : first][::-1])
    found = [named for part in parts for named in sorts_in(part)]
    return ([named for named in found if named[0]] or found)[:1]


def _from_statement(pile: Pile, entry: StatementEntry, news: Mapping[str, str | None]) -> Iterable[Candidate]:
    for span in entry.statement.content:
        yield from _from_words(pile, entry.article, span, entry.speaker, entry.said_on or news[entry.article])


def _from_words(pile: Pile, article: str, span: Span, by: str | None, when: str | None) -> Iterable[Candidate]:
    """Undertakings of which the words around them tell what becomes of them, where no event does."""
    text = pile.articles[article].text
    for sort, word in sorts_in(pile.words(article, span)) if len(span) <= LONGEST else ():
        status = status_in(_near(word, span).of(text))
        if status is not None and not ADJUNCT.search(text[span.start : word.start]):
            parties = _beside(pile, article, word, span)
            evidence = pile.evidence(article, span)
            yield Candidate(sort or UNNAMED, article, word.start, evidence, status, when, by, parties)


def _beside(pile: Pile, article: str, word: Word, clause: Span) -> frozenset[str]:
    return frozenset(pile.actors_in(article, _near(word, clause)))


def _near(word: Word, clause: Span) -> Span:
    return Span(max(clause.start, word.start - BESIDE), min(clause.end, word.end + BESIDE))
