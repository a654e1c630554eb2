"""What speaks for the day of an article without one: the like words of others, what is quoted in both, wording in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import permutations

from onrecord.domain.edtf import bounds
from onrecord.domain.readings import Reading
from onrecord.domain.resolution import resolve
from onrecord.domain.spans import Span
from onrecord.domain.statements import StatementKind
from onrecord.domain.times import WEAK, TimeRef
from onrecord.story.days.agreement import meaning
from onrecord.story.days.chances import Chances, Day, DayClue, Kind
from onrecord.story.pairing import sharing
from onrecord.story.pile import Pile
from onrecord.story.words import weights

LEAST_SUPPORT = 10.0
"""Summed inverse document frequency that two sentences must share to tell of one thing."""
CONTAINED = 0.4
"""Least weighted share of the shorter sentence's words that the other has too."""
COMMONEST = 30
"""Sentences, or articles, that may share a word before it is too common to pair them by."""
QUOTED = 5
"""Words in a row that two quotations must share to be one."""
LEAST_ALIKE = 0.2
"""Least weighted overlap of two articles' words that says something of their days."""
NEIGHBOURS = 6
"""Articles most like it that an article is compared with."""
RARE = 5
"""Rarer words that two articles must share to be compared."""

TOLD_AT = (0.55, 0.27, 0.05, 0.05, 0.03, 0.02, 0.03, 0.01)
"""How many days lie between publication and a day of the week that is named: shares, from 0 days to 7."""
LEAD = 4
"""Sentences at the beginning of an article that tell its news."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, the days it names, and whether it stands at the beginning, where the news is told."""

    article: str
    words: frozenset[str]
    refs: tuple[TimeRef, ...]
    lead: bool


Likely = Mapping[str, Chances]
"""For each article whose day is known, or nearly, the chances of its days."""


Kin = Mapping[str, frozenset[str]]
"""For each article, those that have to do with it."""


@dataclass(frozen=True, slots=True, order=True)
class Bound:
    """A day before which an article cannot well be, and why."""

    day: Day
    reason: str


@dataclass(frozen=True, slots=True)
class Links:
    """What articles have in common, found once: like sentences, quotations, wording, words of their own."""

    lines: Mapping[str, Sequence[tuple[Line, Line, float]]]
    quoted: Kin
    said: Mapping[str, Sequence[tuple[str, TimeRef]]]
    rewrites: Kin
    alike: Mapping[str, Sequence[tuple[float, str]]]


def find_links(pile: Pile, undated: frozenset[str], kin: Kin) -> Links:
    """What the undated articles have in common with others, or one sentence of them with another."""
    pairs, times = _quotations(pile)
    return Links(_lines(pile, undated), both_ways(pairs), times, kin, _alike(pile, undated))


def both_ways(pairs: Iterable[tuple[str, str]]) -> Kin:
    """From pairs of articles, those that each has to do with."""
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return {article: frozenset(others) for article, others in found.items()}


def _lines(pile: Pile, undated: frozenset[str]) -> Mapping[str, list[tuple[Line, Line, float]]]:
    """Like sentences; those that name days are compared among themselves, where fewer words are too common to pair them by."""
    lines = [line for reading in pile.readings.values() for line in _told(pile, reading)]
    found: dict[str, list[tuple[Line, Line, float]]] = defaultdict(list)
    for one, other, shared in _like(lines):
        if not (one.refs and other.refs):
            found[one.article].append((one, other, shared))
            found[other.article].append((other, one, shared))
    for one, other, shared in _like([line for line in lines if line.refs]):
        found[one.article].append((one, other, shared))
        found[other.article].append((other, one, shared))
    return {article: pairs for article, pairs in found.items() if article in undated}


def _like(lines: Sequence[Line]) -> Iterator[tuple[Line, Line, float]]:
    weigh = weights(line.words for line in lines)
    for i, j in sharing([line.words for line in lines], least=2, commonest=COMMONEST):
        one, other = lines[i], lines[j]
        shared = weigh(one.words & other.words)
        if shared >= LEAST_SUPPORT and shared >= CONTAINED * min(weigh(one.words), weigh(other.words)):
            yield one, other, shared


def _told(pile: Pile, reading: Reading) -> Iterator[Line]:
    refs: dict[Span, list[TimeRef]] = defaultdict(list)
    for ref in reading.times:
        sentence = pile.sentence(reading.article, ref.span.start) if ref.span else None
        if sentence and ref.is_day:
            refs[sentence].append(ref)
    for place, sentence in enumerate(reading.sentences):
        named = [pile.stems(reading.article, r.span) for r in refs[sentence] if r.span]
        words = pile.stems(reading.article, sentence).difference(*named) | frozenset(pile.actors_in(reading.article, sentence))
        yield Line(reading.article, words, tuple(refs[sentence]), place < LEAD)


