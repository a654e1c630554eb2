"""Passages that articles share, or that one repeats, word for word or in other words, aligned to offsets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.domain.articles import FurnitureKind
from onrecord.domain.ids import identify
from onrecord.domain.spans import Evidence, Span
from onrecord.domain.stories import Reuse, ReuseKind
from onrecord.story.pairing import sharing
from onrecord.story.pile import Pile
from onrecord.story.words import Word, numbers, quotations, weights

SHINGLE = 6
"""Words in a row that two places must share to be a copy (shingling, Broder 1997)."""
SHORTEST_QUOTED = 3
"""Words of a quotation that counts as a copy on its own."""
LEAST_CONTENT = 3
"""Content words in a copy besides names: fewer are a set phrase, or somebody's title."""
COMMONEST = 12
"""Places that share a run of words or a word before it counts as boilerplate of the pile."""
LEAST_SHARED = 3
"""Content words that two sentences share before one may be the other's paraphrase."""
LEAST_PLAIN = 2
"""Those of them that are no names."""
CONTAINED, ALIKE = 0.55, 0.3
"""Least weighted overlap with the shorter sentence, and least weighted Jaccard, of a paraphrase."""
COPIED = 0.5
"""Share of the shorter sentence that lies in a copy when nothing is left to paraphrase."""
READ_TWICE = frozenset({None, FurnitureKind.REPEAT, FurnitureKind.CAPTION})
"""Blocks in which copies are looked for: the report, its captions and its own repetitions."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A block of an article by its number among those compared, and a word of it by its number."""

    block: int
    word: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of text with its words."""

    article: str
    span: Span
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with what a paraphrase of it would keep."""

    evidence: Evidence
    stems: frozenset[str]
    plain: frozenset[str]
    numbers: frozenset[str]


def _sentence(pile: Pile, article: str, span: Span) -> Sentence:
    content = [w for w in pile.words(article, span) if w.content]
    plain = frozenset(w.stem for w in content if not w.name)
    return Sentence(Evidence(article, span), frozenset(w.stem for w in content), plain, numbers(pile.text(article, span)))


def find_reuse(pile: Pile) -> tuple[Reuse, ...]:
    """All passages shared between the articles or within one."""
    passages = _passages(pile)
    copies = _copies(passages)
    copies += _quoted_twice(pile, passages, copies)
    restated = _paraphrases(_sentences(pile), copies)
    found = {(ReuseKind.VERBATIM, pair) for pair in copies} | {(ReuseKind.PARAPHRASE, pair) for pair in restated}
    return tuple(_reuse(kind, pair) for kind, pair in sorted(found, key=lambda f: (f[1], f[0])))


def _reuse(kind: ReuseKind, pair: tuple[Evidence, Evidence]) -> Reuse:
    parts = [part for e in pair for part in (e.article, e.span.start, e.span.end)]
    return Reuse(identify("reuse", kind, *parts), kind, pair)


def _passages(pile: Pile) -> list[Passage]:
    return [
        Passage(article.id, block.span, pile.words(article.id, block.span))
        for article in pile.articles.values()
        for block in article.blocks
        if block.furniture in READ_TWICE
    ]


def _copies(passages: Sequence[Passage]) -> list[tuple[Evidence, Evidence]]:
    index: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for number, passage in enumerate(passages):
        forms = tuple(w.form for w in passage.words)
        for at in range(len(forms) - SHINGLE + 1):
            index[forms[at : at + SHINGLE]].append(Place(number, at))
    reached: dict[tuple[int, int, int], int] = {}
    found = []
    for one, other in sorted(_meeting(index.values())):
        diagonal = (one.block, other.block, other.word - one.word)
        if one.word < reached.get(diagonal, 0):
            continue
        length = _extent(passages[one.block].words, one.word, passages[other.block].words, other.word)
        reached[diagonal] = one.word + length
        run = passages[one.block].words[one.word : one.word + length]
        if sum(word.content and not word.name for word in run) >= LEAST_CONTENT:
            found.append((_evidence(passages[one.block], one.word, length), _evidence(passages[other.block], other.word, length)))
    return found


