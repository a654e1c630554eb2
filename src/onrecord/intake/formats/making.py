"""From the bytes of one article to the article, whichever way they came: the same bytes and contexts always give the same."""

from __future__ import annotations

from dataclasses import replace

from onrecord.domain.articles import Article, Context, Known
from onrecord.errors import BinaryInput, TooLarge
from onrecord.intake import assembly
from onrecord.intake.assembly import Origin
from onrecord.intake.formats import detection, jsonlines, kinds, tables
from onrecord.intake.formats.kinds import Kind
from onrecord.intake.formats.records import Record
from onrecord.intake.limits import HEAD, MOST_LINES, MOST_TAGS, MOST_TEXT
from onrecord.intake.text.encodings import decode
from onrecord.intake.text.mojibake import is_suspect, repaired

SHORTEST_TAG = len("<b>")


def article_of(raw: bytes, contexts: tuple[Context, ...]) -> Article:
    """The article of ``raw``, with what is told of it at the places where it was found, which are sorted.

    Raises:
        InputError: if the bytes are no one article.
    """
    fields = next((one.fields for one in contexts if one.fields), ())
    place = contexts[0].place
    kind = kinds.kind_of(raw[:HEAD], fields)
    if kind is Kind.JSON:
        return _of_record(jsonlines.again(raw, place=place, fields=fields), Origin(raw, contexts))
    if kind is Kind.TABLE:
        record, decoded = tables.again(raw, place=place, fields=fields)
        return _of_record(record, Origin(raw, contexts, decoded.encoding, decoded.notes))
    if kind is not Kind.TEXT:
        return _of_document(kind, raw, contexts)
    declared = next((one.charset for one in contexts if one.charset), None) or detection.declared_charset(raw)
    kinds.refuse_known(raw[:HEAD], place)
    decoded = decode(raw, path=place, declared=declared)
    origin = Origin(raw, contexts, decoded.encoding, decoded.notes)
    if not detection.looks_like_page(decoded.text):
        return _of_text(decoded.text, origin, Known())
    return _of_whole_page(decoded.text, origin)


def _of_document(kind: Kind, raw: bytes, contexts: tuple[Context, ...]) -> Article:
    """The article of an entry of a feed, a mail, a saved page or a PDF."""
    place = contexts[0].place
    if kind is Kind.ENTRY:
        from onrecord.intake.formats import feeds

        record, encoding = feeds.again(raw, place=place, charset=next((one.charset for one in contexts if one.charset), None))
    elif kind is Kind.MAIL:
        from onrecord.intake.formats import mail

        record, encoding = mail.read(raw, place=place)
    elif kind is Kind.WEBARCHIVE:
        from onrecord.intake.formats import webarchive

        record, encoding = webarchive.read(raw, place=place)
    elif kind is Kind.PDF:
        from onrecord.intake.formats import pdf

        record, encoding = pdf.read(raw, place=place), "utf-8"
    else:
        raise BinaryInput(place, f"is now read as an archive ({kind})", hint="read the file again into another record")
    return _of_record(record, Origin(raw, contexts, encoding))


def _of_record(record: Record, origin: Origin) -> Article:
    text, notes = repaired(record.text)
    origin = replace(origin, notes=(*origin.notes, *record.notes, *notes))
    if record.is_markup:
        return _of_page(text, origin, record.known)
    return _of_text(text, origin, record.known)


def _of_text(text: str, origin: Origin, known: Known) -> Article:
    if len(text) > MOST_TEXT or (text.count("\n") > MOST_LINES and sum(map(bool, map(str.strip, text.split("\n")))) > MOST_LINES):
        hint = "split it into files of an article each, or leave it out"
        raise TooLarge(origin.place, f"more than {MOST_TEXT:,} characters or {MOST_LINES:,} lines of text", hint=hint)
    return assembly.from_text(text, origin, known=known)


def _of_whole_page(markup: str, origin: Origin) -> Article:
    """The article of a page; set right where what it shows was misread, which is far less to look through than its markup."""
    article = _of_page(markup, origin, Known())
    if not is_suspect(article.text):
        return article
    meant, notes = repaired(markup)
    return _of_page(meant, replace(origin, notes=(*origin.notes, *notes)), Known()) if notes else article


def _of_page(markup: str, origin: Origin, known: Known) -> Article:
    """The article of a page or a part of one; what is ``known`` beside it goes after the contexts, and before what it tells itself."""
    if len(markup) > SHORTEST_TAG * MOST_TAGS and markup.count("<") > MOST_TAGS:
        raise TooLarge(origin.place, f"a page of more than {MOST_TAGS:,} tags", hint="save the article itself, or leave it out")
    from onrecord.intake.pages import pages  # trafilatura takes half a second to import, which plain text need not wait for

    if known == Known():
        return pages.from_page(markup, origin)
    last = origin.contexts[-1]
    lent = (*origin.contexts[:-1], replace(last, known=last.known.or_else(known)))
    made = pages.from_page(markup, replace(origin, contexts=lent))
    return replace(made, contexts=tuple(context for context in origin.contexts if context != Context(context.place)))
