"""Records of articles, wherever their fields come from: JSON, a table, a database."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from onrecord.domain.articles import Context, Known
from onrecord.errors import EmptyInput, FormatError
from onrecord.intake.formats import moments
from onrecord.intake.formats.detection import looks_like_markup
from onrecord.intake.formats.fields import FIELDS, SUMMARY, TEXT, Fields, Row, several, text_of, words
from onrecord.intake.formats.places import shown
from onrecord.intake.head.headlines import bare, html_free
from onrecord.intake.pieces import Told

ONE_OBJECT = "write each article as a JSON object, on a line of its own or in one list"

HALF = re.compile(r"[\ud800-\udfff]")
"""Half of a surrogate pair, which JSON can write and no file can hold."""

REPLACEMENT = "\ufffd"

CUT = re.compile(r"\s*\[\+\d+ chars\]\s*$")
"""What NewsAPI sets in the place of the rest of a text."""

REFERENCE = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|amp|quot|apos|nbsp|lt|gt|[lr][sd]quo|[mn]dash|hellip);", re.IGNORECASE)
BY = re.compile(r"^by\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Record:
    """An article as a record gives it. ``name`` is its own id, or its number where it has none; ``is_markup``, whether the text is HTML."""

    name: str
    text: str
    known: Known
    notes: tuple[str, ...] = ()
    is_markup: bool = False


def of(value: object, *, where: str, number: int | str, fields: Fields = ()) -> Record:
    """The record of a mapping of fields; ``where`` it stands is for the message.

    Raises:
        FormatError: if it is no mapping, or has no field that could be its text.
        EmptyInput: if its text is empty.
    """
    if not isinstance(value, dict):
        raise FormatError(where, "a record that is no JSON object", hint=ONE_OBJECT)
    row = Row(value, fields)
    text, is_markup, notes = _text(row, where)
    if HALF.search(text):
        notes = (*notes, "half of a surrogate pair replaced")
        text = HALF.sub(REPLACEMENT, text)
    name = next((found for given in row.all("id") if (found := _line(given))), None)
    return Record(shown(name) if name else str(number), text, known(row), notes, is_markup)


def context(told: Told, place: str, known: Known | None = None) -> Context:
    """The context of a record, which keeps what the user told of its fields."""
    return replace(told.context(place, known), fields=tuple(sorted(told.fields.items())))


def _text(row: Row, where: str) -> tuple[str, bool, tuple[str, ...]]:
    """The text of a record, whether it is HTML, and what has to be said of it."""
    holds = row.holds()
    if not holds:
        hint = f"name the fields {', '.join(FIELDS)}"
        if row.names():
            hint = f"name it with `--map text=FIELD`; the record has the fields {row.names()}"
        raise FormatError(where, "a record without a text", hint=hint)
    for ours, notes in (("text", ()), ("html", ()), ("summary", ("only a summary was given",))):
        found = next((text for given in row.all(ours) if (text := text_of(given)) and text.strip()), None)
        if found is not None:
            text, is_markup, marks = (found, True, ()) if ours == "html" else cleared(found)
            return text, is_markup, (*marks, *notes)
    if holds in (TEXT, SUMMARY):
        raise EmptyInput(where, "a record with an empty text", hint="fetch the article again, or leave the record out")
    title = next((found for given in row.all("title") if (found := _line(given))), None)
    if title is None:
        raise EmptyInput(where, "a record with an empty title and no text", hint="fetch the article again, or leave the record out")
    return html.unescape(title), False, ("only the headline was given",)


def cleared(text: str) -> tuple[str, bool, tuple[str, ...]]:
    """A text without the mark that it was cut off, and with characters in the place of their references; whether it is HTML; notes."""
    notes: tuple[str, ...] = ()
    if cut := CUT.search(text, max(0, len(text) - 100)):
        text, notes = text[: cut.start()], ("the text was cut off by its source",)
    if looks_like_markup(text):
        return text, True, notes
    return html.unescape(text) if REFERENCE.search(text) else text, False, notes


def known(row: Row) -> Known:
    """What the fields of a record tell besides its text."""
    published, modified, fetched = (_moment(row, name) for name in ("date", "modified", "fetched"))
    title = next((found for given in row.all("title") if (found := _line(given))), None)
    outlet = next((found for given in row.all("outlet") if (found := _outlet(given))), None)
    url = next((found for given in row.all("url") if (found := _line(given)) and "//" in found), None)
    return Known(
        url=url or next((found for given in row.all("url") if (found := _line(given))), None),
        title=bare(html_free(title), outlet) if title else None,
        outlet=outlet,
        byline=next((found for given in row.all("authors") if (found := _names(given))), None),
        published=published.day,
        published_at=published.moment,
        modified=modified.either,
        fetched=fetched.either,
    )


def _moment(row: Row, ours: str) -> moments.Moment:
    """The first day stated, with the time of day where any field has one of that day."""
    stated = [found for given in row.all(ours) if (found := moments.read(given)).day]
    return next((one for one in stated if one.moment and one.day == stated[0].day), stated[0] if stated else moments.Moment())


def _names(value: object) -> str | None:
    return ", ".join(name for given in several(value) if (name := BY.sub("", _line(given) or ""))) or None


def _outlet(value: object) -> str | None:
    """The name of an outlet, or the host of its address."""
    found = _line(next(iter(several(value)), None))
    if not found or "://" not in found:
        return found
    try:
        return (urlsplit(found).hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


def _line(value: object) -> str | None:
    """The words of a field on one line."""
    found = words(value)
    return (" ".join(HALF.sub(REPLACEMENT, found).split()) or None) if found is not None else None
