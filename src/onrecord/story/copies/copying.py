"""Passages that stand in two places word for word: long ones anywhere, short ones where one of the two puts them in quotation marks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from onrecord.domain.articles import Block
from onrecord.domain.spans import Evidence, Span
from onrecord.story.pile import Pile
from onrecord.story.words import Word

SHINGLE = 6
"""Words in a row that two places must share to be a copy (shingling, Broder 1997)."""
SHORTEST_QUOTED = 3
"""Words of a quotation that counts as a copy on its own."""
LEAST_CONTENT, LEAST_QUOTED = 3, 1
"""Content words in a copy besides names, and in a quotation: fewer are a set phrase, or somebody's title."""
SHORT = 8
"""Words under which a copy needs one more of them."""
COMMONEST = 12
"""Places that share a run of words which are all compared with one another; of more, each is compared with the next alone."""
LEAST_COMMON = 20
"""Words of a passage that so many share: a shorter one is a set phrase of the pile."""
COVERED = 0.5
"""Share of the shorter passage that lies in pairs already found when it is no pair of its own."""
QUOTED = re.compile(r"[“\"]([^“”\"\n]+)[”\"]|(?<![^\s(—–-])[‘']([^‘’'\n]{1,300}(?:[’'][^\W\d_][^‘’'\n]{0,300}){0,5})[’'](?!\w)")
"""What stands in double quotation marks, or in single ones as in headlines; an apostrophe within a word closes none."""

Pair = tuple[Evidence, Evidence]


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

    def evidence(self, first: int, length: int) -> Evidence:
        """So many of its words from the ``first`` on."""
        return Evidence(self.article, Span(self.words[first].start, self.words[first + length - 1].end))


def passages(pile: Pile, blocks: Iterable[tuple[str, Block]]) -> list[Passage]:
    """The blocks, each with the id of its article, as they are compared."""
    return [Passage(article, block.span, pile.words(article, block.span)) for article, block in blocks]


def find_copies(pile: Pile, compared: Sequence[Passage]) -> list[Pair]:
    """All pairs of places that share a passage, the earlier first."""
    long = _runs(compared)
    return long + _quoted(pile, compared, long)


def _runs(compared: Sequence[Passage]) -> list[Pair]:
    index: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for number, passage in enumerate(compared):
        forms = tuple(w.form for w in passage.words)
        for at in range(len(forms) - SHINGLE + 1):
            index[forms[at : at + SHINGLE]].append(Place(number, at))
    reached: dict[tuple[int, int, int], int] = {}
    found = []
    for one, other, least in sorted(_meeting(index.values())):
        diagonal = (one.block, other.block, other.word - one.word)
        if one.word < reached.get(diagonal, 0):
            continue
        first, second = compared[one.block], compared[other.block]
        length = _extent(first.words, one.word, second.words, other.word)
        reached[diagonal] = one.word + length
        run = first.words[one.word : one.word + length]
        if length >= least and sum(word.content and not word.name for word in run) >= LEAST_CONTENT + (length < SHORT):
            found.append((first.evidence(one.word, length), second.evidence(other.word, length)))
    return found


def _meeting(places: Iterable[Sequence[Place]]) -> Iterator[tuple[Place, Place, int]]:
    """Pairs of places that share a run of words, with the words that they must share in all."""
    for shared in places:
        few = len(shared) <= COMMONEST
        for one, other in combinations(shared, 2) if few else pairwise(shared):
            if one.block != other.block or other.word - one.word >= SHINGLE:
                yield one, other, SHINGLE if few else LEAST_COMMON


def _extent(one: Sequence[Word], a: int, other: Sequence[Word], b: int) -> int:
    length = 0
    while a + length < len(one) and b + length < len(other) and one[a + length].form == other[b + length].form:
        length += 1
    return length


def _quoted(pile: Pile, compared: Sequence[Passage], long: Iterable[Pair]) -> list[Pair]:
    """Short quotations that stand in quotation marks in two places, in one perhaps as part of a longer one, and in no longer copy."""
    said = [quote for passage in compared for quote in _quotations(pile, passage)]
    index: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, quote in enumerate(said):
        forms = tuple(w.form for w in quote.words)
        for at in range(len(forms) - SHORTEST_QUOTED + 1):
            index[forms[at : at + SHORTEST_QUOTED]].append((number, at))
    covered = by_articles(long)
    found = set()
    for number, quote in enumerate(said):
        length = len(quote.words)
        holders = index.get(tuple(w.form for w in quote.words[:SHORTEST_QUOTED]), [])
        if len(holders) > COMMONEST or sum(w.content and not w.name for w in quote.words) < LEAST_QUOTED:
            continue
        for other, at in holders:
            whole = other != number and _extent(quote.words, 0, said[other].words, at) == length
            if whole and (length < len(said[other].words) or number < other):
                one, two = sorted((quote.evidence(0, length), said[other].evidence(at, length)))
                if not is_covered(one.span, two.span, covered[one.article, two.article]):
                    found.add((one, two))
    return sorted(found)


def _quotations(pile: Pile, passage: Passage) -> Iterator[Passage]:
    text = pile.articles[passage.article].text
    for match in QUOTED.finditer(text, passage.span.start, passage.span.end):
        span = Span(*match.span(match.lastindex or 1))
        words = pile.words(passage.article, span)
        if len(words) >= SHORTEST_QUOTED:
            yield Passage(passage.article, span, words)


def by_articles(pairs: Iterable[Pair]) -> dict[tuple[str, str], list[tuple[Span, Span]]]:
    """The spans of pairs by their two articles."""
    found: dict[tuple[str, str], list[tuple[Span, Span]]] = defaultdict(list)
    for one, other in pairs:
        found[one.article, other.article].append((one.span, other.span))
    return found


def is_covered(one: Span, other: Span, taken: Iterable[tuple[Span, Span]]) -> bool:
    """Whether pairs already found cover most of the shorter of the two."""
    shared = sum(min(x.overlap(one), y.overlap(other)) for x, y in taken)
    return shared >= COVERED * min(len(one), len(other))
