"""Whom a text names behind itself, and where: agencies, its own outlet, its authors."""

from __future__ import annotations

import re
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

CREDITED: tuple[tuple[CreditKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (CreditKind.DATELINE, rf"\(\s*{NAME}\s*\)\s*[—–:-]"),
        (CreditKind.DATELINE, rf"^.{{0,60}}\s/{NAME}/[.\s]"),
        (CreditKind.FOOT, rf"\(\s*{NAME}\s*\)$"),
        (CreditKind.BYLINE, rf"^(?:By |Source: |From )?{NAME}$"),
        (
            CreditKind.FOOT,
            rf"\b{NAME}(?:[’']s?)?(?: {either('writers? reporters? journalists? correspondents? staff')}\b[^.]{{0,160}})?"
            r" contributed(?: to\b| reporting\b|\.?$)",
        ),
        (
            CreditKind.FOOT,
            rf"\b{either('reporting material information files input contributions? dispatches copy')} (?:\w+ )?{either('from by')} {NAME}\b",
        ),
        (CreditKind.FOOT, rf"(?:^{either('Contributing Sources?')}\b|\bContributing:).{{0,120}}?\b{NAME}\b"),
        (CreditKind.COPYRIGHT, rf"(?:©|Copyright)(?: (?:©|\(c\)))?\s*(?:\d{{4}}\s+)?{NAME}\b"),
    )
)
"""Where a line credits an agency with the text."""

SUREST = (CreditKind.DATELINE, CreditKind.BYLINE, CreditKind.FOOT, CreditKind.COPYRIGHT)

_UNMISTAKABLE = {form for forms in agencies.AGENCIES.values() for form in forms} - {"AA", "PA", "SPA", "MENA", "PAP", "Rex", "FARS", "TNS"}
_QUOTED = rf"(?P<name>(?:[Tt]he )?{any_form(_UNMISTAKABLE)})\b(?! [A-Z])"
ATTRIBUTED = re.compile(
    rf"\b{either('according_to told citing quoting quoted_by cited_by reported_by seen_by reviewed_by obtained_by interview_with')} {_QUOTED}"
)
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
    own = [(line, at in kinds) for at, line in enumerate(lines) if kinds.get(at) in (None, FurnitureKind.METADATA)]
    found = {credit.span: credit for line, is_apart in own if not is_apart for credit in _attributions(line, text)}
    found |= {credit.span: credit for credit in reversed(list(_agencies([line for line, _ in own], text)))}
    named = [*_first(text, outlet, CreditKind.OUTLET), *_authors(text, byline)]
    return tuple(sorted({*found.values(), *named}))


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
                yield from (_credit(found, line, text, kind) for found in pattern.finditer(line.text[:reach]))


def _attributions(line: Line, text: str) -> Iterator[Credit]:
    for pattern in (ATTRIBUTED, REPORTING):
        yield from (_credit(found, line, text, CreditKind.ATTRIBUTION) for found in pattern.finditer(line.text))


def _credit(found: re.Match[str], line: Line, text: str, kind: CreditKind) -> Credit:
    name = found["name"]
    return Credit(_place(line, text, found.start("name"), name), agencies.canonical(name) or name, kind)


def _place(line: Line, text: str, start: int, name: str) -> Span:
    """Where a name of the line, bare of markup, stands in the text: the same of its mentions, counted from the left."""
    raw = line.span.of(text)
    if raw.startswith(line.text):
        return Span(line.span.start + start, line.span.start + start + len(name))
    spaced = re.compile(r"\s+".join(map(re.escape, name.split())))
    nth = len(spaced.findall(line.text, 0, start))
    places = list(spaced.finditer(raw))
    place = places[min(nth, len(places) - 1)]
    return Span(line.span.start + place.start(), line.span.start + place.end())


def _authors(text: str, byline: str | None) -> Iterator[Credit]:
    for name in BETWEEN_AUTHORS.split(byline or ""):
        if AUTHOR.fullmatch(name) and agencies.canonical(name) is None:
            yield from _first(text, name, CreditKind.AUTHOR)


def _first(text: str, name: str | None, kind: CreditKind) -> Iterator[Credit]:
    """The first place that bears a name known from the head."""
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) if name else None
    if found is not None and name:
        yield Credit(Span(*found.span()), name, kind)
