"""The words of a text as the grammar of times reads them: cut finer than tokens, so that no tokenizer's habits matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc, Token

PIECE = re.compile(
    r"\d+(?:st|nd|rd|th|s)\b"  # 21st, 1980s
    r"|\d+(?:,\d{3})+"  # 2,000
    r"|\d+"
    r"|(?:[^\W\d_]\.){2,}"  # a.m.
    r"|[^\W\d_]+\.?"  # Feb.
    r"|\S",
    re.IGNORECASE,
)


DIGITS = "0"
"""Stands for every word that begins with a digit, among the words that may begin a term."""


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of a token: its ``form`` in lower case, what it counts as among words that may begin a phrase, and its place in the text."""

    form: str
    key: str
    start: int
    end: int
    token: Token
    capital: bool


class Words(list[Word]):
    """The words of a text, with what terms have been found at each place, since many rules ask for the same."""

    def __init__(self, words: Iterable[Word]) -> None:
        super().__init__(words)
        self.found: dict[tuple[int, int], list[tuple[int, Any]]] = {}


def words_of(doc: Doc) -> Words:
    """All pieces of ``doc`` in order; what an analysed Doc leaves unread is left out.

    A blank line, or a passage left out, is a piece of its own, so that no expression reaches across it.
    """
    analysed = doc.has_annotation("TAG")
    return Words(word for token in doc for word in _pieces(token, read=bool(token.tag_) or not analysed))


def _pieces(token: Token, *, read: bool) -> Iterator[Word]:
    if not read or (token.is_space and token.text.count("\n") > 1):
        yield Word("\n", "\n", token.idx, token.idx + len(token.text), token, capital=False)
    elif not token.is_space:
        for piece in PIECE.finditer(token.text):
            text = piece.group()
            form = text.lower()
            yield Word(
                form,
                DIGITS if form[0].isdecimal() else form,
                token.idx + piece.start(),
                token.idx + piece.end(),
                token,
                capital=text[0].isupper(),
            )
