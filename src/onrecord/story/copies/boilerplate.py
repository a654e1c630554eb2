"""What an outlet puts on its pages beside the report: lists, pleas, notes on the author. Pages that share it share no report."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import combinations
from urllib.parse import urlsplit

from onrecord.domain.articles import Article, Block, FurnitureKind
from onrecord.domain.spans import Span
from onrecord.intake.addresses import OWN_SERVERS
from onrecord.intake.furniture import cues
from onrecord.intake.text.lines import Line
from onrecord.story.groups import Groups
from onrecord.story.pile import Pile
from onrecord.story.words import Word

LEAST_LISTED = 30
"""Words from which on a block may be told for a list."""
CONNECTED = 0.2
"""Share of words that only connect others (prose in English has twice as many), under which a block is a list."""
EDGE = 2
"""Blocks from the beginning and from the end of a report in which an outlet's standing words are looked for."""
LEAST_PAGES = 3
"""Pages of one outlet that all begin or end with the same block, when it is the outlet's."""
MOST_PAGES = 12
"""Pages that are looked at to tell so."""
RUN, SHARED = 5, 0.1
"""Words in a row, and the share of such runs from which on two pages have more in common than an outlet's standing words."""
READ_TWICE = frozenset({None, FurnitureKind.REPEAT, FurnitureKind.CAPTION})
"""Blocks that tell something: the report, its captions and its own repetitions."""
TO_READERS = re.compile(r"\b(?:you|your|yours|our|us)\b", re.IGNORECASE)
UTTERED = re.compile(r"[“\"]")


@lru_cache(maxsize=1)  # what shares passages and what folds voices both ask, one after the other
def reported(pile: Pile) -> dict[str, tuple[Block, ...]]:
    """The blocks of each article that are no boilerplate: the report, its captions and what it repeats."""
    told = {article.id: tuple(b for b in article.blocks if b.furniture in READ_TWICE) for article in pile.articles.values()}
    kept = {a: tuple(b for b in blocks if not _is_list(pile.words(a, b.span))) for a, blocks in told.items()}
    standing = _standing(pile, kept)
    return {a: tuple(b for b in blocks if (a, b.span) not in standing) for a, blocks in kept.items()}


def without_boilerplate(article: Article, blocks: Iterable[Block]) -> Article:
    """The article with none but ``blocks`` for its report; the other blocks are marked as promotion."""
    kept = set(blocks)
    marked = (b if b in kept or b.furniture else replace(b, furniture=FurnitureKind.PROMOTION) for b in article.blocks)
    return replace(article, blocks=tuple(marked))


def _is_list(words: Iterable[Word]) -> bool:
    """Whether words stand beside one another and make no sentence: countries to choose from, sections, headlines of other pages."""
    every = tuple(words)
    return len(every) >= LEAST_LISTED and sum(not word.content for word in every) < CONNECTED * len(every)


def _standing(pile: Pile, told: Mapping[str, tuple[Block, ...]]) -> set[tuple[str, Span]]:
    """Blocks at the edges of pages of one outlet that stand on many of them, or on two and speak to the reader."""
    shared: dict[Hashable, dict[str, Block]] = defaultdict(dict)
    for article, blocks in told.items():
        for block in sorted({*blocks[:EDGE], *blocks[-EDGE:]}, key=lambda b: b.span):
            forms = tuple(w.form for w in pile.words(article, block.span))
            for house in _houses(pile.articles[article]):
                shared[house, forms][article] = block
    return {
        (article, block.span)
        for held in shared.values()
        if len(held) > 1 and _unlike(pile, told, held) >= (2 if _speaks_to_readers(pile, held) else LEAST_PAGES)
        for article, block in held.items()
    }


def _unlike(pile: Pile, told: Mapping[str, tuple[Block, ...]], held: Mapping[str, Block]) -> int:
    """How many different reports the block stands on: versions and copies of one report share all else, too."""
    holders = sorted(held)[:MOST_PAGES]
    runs = {article: _runs(pile, article, told[article], held[article]) for article in holders}
    groups: Groups[str] = Groups(holders)
    for one, other in combinations(holders, 2):
        shared = len(runs[one] & runs[other])
        if shared and shared >= SHARED * min(len(runs[one]), len(runs[other])):
            groups.join(one, other)
    return len(groups.all())


def _runs(pile: Pile, article: str, blocks: Iterable[Block], apart: Block) -> frozenset[tuple[str, ...]]:
    """Runs of words of a report, without those of a block."""
    forms = [w.form for block in blocks if block != apart for w in pile.words(article, block.span)]
    return frozenset(zip(*(forms[at:] for at in range(RUN)), strict=False))


def _houses(article: Article) -> Iterator[tuple[str, str]]:
    """What tells that two pages are of one outlet: its name, or its site."""
    if article.outlet:
        yield "outlet", article.outlet.casefold()
    if host := urlsplit(article.url or "").hostname:
        yield "site", OWN_SERVERS.sub("", host)


def _speaks_to_readers(pile: Pile, held: Mapping[str, Block]) -> bool:
    article, block = next(iter(held.items()))
    text = pile.text(article, block.span)
    if UTTERED.search(text):
        return False
    return cues.kind_of(Line.of(block.span, pile.articles[article].text)) is not None or TO_READERS.search(text) is not None
