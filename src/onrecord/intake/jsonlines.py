"""Records of articles: one JSON object a line."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.domain.times import bounds
from onrecord.errors import EmptyInput, EncodingError, FormatError
from onrecord.intake import dates
from onrecord.intake.assembly import Known

FIELDS = ("id", "url", "title", "date", "outlet", "authors", "text")
"""What is read of a record; all else in it is passed over."""

HALF = re.compile(r"[\ud800-\udfff]")
"""Half of a surrogate pair, which JSON can write and no file can hold."""

REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Row:
    """The bytes of one line without its line end, and its number from 1."""

    number: int
    raw: bytes


@dataclass(frozen=True, slots=True)
class Record:
    """An article as a record gives it. ``name`` is its own id, or its line where it has none."""

    name: str
    text: str
    known: Known
    notes: tuple[str, ...] = ()


def rows(data: bytes) -> Iterator[Row]:
    """The lines of a file that hold something."""
    for number, line in enumerate(data.removeprefix(codecs.BOM_UTF8).split(b"\n"), start=1):
        raw = line.strip()
        if raw:
            yield Row(number, raw)


def parse(row: Row, *, path: str) -> Record:
    """The record of one line; ``path`` is the file's, for the message.

    Raises:
        EncodingError: if the line is no UTF-8, which JSON has to be.
        FormatError: if it is no JSON, no object, or has no field ``text``.
        EmptyInput: if its text is empty.
    """
    where = f"{path}:{row.number}"
    value = _value(row.raw, where)
    if not isinstance(value, dict):
        raise FormatError(where, "a line of JSON that is no object", hint="write each article as one JSON object on a line of its own")
    text = value.get("text")
    if not isinstance(text, str):
        raise FormatError(where, "a record without the field `text`", hint=f"name the fields {', '.join(FIELDS)}")
    if not text.strip():
        raise EmptyInput(where, "a record with an empty text", hint="fetch the article again, or leave the record out")
    notes = ("half of a surrogate pair replaced",) if HALF.search(text) else ()
    return Record(_string(value.get("id")) or str(row.number), HALF.sub(REPLACEMENT, text), _known(value), notes)


def _value(raw: bytes, where: str) -> object:
    try:
        return json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise EncodingError(where, f"broken UTF-8 at byte {error.start} of the line", hint="write JSON in UTF-8") from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise FormatError(where, "a line that is no JSON", hint="write each article as one JSON object on a line of its own") from error


def _known(value: Mapping[str, object]) -> Known:
    authors = value.get("authors")
    names = authors if isinstance(authors, list) else [authors]
    return Known(
        url=_string(value.get("url")),
        title=_string(value.get("title")),
        outlet=_string(value.get("outlet")),
        byline=", ".join(name for author in names if (name := _string(author))) or None,
        published=_day(_string(value.get("date"))),
    )


def _string(value: object) -> str | None:
    """A field's words; numbers stand for themselves, all else and nothing for ``None``."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return HALF.sub(REPLACEMENT, str(value)).strip() or None


def _day(value: str | None) -> str | None:
    """The EDTF day of a field: what is one already, or the first whole date in it."""
    stated = next(dates.whole(value or ""), None)
    if stated is not None:
        return stated.day.isoformat()
    return value if value and re.fullmatch(r"\d{4}(?:-\d{2})?[?~%]?", value) and bounds(value) else None
