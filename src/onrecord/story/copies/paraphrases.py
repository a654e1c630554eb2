"""Sentences that say the same in other words: alike in what they name, number and tell, in a stretch of each."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.domain.articles import Block, FurnitureKind
from onrecord.domain.spans import Evidence, Span
from onrecord.story.copies.copying import Pair, by_articles, is_covered
from onrecord.story.groups import Groups
from onrecord.story.pairing import sharing
from onrecord.story.pile import Pile
from onrecord.story.words import skeleton

STEM = 6
"""Letters of a stem that count: "announced" and "announcement" tell the same."""
COMMONEST = 20
"""Sentences that share a word, or two words beside each other, before it is too common to pair them by."""
LEAST_SHARED = 3
"""Keys that two sentences share before one may be the other's paraphrase."""
LEAST_PLAIN = 2
"""Those of them that name nobody."""
CONTAINED, ALIKE, HEADS, ADJACENT = 2.4, 0.9, 0.8, 0.15
"""What counts beside the weight of what is shared, in keys that no other sentence has: its share in the shorter sentence, its share in
both (Jaccard), that one is a heading, which the report goes on to tell, and the weight of keys that stand beside each other in both."""
LEAST_LIKENESS = 4.5
"""Sum of these from which one sentence tells what the other does. The weights follow a logistic regression, rounded; the bar is higher."""
LEAST_SENTENCES = 60
"""Sentences that a key's weight is counted against at least: in a small pile a word of all is not yet a common one."""
LONGEST = 400
"""Code points of a sentence that is shown whole; of a longer one the stretch that answers the other, up to the next marks."""
UNSHARED = 0.5
"""What a key that only one side has takes from such a stretch, in parts of its weight."""
MARKS = re.compile(r"[,;:—–“”\"()]")

Weigh = Callable[[Iterable[str]], float]


