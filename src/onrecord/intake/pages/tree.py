"""The tree of a saved page, and which of its elements readers see."""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree, html

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
HEADLINE, HEADING, CAPTION, MENU = 1, 2, 4, 8
SORTS = {
    "h1": HEADLINE | HEADING,
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), HEADING),
    **dict.fromkeys(("figcaption", "caption"), CAPTION),
    **dict.fromkeys(("nav", "menu", "footer", "button", "form"), MENU),
}
"""What elements tell of all that stands within them, as bits."""

HIDDEN = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
LONGEST_STYLE = 2000
"""Characters of a ``style`` attribute that are looked at."""

PROSE = 80
"""Characters of a paragraph of prose."""
MOST_PARAGRAPHS, MOST_TEXTS = 20, 20
"""Bounds on what is looked at to tell."""

GIANT_TAG = re.compile(r"(?P<name><[A-Za-z][\w:-]{0,40})[^>]{20000,}+>?")
"""A tag so long that it holds a picture, or far too many attributes."""
BLANK = re.compile(r"[\s/]+")
MOST_ATTRIBUTES = 1000

ONE_CLASS = etree.ElementDefaultClassLookup(element=html.HtmlElement)
"""The class of every element, which trafilatura asks for; lxml's own choice by an element's name takes a fifth of the time."""


def parse(markup: str) -> html.HtmlElement | None:
    """The tree of a page without its comments; ``None`` where there is nothing to parse."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    parser.set_element_class_lookup(ONE_CLASS)
    document = markup.encode("utf-8", "replace")
    tree = etree.fromstring(document, parser) if document.strip() else None
    return tree if isinstance(tree, html.HtmlElement) else None


def bounded(markup: str) -> str:
    """A page whose tags have no more attributes than libxml2 reads in good time: it compares each with all."""
    return GIANT_TAG.sub(_bare, markup)


def _bare(tag: re.Match[str]) -> str:
    """A tag without its attributes, if they are too many."""
    attributes = sum(1 for _ in islice(BLANK.finditer(tag.group()), MOST_ATTRIBUTES))
    return tag.group() if attributes < MOST_ATTRIBUTES else f"{tag['name']}>"


def is_hidden(element: html.HtmlElement) -> bool:
    """Whether the page itself hides an element, by an attribute; what a style sheet hides cannot be told."""
    style = element.get("style")
    return element.get("hidden") is not None or (style is not None and HIDDEN.search(style, 0, LONGEST_STYLE) is not None)


def holds_prose(element: html.HtmlElement) -> bool:
    """Whether an element holds a paragraph, as those of an article that is hidden until a script shows it."""
    looked_at = islice(element.iter("p"), MOST_PARAGRAPHS)
    return any(len("".join(islice(one.itertext(), MOST_TEXTS))) >= PROSE for one in looked_at)
