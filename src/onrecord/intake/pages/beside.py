"""What stands beside the headline of a page and may tell its day: lines that state a day, and elements of time; none of its neighbours."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile

from lxml import html

from onrecord.intake.head import dates
from onrecord.intake.head.headers import BYLINE
from onrecord.intake.pages import titles
from onrecord.intake.pages.gathering import Gathered
from onrecord.intake.pages.tree import MOST_TEXTS, PROSE
from onrecord.intake.pages.walk import Piece

BESIDE_HEADLINE, LONGEST_STAMP = 12, 160
"""Blocks around the headline, and their characters, among which the day of publication is shown."""

ABOVE, PARAGRAPHS = 4, 2
"""Blocks above the headline, and paragraphs of the article, from which and up to which an element of time is the article's own."""

MOST_ELEMENTS, MOST_TIMES = 60_000, 200
"""Bounds on what is looked at."""

OTHERS = frozenset(("aside", "footer", "nav"))
OF_OTHERS = re.compile(r"comment|related|recommend|trending|popular|teaser|(?:read|up)[-_]?next|most[-_]?read", re.IGNORECASE)
"""Elements, and words of their class or id, that hold what is not the article's own."""

PARTED = re.compile(r"\s*[|•·\n]\s*|\s+[—–-]\s+")
"""Between the parts of a line that tells writer and day."""


@dataclass(frozen=True)
class Beside:
    """The place of the headline among the blocks, else of the article's first; that of its second paragraph; what holds the former."""

    page: Gathered
    headline: int | None
    end: int
    held_by: frozenset[html.HtmlElement]

    def texts(self) -> list[str]:
        """Short blocks around the headline."""
        if self.headline is None:
            return []
        near = self.page.pieces[max(0, self.headline - BESIDE_HEADLINE) : self.headline + BESIDE_HEADLINE]
        return [piece.text for piece in near if len(piece.text) < LONGEST_STAMP]

    @cached_property
    def stamps(self) -> list[dates.Told]:
        """The days of lines from the headline to the article's beginning that state a day, perhaps with the writer."""
        pieces = [] if self.headline is None else self.page.pieces[self.headline : self.end]
        short = (piece for piece in pieces if len(piece.text) < LONGEST_STAMP and dates.YEAR.search(piece.text))
        return [told for piece in short if not self._is_of_others(piece.place.element) for told in _told(piece)]

    @cached_property
    def times(self) -> list[tuple[html.HtmlElement, str]]:
        """The elements of time that are not those of a change or of a neighbour, each with what its attributes say of it."""
        found = []
        for element in islice(self._elements(), MOST_TIMES):
            above, before = element.getparent(), element.getprevious()
            of_above = above.get("class") if above is not None else None
            said = " ".join(filter(None, (element.get("class"), element.get("itemprop"), of_above)))
            words = before.tail if before is not None else above.text if above is not None else None
            changed = any(dates.OF_CHANGE.search(text) for text in (said, element.text or "", words or ""))
            if (not changed or _is_both(element)) and not self._is_of_others(element) and not _is_in_prose(above):
                found.append((element, said))
        return found

    def _elements(self) -> Iterator[html.HtmlElement]:
        """The elements of time from somewhat above the headline to the article's beginning."""
        if self.headline is None:
            return
        pieces = self.page.pieces
        begin = pieces[max(0, self.headline - ABOVE)].place.element
        end = pieces[self.end].place.element if self.end < len(pieces) else None
        begun = False
        for element in islice(self.page.tree.iter("time", begin.tag, *([] if end is None else [end.tag])), MOST_ELEMENTS):
            begun = begun or element is begin
            if element is end:
                return
            if begun and element.tag == "time":
                yield element

    def closing(self) -> Iterator[html.HtmlElement]:
        """The elements of time in the footer of the headline's own ``article`` that its class calls those of publication."""
        line = self.page.pieces[self.headline].place.line() if self.headline is not None else ()
        own = next((place.element for place in line if place.tag == "article"), None)
        for element in islice(own.iter("time") if own is not None else (), MOST_TIMES):
            within = list(takewhile(lambda one: one is not own, element.iterancestors()))
            inner = any(one.tag in ("article", "aside", "nav") or OF_OTHERS.search(_named(one)) for one in within)
            if not inner and "publish" in (element.get("class") or "") and any(one.tag == "footer" for one in within):
                yield element

    def _is_of_others(self, element: html.HtmlElement) -> bool:
        """Whether an element is within one of others that does not hold the headline as well."""
        line = takewhile(lambda one: one not in self.held_by, (element, *element.iterancestors()))
        return any(one.tag in OTHERS or OF_OTHERS.search(_named(one)) for one in line)


def beside(page: Gathered, chosen: Collection[int]) -> Beside:
    """Where on a page its headline and the beginning of its chosen blocks stand."""
    shown = titles.headline(page.titles, page.pieces, page.keys)
    headline = titles.place(shown, page.pieces, page.keys)
    if headline is None:
        headline = min(chosen, default=None)
    if headline is None:
        return Beside(page, None, 0, frozenset())
    paragraphs = [at for at in sorted(chosen) if at > headline and len(page.pieces[at].text) >= PROSE]
    end = (paragraphs[:PARAGRAPHS] or [headline + BESIDE_HEADLINE])[-1]
    return Beside(page, headline, end, frozenset(place.element for place in page.pieces[headline].place.line()))


def _named(element: html.HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _is_in_prose(element: html.HtmlElement | None) -> bool:
    """Whether an element is a paragraph of prose, whose days are those of what it tells."""
    return element is not None and element.tag == "p" and len("".join(islice(element.itertext(), MOST_TEXTS))) >= PROSE


def _is_both(element: html.HtmlElement) -> bool:
    """Whether its class tells of publication and of a change, as WordPress has it where there was no change."""
    own = element.get("class") or ""
    return "publish" in own and dates.OF_CHANGE.search(own) is not None


def _told(piece: Piece) -> Iterator[dates.Told]:
    """The days of a line, those of a change by its words or its class."""
    changed = any(dates.OF_CHANGE.search(_named(place.element)) and not _is_both(place.element) for place in islice(piece.place.line(), 2))
    for part in _parts(piece):
        if dates.stamp(part):
            yield from (dates.Told(told.day, late=told.late or changed) for told in dates.told(part))


def _parts(piece: Piece) -> list[str]:
    """A line as a whole if it states a day alone, else its parts, of which one may: what follows a byline, or a mark that parts them."""
    text = piece.text
    if dates.stamp(text):
        return [text]
    written = BYLINE.match(text)
    return PARTED.split(text[written.end() :] if written else text)
