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
class Known:
    """What is known of an article from outside its text: from the fields of a record, the head of a page, or whoever handed it over.

    ``published`` is an EDTF day; ``published_at``, ``modified`` and ``fetched`` are moments in ISO 8601, with the zone where one is
    stated.
    """

    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    published_at: str | None = None
    modified: str | None = None
    fetched: str | None = None

    def or_else(self, other: Known) -> Known:
        """This, and of ``other`` what this does not tell; a moment of publication goes with its day."""
        told = {name: mine if (mine := getattr(self, name)) is not None else getattr(other, name) for name in Known.__slots__}
        if self.published is not None:
            told["published_at"] = self.published_at
        return Known(**told)


@dataclass(frozen=True, slots=True)
class Context:
    """What is told of an article's bytes at one place where they were found, and does not stand in them.

    ``place`` is a path, or ``FILE#id`` for a record in a file. ``charset`` is the encoding that a server stated, ``fields`` the names
    that a record gives to what we read of it (ours, theirs), where the user named them.
    """

    place: str
    known: Known = Known()
    charset: str | None = None
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One report.

    ``id`` is the identity of its bytes (``ids.identify("a", sha256)`` of the file or record). ``text`` is the canonical text
    that all offsets count. ``blocks`` cover every visible character of it, in order; those that are furniture are not read.
    ``published`` is an EDTF day or ``None``; where ``None``, the story layer may find the day from the pile. ``published_at`` is the
    moment that its source states, ``modified`` that of its last change, ``fetched`` that of the earliest fetch, each ISO 8601 with the
    zone where one is stated.
    ``credits`` are the places where it names those behind it, in order; ``agency`` is the surest of the agencies, by its one name.
    ``provenances`` are the places it was read from, sorted; each a path, or ``FILE#id`` for a record in a file. ``contexts`` are what
    some of them tell besides the bytes, in the same order.
    ``notes`` are what intake had to say of it (an encoding guessed, a date in doubt).
    """

    id: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    provenances: tuple[str, ...] = ()
    contexts: tuple[Context, ...] = ()
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
    fetched: str | None = None
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

    @property
    def body_text(self) -> str:
        """The report itself, without its title and without furniture: its paragraphs, with an empty line between two."""
        return "\n\n".join(block.span.of(self.text) for block in self.body if block.span != self.title_span)