def _quoted_twice(pile: Pile, passages: Sequence[Passage], copies: Sequence[tuple[Evidence, Evidence]]) -> list[tuple[Evidence, Evidence]]:
    """Short quotations that stand in quotation marks in two places, and in no longer copy."""
    index: dict[tuple[str, ...], list[Evidence]] = defaultdict(list)
    for passage in passages:
        for quoted in quotations(pile.articles[passage.article].text, passage.span):
            said = pile.words(passage.article, quoted)
            if len(said) >= SHORTEST_QUOTED and sum(w.content for w in said) >= SHORTEST_QUOTED - 1:
                index[tuple(w.form for w in said)].append(Evidence(passage.article, Span(said[0].start, said[-1].end)))
    pairs = [pair for shared in index.values() if len(shared) <= COMMONEST for pair in combinations(sorted(shared), 2)]
    covered = _by_articles(copies)
    return [(a, b) for a, b in sorted(pairs) if not _copied(a.span, b.span, covered[a.article, b.article])]


def _by_articles(pairs: Iterable[tuple[Evidence, Evidence]]) -> dict[tuple[str, str], list[tuple[Span, Span]]]:
    found: dict[tuple[str, str], list[tuple[Span, Span]]] = defaultdict(list)
    for one, other in pairs:
        found[one.article, other.article].append((one.span, other.span))
    return found


def _meeting(places: Iterable[list[Place]]) -> Iterator[tuple[Place, Place]]:
    for shared in places:
        if 1 < len(shared) <= COMMONEST:
            yield from combinations(shared, 2)


def _extent(one: Sequence[Word], a: int, other: Sequence[Word], b: int) -> int:
    length = 0
    while a + length < len(one) and b + length < len(other) and one[a + length].form == other[b + length].form:
        length += 1
    return length


def _evidence(passage: Passage, first: int, length: int) -> Evidence:
    return Evidence(passage.article, Span(passage.words[first].start, passage.words[first + length - 1].end))


def _sentences(pile: Pile) -> list[Sentence]:
    """Sentences that are read, and captions."""
    spans = {(a, s) for a, reading in pile.readings.items() for s in reading.sentences}
    spans |= {(a.id, b.span) for a in pile.articles.values() for b in a.blocks if b.furniture is FurnitureKind.CAPTION}
    return [_sentence(pile, a, s) for a, s in sorted(spans)]


def _paraphrases(sentences: Sequence[Sentence], copies: Sequence[tuple[Evidence, Evidence]]) -> list[tuple[Evidence, Evidence]]:
    """Pairs that say the same in other words; of pairs that overlap on both sides only the most alike."""
    weigh = weights(s.stems for s in sentences)
    covered = _by_articles(copies)
    scored = []
    for i, j in sharing([s.stems for s in sentences], least=2, commonest=COMMONEST):
        a, b = sentences[i], sentences[j]
        shared = weigh(a.stems & b.stems)
        alike = shared / weigh(a.stems | b.stems)
        if shared >= CONTAINED * min(weigh(a.stems), weigh(b.stems)) and alike >= ALIKE and _comparable(a, b):
            scored.append((-alike, a.evidence, b.evidence))
    found = []
    for _, one, other in sorted(scored):
        taken = covered[one.article, other.article]
        apart = one.article != other.article or not one.span.overlap(other.span)
        if apart and not _copied(one.span, other.span, taken):
            taken.append((one.span, other.span))
            found.append((one, other))
    return found


def _comparable(one: Sentence, other: Sentence) -> bool:
    """Whether they share words enough, not only names, and no other number stands in one than in the other."""
    numbered = one.numbers and other.numbers
    enough = len(one.stems & other.stems) >= LEAST_SHARED and len(one.plain & other.plain) >= LEAST_PLAIN
    return enough and not (numbered and not one.numbers & other.numbers)


def _copied(one: Span, other: Span, taken: Iterable[tuple[Span, Span]]) -> bool:
    """Whether pairs already found cover most of the shorter of the two."""
    shared = sum(min(x.overlap(one), y.overlap(other)) for x, y in taken)
    return shared >= COPIED * min(len(one), len(other))