def _quotations(pile: Pile) -> tuple[set[tuple[str, str]], Mapping[str, list[tuple[str, TimeRef]]]]:
    """Pairs of articles that quote the same words; for each article the times that others name for what it quotes."""
    places: dict[tuple[str, ...], set[tuple[str, TimeRef | None]]] = defaultdict(set)
    for article, reading in pile.readings.items():
        for said in (s for s in reading.statements if s.kind is StatementKind.DIRECT):
            named = said.said_on if said.said_on and said.said_on.span and said.said_on.rule not in WEAK else None
            for forms in (tuple(w.form for w in pile.words(article, span)) for span in said.content):
                for at in range(len(forms) - QUOTED + 1):
                    places[forms[at : at + QUOTED]].add((article, named))
    pairs: set[tuple[str, str]] = set()
    times: dict[str, list[tuple[str, TimeRef]]] = defaultdict(list)
    for quoting in places.values():
        for (one, _), (other, when) in permutations(quoting, 2) if len(quoting) <= COMMONEST else ():
            if one != other:
                pairs.add((one, other))
                times[one] += [(other, when)] if when and (other, when) not in times[one] else []
    return pairs, times


def _alike(pile: Pile, undated: frozenset[str]) -> Mapping[str, list[tuple[float, str]]]:
    """For each undated article those most like it, the most alike first."""
    articles = list(pile.articles)
    bags = [frozenset[str]().union(*(pile.stems(a, s) for s in pile.readings[a].sentences)) for a in articles]
    weigh = weights(bags)
    sizes = [weigh(bag) for bag in bags]
    found: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for i, j in sharing(bags, least=RARE, commonest=COMMONEST):
        if articles[i] in undated or articles[j] in undated:
            alike = weigh(bags[i] & bags[j]) / (sizes[i] * sizes[j]) ** 0.5
            found[articles[i]].append((alike, articles[j]))
            found[articles[j]].append((alike, articles[i]))
    return {a: sorted(near, key=lambda n: (-n[0], n[1]))[:NEIGHBOURS] for a, near in found.items()}


def clues_of(article: str, links: Links, likely: Likely) -> list[DayClue]:
    """What speaks for the day of an article, as far as the days of the others are known."""
    found = [clue for mine, other, support in links.lines.get(article, ()) for clue in _from_pair(mine, other, support, likely)]
    copied = sorted(links.rewrites.get(article, frozenset()) & likely.keys())
    found += [DayClue(Kind.REWRITTEN, likely[a], 1.0, f"has much of its wording in common with {a}") for a in copied]
    quoted = sorted(links.quoted.get(article, frozenset()) & likely.keys())
    found += [DayClue(Kind.QUOTED, likely[a], 1.0, f"quotes the same words as {a}") for a in quoted]
    alike = [(a, weight) for weight, a in links.alike.get(article, ()) if a in likely]
    found += [DayClue(Kind.ALIKE, likely[a], weight, f"tells much the same as {a}") for a, weight in alike]
    return list(dict.fromkeys(found))


def bounds_of(article: str, links: Links, likely: Likely) -> list[Bound]:
    """The days on which was said what the article quotes, as far as others tell."""
    found = set()
    for other, when in links.said.get(article, ()):
        day = _day_of(when, likely.get(other), itself=False)
        if day is not None:
            found.add(Bound(day, f"quotes what {other} puts on {date.fromordinal(day)}"))
    return sorted(found)


def _from_pair(mine: Line, other: Line, support: float, likely: Likely) -> Iterator[DayClue]:
    itself = mine.article == other.article
    known = likely.get(other.article)
    days = {d for ref in other.refs if (d := _day_of(ref, known, itself=itself)) is not None}
    where = "it elsewhere" if itself else other.article
    for day in sorted(days):
        told = date.fromordinal(day)
        meant = _meant(mine, day)
        if meant:
            yield DayClue(Kind.MEANT, meant, support, f"tells in like words what {where} puts on {told}", others=not itself)
    if known and not itself and not (mine.refs and other.refs):
        leading = mine.lead and other.lead
        reason = f"begins with the same news as {other.article}" if leading else f"has sentences like those of {other.article}"
        yield DayClue(Kind.LEADING if leading else Kind.BESIDE, known, support, reason)


def _meant(mine: Line, day: Day) -> Chances:
    """Days of publication on which the words of a sentence for a time would mean ``day``, by how soon afterwards they are written."""
    told = date.fromordinal(day)
    ages = {d.toordinal(): abs((d - told).days) for ref in mine.refs if ref.needs_anchor for d in meaning(ref, told)}
    total = sum(TOLD_AT[age] for age in ages.values())
    return tuple((n, TOLD_AT[ages[n]] / total) for n in sorted(ages))


def _day_of(ref: TimeRef, known: Chances | None, *, itself: bool) -> Day | None:
    """The day that an article means, where its own is known well enough; an undated one's only if it is told in full."""
    if ref.needs_anchor and (itself or known is None or len(known) > 1):
        return None
    published = date.fromordinal(known[0][0]).isoformat() if known and len(known) == 1 else None
    found = bounds(resolve(ref, published))
    return found[0].toordinal() if found and found[0] == found[1] else None
