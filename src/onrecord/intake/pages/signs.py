"""What can be seen of the blocks of a page: signs by name and numbers, from which the article's own are chosen."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from onrecord.intake.pages.surroundings import NUMBERS, Surroundings
from onrecord.intake.pages.walk import Piece, Place

Floats = NDArray[np.float64]

CLASS_WORD = re.compile(r"[A-Z]?[a-z]{2,15}|[A-Z]{2,15}")
"""A word within a class or id: parts of a camel's back count one by one; figures and letters by themselves do not."""
LONGEST_CLASS, MOST_CLASS_WORDS = 300, 24
ATTRIBUTES = frozenset(("class", "id", "role", "itemprop", "data-component", "data-testid", "aria-label"))

FINISHED = re.compile(r"[.!?…][\"”’')\]]{0,3}$")
CAPITALISED = re.compile(r"\b[A-Z]")
FIGURE = re.compile(r"\d")
LOOKED_AT, FIGURES = 600, 80
"""Characters of a block whose capitals, and whose figures, are counted."""
MARKS = ("©", "|", "@", "“", '"', "…", ":", "?", "http", "»", "•", "/")

TITLED, SURE = 3, 25
"""Spaces that a title must have, and characters that a block must have, to be known by its words wherever they stand."""

LINKED = 0.8
"""Share of a block's characters from which on, being links, they make it a menu."""

BASE = 8
"""Numbers, the first of each row, that are also taken from its neighbours."""
CLAIMED = ("in body", "surely in body", "in taken", "surely in taken", "finished")
"""Signs that are also taken from a block's neighbours, as numbers."""


@dataclass(frozen=True, slots=True)
class Claims:
    """What page and programs claim of the article, as keys of text: its titles, its standfirsts, its body, what trafilatura takes.

    ``lines`` are the lines of the last two, among which a short block must be one of its own.
    """

    titles: Sequence[str] = ()
    standfirsts: Sequence[str] = ()
    body: str = ""
    taken: str = ""
    lines: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Signs:
    """The blocks that may be the article's, by their places; of each its numbers and the names of its signs."""

    places: list[int]
    numbers: Floats
    names: list[list[str]]

    def table(self, columns: Mapping[str, int]) -> Floats:
        """Numbers, and a column for each of the signs that are known: 1 where a block has it."""
        table = np.zeros((len(self.places), len(columns)))
        for row, names in enumerate(self.names):
            known = [column for name in names if (column := columns.get(name)) is not None]
            table[row, known] = 1.0
        return np.concatenate([self.numbers, table], axis=1)


def of(pieces: Sequence[Piece], keys: Sequence[str], claims: Claims, *, asked: Container[str] | None = None) -> Signs:
    """The signs of the blocks of a page, but of those that are nothing but a menu; of classes only those ``asked`` for."""
    words = [key.count(" ") + 1 if key else 0 for key in keys]
    claimed = [_claimed(piece.text, key, claims) for piece, key in zip(pieces, keys, strict=True)]
    base = np.array(
        [
            _text_numbers(piece, count) + [float(name in told) for name in CLAIMED]
            for piece, count, told in zip(pieces, words, claimed, strict=True)
        ]
    )
    places = [at for at, piece in enumerate(pieces) if words[at] and (not _is_menu(piece) or base[at, BASE : BASE + 4].any())]
    around = Surroundings.of(pieces, words, keys, claims.titles)
    seen = Counter(keys)
    elements = _Around(asked)
    names = [
        [
            *elements.signs(pieces[at].place),
            *_text_signs(pieces[at], words[at]),
            *claimed[at],
            *around.signs(at),
            *(("repeated",) if seen[keys[at]] > 1 else ()),
        ]
        for at in places
    ]
    return Signs(places, _numbers(base, around, places), names)


def _is_menu(piece: Piece) -> bool:
    return piece.linked > LINKED * len(piece.text)


def _numbers(base: Floats, around: Surroundings, places: Sequence[int]) -> Floats:
    """Own numbers, place on the page, means of the siblings and the page, and those of the two blocks before and behind."""
    siblings = around.siblings
    count = np.bincount(siblings)
    means = np.stack([np.bincount(siblings, column) for column in base.T], axis=1) / count[:, None]
    padded = np.pad(base, ((2, 2), (0, 0)), constant_values=-1.0)
    rows = np.array(places, dtype=np.int64)
    beside = [padded[rows + 2 + gap] for gap in (-2, -1, 1, 2)]
    where = np.array([around.numbers(at) for at in places]).reshape(len(rows), NUMBERS)
    page = np.repeat(base.mean(axis=0)[None], len(rows), axis=0)
    alike = siblings[rows]
    return np.concatenate([base[rows, :BASE], where, means[alike], np.log1p(count[alike])[:, None], page, *beside], axis=1)


