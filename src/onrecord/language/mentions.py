"""What the coreference scorer is told of two mentions besides their vectors: how far apart, how alike, of what kind.

The same numbers are computed in training and at run time; they are rows of trained tables and must not change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

ANTECEDENTS = 160
"""How many mentions back an antecedent is looked for, so that time grows with the length of an article."""

NAME_WORDS = 6
"""Words of a name that are compared with another's."""

Ints = NDArray[np.int64]


class Kind(IntEnum):
    """How a mention is worded."""

    FIRST = 0
    FIRST_PLURAL = 1
    SECOND = 2
    HE = 3
    SHE = 4
    IT = 5
    THEY = 6
    DEMONSTRATIVE = 7
    RELATIVE = 8
    OTHER_PRONOUN = 9
    NAME = 10
    DEFINITE = 11
    POSSESSED = 12
    INDEFINITE = 13
    BARE = 14
    COORDINATION = 15
    VERBAL = 16


class Match(IntEnum):
    """How the words of two mentions agree."""

    NONE = 0
    WHOLE = 1
    HEAD = 2
    NAME = 3
    NAMES_DIFFER = 4


PRONOUNS = {
    **dict.fromkeys("i me my mine myself".split(), Kind.FIRST),
    **dict.fromkeys("we us our ours ourselves".split(), Kind.FIRST_PLURAL),
    **dict.fromkeys("you your yours yourself yourselves".split(), Kind.SECOND),
    **dict.fromkeys("he him his himself".split(), Kind.HE),
    **dict.fromkeys("she her hers herself".split(), Kind.SHE),
    **dict.fromkeys("it its itself".split(), Kind.IT),
    **dict.fromkeys("they them their theirs themselves".split(), Kind.THEY),
    **dict.fromkeys("this that these those".split(), Kind.DEMONSTRATIVE),
    **dict.fromkeys("who whom whose which".split(), Kind.RELATIVE),
}
DEFINITE = frozenset("the this that these those".split())
INDEFINITE = frozenset("a an some any no every each another".split())
BOUNDS_APART = np.array([1, 2, 3, 4, 5, 8, 16, 32, 64])
BOUNDS_SENTENCES = np.array([1, 2, 3, 4, 6, 10, 20])
APART, SENTENCES = len(BOUNDS_APART) + 1, len(BOUNDS_SENTENCES) + 1


@dataclass(frozen=True, slots=True)
class Mentions:
    """Mentions of one article in order of text.

    ``heads`` holds the number of each one's head word, ``spans`` mentions × 2 its words ``[start, end)``.
    """

    heads: Ints
    spans: Ints


@dataclass(frozen=True, slots=True)
class Pairs:
    """Each mention with those before it: arrays mentions × antecedents, the nearest first.

    ``antecedents`` holds the numbers of mentions, ``present`` whether there is one; the rest are rows of the feature tables.
    """

    antecedents: Ints
    present: NDArray[np.bool_]
    apart: Ints
    sentences: Ints
    match: Ints
    kinds: Ints


def pairs(words: Sequence[str], upos: Sequence[str], sentences: Ints, mentions: Mentions) -> Pairs:
    """Describe every mention against the ``ANTECEDENTS`` before it; ``sentences`` numbers the sentence of each word."""
    count = len(mentions.heads)
    reach = max(1, min(ANTECEDENTS, count - 1))
    back = np.arange(count)[:, None] - np.arange(1, reach + 1)[None, :]
    present, before = back >= 0, np.maximum(back, 0)
    lower = [word.lower() for word in words]
    own = np.array(_kinds(lower, upos, mentions), dtype=np.int64)
    where = sentences[mentions.heads]
    return Pairs(
        antecedents=before,
        present=present,
        apart=np.digitize(np.broadcast_to(np.arange(1, reach + 1), before.shape), BOUNDS_APART),
        sentences=np.digitize(where[:, None] - where[before], BOUNDS_SENTENCES),
        match=_match(lower, upos, mentions, own, before),
        kinds=own[:, None] * len(Kind) + own[before],
    )


def _kinds(lower: Sequence[str], upos: Sequence[str], mentions: Mentions) -> list[Kind]:
    bounds = zip(mentions.heads.tolist(), mentions.spans.tolist(), strict=True)
    return [_kind(lower[start:end], upos[head], head - start) for head, (start, end) in bounds]


def _kind(lower: Sequence[str], upos: str, head: int) -> Kind:
    """The kind of a mention of the words ``lower``, of which ``head`` is the number of the head."""
    if upos == "CCONJ":
        return Kind.COORDINATION
    if lower[head] in PRONOUNS and len(lower) == 1:
        return PRONOUNS[lower[head]]
    by_head = {"PRON": Kind.OTHER_PRONOUN, "PROPN": Kind.NAME, "VERB": Kind.VERBAL, "AUX": Kind.VERBAL}
    if upos in by_head:
        return by_head[upos]
    first = lower[0]
    if first in DEFINITE:
        return Kind.DEFINITE
    if first in INDEFINITE:
        return Kind.INDEFINITE
    return Kind.POSSESSED if first in PRONOUNS or any(w in ("'s", "’s") for w in lower[:head]) else Kind.BARE


def _match(lower: Sequence[str], upos: Sequence[str], mentions: Mentions, kinds: Ints, before: Ints) -> Ints:
    numbers: dict[str, int] = {}

    def number(text: str) -> int:
        return numbers.setdefault(text, len(numbers))

    heads, wholes = [], []
    names = np.full((len(mentions.heads), NAME_WORDS), -1, dtype=np.int64)
    for row, (head, (start, end)) in enumerate(zip(mentions.heads, mentions.spans, strict=True)):
        begin = start + (end - start > 1 and upos[start] == "DET")
        wholes.append(number(" ".join(lower[begin:end])))
        heads.append(number(lower[head]) if upos[head] != "CCONJ" else -1 - row)
        if kinds[row] == Kind.NAME:
            own = [number(lower[i]) for i in range(start, end) if upos[i] == "PROPN"][:NAME_WORDS]
            names[row, : len(own)] = own
    head, whole, named = np.array(heads, dtype=np.int64), np.array(wholes, dtype=np.int64), kinds == Kind.NAME
    shared = np.zeros(before.shape, dtype=bool)
    rows = np.flatnonzero(named)
    for i in range(NAME_WORDS):
        for j in range(NAME_WORDS):
            own = names[rows, i]
            shared[rows] |= (own[:, None] == names[:, j][before[rows]]) & (own >= 0)[:, None]
    out = np.where(named[:, None] & named[before], np.where(shared, Match.NAME, Match.NAMES_DIFFER), Match.NONE)
    out = np.where(head[:, None] == head[before], Match.HEAD, out)
    return np.where(whole[:, None] == whole[before], Match.WHOLE, out)
