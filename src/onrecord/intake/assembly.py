"""An article put together: paragraphs, head and furniture, with what is known from outside the text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from onrecord.domain import ids
from onrecord.domain.articles import Article, Block, Context, FurnitureKind, Known, PublishedFrom
from onrecord.domain.spans import Span
from onrecord.intake.furniture import marking as furniture
from onrecord.intake.head import crediting, dates, headers
from onrecord.intake.head.headers import Header
from onrecord.intake.text import languages, plain
from onrecord.intake.text.lines import Line, key
from onrecord.intake.text.mojibake import in_place

ADDRESS = re.compile(r"\bhttps?://[^\s<>\"')\]]+")
ORIGINAL = re.compile(r"^\W*(?:original|source|permanent|canonical|article)?\s?(?:url|link|article|source|address)\s?:", re.IGNORECASE)
"""A line that introduces the report's own address."""

STAMPED = 3
"""Paragraphs from the first that may have a date stamp run into them."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article comes from: its own bytes, their places with what is told there, and how they were decoded."""

    raw: bytes
    contexts: tuple[Context, ...]
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """The first place, for messages."""
        return self.contexts[0].place

    @property
    def known(self) -> Known:
        """What is told at the places, the first before the others; of several fetches the earliest."""
        told = reduce(Known.or_else, (context.known for context in self.contexts))
        return replace(told, fetched=min((at for one in self.contexts if (at := one.known.fetched)), default=None))


@dataclass(frozen=True, slots=True)
class Layout:
    """What the tags of a page tell of its lines, by their places: those that are furniture, and those that are headings; its language."""

    marks: Mapping[int, FurnitureKind]
    headings: frozenset[int]
    language: str | None = None


def from_text(text: str, origin: Origin, *, known: Known) -> Article:
    """The article of a plain text; misread characters stay in it, and are understood as they were meant."""
    meant, notes = in_place(text)
    spans = [part for at, span in enumerate(plain.paragraphs(text)) for part in plain.split_at(span, text, _cuts(meant, span, at))]
    article = assemble(meant, [Line.of(span, meant) for span in spans], origin, known=known)
    return replace(article, text=text, notes=(*article.notes, *notes)) if notes else article


def _cuts(text: str, span: Span, at: int) -> list[tuple[int, int]]:
    """Furniture that was run together with the paragraph around it: a date stamp before it, insets within."""
    cuts = furniture.insets(span.of(text), span.start)
    stamp = dates.leading(span.of(text)) if at < STAMPED else None
    return sorted([(span.start, span.start + stamp[0]), *cuts]) if stamp else cuts


def assemble(text: str, lines: Sequence[Line], origin: Origin, *, known: Known, layout: Layout | None = None) -> Article:
    """The article of ``lines``, with what the ``layout`` of a page tells of them; what is told at its places goes before what it tells."""
    known = origin.known.or_else(known)
    marks = layout.marks if layout else {}
    passed_over = {at for at, kind in marks.items() if kind is not FurnitureKind.METADATA}
    header = headers.read(lines, text, passed_over=passed_over, stamped=layout is None)
    title = _place_of(known.title, lines) if known.title else header.title
    kinds = furniture.mark(lines, known={**marks, **header.marks}, title=title, tagged=layout is not None)
    headings = layout.headings if layout else frozenset(at for at, line in enumerate(lines[:-1]) if line.is_label)
    url = known.url or _address(lines)
    published, published_from = _published(known, header, url)
    digest = ids.digest(origin.raw)
    outlet, byline = known.outlet or header.outlet, known.byline or header.byline
    credited = crediting.find(lines, text, kinds, outlet=outlet, byline=byline)
    surest = crediting.surest(credited)
    return Article(
        id=ids.identify("a", digest),
        sha256=digest,
        text=text,
        blocks=tuple(
            Block(line.span, kinds.get(at), heading=at == title or (at in headings and at not in kinds)) for at, line in enumerate(lines)
        ),
        provenances=tuple(context.place for context in origin.contexts),
        contexts=tuple(context for context in origin.contexts if context != Context(context.place)),
        url=url,
        title=known.title or (lines[title].text if title is not None else None),
        title_span=lines[title].span if title is not None else None,
        outlet=outlet,
        agency=surest.name if surest else None,
        byline=byline,
        dateline_place=header.dateline_place,
        published=published,
        published_from=published_from,
        published_at=known.published_at if known.published else None,
        modified=known.modified or header.modified,
        fetched=known.fetched,
        language=languages.detect(_running(lines, kinds), declared=layout.language) if layout else languages.detect(text),
        encoding=origin.encoding,
        notes=origin.notes,
        credits=credited,
    )


def _running(lines: Sequence[Line], kinds: Mapping[int, FurnitureKind]) -> str:
    """The first lines that are no furniture: what tells the language of a page, whose menus may be in another."""
    own = [line.text for at, line in enumerate(lines) if at not in kinds]
    return "\n".join(own or [line.text for line in lines])


def _place_of(title: str, lines: Sequence[Line]) -> int | None:
    """The line that bears a title known from elsewhere."""
    wanted = key(title)
    return next((at for at, line in enumerate(lines) if line.key == wanted), None)


def _published(known: Known, header: Header, url: str | None) -> tuple[str | None, PublishedFrom | None]:
    """The day of publication: by metadata, else by the text, else by the report's own address."""
    if known.published:
        return known.published, PublishedFrom.METADATA
    if header.published:
        return header.published, header.published_from
    day = dates.in_address(url)
    if day is None:
        return None, None
    return day.isoformat(), PublishedFrom.METADATA if known.url else PublishedFrom.TEXT


def _address(lines: Sequence[Line]) -> str | None:
    """The report's own address, where a line introduces one."""
    for at, line in enumerate(lines):
        if ORIGINAL.match(line.text):
            found = next((hit for follower in lines[at : at + 2] if (hit := ADDRESS.search(follower.text))), None)
            if found:
                return found.group().rstrip(".,;")
    return None
