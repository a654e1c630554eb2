"""What is shown of an article for a few of its words: the sentence around them, or as much of it as can be taken in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

from onrecord.domain.spans import Evidence, Span
from onrecord.domain.stories import Discrepancy, DiscrepancyKind, Nature
from onrecord.story.discrepancies.disagreements import disagreement
from onrecord.story.pile import Pile

LONGEST = 400
"""Code points of a sentence that is shown whole."""
PLACES = 3
"""Places in one article that are shown for one way of writing."""


def in_same_words(pile: Pile, one: Evidence, other: Evidence) -> bool:
    """Whether one passage stands word for word in the other: a copy that was read otherwise contradicts nothing."""
    shorter, longer = sorted((" ".join(w.form for w in pile.words(e.article, e.span)) for e in (one, other)), key=len)
    return f" {shorter} " in f" {longer} "


def around(pile: Pile, article: str, span: Span) -> Evidence:
    """The sentence that holds ``span``, of a long one its words nearest to it, and the span itself where it lies in none."""
    sentence = pile.sentence(article, span.start)
    if sentence is None or span not in sentence:
        return Evidence(article, span)
    if len(sentence) <= LONGEST:
        return Evidence(article, sentence)
    reach = max(0, (LONGEST - len(span)) // 2)
    near = Span(max(sentence.start, span.start - reach), min(sentence.end, span.end + reach))
    words = pile.words(article, near)
    return Evidence(article, Span(min(words[0].start, span.start), max(words[-1].end, span.end)) if words else span)


def fullest(pile: Pile, article: str, sentence: Span, shared: Collection[str]) -> Evidence:
    """The sentence, or as much of a long one as holds most of the words whose stems are ``shared``."""
    if len(sentence) <= LONGEST:
        return Evidence(article, sentence)
    words = pile.words(article, sentence)
    windows = [[w for w in words if first.start <= w.start and w.end <= first.start + LONGEST] for first in words]
    best = max(windows, key=lambda window: (len({w.stem for w in window}.intersection(shared)), -window[0].start))
    return Evidence(article, Span(best[0].start, best[-1].end))


def named_differently(pile: Pile, kind: DiscrepancyKind, about: str, told: Iterable[tuple[str, Evidence]], nature: Nature) -> Discrepancy:
    """A discrepancy of ways of naming, each in its first sentences of every article and marked there."""
    places: Counter[tuple[str, str]] = Counter()
    marks: dict[Evidence, set[Evidence]] = defaultdict(set)
    sides = []
    for form, mark in sorted(told):
        places[form, mark.article] += 1
        if places[form, mark.article] <= PLACES:
            shown = around(pile, mark.article, mark.span)
            sides.append((form, shown))
            marks[shown].add(mark)
    return disagreement(kind, about, sides, nature, {e: tuple(sorted(found)) for e, found in marks.items()})
