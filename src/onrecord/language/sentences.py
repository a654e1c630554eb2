"""Where sentences begin: the model's probabilities, held to what marks and abbreviations leave possible.

Marks that close (``.”``) go with the words before them and marks that open (``“(``) with those after; what the model gives
one of them counts for the place between the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.language.casing import GRAMMAR

LIKELY, EVEN, UNLIKELY, NEVER = 0.02, 0.5, 0.7, 1.0
"""What a start's probability must pass: after a full stop before a capital (of a hundred such places in GUM 99 are starts); in
doubt; where nothing has ended; where none can be."""


class Side(Enum):
    """With which words a word goes, as far as sentences are concerned."""

    OWN = auto()
    BEFORE = auto()
    AFTER = auto()


OPENING, CLOSING = frozenset("“ ‘ « „ ‚ ‹ ( [ { 「 『 `` ¿ ¡".split()), frozenset("” ’ » › ) ] } 」 』 ''".split())
BRACKETS = frozenset("()[]{}")
STRAIGHT = frozenset("\" ' ` ´".split())
DASHES = frozenset("- -- – —".split())
STOP = re.compile(r"[.!?…]+")
ELLIPSIS = re.compile(r"\.{2,}|…+")
TRAILING = re.compile(r"[.!?…]+|[,;:%]")
"""Marks that belong to what stands before them."""

TITLES = frozenset(
    "Adm. Amb. Brig. Capt. Cdr. Cmdr. Col. Cols. Cpl. Det. Dr. Drs. Gen. Gens. Gov. Govs. Hon. Insp. Lt. Lts. Maj. Messrs. Mlle. Mme. Mr. "
    "Mrs. Ms. Msgr. Mt. Pfc. Prof. Pvt. Rep. Reps. Rev. Sen. Sens. Sgt. Spc. Supt. e.g. i.e. v. vs.".split()
)
"""Abbreviations that end no sentence."""
COUNTED = frozenset(
    "Apr. Art. Aug. Ch. Dec. Feb. Fig. Figs. Fri. Jan. Jul. Jun. Mar. Mon. No. Nos. Nov. Oct. Sat. Sec. Sep. Sept. Sun. Thurs. Tue. "
    "Tues. Vol. Wed. ch. fig. no. nos. p. pp. vol.".split()
)
"""Abbreviations that end no sentence before a figure."""
APPENDED = frozenset("Jr. Sr. Jr Sr Inc. Ltd. Corp.".split())
"""What follows a name and begins no sentence."""

HEADLINE_WORDS, HEADLINE_CAPITALS = 4, 0.9
"""A headline has so many words beside those of the grammar, so great a part of them with a capital, and one of the grammar at
least; a list of names has none (of 500 news headlines one in ten was broken, and a third of that with this; EWT and GUM dev)."""


def sentence_starts(
    probability: NDArray[np.floating[Any]], words: Sequence[str], spaced: Sequence[bool], opens: Sequence[int]
) -> NDArray[np.bool_]:
    """Which of ``words`` begin a sentence.

    ``probability`` is the model's, word by word; ``spaced`` tells before which words a blank stands; ``opens`` are the
    numbers of those that open a paragraph, and so a sentence.
    """
    starts = np.zeros(len(words), dtype=bool)
    starts[list(opens)] = True
    sides = _sides(words, spaced, frozenset(opens))
    likelihoods = probability.tolist()
    for begin, end in pairwise(sorted({0, *opens, len(words)})):
        bare = NEVER if _is_headline(words[begin:end]) else UNLIKELY
        for place, word, likelihood in _places(likelihoods, sides, begin, end):
            starts[place] |= likelihood > _bar(words, sides, place, word, bare)
    return starts


def _is_headline(words: Sequence[str]) -> bool:
    """Whether a paragraph is written as headlines are, with capitals."""
    plain = [word for word in words if word[0].isalpha()]
    named = [word for word in plain if word.lower() not in GRAMMAR]
    capitals = sum(word[0].isupper() for word in named)
    return HEADLINE_WORDS <= len(named) < len(plain) and capitals >= HEADLINE_CAPITALS * len(named) and not DASHES.intersection(words[:1])


def _places(likelihoods: Sequence[float], sides: Sequence[Side], begin: int, end: int) -> Iterator[tuple[int, int, float]]:
    """Where in a paragraph a sentence may begin, the word that would be its first, and the likelihood that it does."""
    place, marks = None, 0.0
    for number in range(begin, end):
        if sides[number] is Side.OWN:
            yield number if place is None else place, number, max(marks, likelihoods[number])
            place, marks = None, 0.0
        else:
            marks = max(marks, likelihoods[number])
            place = None if sides[number] is Side.BEFORE else number if place is None else place


def _bar(words: Sequence[str], sides: Sequence[Side], place: int, word: int, bare: float) -> float:
    """What the likelihood of a start at ``place``, with ``word`` as its first word, must pass; ``bare`` where nothing has ended."""
    last = place - 1
    while last > 0 and sides[last] is Side.BEFORE and not TRAILING.fullmatch(words[last]):
        last -= 1
    ended, first = words[last], words[word]
    capital = words[word + 1 if first in DASHES and word + 1 < len(words) else word][0].isupper()  # We stay! — Ilse Lind
    if first in APPENDED:
        return NEVER
    if ELLIPSIS.fullmatch(ended) or ended == ":":
        return EVEN
    if STOP.fullmatch(ended):
        if capital and (ended == "." or last == place - 1):  # “Who knows?” Lind asked
            return LIKELY
        return UNLIKELY if first[0].islower() and last < place - 1 else EVEN
    if not ended.endswith("."):  # “We stayed,” Minister Lind said “with the boats”
        goes_on = (ended == "," and last < place - 1) or (place < word and first[0].islower())
        return NEVER if goes_on else bare
    if (ended in TITLES and capital) or (ended in COUNTED and first[0].isdigit()):
        return NEVER
    if first[0].islower():
        return UNLIKELY
    return LIKELY if capital and place < word and words[place] not in BRACKETS else EVEN


def _sides(words: Sequence[str], spaced: Sequence[bool], opens: frozenset[int]) -> list[Side]:
    sides: list[Side] = []
    opened: set[str] = set()
    for number, word in enumerate(words):
        fresh = number in opens or number == 0
        if fresh:
            opened.clear()
        after = number + 1 == len(words) or number + 1 in opens or spaced[number + 1]
        if ELLIPSIS.fullmatch(word) and (fresh or sides[-1] is Side.AFTER):
            sides.append(Side.AFTER)
        elif TRAILING.fullmatch(word):
            sides.append(Side.BEFORE)
        else:
            sides.append(_side(word, opened, before=fresh or spaced[number], after=after))
    return sides


def _side(word: str, opened: set[str], *, before: bool, after: bool) -> Side:
    """Of a quotation mark by the blanks around it, where one side alone has one; else by the mark, or by turns where it has none."""
    if word not in OPENING and word not in CLOSING and word not in STRAIGHT:
        return Side.OWN
    opening = word in OPENING
    if word not in BRACKETS:
        if before != after:
            opening = before
        elif word in STRAIGHT:
            opening = word not in opened
        (opened.add if opening else opened.discard)(word)
    return Side.AFTER if opening else Side.BEFORE
