"""Sentences that tell one thing, each in its own words: where reports can be laid side by side."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.domain.spans import Evidence, Span
from onrecord.domain.stories import EventEntry
from onrecord.story.discrepancies.shown import fullest
from onrecord.story.pairing import sharing
from onrecord.story.pile import Pile
from onrecord.story.words import Word, weights

LEAST_SHARED = 15.0
"""Summed inverse document frequency of the words and actors that two sentences share, at least."""
LEAST_SHARED_WITHIN = 20.0
"""The same for two sentences of one article, which seldom tells a thing twice."""
LEAST_SHARED_CONTAINED = 11.0
"""The same where most of the shorter is in the other."""
MOSTLY_CONTAINED = 0.4
"""Weighted share of the shorter sentence from which most of it is."""
CONTAINED = 0.22
"""Least weighted share of the shorter sentence's words and actors that the other has too."""
CONTAINED_WITHIN = 0.3
"""The same within one article."""
LEAST_PLAIN = 5.0
"""Summed inverse document frequency of the words that both have and that are no part of a name, at least."""
PLAINLY_ONE = 0.5
"""Share of the shorter sentence that the other has too, from which they tell one thing without such words."""
LEAST_WITHOUT_DEED = 0.4
"""The same, from which they need no predicate in common but only a like sort of deed."""
PHRASES = 1
"""Pairs of neighbouring words that both have, at least."""
GALLERY = re.compile(r"\b\d+ (?:of|/) \d+ (?:photos?|images?|pictures?|slides?)\b", re.IGNORECASE)
"""What numbers the pictures of a gallery, whose captions are alike without telling one thing."""
COMMONEST = 40
"""Sentences that may share a word before it is too common to pair them by."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article with its content words and actors, its pairs of neighbouring words, and the events that it tells.

    ``phrases`` are pairs of which one at least is no name, and one carries meaning; ``names`` are the stems written with a capital.
    """

    article: str
    span: Span
    features: frozenset[str]
    names: frozenset[str]
    phrases: frozenset[tuple[str, str]]
    events: tuple[EventEntry, ...]

    @property
    def deeds(self) -> frozenset[str]:
        """Types and predicates of its events."""
        return frozenset(name for e in self.events for name in (e.event.type, e.event.lemma) if name)

    @property
    def predicates(self) -> frozenset[str]:
        return frozenset(e.event.lemma for e in self.events)


@dataclass(frozen=True, slots=True)
class Retelling:
    """Two sentences that tell one thing, and what of each is its telling; ``alike`` is the weighted share of the shorter that both have."""

    one: Sentence
    other: Sentence
    alike: float
    evidence: tuple[Evidence, Evidence]


def find_retellings(pile: Pile, events: Sequence[EventEntry]) -> list[Retelling]:
    """Each sentence with the one elsewhere that is most alike in words and actors, where any tells a like deed; each pair once."""
    told = _sentences(pile, events)
    weigh = weights(s.features for s in told)
    best: dict[int, tuple[float, int]] = {}
    for i, j in sharing([s.features for s in told], least=2, commonest=COMMONEST):
        one, other = told[i], told[j]
        shared = weigh(one.features & other.features)
        contained = shared / max(1.0, min(weigh(one.features), weigh(other.features)))
        plain = weigh(f for f in one.features & other.features if f not in one.names | other.names and f not in pile.actors)
        if _one_deed(one, other, plain, contained) and _alike(one, other, shared, contained):
            for here, there in ((i, j), (j, i)):
                best[here] = max(best.get(here, (0.0, there)), (contained, there))
    pairs = sorted({(min(i, j), max(i, j), alike) for i, (alike, j) in best.items()})
    return [_retelling(pile, told[i], told[j], alike) for i, j, alike in pairs]


def _one_deed(one: Sentence, other: Sentence, plain: float, contained: float) -> bool:
    """Whether both tell a like deed, in more words of both than the names of those who have a part in it."""
    if not one.deeds & other.deeds or (plain < LEAST_PLAIN and contained < PLAINLY_ONE):
        return False
    return contained >= LEAST_WITHOUT_DEED or bool(one.predicates & other.predicates)


def _alike(one: Sentence, other: Sentence, shared: float, contained: float) -> bool:
    """Whether what two sentences share, and its part of the shorter, is enough for them to tell one thing."""
    phrases = len(one.phrases & other.phrases)
    if one.article == other.article:
        return shared >= LEAST_SHARED_WITHIN and contained >= CONTAINED_WITHIN and phrases >= PHRASES
    least = LEAST_SHARED_CONTAINED if contained >= MOSTLY_CONTAINED else LEAST_SHARED
    return shared >= least and contained >= CONTAINED and phrases >= PHRASES


def _sentences(pile: Pile, events: Sequence[EventEntry]) -> list[Sentence]:
    held: Mapping[tuple[str, Span | None], list[EventEntry]] = defaultdict(list)
    for entry in events:
        held[entry.article, pile.sentence(entry.article, entry.event.span.start)].append(entry)
    return [
        Sentence(
            article,
            span,
            pile.stems(article, span).union(pile.actors_in(article, span)),
            frozenset(w.stem for w in pile.words(article, span) if w.name),
            _phrases(pile.words(article, span)),
            tuple(held.get((article, span), ())),
        )
        for article, reading in pile.readings.items()
        for span in reading.sentences
        if not GALLERY.search(pile.articles[article].text, span.start, span.end)
    ]


def _phrases(words: Sequence[Word]) -> frozenset[tuple[str, str]]:
    pairs = pairwise(words)
    return frozenset((a.stem, b.stem) for a, b in pairs if not (a.name and b.name) and (a.content or b.content))


def _retelling(pile: Pile, one: Sentence, other: Sentence, alike: float) -> Retelling:
    shared = one.features & other.features
    return Retelling(one, other, alike, (fullest(pile, one.article, one.span, shared), fullest(pile, other.article, other.span, shared)))


def apart(pile: Pile, one: Evidence, others: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The content words of ``one`` that none of ``others`` has, those that stand together as one span."""
    known = frozenset(stem for other in others for stem in (w.stem for w in pile.words(other.article, other.span)))
    found: list[Span] = []
    previous = -1
    for at, word in enumerate(pile.words(one.article, one.span)):
        if word.content and word.stem not in known:
            if found and previous == at - 1:
                found[-1] = Span(found[-1].start, word.end)
            else:
                found.append(Span(word.start, word.end))
            previous = at
    return tuple(Evidence(one.article, span) for span in found)
