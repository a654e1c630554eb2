"""Who wrote the article, as the page has it: names alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml import html

from onrecord.intake.head import agencies
from onrecord.intake.pages import linked
from onrecord.intake.pages.head import Head
from onrecord.intake.pages.linked import Node
from onrecord.intake.text.lines import key

META = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "authors",
    "cxenseparse:author",
)
MARKED = re.compile(r"\b(?:author|byline|contributor)(?:[-_]{0,2}(?:name|link|names))?\b", re.IGNORECASE)
MOST_MARKED = 40

PARTED = re.compile(r"\s*(?:[;|•·\n]|,? (?:and|&|with) |,)\s*")
BEFORE = re.compile(
    r"^(?:(?:(?:written|reported|reporting|story|words|posted|published|analysis|opinion|reviewed|presented|review) )?by|from"
    r"|authors?|author profile|"
    r"(?:mr|mrs|ms|dr|prof)\.?(?= ))\b[:\s]*",
    re.IGNORECASE,
)
BEHIND = re.compile(
    r"\s*(?:[(\[<@/–—].*|\s-\s.*|\b(?:in|at|on|for|is a|is an|is the) .*|\b(?:updated|published|posted)\b.*"
    r"|\b(?:senior|staff|chief|deputy|special|correspondent|reporter|editor|writer|contributor|columnist|bureau)\b.*)$",
    re.IGNORECASE,
)
NAME = re.compile(r"^[^\W\d_][\w.'’-]*(?: [\w.'’“”\"-]+){1,5}$")
NO_NAME = re.compile(
    r"\b(?:staff|desk|editors?|editorial|news|newsroom|team|bureau|admin|agency|reporters?|correspondents?|contributors?|wires?|press|media"
    r"|magazine|tv|online|network|authors?|guest|published|updated|read|more|share|follow|about|view|posts?|profile|min|ago|report|community)\b|https?:|www\.|[@\d]|\.com\b",
    re.IGNORECASE,
)


def names(tree: html.HtmlElement, head: Head, articles: Sequence[Node], every: Sequence[Node], outlet: str | None) -> str | None:
    """The names of the writers, parted by commas: by JSON-LD, else the head, else what the page marks as a byline."""
    sources = (
        (name for node in articles[:3] for field in ("author", "creator") for name in linked.names(node.get(field), every)),
        (value for field in META for value in head.meta.get(field, ())),
        _marked(tree),
    )
    for source in sources:
        found = list(_clean(source, outlet))
        if found:
            return ", ".join(found)
    return None


def _marked(tree: html.HtmlElement) -> Iterator[str]:
    """The first text that the page marks as its byline."""
    looked_at = 0
    for element in tree.iter("a", "span", "p", "div", "address", "li", "strong"):
        said = element.get("rel") == "author" or any(MARKED.search(element.get(name) or "") for name in ("class", "itemprop", "id"))
        if not said:
            continue
        text = " ".join("".join(element.itertext()).split())[:200] if len(element) < 12 else ""
        looked_at += 1
        if looked_at > MOST_MARKED:
            return
        if any(True for _ in _clean([text], None)):
            yield text
            return


def _clean(source: Iterable[str], outlet: str | None) -> Iterator[str]:
    """The names within what a page gives for its writers, each once."""
    seen: set[str] = set()
    for given in source:
        for part in PARTED.split(" ".join(given.split()[:60])):
            name = BEHIND.sub("", BEFORE.sub("", part.strip())).strip(" ,.:")
            if not NAME.match(name) or NO_NAME.search(name) or agencies.canonical(name) or (outlet and key(name) in key(outlet)):
                continue
            if key(name) not in seen:
                seen.add(key(name))
                yield name