@dataclass(frozen=True, slots=True)
class Key:
    """What a word stands for where sentences are compared: an actor, a number, a name however spelt, or a stem."""

    key: str
    span: Span
    plain: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with what a paraphrase of it would keep, in order."""

    evidence: Evidence
    keys: tuple[Key, ...]
    held: frozenset[str]
    plain: frozenset[str]
    numbers: frozenset[str]
    beside: frozenset[tuple[str, str]]
    heading: bool


def sentences(pile: Pile, told: Mapping[str, Sequence[Block]]) -> list[Sentence]:
    """Sentences of what is ``told``, and captions, in order of article and place."""
    found = []
    for article, blocks in told.items():
        starts = [b.span.start for b in blocks]
        spans = {b.span: b for b in blocks if b.furniture is FurnitureKind.CAPTION}
        for span in pile.readings[article].sentences:
            at = bisect_right(starts, span.start) - 1
            if at >= 0 and span.start < blocks[at].span.end:
                spans[span] = blocks[at]
        title = pile.articles[article].title_span
        found += [sentence(pile, article, s, heading=spans[s].heading or spans[s].span == title) for s in sorted(spans)]
    return found


def sentence(pile: Pile, article: str, span: Span, *, heading: bool = False) -> Sentence:
    """A stretch of an article with its keys."""
    keys = tuple(_keys(pile, article, span))
    names = [k.key for k in keys]
    beside = frozenset((min(pair), max(pair)) for pair in pairwise(names))
    held, plain = frozenset(names), frozenset(k.key for k in keys if k.plain)
    return Sentence(Evidence(article, span), keys, held, plain, frozenset(k for k in names if k[0].isdigit()), beside, heading)


def _keys(pile: Pile, article: str, span: Span) -> Iterator[Key]:
    """The keys of the words that carry meaning; of a mention of an actor with a name one alone."""
    actors = [(s.start, s.end, a) for s, a in pile.mentions_in(article, span) if a in pile.named]
    last = ""
    for word in pile.words(article, span):
        actor = next((a for start, end, a in actors if start <= word.start and word.end <= end), None)
        if actor is not None:
            key = actor
        elif not word.content:
            continue
        elif word.form[0].isdigit():
            key = word.form.replace(",", "")
        else:
            key = skeleton(word.form) if word.name else word.stem[:STEM]
        if key != last:
            yield Key(key, Span(word.start, word.end), actor is None and not word.name)
        last = key


def find_paraphrases(pile: Pile, told: Sequence[Sentence], copies: Iterable[Pair]) -> list[Pair]:
    """Pairs that say the same in other words; of pairs that overlap on both sides only the most alike."""
    weigh = weights(s.held for s in told)
    taken = by_articles(copies)
    scored = []
    for i, j in sharing([s.held | s.beside for s in told], least=2, commonest=COMMONEST):
        one, other = sorted((told[i], told[j]), key=lambda s: s.evidence)
        if _comparable(one, other) and (likeness := _likeness(one, other, weigh)) >= LEAST_LIKENESS:
            scored.append((-likeness, i, j))
    chained: Groups[int] = Groups(range(len(told)))
    found = []
    for _, i, j in sorted(scored):
        a, b = told[i].evidence, told[j].evidence
        apart = a.article != b.article or not a.span.overlap(b.span)
        if apart and chained.find(i) != chained.find(j) and not is_covered(a.span, b.span, taken[a.article, b.article]):
            chained.join(i, j)
            found.append((_shown(pile, told[i], told[j], weigh), _shown(pile, told[j], told[i], weigh)))
    return found


def weights(sets: Iterable[frozenset[str]]) -> Weigh:
    """Inverse document frequency (Spärck Jones 1972) in parts of that of a key which one sentence alone holds."""
    documents = list(sets)
    seen = Counter(key for document in documents for key in document)
    total = max(len(documents), LEAST_SENTENCES)
    most = math.log(total / 1.5)

    def weigh(keys: Iterable[str]) -> float:
        return sum(max(0.0, math.log(total / (seen[k] + 0.5))) for k in sorted(keys)) / most

    return weigh


def _comparable(one: Sentence, other: Sentence) -> bool:
    """Whether they share words enough, not only names, and no other number stands in one than in the other."""
    numbered = one.numbers and other.numbers
    enough = len(one.held & other.held) >= LEAST_SHARED and len(one.plain & other.plain) >= LEAST_PLAIN
    return enough and not (numbered and not one.numbers & other.numbers)


def _likeness(one: Sentence, other: Sentence, weigh: Weigh) -> float:
    """How much speaks for both telling the same."""
    shared = weigh(one.held & other.held)
    contained = shared / max(1.0, min(weigh(one.held), weigh(other.held)))
    alike = shared / max(1.0, weigh(one.held | other.held))
    beside = sum(weigh(pair) / 2 for pair in sorted(one.beside & other.beside))
    return shared + CONTAINED * contained + ALIKE * alike + HEADS * (one.heading or other.heading) + ADJACENT * beside


def _stretch(one: Sentence, held: frozenset[str], weigh: Weigh) -> tuple[Key, ...]:
    """The keys in a row that are worth most, those that the other lacks counting against them (Smith and Waterman 1981, without order)."""
    best, first, last, score, start = 0.0, 0, 0, 0.0, 0
    for at, key in enumerate(one.keys):
        weight = weigh([key.key])
        if score <= 0.0:
            score, start = 0.0, at
        score += weight if key.key in held else -UNSHARED * weight
        if score > best:
            best, first, last = score, start, at + 1
    return one.keys[first:last]


def _shown(pile: Pile, one: Sentence, other: Sentence, weigh: Weigh) -> Evidence:
    """The sentence, or of a long one the stretch that answers the other."""
    whole = one.evidence.span
    if len(whole) <= LONGEST:
        return one.evidence
    stretch = _stretch(one, other.held, weigh)
    first, last = stretch[0].span.start - whole.start, stretch[-1].span.end - whole.start
    text = pile.text(one.evidence.article, whole)
    first = max((mark.end() for mark in MARKS.finditer(text, 0, first)), default=0)
    closing = MARKS.search(text, last)
    shown = text[first : closing.start() if closing else len(text)]
    start = whole.start + first + len(shown) - len(shown.lstrip())
    return Evidence(one.evidence.article, Span(start, start + len(shown.strip())))
