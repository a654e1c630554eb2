"""The headline as the page shows it, among what its head claims."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.intake.head.headlines import LEAST, bare, html_free
from onrecord.intake.pages import linked
from onrecord.intake.pages.head import Head
from onrecord.intake.pages.linked import Node
from onrecord.intake.pages.tree import HEADLINE
from onrecord.intake.pages.walk import Piece
from onrecord.intake.text.lines import key

ALIKE = 0.5
"""Share of words that a heading and a claimed title have in common, for the one to be the other in other words."""


def claimed(head: Head, articles: Sequence[Node], outlet: str | None) -> list[str]:
    """The titles that the head of a page claims, without the outlet's name at their ends, the surest first."""
    own = [linked.text(node, "headline") for node in articles]
    every = [*own, head.first("og:title"), head.first("twitter:title"), head.title, *(linked.text(node, "name") for node in articles)]
    return list(dict.fromkeys(bare(html_free(title), outlet) for title in every if title and key(title)))


def headline(claims: Sequence[str], pieces: Sequence[Piece], keys: Sequence[str]) -> str | None:
    """The headline as the page shows it; what the head claims may be that with the outlet's name added, cut short or put otherwise."""
    headings = [
        (" ".join(piece.text.split()), own) for piece, own in zip(pieces, keys, strict=True) if own and piece.place.within & HEADLINE
    ]
    wanted = [key(claim) for claim in claims]
    alike = [text for text, own in headings if any(own in claim or claim in own for claim in wanted)]
    if alike:
        return max(alike, key=len)
    known = set(keys)
    shown = next((claim for claim, own in zip(claims, wanted, strict=True) if own in known), None)
    if shown is not None:
        return shown
    close = max(((_shared(own, claim), text) for text, own in headings for claim in wanted[:1]), default=(0.0, ""))
    if close[0] >= ALIKE:
        return close[1]
    long = [text for text, own in headings if own.count(" ") >= LEAST]
    return long[0] if len(long) == 1 else None


def _shared(one: str, other: str) -> float:
    """Share of the words of the shorter of two keys that the other has."""
    words, others = set(one.split()), set(other.split())
    return len(words & others) / max(1, min(len(words), len(others)))


def place(title: str | None, pieces: Sequence[Piece], keys: Sequence[str]) -> int | None:
    """The block that bears the headline: a heading before any other."""
    wanted = key(title) if title else ""
    found = [at for at, own in enumerate(keys) if own == wanted] if wanted else []
    return next((at for at in found if pieces[at].place.within & HEADLINE), found[0] if found else None)
