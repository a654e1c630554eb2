"""The way back from the text of a page to its bytes: raw markup read in step with the tree, when somebody asks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape

from lxml import etree, html

from onrecord.domain.articles import Article
from onrecord.domain.spans import Span
from onrecord.intake.pages import walk
from onrecord.intake.pages.tree import UNSEEN, holds_prose, is_hidden, parse

TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<raw>script|style|textarea|title|xmp)\b[^>]{0,9000}>.*?(?:</(?P=raw)\b[^>]{0,99}>|\Z)"
    r"|</?[A-Za-z][^>]{0,9000}>|<[!?][^>]{0,9000}>"
    r"|(?P<reference>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?)|(?P<char>\S)",
    re.DOTALL | re.IGNORECASE,
)
"""Comments, elements that hold no markup, tags, references to characters, and characters."""

WITHOUT_MARKUP = frozenset(("script", "style", "textarea", "title", "xmp"))

AHEAD, LEAST = 4000, 8
"""Characters of the markup's text within which a text of the tree is looked for, where the two are out of step, and its own at least."""


@dataclass(frozen=True, slots=True)
class _Written:
    """The characters of a markup's text but white space, in a row, and where in the markup each begins and ends."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    characters: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, markup: str) -> _Written:
        written = cls()
        for found in TOKEN.finditer(markup):
            told = unescape(found["reference"]) if found["reference"] else found["char"] or ""
            for character in _dense(told):
                written.starts.append(found.start())
                written.ends.append(found.end())
                written.characters.append(character)
        return written


def byte_range(article: Article, raw: bytes, span: Span) -> range | None:
    """The bytes of a page from the first to the last character of a span of its text, with whatever tags stand between.

    ``None`` where it cannot be told: where the text is not that of the page's elements, or where markup and tree cannot be read in step.
    """
    markup = _decoded(raw, article.encoding)
    tree = parse(markup) if markup is not None else None
    wanted = len(_dense(article.text[: span.start])), len(_dense(article.text[: span.end]))
    if markup is None or tree is None or wanted[0] == wanted[1]:
        return None
    written = _Written.of(markup)
    places = _of_blocks(article, list(walk.pieces(tree)), _in_step(tree, written))
    first, last = (places[wanted[0]], places[wanted[1] - 1]) if len(places) >= wanted[1] else (None, None)
    if first is None or last is None or first > last:
        return None
    return range(*(len(markup[:at].encode(article.encoding)) for at in (written.starts[first], written.ends[last])))


def _dense(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())


def _decoded(raw: bytes, encoding: str) -> str | None:
    """The markup, where its encoding leads back to the very bytes."""
    try:
        markup = raw.decode(encoding)
        return markup if markup.encode(encoding) == raw else None
    except (UnicodeError, LookupError):
        return None


def _in_step(tree: html.HtmlElement, written: _Written) -> list[int | None]:
    """Of each character that the walk of the tree sees its place among those written; ``None`` where it was not found."""
    text = "".join(written.characters)
    places: list[int | None] = []
    at = 0
    for own, seen in _texts(tree):
        start = at if text.startswith(own, at) else text.find(own, at, at + AHEAD + len(own)) if len(own) >= LEAST else -1
        at = start + len(own) if start >= 0 else at
        if seen:
            places += range(start, start + len(own)) if start >= 0 else [None] * len(own)
    return places


def _texts(tree: html.HtmlElement) -> Iterator[tuple[str, bool]]:
    """Every text of the tree, without white space, and whether the walk sees it."""
    unseen: html.HtmlElement | None = None
    held_back: html.HtmlElement | None = None
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            if unseen is None and (element.tag in UNSEEN or (is_hidden(element) and (held_back is not None or not holds_prose(element)))):
                unseen = element
            elif unseen is None and is_hidden(element):
                held_back = element
            text = element.text if element.tag not in WITHOUT_MARKUP else None
        else:
            unseen = None if unseen is element else unseen
            held_back = None if held_back is element else held_back
            text = element.tail
        if text and (own := _dense(text)):
            yield own, unseen is None


def _of_blocks(article: Article, pieces: Sequence[walk.Piece], places: list[int | None]) -> list[int | None]:
    """The places of the characters of an article's text, but for pieces of the page that are not among its blocks."""
    texts = [block.span.of(article.text) for block in article.blocks]
    found: list[int | None] = []
    at = number = 0
    for piece in pieces:
        size = len(_dense(piece.text))
        if number < len(texts) and piece.text == texts[number]:
            found += places[at : at + size]
            number += 1
        at += size
    return found if number == len(texts) and at == len(places) else []
