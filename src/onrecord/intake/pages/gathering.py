"""What is gathered of a page before its article is chosen: its blocks, and what its head and trafilatura claim of it."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

import trafilatura
from lxml import etree, html

from onrecord.intake.head.headlines import html_free
from onrecord.intake.pages import head as heads
from onrecord.intake.pages import linked, titles, walk
from onrecord.intake.pages.head import Head
from onrecord.intake.pages.linked import Node
from onrecord.intake.pages.signs import SURE, Claims
from onrecord.intake.pages.tree import UNSEEN, parse
from onrecord.intake.pages.walk import Piece
from onrecord.intake.text.lines import key

SHORTEST_BODY = 200
"""Characters of a body in JSON-LD that is no mere beginning."""

LONG_BODY, SHOWN = 1000, 0.7
"""Characters of a body in JSON-LD, and the share of them that a page must show, for trafilatura not to be asked."""

PASSED_OVER = (*sorted(UNSEEN - {"head"}), "aside", "footer", "nav", "menu", "button", "form", "fieldset", "picture", "link", "meta")
"""Elements that trafilatura drops itself; it has less to look through without them."""

MOST_ELEMENTS, DEEPEST = 60_000, 400
"""Elements of a page, and their depth, up to which trafilatura, whose time and stack grow with them, is asked."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """A page: its tree, its blocks with their keys, its head and JSON-LD, and what is claimed of the article."""

    tree: html.HtmlElement
    pieces: list[Piece]
    keys: list[str]
    head: Head
    nodes: list[Node]
    articles: list[Node]
    outlet: str | None
    titles: list[str]
    claims: Claims


def gather(markup: str) -> Gathered | None:
    """Everything that is looked at of a page; ``None`` where it shows no text."""
    tree = parse(markup)
    if tree is None:
        return None
    head, nodes = heads.read(tree), linked.nodes(tree)
    articles = linked.articles(nodes)
    pieces = list(walk.pieces(tree))
    outlet = head.first("og:site_name", "application-name") or next(
        (name for node in articles for name in linked.names(node.get("publisher"), nodes)), None
    )
    told = titles.claimed(head, articles, outlet)
    keys = [key(piece.text) for piece in pieces]
    deepest = max((piece.place.depth for piece in pieces), default=0)
    paragraphs = [key(paragraph) for paragraph in body(articles)]
    asked = "" if _is_shown(paragraphs, keys) else taken(tree, deepest=deepest)
    return Gathered(tree, pieces, keys, head, nodes, articles, outlet, told, _claims(head, articles, told, paragraphs, asked))


def _is_shown(paragraphs: Sequence[str], keys: Sequence[str]) -> bool:
    """Whether the body that JSON-LD gives is long and stands in the page, so that nobody else need be asked for it."""
    told = f" {' '.join(paragraphs)} "
    shown = sum(len(own) for own in set(keys) if len(own) >= SURE and f" {own} " in told)
    return len(told) > LONG_BODY and shown > SHOWN * len(told)


def _claims(head: Head, articles: Sequence[Node], titles: Sequence[str], paragraphs: Sequence[str], taken: str) -> Claims:
    """What the head of a page and trafilatura claim, as keys."""
    descriptions = [*(linked.text(node, "description") for node in articles), head.first("og:description"), head.first("description")]
    told = " ".join(paragraphs)
    return Claims(
        titles=[key(title) for title in titles],
        standfirsts=list(dict.fromkeys(own for one in descriptions if one and (own := key(html_free(one))))),
        body=f" {told} " if len(told) > SHORTEST_BODY else "",
        taken=taken,
        lines=frozenset((*paragraphs, *taken.strip(" ").split(" \n "))),
    )


def body(articles: Sequence[Node]) -> list[str]:
    """The paragraphs of the longest body that JSON-LD gives, without tags."""
    texts = [text for node in articles for field in ("articleBody", "text") if (text := linked.text(node, field))]
    longest = max(texts, key=len, default="")
    return [line for part in linked.PARAGRAPH_END.split(longest) if (line := html_free(part))]


def taken(tree: html.HtmlElement, *, deepest: int) -> str:
    """What trafilatura takes for the article: the keys of its paragraphs; nothing where a page is beyond it."""
    if deepest > DEEPEST or tree.xpath(f"count(//*) > {MOST_ELEMENTS}"):
        return ""
    copy = deepcopy(tree)
    etree.strip_elements(copy, *PASSED_OVER, with_tail=False)
    try:
        found = trafilatura.bare_extraction(copy, include_comments=False, include_tables=True, with_metadata=False, fast=True)
    except Exception:
        return ""
    text = found.text if isinstance(found, trafilatura.settings.Document) else None
    keys = [own for line in (text or "").splitlines() if (own := key(line))]
    return " \n ".join(["", *keys, ""]) if keys else ""
