"""The gist of an article, and how alike two gists are: nothing of it depends on what else lies in the pile.

Words weigh what TF-IDF gives them (Spärck Jones 1972; logarithm of both counts), their rarity counted once and for all over openly
licensed texts (``training/frequencies.py``) and not over the pile, so that a further article changes no likeness of two others.

Names, deeds and numbers are among the words. Counted once more by themselves they add nothing (Pearson on the scored pairs of SemEval-2022
.812 with words alone; .812 with names too, .812 with deeds, .813 with numbers, .813 with the encoder's vectors, each fitted on the even
half), and names that weigh more than other words part stories worse. So a gist needs the article alone, and not its reading.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.domain.articles import Article
from onrecord.domain.edtf import bounds, gap
from onrecord.domain.gists import Gist
from onrecord.story.words import Word, words

KEPT = 100
"""Words of a gist at most."""
LEAD = 300
"""Code points at the beginning of the report whose words count more."""
IN_TITLE, IN_LEAD, IN_BODY = 2, 3, 1
"""How often a word counts for each time it stands there."""
SCALE = 6
"""What weights are multiplied by before they are made whole."""
BEND = 0.25
"""The cosine from which on more words in common tell less and less."""
NEAR, FAR = 7, 365
"""Days apart that tell nothing, and those that count as 1; what lies between and beyond counts by the logarithm."""
UNDATED = 0.4
"""How far apart two articles count where the day of one is not known."""
HEAVIEST = 16
"""Words of a gist by which it is looked up."""
SHARED, SHARED_APART, STRETCH = 2, 3, 30
"""How many of these two articles share that are compared, if they are dated within a stretch of days, and else."""

Floats = NDArray[np.float64]


@cache
def _frequencies() -> tuple[int, Mapping[str, int]]:
    """How many documents the background has, and in how many each stem stands."""
    lines = files("onrecord.story.grouping").joinpath("data", "frequencies.tsv").read_text("utf-8").splitlines()
    total, *rows = (line.split("\t") for line in lines)
    return int(total[1]), {stem: int(number) for stem, number in rows}


@cache
def rarity(stem: str) -> float:
    """The logarithm of how rare a stem is; one that the background lacks counts as met once in it."""
    total, seen = _frequencies()
    return math.log(total / (seen.get(stem, 1) + 0.5))


def gist(article: Article) -> Gist:
    """What counts of an article: the words of its title and of all that is read of it."""
    counts: Counter[str] = Counter()
    for word in _telling(words(article.title or "")):
        counts[word.stem] += IN_TITLE
    begin = article.body[0].span.start if article.body else 0
    for block in article.body:
        for word in _telling(words(block.span.of(article.text))):
            counts[word.stem] += IN_LEAD if block.span.start + word.start < begin + LEAD else IN_BODY
    weighed = ((stem, round(SCALE * (1 + math.log(number)) * rarity(stem))) for stem, number in counts.items())
    heaviest = sorted(weighed, key=lambda one: (-one[1], one[0]))[:KEPT]
    return Gist(article.id, bounds(article.published), tuple(heaviest))


def _telling(found: Iterable[Word]) -> Iterator[Word]:
    return (word for word in found if word.content and len(word.form) > 1 and not word.form.isdecimal())


def likeness(one: Gist, other: Gist) -> float:
    """How alike two articles are, from 0 to 1, whichever comes first."""
    held = dict(one.words)
    shared = sum(held[stem] * weight for stem, weight in other.words if stem in held)
    return float(likenesses(one, [other], np.array([shared]))[0])


def likenesses(one: Gist, others: Sequence[Gist], shared: NDArray[np.integer[Any]]) -> Floats:
    """How alike a gist is to each of some others, by the sum of the products of the weights that it shares with each."""
    lengths = np.array([max(1, one.length * other.length) for other in others], dtype=float)
    cosines = shared / np.sqrt(lengths)
    apart = np.array([_apart(one, other) for other in others], dtype=float)
    # The more days lie between, the more has to be in common.
    alike: Floats = np.power(1 - np.exp(-cosines / BEND), 1 + apart)
    return alike


def _apart(one: Gist, other: Gist) -> float:
    """How far apart two articles appeared: 0 if near, 1 if a year apart."""
    if one.days is None or other.days is None:
        return UNDATED
    return _far(gap(one.days, other.days))


@cache
def _far(days: int) -> float:
    return math.log1p(max(0, days - NEAR) / NEAR) / math.log1p((FAR - NEAR) / NEAR)


def heaviest(one: Gist) -> tuple[str, ...]:
    """The words that an article is looked up by."""
    return tuple(stem for stem, _ in one.words[:HEAVIEST])


def comparable(one: Gist, other: Gist, shared: int) -> bool:
    """Whether two articles that have so many of their heaviest words in common are worth comparing; it takes more if they lie apart."""
    if shared >= SHARED_APART:
        return True
    return shared >= SHARED and one.days is not None and other.days is not None and gap(one.days, other.days) <= STRETCH
