"""Sentences that tell one thing, each in its own words: where reports can be laid side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.domain.spans import Evidence, Span
from onrecord.story.pairing import sharing
from onrecord.story.pile import Pile
from onrecord.story.words import weights

LEAST_SHARED = 14.0
"""Summed inverse document frequency of the words and actors that two sentences share, at least."""
LEAST_SHARED_WITHIN = 20.0
"""The same for two sentences of one article, which seldom tells a thing twice."""
CONTAINED = 0.15
"""Least weighted share of the shorter sentence's words and actors that the other has too."""
COMMONEST = 40
"""Sentences that may share a word before it is too common to pair them by."""
LONGEST = 400
"""Code points of a sentence that is shown whole; of a longer one, what the other shares is."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article with its content words and actors."""

    article: str
    span: Span
    features: frozenset[str]


@dataclass(frozen=True, slots=True)
class Retelling:
    """Two sentences that tell one thing, and what of each is its telling."""

    one: Sentence
    other: Sentence
    evidence: tuple[Evidence, Evidence]


def find_retellings(pile: Pile) -> list[Retelling]:
    """Each sentence with the one elsewhere that is most alike in words and actors, where any is alike enough; each pair once."""
    told = [_sentence(pile, article, span) for article, reading in pile.readings.items() for span in reading.sentences]
    weigh = weights(s.features for s in told)
    best: dict[int, tuple[float, int]] = {}
    for i, j in sharing([s.features for s in told], least=2, commonest=COMMONEST):
        one, other = told[i], told[j]
        shared = weigh(one.features & other.features)
        contained = shared / max(1.0, min(weigh(one.features), weigh(other.features)))
        least = LEAST_SHARED if one.article != other.article else LEAST_SHARED_WITHIN
        if shared >= least and contained >= CONTAINED:
            for here, there in ((i, j), (j, i)):
                best[here] = max(best.get(here, (0.0, there)), (contained, there))
    pairs = sorted({(min(i, j), max(i, j)) for i, (_, j) in best.items()})
    return [_retelling(pile, told[i], told[j]) for i, j in pairs]


def _sentence(pile: Pile, article: str, span: Span) -> Sentence:
    return Sentence(article, span, pile.stems(article, span).union(pile.actors_in(article, span)))


def _retelling(pile: Pile, one: Sentence, other: Sentence) -> Retelling:
    shared = one.features & other.features
    return Retelling(one, other, (_telling(pile, one, shared), _telling(pile, other, shared)))


def _telling(pile: Pile, sentence: Sentence, shared: frozenset[str]) -> Evidence:
    """The sentence, or as much of a long one as holds most of what is shared."""
    if len(sentence.span) <= LONGEST:
        return Evidence(sentence.article, sentence.span)
    words = pile.words(sentence.article, sentence.span)
    windows = [[w for w in words if first.start <= w.start and w.end <= first.start + LONGEST] for first in words]
    fullest = max(windows, key=lambda window: (len({w.stem for w in window} & shared), -window[0].start))
    return Evidence(sentence.article, Span(fullest[0].start, fullest[-1].end))


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
