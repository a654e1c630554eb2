"""Copies of whole articles: which share so much of their wording that one is the other printed again, shortened or touched up.

The words of a body are cut into shingles, runs of ``SHINGLE`` words (Broder 1997, "On the resemblance and containment of documents").
Of these, winnowing keeps some as marks (Schleimer, Wilkerson and Aiken 2003): any passage of ``WINDOW + SHINGLE - 1`` words that stands
in two articles leaves the same mark in both, however much else they hold. Articles with marks in common are compared by all their
shingles. All of it follows from the two articles alone.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from onrecord.domain.articles import Article
from onrecord.domain.ids import SEPARATOR, digest
from onrecord.domain.versions import Alike, CopyKind

WORD = re.compile(r"[^\W_]+")
SHINGLE = 5
"""Words in a row."""
WINDOW = 32
"""Shingles in a row, of which one is a mark."""
LEAST_WORDS = 40
"""Words of a body that has copies in other words; a shorter one only has such as are the same to the word, title and all."""
LEAST_MARKED = 0.15
"""Share of the marks of that with fewer of them which both have, when it is worth the while to compare them."""
LEAST_SHARE = 0.5
"""Share of the shorter that stands in the longer when it is a copy."""
LEAST_SHARED = 30
"""Shingles that a copy shares with the other: fewer are a plea, or a note on the author, below both."""
LEAST_OF_ENDS = 0.25
"""Share of the first and of the last quarter of the shorter that stands in the longer: what an outlet puts below, above or into all of
its pages, however long, leaves the report itself at one end."""
WHOLE = 0.8
"""Share of the shorter at which this is not asked."""

Hashes = NDArray[np.uint32]


def _none() -> Hashes:
    return np.zeros(0, np.uint32)


_FACTORS = np.array([pow(0x100000001B3, n, 1 << 64) for n in range(SHINGLE)], np.uint64)
_STIR = np.uint64(0x9E3779B97F4A7C15)
_HALF = np.uint64(32)


@dataclass(frozen=True, eq=False)
class Fingerprint:
    """What tells whether an article is a copy of another.

    ``words`` is what articles of the same words share, ``None`` where there are no words. ``shingles`` are the hashes of the shingles
    of the body, each where it first stands, and ``marks`` some of them; a body too short for copies in other words has none.
    """

    words: str | None
    shingles: Hashes = field(default_factory=_none)
    marks: Hashes = field(default_factory=_none)

    @classmethod
    def of(cls, article: Article) -> Fingerprint:
        """The fingerprint of what an article reports: furniture and title apart."""
        words = _words(" ".join(_body(article)))
        if len(words) < LEAST_WORDS:
            return cls(_digest(words, _words(article.title or "")) if words else None)
        hashes = _hashed(words)
        first = np.sort(np.unique(hashes, return_index=True)[1])
        return cls(_digest(words), hashes[first], _winnowed(hashes))


def _digest(*texts: list[str]) -> str:
    return digest(SEPARATOR.join(" ".join(words) for words in texts).encode())


def _body(article: Article) -> Iterator[str]:
    return (block.span.of(article.text) for block in article.body if block.span != article.title_span)


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def _hashed(words: list[str]) -> Hashes:
    """The hash of each shingle, in order."""
    codes = {word: zlib.crc32(word.encode()) for word in set(words)}
    single = np.fromiter(map(codes.__getitem__, words), np.uint64, len(words))
    runs = np.lib.stride_tricks.sliding_window_view(single, SHINGLE)
    mixed: NDArray[np.uint64] = (runs * _FACTORS).sum(axis=1, dtype=np.uint64) * _STIR
    mixed ^= mixed >> _HALF
    return ((mixed * _STIR) >> _HALF).astype(np.uint32)


def _winnowed(hashes: Hashes) -> Hashes:
    """The least hash of each window."""
    least: Hashes = np.lib.stride_tricks.sliding_window_view(hashes, min(WINDOW, len(hashes))).min(axis=1)
    return np.unique(least)


def worth_comparing(marks: int, one: int, other: int) -> bool:
    """Whether two articles may be copies that have so many ``marks`` in common, of as many as each has."""
    return marks >= LEAST_MARKED * min(one, other)


def alike(one: Fingerprint, other: Fingerprint) -> Alike | None:
    """What share of each stands in the other, where one is a copy of the other; ``None`` where it is none."""
    if one.words is not None and one.words == other.words:
        return Alike(CopyKind.EXACT, 1.0, 1.0)
    shorter, longer = sorted((one.shingles, other.shingles), key=len)
    copied = np.isin(shorter, longer)
    shared = int(copied.sum())
    if shared < LEAST_SHARED or not _is_copied(copied):
        return None
    return Alike(CopyKind.NEAR, round(shared / len(one.shingles), 3), round(shared / len(other.shingles), 3))


def _is_copied(copied: NDArray[np.bool_]) -> bool:
    """Whether so much of the shorter, and at both of its ends, stands in the longer that it is a copy."""
    quarter = len(copied) // 4
    ends = min(copied[:quarter].mean(), copied[-quarter:].mean())
    return bool(copied.mean() >= (LEAST_SHARE if ends >= LEAST_OF_ENDS else WHOLE))


def copies(articles: Iterable[Article]) -> Iterator[tuple[str, str, Alike]]:
    """All pairs of articles one of which is a copy of the other, by their ids, the lesser first."""
    marked: dict[int | str, list[str]] = defaultdict(list)
    met: dict[str, Fingerprint] = {}
    for article in sorted(articles, key=lambda one: one.id):
        new = Fingerprint.of(article)
        keys = [*new.marks.tolist(), *([new.words] if new.words else [])]
        for other, shared in sorted(Counter(name for key in keys for name in marked.get(key, ())).items()):
            if worth_comparing(shared, len(met[other].marks), len(new.marks)) and (found := alike(met[other], new)):
                yield other, article.id, found
        met[article.id] = new
        for key in keys:
            marked[key].append(article.id)
