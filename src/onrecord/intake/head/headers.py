"""The head of a report: its title, byline, dateline, outlet, agency and day of publication, as the text states them."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace

from onrecord.domain.articles import FurnitureKind, PublishedFrom
from onrecord.intake.furniture import cues
from onrecord.intake.head import agencies, datelines, dates, outlets
from onrecord.intake.head.datelines import Dateline
from onrecord.intake.text.lines import Line
from onrecord.intake.text.wording import DATED_WORD, either

ZONE = 15
"""Lines within which a head must end."""

BYLINE_WORDS = 30
"""Words of the longest byline, with the offices and the date that may follow the names."""

NAMES_WORDS = 16
"""Words of the longest line that is nothing but the names of writers."""

TITLE_WORDS = 25
"""Words of a title that may end as a sentence does, because the next line is a date or a byline."""

_NAME = either("[A-ZÀ-Þ][\\w.'’-]* van von der den de da di del la le al el bin ibn")
_PERSON = rf"(?!{DATED_WORD})[A-ZÀ-Þ][\w.'’-]*(?: (?!{DATED_WORD}){_NAME}){{0,4}}"
_WHERE = rf"(?: in {_PERSON}(?=,? and |$))?"
BYLINE = re.compile(
    rf"^(?:{either('Written Reported Story Words written reported')} )?{either('By BY by')}:? "
    rf"(?P<people>{_PERSON}{_WHERE}(?:,? {either('and & with')} {_PERSON}{_WHERE}|, {_PERSON}{_WHERE})*)"
)
NAMES = re.compile(rf"^(?P<people>{_PERSON}(?:(?:,? and|,|,? with) {_PERSON}){{0,5}})(?P<rest>(?:, .*)?)$")

IN_A_PLACE = re.compile(rf" in {_PERSON}(?=,? and |$)")
DESK = either("Correspondent Reporter Editor Writer Staff Bureau Special Analyst Columnist News Press Times Post BBC CNN AFP AP Reuters")
OF_A_DESK = re.compile(rf"^.*\b{DESK}\b|^[\w-]+\.{either('com ca org net')}\b")
"""A comma's remainder that tells a writer's office or house and is no further name."""

FULL_STOP = re.compile(r"(?<!\.\w)\.[\"”’')\]]*$")
"""The end of a sentence; that of an abbreviation such as U.S. is none."""

DATED = 3
"""Paragraphs from the first among which a dateline may stand; a caption or a summary may come before."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the text says of itself; ``title`` is the title's place among the lines, ``marks`` are the lines that are furniture."""

    title: int | None = None
    marks: dict[int, FurnitureKind] = field(default_factory=dict)
    outlet: str | None = None
    byline: str | None = None
    dateline_place: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None
    modified: str | None = None


def read(lines: Sequence[Line], text: str, *, passed_over: Container[int] = (), stamped: bool = True) -> Header:
    """The head of a text from its lines, without those whose places are ``passed_over``: a page's menus; by its stamps if ``stamped``."""
    places = [at for at in range(len(lines)) if at not in passed_over]
    header = _read([lines[at] for at in places], text, stamped=stamped)
    title = places[header.title] if header.title is not None else None
    return replace(header, title=title, marks={places[at]: kind for at, kind in header.marks.items()})


def _read(lines: Sequence[Line], text: str, *, stamped: bool) -> Header:
    zone = _zone(lines)
    header = Header(*_title(lines, zone))
    header = _credits(header, lines, zone)
    dateline = next((found for line in lines[zone : zone + DATED] if (found := datelines.read(line, text))), Dateline())
    header = replace(header, dateline_place=dateline.place, outlet=header.outlet or dateline.outlet)
    published, modified = _stamped(lines) if stamped else (None, None)
    published, published_from = (published, PublishedFrom.TEXT) if published else (dateline.published, dateline.published_from)
    header = replace(header, published=published, published_from=published_from, modified=modified)
    return replace(header, outlet=header.outlet or outlets.named(lines))


def _zone(lines: Sequence[Line]) -> int:
    """Number of lines before the report's first paragraph."""
    for at, line in enumerate(lines[:ZONE]):
        if line.is_paragraph and cues.kind_of(line) is None and not (at == 0 and _is_stamped(lines, at)):
            return at
    return min(ZONE, len(lines))


