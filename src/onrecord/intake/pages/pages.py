"""Saved web pages: the text by our own walk of the tree, of which the article's blocks are chosen."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from onrecord.domain.articles import Article, FurnitureKind, Known
from onrecord.domain.spans import Span
from onrecord.errors import EmptyInput
from onrecord.intake import assembly
from onrecord.intake.assembly import Layout, Origin
from onrecord.intake.furniture import cues
from onrecord.intake.pages import beside, bylines, choosing, gathering, published, titles, tree
from onrecord.intake.pages.gathering import Gathered, gather
from onrecord.intake.pages.signs import LINKED
from onrecord.intake.pages.tree import CAPTION, HEADING
from onrecord.intake.pages.walk import Piece
from onrecord.intake.text.lines import Line

BETWEEN_BLOCKS = "\n\n"

SHOWN_SHARE = 0.4
"""Share of the body in JSON-LD under which what the page shows is no more than a beginning of it."""

HELD_BACK = 3
"""Blocks of an article that a page hides, at least."""

LONGEST_LABEL = 40
"""Words up to which the words of a block tell what sort of furniture it is."""

LOADED = "save the page again once it has loaded in full"

AROUND = 8
"""Blocks before and behind an article whose words are looked at."""


def from_page(markup: str, origin: Origin) -> Article:
    """The article of a page. Its canonical text is every block that a reader sees, in order, with an empty line between two.

    Of what the page hides until a script shows it, the article's own paragraphs are kept. Where the page holds no more than a beginning
    of the body that its JSON-LD gives, that body is the text.

    Raises:
        EmptyInput: if the page shows no text.
    """
    markup = tree.bounded(markup)
    page = gather(markup)
    if page is None:
        raise EmptyInput(origin.place, "a page without text", hint=LOADED)
    chosen = choosing.choose(page.pieces, page.keys, page.claims) if page.pieces else set()
    known = _known(page, chosen)
    words = sum(page.keys[at].count(" ") + 1 for at in chosen)
    if words < SHOWN_SHARE * page.claims.body.count(" "):
        return _from_linked(gathering.body(page.articles), origin, known)
    held_back = _held_back(page, chosen)
    kept = [at for at, piece in enumerate(page.pieces) if not piece.held_back or at in held_back]
    if not kept:
        raise EmptyInput(origin.place, "a page without text", hint=LOADED)
    return _from_pieces(page, kept, chosen, origin, known)


def _held_back(page: Gathered, chosen: Collection[int]) -> frozenset[int]:
    """The article's own blocks that the page hides; none where they are few, as they are in its forms and notices, or are copies."""
    seen = {own for piece, own in zip(page.pieces, page.keys, strict=True) if not piece.held_back}
    own = frozenset(at for at in chosen if page.pieces[at].held_back and page.keys[at] not in seen)
    return own if len(own) >= HELD_BACK else frozenset()


def _from_linked(paragraphs: Sequence[str], origin: Origin, known: Known) -> Article:
    """The article by its body in JSON-LD."""
    note = "the page shows no more than a beginning of its article; the text is that of its JSON-LD"
    text = BETWEEN_BLOCKS.join(paragraphs)
    return assembly.from_text(text, replace(origin, notes=(*origin.notes, note)), known=known)


def _from_pieces(page: Gathered, kept: Sequence[int], chosen: Collection[int], origin: Origin, known: Known) -> Article:
    """The article by the blocks of the page whose places are ``kept``, of which those that are ``chosen`` are its body."""
    pieces = [page.pieces[at] for at in kept]
    keys = [page.keys[at] for at in kept]
    text, spans = laid_out(pieces)
    own = {at for at, place in enumerate(kept) if place in chosen}
    shown = titles.headline(page.titles, pieces, keys)
    named = titles.place(shown, pieces, keys)
    near = _around(own, named)
    menus = {at for at, piece in enumerate(pieces) if at not in own and at != named and (at not in near or _is_menu(piece))}
    lines = [
        Line.menu(span, piece.text, of_key) if at in menus else Line.of(span, text)
        for at, (span, piece, of_key) in enumerate(zip(spans, pieces, keys, strict=True))
    ]
    marks = {
        at: kind
        for at, (piece, line) in enumerate(zip(pieces, lines, strict=True))
        if at != named and (kind := _kind(piece, line, chosen=at in own, menu=at in menus)) is not None
    }
    headings = frozenset(at for at, piece in enumerate(pieces) if at in own and piece.place.within & HEADING)
    layout = Layout(marks, headings, page.head.language)
    article = assembly.assemble(text, lines, origin, known=replace(known, title=shown), layout=layout)
    return article if article.title else replace(article, title=page.titles[0] if page.titles else None)


def laid_out(pieces: Sequence[Piece]) -> tuple[str, list[Span]]:
    """The canonical text of blocks, and where each stands in it."""
    spans: list[Span] = []
    start = 0
    for piece in pieces:
        spans.append(Span(start, start + len(piece.text)))
        start += len(piece.text) + len(BETWEEN_BLOCKS)
    return BETWEEN_BLOCKS.join(piece.text for piece in pieces), spans


def _around(own: Collection[int], named: int | None) -> range:
    """The places from somewhat before an article to somewhat behind it, where what is not its own may yet tell of it."""
    places = [*own, *([] if named is None else [named])]
    return range(min(places) - AROUND, max(places) + AROUND + 1) if places else range(choosing.MOST_BLOCKS)


def _is_menu(piece: Piece) -> bool:
    return piece.linked > LINKED * len(piece.text)


def _kind(piece: Piece, line: Line, *, chosen: bool, menu: bool) -> FurnitureKind | None:
    """What a block is, if it is not the article's own."""
    if piece.place.within & CAPTION:
        return FurnitureKind.CAPTION
    if chosen:
        return None
    if menu:
        return FurnitureKind.NAVIGATION
    return (cues.kind_of(line) if line.words <= LONGEST_LABEL else None) or FurnitureKind.NAVIGATION


def _known(page: Gathered, chosen: Collection[int]) -> Known:
    """What page and JSON-LD tell of the article."""
    url = _address(page)
    near = beside.beside(page, chosen)
    first, last = published.first(near, url), published.last(near)
    return Known(
        url=url,
        title=page.titles[0] if page.titles else None,
        outlet=page.outlet,
        byline=bylines.names(page.tree, page.head, page.articles, page.nodes, page.outlet),
        published=published.shown(first, near, url).isoformat() if first else None,
        published_at=first.at if first else None,
        modified=(last.at or last.day.isoformat()) if last else None,
    )


def _address(page: Gathered) -> str | None:
    """The page's own address, where one is given in whole."""
    given = (page.head.canonical, page.head.first("og:url"), page.head.first("twitter:url"))
    return next((url for url in given if url and url.startswith(("http://", "https://"))), None)