class _Around:
    """Names and class words of the elements around blocks: a block's own, its parent's, and those further above."""

    def __init__(self, asked: Container[str] | None) -> None:
        self._asked = asked
        self._above: dict[Place, tuple[str, ...]] = {}
        self._parent: dict[Place, tuple[str, ...]] = {}

    def signs(self, place: Place) -> Iterator[str]:
        block = place.block
        while place is not block and place.above is not None:
            yield from (f"0{word}" for word in class_words(place))
            place = place.above
        yield from (f"0{word}" for word in class_words(block))
        parent = block.above
        if parent is None:
            return
        if parent not in self._parent:
            self._parent[parent] = (*self._only(f"1{word}" for word in class_words(parent)), *self._further(parent.above))
        yield from self._parent[parent]

    def _only(self, names: Iterable[str]) -> list[str]:
        return [name for name in names if self._asked is None or name in self._asked]

    def _further(self, place: Place | None) -> tuple[str, ...]:
        """The words of an element and all those above it, each once; what stands above is put together once for all below it."""
        unknown: list[Place] = []
        while place is not None and place not in self._above:
            unknown.append(place)
            place = place.above
        found = self._above[place] if place is not None else ()
        for one in reversed(unknown):
            found = tuple(dict.fromkeys((*found, *self._only(f"2{word}" for word in class_words(one)))))
            self._above[one] = found
        return found


def class_words(place: Place) -> tuple[str, ...]:
    """The name of an element, and the words of its class, id, role and item property."""
    if place.words is None:
        said = [value[:LONGEST_CLASS] for name, value in place.element.items() if name in ATTRIBUTES]
        place.words = (f"<{place.tag}>", *(_words(" ".join(said)) if said else ()))
    return place.words


@lru_cache(maxsize=4096)
def _words(said: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.lower() for word in islice((found.group() for found in CLASS_WORD.finditer(said)), MOST_CLASS_WORDS)))


def _text_signs(piece: Piece, words: int) -> Iterator[str]:
    text = piece.text
    yield f"words{min(9, int(2 * math.log2(1 + words))) if words <= 30 else 99}"
    yield from (f"mark {mark}" for mark in MARKS if mark in text)
    yield f"ends {text[-1] if not text[-1].isalnum() else 'w'}"
    if piece.held_back:
        yield "held back"


def _text_numbers(piece: Piece, words: int) -> list[float]:
    text = piece.text
    length = len(text)
    return [
        math.log1p(words) / 3,
        piece.linked / length,
        float(_is_menu(piece)),
        (text.count(",") + text.count(";")) / (1 + words),
        len(CAPITALISED.findall(text, 0, LOOKED_AT)) / (1 + min(words, LOOKED_AT // 6)),
        len(FIGURE.findall(text, 0, FIGURES)) / min(FIGURES, length),
        math.log1p(length / (1 + words)) / 2,
        float(text.isupper()),
    ]


def _claimed(text: str, key: str, claims: Claims) -> list[str]:
    """Whether a block holds what the page or trafilatura claims of the article, and that there is such a claim."""
    found = ["finished"] if FINISHED.search(text, max(0, len(text) - 8)) else []
    for name, claim in (("body", claims.body), ("taken", claims.taken)):
        if not claim:
            found.append(f"no {name}")
        elif len(key) < SURE:
            found.append(f"in {name}" if key in claims.lines else f"out of {name}")
        else:
            found += [f"in {name}", f"surely in {name}"] if f" {key} " in claim else [f"out of {name}"]
    return [*found, *_titled(key, claims)]


def _titled(key: str, claims: Claims) -> Iterator[str]:
    for title in claims.titles:
        if key == title:
            yield "title"
        elif len(key) > SURE and title.count(" ") >= TITLED and (key in title or title in key):
            yield "like title"
    if len(key) > SURE:
        starts = [key.startswith(told[:100]) or told.startswith(key[:100]) for told in claims.standfirsts]
        if any(starts):
            yield "standfirst" if key in claims.standfirsts else "like standfirst"
