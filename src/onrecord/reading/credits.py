"""Who stands behind a report by its own account: the outlet, the agency and the authors that intake found in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.domain.actors import ActorKind
from onrecord.domain.articles import Article
from onrecord.domain.spans import Span

BETWEEN_AUTHORS = re.compile(r",\s*|\s+and\s+|\s*&\s*|\s*/\s*")
NAME = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){1,4}")
"""Two to five words."""


def credited(article: Article) -> Iterator[tuple[Span, ActorKind]]:
    """The places where the text first names its outlet, agency and authors."""
    for name in (article.outlet, article.agency):
        yield from ((span, ActorKind.OUTLET) for span in _first(article.text, name or ""))
    for name in BETWEEN_AUTHORS.split(article.byline or ""):
        if NAME.fullmatch(name):
            yield from ((span, ActorKind.PERSON) for span in _first(article.text, name))


def _first(text: str, name: str) -> Iterator[Span]:
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) if name else None
    if found is not None:
        yield Span(*found.span())