def _title(lines: Sequence[Line], zone: int) -> tuple[int | None, dict[int, FurnitureKind]]:
    """The title's place, and what stands above it that is furniture: a masthead, a wire's slug, a cut-off copy."""
    candidates = [at for at in range(min(zone, len(lines) - 1)) if _may_be_title(lines, at)]
    if not candidates:
        return None, {}
    first = next((at for at in candidates if not outlets.is_masthead(lines[at])), candidates[0])
    title = next((at for at in candidates if at > first and _is_cut_off(lines[first], lines[at])), first)
    marks = {at: FurnitureKind.REPEAT for at in candidates if at < title and _is_cut_off(lines[at], lines[title])}
    return title, {at: FurnitureKind.METADATA for at in candidates if at < first} | marks


def _may_be_title(lines: Sequence[Line], at: int) -> bool:
    line = lines[at]
    if line.words < 2 or cues.kind_of(line) is not None or BYLINE.match(line.text):
        return False
    return FULL_STOP.search(line.text) is None or line.capitals >= outlets.CAPITALISED or _is_stamped(lines, at)


def _is_cut_off(shorter: Line, longer: Line) -> bool:
    return len(longer.key) > len(shorter.key) and longer.key.startswith(shorter.key)


def _is_stamped(lines: Sequence[Line], at: int) -> bool:
    """Whether a line short enough for a title stands right above a date or a byline."""
    return at + 1 < len(lines) and lines[at].words <= TITLE_WORDS and cues.kind_of(lines[at + 1]) is FurnitureKind.METADATA


def _credits(header: Header, lines: Sequence[Line], zone: int) -> Header:
    """Names and outlets among the lines before the report, and bylines there or soon after it has begun."""
    marks = dict(header.marks)
    byline = None
    outlet = next((lines[at].text for at in marks if outlets.is_house(lines[at])), None)
    start = header.title + 1 if header.title is not None else 0
    stem = lines[header.title].key if header.title is not None else ""
    for at, line in enumerate(lines[:ZONE]):
        if at in marks or at == header.title or line.key == stem or cues.kind_of(line) not in (None, FurnitureKind.METADATA):
            continue
        written = BYLINE.match(line.text)
        if written and line.words <= BYLINE_WORDS and not line.is_paragraph:
            marks[at] = FurnitureKind.METADATA
            byline = byline or _people(written)
        elif not start <= at < zone:
            continue
        elif outlets.is_house(line):
            marks[at] = FurnitureKind.METADATA
            name = re.sub(r"^Special (?:for|to) (?:the )?", "", line.text)
            outlet = outlet or (None if agencies.canonical(name) else name)
        elif _is_names(line) and _beside_credit(lines[:zone], at):
            marks[at] = FurnitureKind.METADATA
            named = NAMES.match(line.text)
            byline = byline or (_people(named) if named else None)
    return replace(header, marks=marks, byline=byline, outlet=outlet)


def _people(found: re.Match[str]) -> str:
    """The names of a byline without the offices behind them."""
    parts = found["people"].split(", ")
    kept = [part for at, part in enumerate(parts) if at == 0 or not OF_A_DESK.match(part)]
    return IN_A_PLACE.sub("", ", ".join(kept)).strip()


def _is_names(line: Line) -> bool:
    found = NAMES.match(line.text)
    return (
        found is not None
        and 2 <= line.words <= NAMES_WORDS
        and not line.finished
        and (not found["rest"] or OF_A_DESK.match(found["rest"][2:]) is not None)
    )


def _beside_credit(head: Sequence[Line], at: int) -> bool:
    return any(dates.stamp(head[i].text) or outlets.is_house(head[i]) for i in (at - 1, at + 1) if 0 <= i < len(head))


def _stamped(lines: Sequence[Line]) -> tuple[str | None, str | None]:
    """The day of first publication that a line states, and that of an update."""
    told = [one for line in lines if dates.stamp(line.text) for one in dates.told(line.text)]
    published = next((one.day.isoformat() for one in told if not one.late), None)
    return published, next((one.day.isoformat() for one in told if one.late), None)
