"""From the bytes of one article to the article, whichever way they came: the same bytes and contexts always give the same."""

from __future__ import annotations

from onrecord.domain.articles import Article, Context, Known
from onrecord.errors import FormatError
from onrecord.intake import assembly
from onrecord.intake.assembly import Origin
from onrecord.intake.formats import detection, jsonlines
from onrecord.intake.text.encodings import decode


def article_of(raw: bytes, contexts: tuple[Context, ...]) -> Article:
    """The article of ``raw``, with what is told of it at the places where it was found, which are sorted.

    Raises:
        InputError: if the bytes are no one article.
    """
    if detection.looks_like_json(raw):
        return _record(raw, contexts)
    place = contexts[0].place
    declared = next((one.charset for one in contexts if one.charset), None) or detection.declared_charset(raw)
    decoded = decode(raw, path=place, declared=declared)
    origin = Origin(raw, contexts, decoded.encoding, decoded.notes)
    if not detection.looks_like_page(decoded.text):
        return assembly.from_text(decoded.text, origin, known=Known())
    from onrecord.intake.pages import pages  # trafilatura takes half a second to import, which plain text need not wait for

    return pages.from_page(decoded.text, origin)


def _record(raw: bytes, contexts: tuple[Context, ...]) -> Article:
    place = contexts[0].place
    rows = list(jsonlines.rows(raw))
    if len(rows) != 1:
        raise FormatError(place, f"is now read as {len(rows)} articles", hint="read the file again into another record")
    record = jsonlines.parse(rows[0], path=place)
    return assembly.from_text(record.text, Origin(raw, contexts, notes=record.notes), known=record.known)
