"""Words to word pieces."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer

WORD_LIMIT = 24
"""Pieces kept of one word: an address or a run of signs must not fill a window alone."""


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
