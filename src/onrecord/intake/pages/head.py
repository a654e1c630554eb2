"""What the head of a page claims, gathered in one pass: meta fields, links, the title, the language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import html

LONGEST = 2000
"""Characters of a field that are kept."""
MOST_META = 4000
"""Fields that are looked at."""


LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?![A-Za-z])")


@dataclass(frozen=True, slots=True)
class Head:
    """The fields of a page's head; ``meta`` by name, property or item property in lower case, the first of each, in order."""

    meta: Mapping[str, tuple[str, ...]]
    title: str | None
    canonical: str | None
    language: str | None

    def first(self, *names: str) -> str | None:
        """The first field of ``names`` that is there."""
        return next((self.meta[name][0] for name in names if name in self.meta), None)


def read(tree: html.HtmlElement) -> Head:
    """The head of a page. Fields that stand in its body count too, as pages have them there."""
    meta: dict[str, tuple[str, ...]] = {}
    for number, element in enumerate(tree.iter("meta")):
        content = " ".join((element.get("content") or "")[:LONGEST].split())
        if number > MOST_META or not content:
            continue
        for name in (element.get("property"), element.get("name"), element.get("itemprop")):
            if name:
                known = meta.get(name.strip().lower(), ())
                meta[name.strip().lower()] = (*known, content) if len(known) < 9 else known
    title = next((element.text for element in tree.iter("title") if element.text and element.text.strip()), None)
    canonical = next((link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"), None)
    return Head(meta, " ".join(title[:LONGEST].split()) if title else None, canonical, _language(tree))


def _language(tree: html.HtmlElement) -> str | None:
    """The language that a page declares, without its region."""
    root = next(tree.iter("html"), tree)
    stated = LANGUAGE.match(root.get("lang") or root.get("xml:lang") or "")
    return stated.group(1).lower() if stated else None
