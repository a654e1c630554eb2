"""Words to word pieces, and lines of words to windows that fit the encoder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer

WINDOW = 254
"""Pieces in a window, not counting the two marks around it; the encoder was pre-trained at 256."""

WORD_LIMIT = 24
"""Pieces kept of one word: an address or a run of signs must not fill a window alone."""


@dataclass(frozen=True, slots=True)
class Window:
    """A run of words that the encoder sees at once: word numbers ``[start, end)`` of an article."""

    start: int
    end: int


class Pieces:
    """The encoder's WordPiece vocabulary (Wu et al. 2016), applied to words one at a time."""

    def __init__(self, vocabulary: Path) -> None:
        self._tokenizer = Tokenizer(WordPiece.from_file(str(vocabulary), unk_token="[UNK]"))
        self._tokenizer.normalizer = BertNormalizer(lowercase=True)
        self._memo: dict[str, tuple[int, ...]] = {}

    @cached_property
    def unknown(self) -> int:
        return self._number("[UNK]")

    @cached_property
    def opening(self) -> int:
        return self._number("[CLS]")

    @cached_property
    def closing(self) -> int:
        return self._number("[SEP]")

    @cached_property
    def padding(self) -> int:
        return self._number("[PAD]")

    def _number(self, mark: str) -> int:
        number = self._tokenizer.token_to_id(mark)
        assert number is not None, f"the vocabulary lacks {mark}"
        return number

    def of(self, word: str) -> tuple[int, ...]:
        """Piece numbers of one word, at least one and at most ``WORD_LIMIT``."""
        found = self._memo.get(word)
        if found is None:
            ids = self._tokenizer.encode(word, add_special_tokens=False).ids[:WORD_LIMIT]
            found = tuple(ids) or (self.unknown,)
            if len(self._memo) < 200_000:
                self._memo[word] = found
        return found


def windows(sizes: Sequence[int], starts: Sequence[int], *, limit: int = WINDOW) -> Iterator[Window]:
    """Cut words into windows of at most ``limit`` pieces, at paragraph starts where that can be.

    ``sizes`` holds the piece count of every word, ``starts`` the word numbers that open a paragraph.
    The cut depends on these alone, so an article is read alike whatever else is read with it.
    """
    bounds = sorted({0, *starts, len(sizes)})
    begin, filled = 0, 0
    for left, right in pairwise(bounds):
        size = sum(sizes[left:right])
        if filled and filled + size > limit:
            yield Window(begin, left)
            begin, filled = left, 0
        filled += size
        while filled > limit:
            end, taken = begin, 0
            while taken + sizes[end] <= limit:
                taken += sizes[end]
                end += 1
            yield Window(begin, end)
            begin, filled = end, filled - taken
    if begin < len(sizes):
        yield Window(begin, len(sizes))
