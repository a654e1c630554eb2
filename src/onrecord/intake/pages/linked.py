"""What a page says of its article in JSON-LD, the vocabulary of schema.org; broken and hostile scripts are passed over."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lxml import html

ARTICLES = re.compile(r"(?:Article|BlogPosting|NewsItem|Report|Posting|Review|LiveBlogPosting|AnalysisNewsArticle)$")
"""Types of works whose text is what the page is for."""

OTHERS = frozenset(("WebPage", "VideoObject", "Recipe", "CreativeWork", "ItemPage"))
"""Types that may hold headline and day where no node is an article."""

PAGES = frozenset(("WebPage", "ItemPage"))
"""Those of them that tell of the page, which may be far older than its article."""

MOST_SCRIPTS, MOST_CHARACTERS, MOST_NODES = 60, 4_000_000, 4000
"""Bounds, far beyond what pages that mean well have."""

WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*[^*]{0,40}\*/)+|(?:-->|//\s*\]\]>|\]\]>|/\*[^*]{0,40}\*/|;)+\s*$")
TRAILING_COMMA = re.compile(r",(\s*[\]}])")
PARAGRAPH_END = re.compile(r"\n|</?(?:p|div|li|h[1-6]|br|blockquote)\b[^<>]{0,200}>", re.IGNORECASE)

Node = Mapping[str, Any]


def nodes(tree: html.HtmlElement) -> list[Node]:
    """All objects of the page's JSON-LD, outer before inner."""
    found: list[Node] = []
    left = MOST_CHARACTERS
    for number, script in enumerate(tree.iter("script")):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = script.text or ""
        left -= len(text)
        if left < 0 or number > MOST_SCRIPTS * 20 or len(found) >= MOST_NODES:
            break
        found += _objects(_parsed(text))
    return found[:MOST_NODES]


def _parsed(text: str) -> Any:
    """The value of a script; comments around it and commas too many are forgiven, anything worse makes it ``None``."""
    text = WRAPPING.sub("", text)
    for attempt in (text, TRAILING_COMMA.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _objects(value: Any) -> list[Node]:
    """The objects of a value, breadth first."""
    found: list[Node] = []
    waiting = deque([value])
    while waiting and len(found) < MOST_NODES:
        one = waiting.popleft()
        if isinstance(one, dict):
            found.append(one)
            waiting.extend(inner for inner in one.values() if isinstance(inner, dict | list))
        elif isinstance(one, list):
            waiting.extend(inner for inner in one[:MOST_NODES] if isinstance(inner, dict | list))
    return found


def types(node: Node) -> list[str]:
    """The types of a node, without the address of the vocabulary."""
    return [kind.rsplit("/", 1)[-1] for kind in _listed(node.get("@type")) if isinstance(kind, str)]


def articles(every: Sequence[Node]) -> list[Node]:
    """The nodes that tell of the article, the likeliest first: an article that has a headline, and the first before those after it."""
    own = [node for node in every if any(ARTICLES.search(kind) for kind in types(node))]
    others = [node for node in every if OTHERS.intersection(types(node))]
    return sorted(own, key=lambda node: not text(node, "headline") or not text(node, "datePublished")) + others


def apart(articles: Sequence[Node]) -> tuple[list[Node], list[Node]]:
    """Those of them that do not merely tell of the page, and those that do, with its name; none of the latter where there is an article."""
    own = [node for node in articles if not PAGES.intersection(types(node))]
    if any(ARTICLES.search(kind) for node in own for kind in types(node)):
        return own, []
    return own, [node for node in articles if PAGES.intersection(types(node)) and (text(node, "headline") or text(node, "name"))]


def text(node: Node, field: str) -> str | None:
    """A field that is a string, or the first string of a list."""
    return next((value.strip() for value in _listed(node.get(field)) if isinstance(value, str) and value.strip()), None)


def names(value: Any, every: Sequence[Node]) -> Iterator[str]:
    """The names of persons or organisations, given as strings, objects, or pointers to objects elsewhere (``@id``)."""
    for one in _listed(value):
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            name = one.get("name")
            if name is None and "@id" in one:
                name = next((node.get("name") for node in every if node.get("@id") == one["@id"] and "name" in node), None)
            yield from (part for part in _listed(name) if isinstance(part, str))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
