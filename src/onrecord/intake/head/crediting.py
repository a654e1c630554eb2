"""Whom a text names behind itself, and where: agencies, its own outlet, its authors."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from onrecord.domain.articles import Credit, CreditKind, FurnitureKind
from onrecord.domain.spans import Span
from onrecord.intake.head import agencies
from onrecord.intake.head.agencies import NAME
from onrecord.intake.text.lines import Line
from onrecord.intake.text.wording import any_form, either

LONGEST_FOOT = 150
"""Words of a line beyond which it is no credit line; it may still begin with a dateline."""

LONGEST_DATELINE = 120
"""Characters within which a dateline credits its agency."""

WRITERS = either("writers? reporters? journalists? correspondents? staff")
LENT = either("reporting material information files input contributions? dispatches copy")
CREDITED: tuple[tuple[CreditKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (CreditKind.DATELINE, rf"\(\s*{NAME}\s*\)\s*[—–:-]"),
        (CreditKind.DATELINE, rf"^.{{0,60}}\s/{NAME}/[.\s]"),
        (CreditKind.FOOT, rf"\(\s*{NAME}\s*\)$"),
        (CreditKind.BYLINE, rf"^(?:By |Source: |From )?{NAME}$"),
        (
            CreditKind.FOOT,
            rf"\b{NAME}(?:[’']s?)?(?: {WRITERS}\b[^.]{{0,160}})? contributed(?: to\b| reporting\b|\.?$)",
        ),
        (
            CreditKind.FOOT,
            rf"\b{LENT} (?:\w+ )?{either('from by')} {NAME}\b",
        ),
        (CreditKind.FOOT, rf"(?:^{either('Contributing Sources?')}\b|\bContributing:).{{0,120}}?\b{NAME}\b"),
        (CreditKind.COPYRIGHT, rf"(?:©|Copyright)(?: (?:©|\(c\)))?\s*(?:\d{{4}}\s+)?{NAME}\b"),
    )
)
"""Where a line credits an agency with the text."""

ANYWHERE = re.compile(agencies.FORM.pattern.replace("\\ ", r"\s+"))
"""Any form of any agency, across the lines of a paragraph."""

SUREST = (CreditKind.DATELINE, CreditKind.BYLINE, CreditKind.FOOT, CreditKind.COPYRIGHT)

_UNMISTAKABLE = {form for forms in agencies.AGENCIES.values() for form in forms} - {"AA", "PA", "SPA", "MENA", "PAP", "Rex", "FARS", "TNS"}
_QUOTED = rf"(?P<name>(?:[Tt]he )?{any_form(_UNMISTAKABLE)})\b(?! [A-Z])"
_TO = either("according_to told citing quoting quoted_by cited_by reported_by seen_by reviewed_by obtained_by interview_with")
ATTRIBUTED = re.compile(rf"\b{_TO} {_QUOTED}")
REPORTING = re.compile(
    rf"\b{_QUOTED}(?: news agency)?,? (?:also |first |has |had )?"
    rf"{either('reported reports said says wrote writes quoted cited learned noted quotes cites')}\b"
)
"""Where the running text says who told: "according to AP", "the Associated Press reported"."""

BETWEEN_AUTHORS = re.compile(r",\s*|\s+and\s+|\s*&\s*|\s*/\s*")
AUTHOR = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){1,4}")
"""Two to five words."""


def find(
    lines: Sequence[Line], text: str, kinds: Mapping[int, FurnitureKind], *, outlet: str | None, byline: str | None
) -> tuple[Credit, ...]:
    """All credits of a text in order. What furniture other than credit lines says, such as captions, tells of other things."""
    telling = [at for at in range(len(lines)) if kinds.get(at) in (None, FurnitureKind.METADATA)]
    own = {at: lines[at] for at in _holders([lines[at] for at in telling], telling, text)}
    found = {credit.span: credit for at, line in own.items() if at not in kinds for credit in _attributions(line, text)}
    found |= {credit.span: credit for credit in reversed(list(_agencies(list(own.values()), text)))}
    named = [*_first(text, outlet, CreditKind.OUTLET), *_authors(text, byline)]
    return tuple(sorted((*found.values(), *named), key=lambda credit: (credit.span.start, credit.span.end, credit.kind)))


def _holders(lines: Sequence[Line], places: Sequence[int], text: str) -> list[int]:
    """Those of the ``places`` whose lines hold an agency's name."""
    if not lines:
        return []
    starts = [line.span.start for line in lines]
    found = {bisect_right(starts, hit.start()) - 1 for hit in ANYWHERE.finditer(text, starts[0], lines[-1].span.end)}
    return [places[at] for at in sorted(found)]


def surest(credits_: Sequence[Credit]) -> Credit | None:
    """The credit of the agency that a report is most likely from: by kind, then by place; an attribution is none."""
    ranked = [(SUREST.index(credit.kind), credit) for credit in credits_ if credit.kind in SUREST]
    return min(ranked)[1] if ranked else None


def _agencies(lines: Sequence[Line], text: str) -> Iterator[Credit]:
    """Agencies credited with the text, in the order of the patterns: of two that find one name the earlier tells what it is."""
    for kind, pattern in CREDITED:
        reach = LONGEST_DATELINE if kind is CreditKind.DATELINE else None
        for line in lines:
            if reach or line.words <= LONGEST_FOOT:
                yield from _credits(pattern.finditer(line.text[:reach]), line, text, kind)


def _attributions(line: Line, text: str) -> Iterator[Credit]:
    for pattern in (ATTRIBUTED, REPORTING):
        yield from _credits(pattern.finditer(line.text), line, text, CreditKind.ATTRIBUTION)


def _credits(every: Iterator[re.Match[str]], line: Line, text: str, kind: CreditKind) -> Iterator[Credit]:
    """The credits that a pattern finds in a line bare of markup, with their places in the text."""
    matches = list(every)
    places = _places(line, line.span.of(text)) if matches else ()
    for found in matches:
        first, last = places[found.start("name")], places[found.end("name") - 1]
        yield Credit(Span(line.span.start + first, line.span.start + last + 1), agencies.canonical(found["name"]) or found["name"], kind)


def _places(line: Line, raw: str) -> Sequence[int]:
    """Where each character of a line bare of markup stands in the line as it came, of which it is what is left."""
    if raw == line.text:
        return range(len(raw))
    places: list[int] = []
    at = 0
    for char in line.text:
        while raw[at] != char and not (char == " " and raw[at].isspace()):
            at += 1
        places.append(at)
        at += 1
    return places


def _authors(text: str, byline: str | None) -> Iterator[Credit]:
    for name in BETWEEN_AUTHORS.split(byline or ""):
        if AUTHOR.fullmatch(name) and agencies.canonical(name) is None:
            yield from _first(text, name, CreditKind.AUTHOR)


def _first(text: str, name: str | None, kind: CreditKind) -> Iterator[Credit]:
    """The first place that bears a name known from the head."""
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) if name else None
    if found is not None and name:
        yield Credit(Span(*found.span()), name, kind)
