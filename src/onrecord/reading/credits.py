"""Who stands behind a report by its own account: the outlet, the agencies and the authors that intake found in its text."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.domain.actors import ActorKind
from onrecord.domain.articles import Article, CreditKind
from onrecord.domain.spans import Span

LAST = {CreditKind.OUTLET: 0, CreditKind.AUTHOR: 2}
"""Outlets come before agencies, and authors after them."""


def credited(article: Article) -> Iterator[tuple[Span, ActorKind]]:
    """The places where the text names its outlet, agencies and authors."""
    for credit in sorted(article.credits, key=lambda credit: LAST.get(credit.kind, 1)):
        if credit.kind is not CreditKind.ATTRIBUTION:
            yield credit.span, ActorKind.PERSON if credit.kind is CreditKind.AUTHOR else ActorKind.OUTLET
