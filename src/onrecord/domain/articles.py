"""One report as it came, with what is known about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.domain.spans import Span


class FurnitureKind(StrEnum):
    """What a line is that is not the report itself."""

    CAPTION = "caption"
    PROMOTION = "promotion"
    NAVIGATION = "navigation"
    REPEAT = "repeat"
    METADATA = "metadata"


class CreditKind(StrEnum):
    """Whom a text credits, and where: an agency (in dateline, byline, foot, copyright line, running text), its outlet, an author."""

    DATELINE = "dateline"
    BYLINE = "byline"
    FOOT = "foot"
    COPYRIGHT = "copyright"
    ATTRIBUTION = "attribution"
    OUTLET = "outlet"
    AUTHOR = "author"


class PublishedFrom(StrEnum):
    """How the day of publication is known."""

    METADATA = "metadata"
    TEXT = "text"
    CONTENT = "content"
    STORY = "story"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True, order=True)
class Furniture:
    span: Span
    kind: FurnitureKind


@dataclass(frozen=True, slots=True, order=True)
class Credit:
    """A place where the text credits an agency, its outlet or an author; ``name`` is the agency's one name, or the words themselves."""

    span: Span
    name: str
    kind: CreditKind


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that stands on its own: a paragraph, a headline, a list item, a caption."""

    span: Span
    furniture: FurnitureKind | None = None
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """One report.

    ``id`` is the identity of its bytes (``ids.identify("a", sha256)`` of the file or record). ``text`` is the canonical text
    that all offsets count. ``blocks`` cover every visible character of it, in order; those that are furniture are not read.
    ``published`` is an EDTF day or ``None``; where ``None``, the story layer may find the day from the pile. ``published_at`` is the
    moment that its source states, and ``modified`` that of its last change, each ISO 8601 with the zone where one is stated.
    ``credits`` are the places where it names those behind it, in order; ``agency`` is the surest of the agencies, as written.
    ``provenances`` are the places it was read from, sorted; each a path, or ``FILE#id`` for a record in a file.
    ``notes`` are what intake had to say of it (an encoding guessed, a date in doubt).
    """

    id: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    provenances: tuple[str, ...] = ()
    url: str | None = None
    title: str | None = None
    title_span: Span | None = None
    outlet: str | None = None
    agency: str | None = None
    byline: str | None = None
    dateline_place: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None
    published_at: str | None = None
    modified: str | None = None
    language: str = "en"
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()

    @property
    def place(self) -> str:
        """Where it was read from first, by which people know it; else its id."""
        return self.provenances[0] if self.provenances else self.id

    @property
    def furniture(self) -> tuple[Furniture, ...]:
        return tuple(Furniture(b.span, b.furniture) for b in self.blocks if b.furniture is not None)

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks that are read."""
        return tuple(b for b in self.blocks if b.furniture is None)
