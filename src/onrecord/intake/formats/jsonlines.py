"""Records of articles in JSON: one object a line, or one document that lists them."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.domain.articles import Known
from onrecord.domain.edtf import bounds
from onrecord.errors import EmptyInput, EncodingError, FormatError
from onrecord.intake.head import dates

FIELDS = ("id", "url", "title", "date", "outlet", "authors", "text")
"""What is read of a record; all else in it is passed over."""

ONE_OBJECT = "write each article as a JSON object, on a line of its own or in one list"

HALF = re.compile(r"[\ud800-\udfff]")
"""Half of a surrogate pair, which JSON can write and no file can hold."""

REPLACEMENT = "\ufffd"

BETWEEN = re.compile(r"[\s,:]*")
"""What stands between the values of an array or object that is well-formed."""

BRACKETS = b"[{ \t\r"
"""What the first line of a document that is set over many lines consists of."""

_decoder = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Row:
    """The bytes of one record, and its number from 1: that of its line, or its place in the document's list."""

    number: int
    raw: bytes


@dataclass(frozen=True, slots=True)
class Record:
    """An article as a record gives it. ``name`` is its own id, or its number where it has none."""

    name: str
    text: str
    known: Known
    notes: tuple[str, ...] = ()


def rows(data: bytes) -> Iterator[Row]:
    """The records of a file: those of its one document, or its lines that hold something."""
    unmarked = data.removeprefix(codecs.BOM_UTF8)
    for number, piece in enumerate(_listed(unmarked.strip()) or unmarked.split(b"\n"), start=1):
        raw = piece.strip()
        if raw:
            yield Row(number, raw)


def _listed(whole: bytes) -> list[bytes]:
    """The records of a JSON document: the items of its array, or of the first list in its object that holds some; else itself.

    Empty where the bytes are JSON lines. A document over many lines that is broken is one bad record.
    """
    try:
        text = whole.decode("utf-8")
        document = json.loads(text)
    except (ValueError, RecursionError):
        return [] if whole.partition(b"\n")[0].strip(BRACKETS) else [whole]
    at = 0 if isinstance(document, list) else _list_within(text, document)
    items = [] if at is None else [text[start:end].encode() for start, end, _ in _values(text, at)]
    return items or [whole]


def _list_within(text: str, document: object) -> int | None:
    """Where in a document that is no record itself the list of records begins."""
    if not isinstance(document, dict) or "text" in document:
        return None
    lists = (start for start, _, value in _values(text, 0) if isinstance(value, list) and any(map(_is_record, value)))
    return next(lists, None)


def _is_record(value: object) -> bool:
    return isinstance(value, dict) and "text" in value


def _values(text: str, start: int) -> Iterator[tuple[int, int, object]]:
    """What stands right within the array or object that begins at ``start``, keys too, each with where it begins and ends."""
    at = _after(text, start + 1)
    while text[at] not in "]}":
        value, end = _decoder.raw_decode(text, at)
        yield at, end, value
        at = _after(text, end)


def _after(text: str, at: int) -> int:
    between = BETWEEN.match(text, at)
    return between.end() if between else at


def parse(row: Row, *, path: str) -> Record:
    """The record of one row; ``path`` is the file's, for the message.

    Raises:
        EncodingError: if it is no UTF-8, which JSON has to be.
        FormatError: if it is no JSON, no object, or has no field ``text``.
        EmptyInput: if its text is empty.
    """
    where = f"{path}:{row.number}"
    value = _value(row.raw, where)
    if not isinstance(value, dict):
        raise FormatError(where, "a record that is no JSON object", hint=ONE_OBJECT)
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
        raise EncodingError(where, f"broken UTF-8 at byte {error.start} of the record", hint="write JSON in UTF-8") from error
    except (ValueError, RecursionError) as error:  # numbers of thousands of digits are a mere ValueError
        raise FormatError(where, "a record that is no JSON", hint=ONE_OBJECT) from error


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
    days = bounds(value) if value and re.fullmatch(r"\d{4}(?:-\d{2})?[?~%]?", value) else None
    return value if days and days[0] >= dates.EARLIEST and days[1] <= dates.LATEST else None
