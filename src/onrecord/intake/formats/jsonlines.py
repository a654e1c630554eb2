"""Records of articles in JSON: one object a line, or one document that lists them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader, BytesIO

from onrecord.domain.articles import Known
from onrecord.errors import EncodingError, FormatError, InputError, TooLarge
from onrecord.intake.formats import jsondocs, records
from onrecord.intake.formats.fields import FIELDS, Fields
from onrecord.intake.formats.jsondocs import Listed
from onrecord.intake.formats.records import ONE_OBJECT, Record
from onrecord.intake.formats.streams import in_utf8, rejoined
from onrecord.intake.limits import CHUNK, MOST_BYTES, MOST_LISTED
from onrecord.intake.pieces import Piece, Refused, Told

__all__ = ["FIELDS", "Record", "Row", "again", "parse", "pieces"]

BLANK = b" \t\r\n\x1e\xef\xbb\xbf"
"""What may stand around a line: a byte order mark, and the separators with which text sequences (RFC 7464) begin each record."""

BRACKETS = b"[{" + BLANK
"""What the first line of a document that is set over many lines consists of."""


@dataclass(frozen=True, slots=True)
class Row:
    """The bytes of one record, and its number from 1: that of its line, its place in the document's list, or both."""

    number: int | str
    raw: bytes


def pieces(stream: BufferedReader, place: str, told: Told) -> Iterator[Piece | Refused]:
    """The bytes of each record of a stream: lines as they come, or the items of one document.

    Raises:
        TooLarge: if a document is larger than can be read as a whole.
    """
    stream = in_utf8(stream, place)
    first = _lines_with_something(stream, 1, MOST_LISTED)
    second = _lines_with_something(stream, 1, MOST_BYTES)
    if not second.strip(BLANK) and len(second) < MOST_BYTES:
        yield from _of_document(first.strip(BLANK), _listed(first, told), place, told)
    elif jsondocs.is_one_value(first.strip(BLANK)):
        yield from _of_lines(rejoined(first + second, stream), place, told)
    else:
        yield from _of_either(first, second, stream, place, told)


def _lines_with_something(stream: BufferedReader, count: int, most: int) -> bytes:
    """The next ``count`` lines that are not blank, with the blank ones before them."""
    parts: list[bytes] = []
    size = 0
    while count and size < most and (line := stream.readline(most - size)):
        parts.append(line)
        size += len(line)
        count -= bool(line.strip(BLANK))
    return b"".join(parts)


def _of_either(first: bytes, second: bytes, stream: BufferedReader, place: str, told: Told) -> Iterator[Piece | Refused]:
    """What begins with a line that is no whole record: a document set over lines, or lines the first of which is broken."""
    start = first + second
    start += stream.read(MOST_LISTED + 1 - len(start))
    in_lines = bool(first.strip(BRACKETS))
    if len(start) > MOST_LISTED:
        if not in_lines:
            raise TooLarge(place, f"a JSON document larger than {MOST_LISTED >> 20} MB", hint="write it as JSON lines: one object a line")
        yield from _of_lines(rejoined(start, stream), place, told)
        return
    listed = _listed(start, told)
    if in_lines and listed is None:
        yield from _of_lines(BufferedReader(BytesIO(start)), place, told)
    else:
        yield from _of_document(start.strip(BLANK), listed, place, told)


def _listed(data: bytes, told: Told) -> Listed | None:
    return jsondocs.listed(data.strip(BLANK), tuple(told.fields.items()))


def _of_lines(stream: BufferedReader, place: str, told: Told) -> Iterator[Piece | Refused]:
    number = 0
    while line := stream.readline(MOST_BYTES + 1):
        number += 1
        if len(line) > MOST_BYTES:
            while line and not line.endswith(b"\n"):
                line = stream.readline(CHUNK)
            problem = f"a line longer than {MOST_BYTES >> 20} MB"
            yield Refused(TooLarge(f"{place}:{number}", problem, hint="leave it out, or divide what it says"))
        elif raw := line.strip(BLANK):
            yield from _of_line(Row(number, raw), place, told)


def _of_line(row: Row, place: str, told: Told) -> Iterator[Piece | Refused]:
    """The record of a line; or those that it lists, where each line is an answer of some service."""
    piece = _piece(row, place, told, None)
    listed = _listed(row.raw, told) if isinstance(piece, Refused) and isinstance(piece.error, FormatError) else None
    if listed is None or not listed.holds:
        yield piece
        return
    for number, part in enumerate(listed.items, start=1):
        yield _piece(Row(f"{row.number}.{number}", part.of(row.raw)), place, told, None)


def _of_document(data: bytes, listed: Listed | None, place: str, told: Told) -> Iterator[Piece | Refused]:
    if listed is None or not listed.items:
        yield _piece(Row(1, data), place, told, None)
        return
    if len(listed.items) == jsondocs.MOST_ITEMS:
        raise TooLarge(place, f"lists more than {jsondocs.MOST_ITEMS:,} records", hint="write it as JSON lines: one object a line")
    if not listed.holds and len(listed.items) > 1:
        first = _piece(Row(1, listed.items[0].of(data)), place, told, None)
        hint = first.hint if isinstance(first, Refused) else None
        raise FormatError(place, f"a list of {len(listed.items):,} records, none of them with a text", hint=hint or ONE_OBJECT)
    outlet = jsondocs.outlet(data)
    for number, part in enumerate(listed.items, start=1):
        yield _piece(Row(number, part.of(data)), place, told, outlet)


def _piece(row: Row, place: str, told: Told, outlet: str | None) -> Piece | Refused:
    try:
        record = parse(row, path=place, fields=tuple(told.fields.items()))
    except InputError as error:
        return Refused(error)
    known = Known(outlet=outlet) if outlet and not record.known.outlet else None
    return Piece(row.raw, records.context(told, f"{place}#{record.name}", known))


def parse(row: Row, *, path: str, fields: Fields = ()) -> Record:
    """The record of one row; ``path`` is the file's, for the message.

    Raises:
        EncodingError: if it is no UTF-8, which JSON has to be.
        FormatError: if it is no JSON, no object, or has no field that could be its text.
        EmptyInput: if its text is empty.
        TooLarge: if it is larger than any article.
    """
    where = f"{path}:{row.number}"
    if len(row.raw) > MOST_BYTES:
        raise TooLarge(where, f"a record larger than {MOST_BYTES >> 20} MB", hint="leave it out, or divide what it says")
    return records.of(_value(row.raw, where), where=where, number=row.number, fields=fields)


def again(raw: bytes, *, place: str, fields: Fields) -> Record:
    """The record of bytes that were a row.

    Raises:
        InputError: if they are read otherwise now.
    """
    lines = [line for line in raw.split(b"\n") if line.strip(BLANK)]
    if len(lines) > 1 and not jsondocs.is_one_value(raw.strip(BLANK)):
        raise FormatError(place, f"is now read as {len(lines)} articles", hint="read the file again into another record")
    return records.of(_value(raw.strip(BLANK), place), where=place, number=1, fields=fields)


def _value(raw: bytes, where: str) -> object:
    try:
        return json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise EncodingError(where, f"broken UTF-8 at byte {error.start} of the record", hint="write JSON in UTF-8") from error
    except (ValueError, RecursionError) as error:  # numbers of thousands of digits are a mere ValueError
        raise FormatError(where, "a record that is no JSON", hint=ONE_OBJECT) from error
