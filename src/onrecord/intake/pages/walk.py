"""Our own walk of a page: every visible block of text, in order, and where in the tree it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree, html

from onrecord.intake.pages.tree import INLINE, SORTS, UNSEEN, holds_prose, is_hidden

SPACE = re.compile(r"[ \t\r\n\f\v]+")
SPACES = re.compile(r" {2,}")
LINE_BREAK = "\n"
LINE_BREAKS = re.compile(rf"{LINE_BREAK}(?: *{LINE_BREAK})+")
"""Two line breaks in a row part paragraphs, as authors of old pages know."""

DEEPEST = 64
"""Elements within each other that are gone up through."""

SHORT_LINE = 60
"""Characters under which a line that the page broke off is no part of a paragraph."""


@dataclass(slots=True, eq=False)
class Place:
    """An element with those above it, the outermost at depth 1; ``within`` are the sorts of elements that hold it, as bits."""

    element: html.HtmlElement
    tag: str
    above: Place | None
    depth: int
    within: int = 0
    words: tuple[str, ...] | None = None

    @property
    def block(self) -> Place:
        """The nearest element, from this one upwards, that parts paragraphs."""
        return next((place for place in islice(self.line(), DEEPEST) if place.tag not in INLINE), self)

    def line(self) -> Iterator[Place]:
        """This element and those above it, innermost first."""
        place: Place | None = self
        while place is not None:
            yield place
            place = place.above


@dataclass(frozen=True, slots=True)
class Piece:
    """The visible text of one block, the innermost element at its beginning, and how many of its characters are links."""

    text: str
    place: Place
    linked: int = 0
    held_back: bool = False


@dataclass(slots=True)
class _Gathered:
    """The text since the last border of a block."""

    words: list[str] = field(default_factory=list)
    place: Place | None = None
    linked: int = 0
    held_back: bool = False

    def add(self, text: str, place: Place, linked: bool, held_back: bool) -> None:  # noqa: FBT001 - called for every text of a page
        if text.isspace():
            if self.words:
                self.words.append(" ")
            return
        text = SPACE.sub(" ", text)
        if self.place is None:
            self.place = place
        self.held_back |= held_back
        self.linked += len(text) if linked else 0
        self.words.append(text)


def pieces(tree: html.HtmlElement) -> Iterator[Piece]:
    """The blocks of text in the order of the page, white space collapsed as a browser does; without recursion, for deep pages."""
    gathered = _Gathered()
    place: Place | None = None
    hidden: Place | None = None
    links = 0
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        name = element.tag
        if gathered.words and name not in INLINE:
            yield from _parted(gathered)
            gathered = _Gathered()
        if event == "start":
            sort = SORTS.get(name, 0)
            place = Place(element, name, place, place.depth + 1, place.within | sort) if place else Place(element, name, None, 1, sort)
            links += name == "a"
            if name in UNSEEN:
                walker.skip_subtree()
                continue
            if is_hidden(element):
                if hidden is not None or not holds_prose(element):
                    walker.skip_subtree()
                    continue
                hidden = place
            if name == "br":
                gathered.words.append(LINE_BREAK)
            elif text := element.text:
                gathered.add(text, place, links > 0, hidden is not None)
        elif place is not None:
            hidden = None if hidden is place else hidden
            place = place.above
            links -= name == "a"
            if place is not None and (text := element.tail):
                gathered.add(text, place, links > 0, hidden is not None)
    yield from _parted(gathered)


def _parted(gathered: _Gathered) -> Iterator[Piece]:
    """What was gathered, parted where two lines break, each part with its share of the links."""
    if gathered.place is None:
        return
    whole = "".join(gathered.words)
    share = gathered.linked / len(whole)
    for part in LINE_BREAKS.split(whole):
        for text in _paragraphs(part):
            yield Piece(text, gathered.place, min(len(text), round(share * len(text))), gathered.held_back)


def _paragraphs(part: str) -> list[str]:
    """One paragraph with its line breaks, or its lines, where all are short: the lines of an address or a list."""
    lines = [line for piece in part.split(LINE_BREAK) if (line := SPACES.sub(" ", piece).strip())]
    return lines if all(len(line) < SHORT_LINE for line in lines) else [LINE_BREAK.join(lines)]
