"""Saved web pages: the visible text by our own walk of the tree, with trafilatura's choice of what is the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import htmldate
import trafilatura
from lxml import etree, html

from onrecord.domain.articles import Article, FurnitureKind, Known
from onrecord.domain.spans import Span
from onrecord.errors import EmptyInput
from onrecord.intake.assembly import Layout, Origin, assemble
from onrecord.intake.furniture import cues
from onrecord.intake.head.dates import EARLIEST, LATEST
from onrecord.intake.text.lines import Line, key

UNSEEN = frozenset(
    "head script style template noscript svg math object embed iframe canvas audio video map area select datalist input textarea "
    "dialog".split()
)
"""Elements whose text no reader sees."""

INLINE = frozenset(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i ins kbd label mark meter output q ruby rb rt rp s samp small span "
    "strike strong sub sup time tt u var wbr nobr".split()
)
"""Elements that part no paragraphs; every other one does."""

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
CAPTIONS = frozenset(("figcaption", "caption"))
MENUS = frozenset(("nav", "menu", "footer", "button", "form"))
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
SPACE = re.compile(r"[ \t\r\n\f\v]+")
LINE_BREAK = "\n"
LINE_BREAKS = re.compile(rf"{LINE_BREAK}(?: *{LINE_BREAK})+")
"""Two line breaks in a row part paragraphs, as authors of old pages know."""

BETWEEN_BLOCKS = "\n\n"

SHORT_LINE = 60
"""Characters under which a line that the page broke off is no part of a paragraph."""

OWN_LETTERS = 25
"""Characters of its key from which on a stretch of text is found again within another without mistake."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The visible text of one block element and the tags above it, innermost last."""

    text: str
    tags: tuple[str, ...]


def from_page(markup: str, origin: Origin) -> Article:
    """The article of a page. Its canonical text is every visible block, in order, with an empty line between two.

    Raises:
        EmptyInput: if the page shows no text.
    """
    tree = _parse(markup)
    pieces = list(_pieces(tree)) if tree is not None else []
    if tree is None or not pieces:
        raise EmptyInput(origin.place, "a page without text", hint="save the page again once it has loaded in full")
    text, lines = _laid_out(pieces)
    known, claimed = _known(markup, pieces)
    marks = _unchosen(pieces, lines, _chosen(markup), known.title)
    headings = frozenset(at for at, piece in enumerate(pieces) if HEADINGS.intersection(piece.tags))
    article = assemble(text, lines, origin, known=known, layout=Layout(marks, headings))
    return article if article.title else replace(article, title=claimed)


