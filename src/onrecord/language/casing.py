"""Letter case where it tells nothing: words that a text sets in capitals, as it writes them elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

LEAST = 4
"""Words in capitals within a paragraph that are no list of abbreviations, if a word of the grammar is among them."""

GRAMMAR = frozenset(
    "a an and are as at be but by for from has he her his if in is it its no not of on or our over she that the their they to was we "
    "who will with you".split()
)

ENDS = frozenset(".!?:")


def recased(words: Sequence[str], opens: Sequence[int]) -> list[str]:
    """``words``, but of a headline, paragraph or run in capitals those that the text has elsewhere as they stand there.

    ``opens`` are the numbers of the words that open a paragraph. What stands nowhere else stays in capitals: of all ways to guess
    its case none reads better (EWT and GUM dev in capitals).
    """
    runs = list(_shouted(words, opens))
    out = list(words)
    known, begun = _known(words, runs) if runs else {}, frozenset(opens)
    for begin, end in runs:
        for number in range(begin, end):
            found = known.get(words[number].lower(), words[number])
            first = number in begun or words[number - 1] in ENDS
            out[number] = found[0].upper() + found[1:] if first else found
    return out


def _shouted(words: Sequence[str], opens: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Runs of words without a small letter that are whole paragraphs, or like sentences."""
    for begin, end in pairwise(sorted({0, *opens, len(words)})):
        start = begin
        for number in range(begin, end + 1):
            if number < end and not _has_small(words[number]):
                continue
            loud = [word.lower() for word in words[start:number] if word.isupper() and len(word) > 1]
            whole = (start, number) == (begin, end)
            if len(loud) > 1 and (whole or (len(loud) >= LEAST and not GRAMMAR.isdisjoint(loud))):
                yield start, number
            start = number + 1


def _has_small(word: str) -> bool:
    """Whether a word, unless it is ``'s`` or its like, has a small letter."""
    return word[0] not in "'’" and word != word.upper()


def _known(words: Sequence[str], runs: Sequence[tuple[int, int]]) -> dict[str, str]:
    """The words outside ``runs`` by their small letters, and in these where they ever are."""
    known: dict[str, str] = {}
    edges = [0, *(edge for run in runs for edge in run), len(words)]
    for begin, end in zip(edges[::2], edges[1::2], strict=True):
        for word in words[begin:end]:
            small = word.lower()
            if word == small:
                known[small] = word
            else:
                known.setdefault(small, word)
    return known
