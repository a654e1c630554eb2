"""Days on which an article's own words for times would mean the days that others give the same things, where they agree.

The surest way to a day, and the first that is tried; what speaks less plainly is weighed in ``chances``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.domain.articles import PublishedFrom
from onrecord.domain.edtf import bounds, interval
from onrecord.domain.events import EventStatus
from onrecord.domain.readings import Reading
from onrecord.domain.resolution import resolve
from onrecord.domain.stories import Dating
from onrecord.domain.times import WEAK, TimeRef, Unit
from onrecord.story.pairing import sharing
from onrecord.story.pile import Pile
from onrecord.story.words import weights

WEEK = 7
LEAST_SUPPORT = 10.0
"""Summed inverse document frequency that the words of one time named by two articles must share."""
CONTAINED = 0.4
"""Least weighted share of the shorter sentence's words that the other has too."""
REWRITE_SUPPORT = 10.0
"""Support for the days about that of an article of which another is a rewrite."""
RIVAL = 0.7
"""Support, as a share of the best, with which another week leaves the day undecided."""
FRESH = 1
"""Days from the latest day an article looks back on to its publication, at most."""
COMMONEST = 30
"""Sentences that may share a word before it is too common to pair them by."""


@dataclass(frozen=True, slots=True)
class Clue:
    """A sentence that names a time, with the words and actors that tell what it is the time of."""

    article: str
    ref: TimeRef
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Match:
    """The same thing at a named time in two places, ``mine`` in an article without a day."""

    mine: Clue
    other: Clue
    weight: float


def matches(pile: Pile, undated: frozenset[str]) -> Mapping[str, list[Match]]:
    """Times that an undated article and another, or itself with a full date, name of what seems the same thing."""
    clues = [clue for reading in pile.readings.values() for clue in _clues(pile, reading)]
    weigh = weights(clue.words for clue in clues)
    found: dict[str, list[Match]] = defaultdict(list)
    for i, j in sharing([c.words for c in clues], least=2, commonest=COMMONEST):
        one, other = clues[i], clues[j]
        shared = weigh(one.words & other.words)
        like = shared >= LEAST_SUPPORT and shared >= CONTAINED * min(weigh(one.words), weigh(other.words))
        for mine, known in ((one, other), (other, one)) if like else ():
            told = mine.article != known.article or not known.ref.needs_anchor
            if told and mine.article in undated and mine.ref.needs_anchor:
                found[mine.article].append(Match(mine, known, shared))
    return found


def _clues(pile: Pile, reading: Reading) -> list[Clue]:
    found = []
    for ref in reading.times:
        sentence = pile.sentence(reading.article, ref.span.start) if ref.span else None
        if sentence and ref.span and ref.is_day:
            words = pile.stems(reading.article, sentence) - pile.stems(reading.article, ref.span)
            found.append(Clue(reading.article, ref, words | frozenset(pile.actors_in(reading.article, sentence))))
    return found


def agreed(reading: Reading, matches: Sequence[Match], rewrites: frozenset[str], datings: Mapping[str, Dating]) -> Dating | None:
    """The days on which the article's own words for a time would mean the day that the others give it."""
    support: dict[date, float] = defaultdict(float)
    told: dict[date, set[str]] = defaultdict(set)
    for match in matches:
        known = datings.get(match.other.article)
        day = _one_day(resolve(match.other.ref, known.published if known else None))
        where = "it elsewhere" if match.other.article == reading.article else match.other.article
        for candidate in meaning(match.mine.ref, day):
            support[candidate] += match.weight
            told[candidate].add(f"tells in like words what {where} puts on {day}")
    for article in sorted(rewrites & datings.keys()):
        for candidate in _around(_one_day(datings[article].published), FRESH):
            support[candidate] += REWRITE_SUPPORT
            told[candidate].add(f"has much of its wording in common with {article}")
    earliest = latest_fixed(reading) or date.min
    support = {d: s for d, s in support.items() if d >= earliest}
    if not support:
        return None
    best = _freshest(reading, [d for d in support if support[d] == max(support.values())])
    rivals = [d for d, s in support.items() if s >= RIVAL * max(support.values()) and abs((d - best[0]).days) >= WEEK]
    reasons = sorted({line for d in best for line in told[d]})
    alone = not rewrites and all(match.other.article == reading.article for match in matches)
    return None if rivals else _dating(reading.article, best, PublishedFrom.CONTENT if alone else PublishedFrom.STORY, "; ".join(reasons))


def meaning(ref: TimeRef, day: date | None) -> list[date]:
    """Days of publication on which ``ref`` would mean ``day``."""
    return [d for d in _around(day, WEEK) if _one_day(resolve(ref, d.isoformat())) == day]


def _around(day: date | None, distance: int) -> list[date]:
    return _days(day, -distance, distance) if day else []


def _days(day: date, first: int, last: int) -> list[date]:
    """The days from ``first`` to ``last``, counted from ``day``, that the calendar has."""
    at, end = day.toordinal(), date.max.toordinal()
    return [date.fromordinal(n) for n in range(max(1, at + first), min(end, at + last) + 1)]


def _one_day(edtf: str | None) -> date | None:
    days = bounds(edtf)
    return days[0] if days and days[0] == days[1] else None


def latest_fixed(reading: Reading) -> date | None:
    """The latest full date that the article looks back on."""
    past = (EventStatus.HAPPENED, EventStatus.ALLEGED)
    told = [e.when for e in reading.events if e.when and e.when.span and e.when.rule not in WEAK and e.status in past]
    days = [_one_day(resolve(when, None)) for when in told if not when.needs_anchor]
    return max((d for d in days if d), default=None)


def _freshest(reading: Reading, days: Sequence[date]) -> list[date]:
    """Of several possible days those that follow closest on the weekdays looked back on."""
    past = [r for r in reading.times if r.is_day and r.unit is Unit.WEEKDAY and r.amount < 0 and not r.week]
    ages = {d: [(d - at).days for r in past if (at := _one_day(resolve(r, d.isoformat())))] for d in days}
    means = {d: sum(found) / len(found) for d, found in ages.items() if found}
    if means and len(days) > 1:
        least = min(means.values())
        days = [d for d in means if min(ages[d]) <= FRESH and means[d] <= least + FRESH] or days
    return sorted(days)


def _dating(article: str, days: Sequence[date], source: PublishedFrom, reason: str) -> Dating:
    if (days[-1] - days[0]).days >= WEEK:
        return Dating(article, None, None, f"undecided between {days[0]} and {days[-1]}")
    value = days[0].isoformat() + "?" if len(days) == 1 else interval(days[0], days[-1])
    return Dating(article, value, source, reason)