def _parse(markup: str) -> html.HtmlElement | None:
    """The tree of a page; ``None`` where there is nothing to parse."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    document = markup.encode("utf-8", "replace")
    tree = etree.fromstring(document, parser) if document.strip() else None
    return tree if isinstance(tree, html.HtmlElement) else None


def _pieces(tree: html.HtmlElement) -> Iterator[Piece]:
    """The blocks of visible text in the order of the page, white space collapsed as a browser does."""
    words: list[str] = []
    above: tuple[str, ...] = ()
    for tags, piece in _walk(tree):
        if piece is not None:
            above = above if words else tags
            words.append(piece)
            continue
        for part in LINE_BREAKS.split("".join(words)):
            yield from (Piece(text, above) for text in _paragraphs(part))
        words = []


def _paragraphs(part: str) -> list[str]:
    """One paragraph with its line breaks, or its lines, where all are short: the lines of an address or a list."""
    lines = [line for piece in part.split(LINE_BREAK) if (line := re.sub(" +", " ", piece).strip())]
    return lines if all(len(line) < SHORT_LINE for line in lines) else [LINE_BREAK.join(lines)]


def _walk(tree: html.HtmlElement) -> Iterator[tuple[tuple[str, ...], str | None]]:
    """Stretches of text with the tags above them, and ``None`` at every border of a block; without recursion, for deep pages."""
    above: list[str] = []
    unseen = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else "comment"
        if event == "start":
            above.append(name)
            unseen += _is_unseen(element, name)
            if name not in INLINE:
                yield tuple(above), None
            if element.text and not unseen:
                yield tuple(above), SPACE.sub(" ", element.text)
            if name == "br":
                yield tuple(above), LINE_BREAK
        else:
            above.pop()
            unseen -= _is_unseen(element, name)
            if name not in INLINE:
                yield tuple(above), None
            if element.tail and not unseen:
                yield tuple(above), SPACE.sub(" ", element.tail)
    yield (), None


def _is_unseen(element: html.HtmlElement, name: str) -> bool:
    return name in UNSEEN or "hidden" in element.attrib or HIDDEN.search(element.get("style", "")) is not None


def _laid_out(pieces: Sequence[Piece]) -> tuple[str, list[Line]]:
    text = BETWEEN_BLOCKS.join(piece.text for piece in pieces)
    lines: list[Line] = []
    start = 0
    for piece in pieces:
        lines.append(Line.of(Span(start, start + len(piece.text)), text))
        start += len(piece.text) + len(BETWEEN_BLOCKS)
    return text, lines


def _chosen(markup: str) -> str:
    """What trafilatura takes for the article: the keys of its paragraphs, each between line breaks."""
    found = trafilatura.bare_extraction(markup, include_comments=False, include_tables=True)
    text = found.text if isinstance(found, trafilatura.settings.Document) else None
    return "\n" + "\n".join(key(line) for line in (text or "").splitlines()) + "\n"


def _unchosen(pieces: Sequence[Piece], lines: Sequence[Line], chosen: str, title: str | None) -> dict[int, FurnitureKind]:
    """The kind of every block that is not the article's."""
    if not chosen.strip():
        return {}
    paragraphs = [paragraph for paragraph in chosen.split("\n") if len(paragraph) >= OWN_LETTERS]
    marks: dict[int, FurnitureKind] = {}
    for at, (piece, line) in enumerate(zip(pieces, lines, strict=True)):
        if CAPTIONS.intersection(piece.tags):
            marks[at] = FurnitureKind.CAPTION
        elif MENUS.intersection(piece.tags) or (not _is_chosen(line.key, chosen, paragraphs) and not (title and line.key == key(title))):
            marks[at] = cues.kind_of(line) or FurnitureKind.NAVIGATION
    return marks


def _is_chosen(own: str, chosen: str, paragraphs: Sequence[str]) -> bool:
    if len(own) < OWN_LETTERS:
        return f"\n{own}\n" in chosen
    return own in chosen or any(paragraph in own and 2 * len(paragraph) >= len(own) for paragraph in paragraphs)


def _known(markup: str, pieces: Sequence[Piece]) -> tuple[Known, str | None]:
    """What the head of a page tells: JSON-LD, Open Graph, meta and time elements; and the title that it claims, shown or not."""
    found = trafilatura.extract_metadata(markup, extensive=False)
    title = _title(found.title, pieces)
    known = Known(url=found.url, title=title, outlet=found.sitename, byline=_names(found.author), published=_day(markup, found.url))
    return known, found.title


def _title(claimed: str | None, pieces: Sequence[Piece]) -> str | None:
    """The headline as the page shows it; what the head claims may be that with a site's name added, or cut short."""
    wanted = key(claimed or "")
    headings = [piece.text for piece in pieces if "h1" in piece.tags and key(piece.text)]
    alike = [text for text in headings if wanted and (key(text) in wanted or wanted in key(text))]
    if alike:
        return max(alike, key=len)
    if any(key(piece.text) == wanted for piece in pieces):
        return claimed
    return headings[0] if len(headings) == 1 and not wanted else None


def _names(author: str | None) -> str | None:
    return author.replace("; ", ", ") if author else None


def _day(markup: str, url: str | None) -> str | None:
    """The day of first publication by what the page marks as such; not by any date that its text happens to hold."""
    earliest, latest = EARLIEST.isoformat(), LATEST.isoformat()
    found = htmldate.find_date(markup, extensive_search=False, original_date=True, url=url, min_date=earliest, max_date=latest)
    return found or None
