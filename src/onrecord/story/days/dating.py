"""Days for articles that carry none: worked out from their own words and from what the rest of the pile says of the same things.

Dates that an article looks back on bound its day from below and tell no more: of 33 articles of 2010 to 2020 that name a full date and
weekdays, only 8 came out within a week of the latest one. Whether what an article tells as ahead has happened in another does not order
the two: of 45 articles of the development half of ``benchmarks.story.dating`` a third came out before
the other and a quarter after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.domain.articles import PublishedFrom
from onrecord.domain.edtf import Days, bounds, interval
from onrecord.domain.readings import Reading
from onrecord.domain.stories import Dating
from onrecord.story.days.agreement import agreed, latest_fixed, matches
from onrecord.story.days.chances import Chances, DayClue, Kind, chances, inside, likeliest, narrowest
from onrecord.story.days.clues import Bound, Kin, Links, both_ways, bounds_of, clues_of, find_links
from onrecord.story.days.fitting import fitting
from onrecord.story.pile import Pile

ROUNDS = 3
"""How often days found may help to find others: first those on which named times agree, then those that clues make likely."""
SURE = 0.9
"""Chance from which a day, or two, are told."""
LIKELY = 0.6
"""Chance from which a stretch of a few days is told."""
FEW, MANY = 3, 7
"""Days of a stretch that is as good as a day, and of the widest that is told at all."""
HOLDING = 0.85
"""Chance that a wider stretch holds."""
TELLING = frozenset({Kind.MEANT, Kind.LEADING, Kind.REWRITTEN, Kind.QUOTED})
"""Clues one of which there must be before days are told."""
REASONS = 3
"""Clues named as the reason, at most."""


@dataclass(frozen=True, slots=True)
class Found:
    """The days that clues give an article, with their chances."""

    dating: Dating
    days: Days
    chances: Chances


def date_articles(pile: Pile, rewrites: Iterable[tuple[str, str]]) -> tuple[Dating, ...]:
    """The day of every article: its own where it has one, else what its content and the pile tell, with the reason.

    ``rewrites`` are pairs of articles that have much of their wording in common.
    """
    datings = {a.id: Dating(a.id, a.published, a.published_from, "given with the article") for a in pile.articles.values() if a.published}
    undated = frozenset(pile.articles) - datings.keys()
    if undated:
        datings |= _worked_out(pile, undated, both_ways(rewrites), datings)
    return tuple(datings[a] for a in sorted(datings))


def _worked_out(pile: Pile, undated: frozenset[str], kin: Kin, datings: Mapping[str, Dating]) -> dict[str, Dating]:
    """The undated articles round by round: days found in one help to find others in the next, and stay."""
    found = dict(datings)
    named = matches(pile, undated)
    for _ in range(ROUNDS):
        fresh = [agreed(pile.readings[a], named.get(a, []), kin.get(a, frozenset()), found) for a in sorted(undated - found.keys())]
        found |= {one.article: one for one in fresh if one}
    left = undated - found.keys()
    if not left:
        return {a: found[a] for a in sorted(undated)}
    likely = {a: _evenly(days) for a, d in found.items() if (days := bounds(d.published)) and _width(days) <= MANY}
    links = find_links(pile, undated, kin)
    for _ in range(ROUNDS):
        weighed = [_weighed(pile.readings[a], links, likely) for a in sorted(left - found.keys())]
        found |= {one.dating.article: one.dating for one in weighed if one}
        likely |= {one.dating.article: one.chances for one in weighed if one and _width(one.days) <= FEW}
    return {a: found[a] if a in found else _from_bounds(pile.readings[a], bounds_of(a, links, likely)) for a in sorted(undated)}


def _width(days: Days) -> int:
    return (days[1] - days[0]).days + 1


def _evenly(days: Days) -> Chances:
    return tuple((day, 1 / _width(days)) for day in range(days[0].toordinal(), days[1].toordinal() + 1))


def _weighed(reading: Reading, links: Links, likely: Mapping[str, Chances]) -> Found | None:
    """The days that all clues together make likely; words in common alone, which the whole pile may have, make none so."""
    clues = clues_of(reading.article, links, likely)
    latest = latest_fixed(reading) or date.min
    suits = fitting(reading, [bound.day for bound in bounds_of(reading.article, links, likely)])
    found = chances(clues, suits, latest.toordinal())
    days = _decided(found) if any(clue.kind in TELLING for clue in clues) else None
    if days is None:
        return None
    value = interval(*days) + ("?" if _width(days) == 1 else "")
    kept = inside(found, days)
    source = PublishedFrom.STORY if any(clue.others for clue in clues) else PublishedFrom.CONTENT
    return Found(Dating(reading.article, value, source, _reason(clues, kept)), days, kept)


def _decided(found: Chances) -> Days | None:
    """One or two days where they are sure, else a few where they are likely, else a wider stretch that should hold."""
    for share, widest in ((SURE, FEW - 1), (HOLDING, MANY)):
        days = narrowest(found, share)
        if days and _width(days) <= widest:
            return days
        few = likeliest(found, FEW)
        if few and few[0] >= LIKELY:
            return few[1]
    return None


def _reason(clues: Sequence[DayClue], kept: Chances) -> str:
    """The clues that speak most for the likeliest of the days told, the strongest first."""
    best = min(kept, key=lambda found: (-found[1], found[0]))[0]
    worth: dict[str, float] = {}
    for clue in clues:
        worth[clue.reason] = max(worth.get(clue.reason, 0.0), clue.worth(best))
    return "; ".join(sorted((r for r, w in worth.items() if w > 0), key=lambda r: (-worth[r], r))[:REASONS])


def _from_bounds(reading: Reading, others: Sequence[Bound]) -> Dating:
    """From the latest day on that the article looks back on, or of which it quotes what was said."""
    latest = latest_fixed(reading)
    known = [(bound.day, PublishedFrom.STORY, bound.reason) for bound in others]
    known += [(latest.toordinal(), PublishedFrom.CONTENT, f"looks back on {latest}")] if latest else []
    if not known:
        return Dating(reading.article, None, None, "nothing in it or in the pile tells the day")
    day, source, reason = max(known)
    return Dating(reading.article, f"{date.fromordinal(day)}/..", source, reason)
