"""Tables of articles: CSV, with commas, semicolons or tabs, and a first line that names the columns."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader, StringIO
from itertools import islice

from onrecord.errors import EmptyInput, FormatError, InputError, TooLarge
from onrecord.intake.formats import records
from onrecord.intake.formats.fields import FOLDED, Fields, fold
from onrecord.intake.formats.records import Record
from onrecord.intake.formats.streams import in_utf8, peeked
from onrecord.intake.limits import MOST_BYTES
from onrecord.intake.pieces import Piece, Refused, Told
from onrecord.intake.text.encodings import Decoded, decode

DELIMITERS = ",\t;|"
LONGEST_HEADER = 1 << 14
LONGEST_COLUMN = 60
OF_TEXT = frozenset(name for ours in ("text", "html", "summary", "title") for name in FOLDED[ours])
KNOWN = frozenset(name for names in FOLDED.values() for name in names)

EVEN_COLUMNS, EVEN_ROWS = 3, 3
"""Columns, and rows with as many fields below them, that no text has by chance."""
COLUMN = re.compile(r"[A-Za-zÀ-ž_][\w .:/#-]{0,29}")
MOST_NAMED = 20

FEWEST_COLUMNS = FEWEST_KNOWN = 2
"""Columns with names that we know, one of them for the text, by which a table is told from a text."""


@dataclass(frozen=True, slots=True)
class Header:
    """The first line of a table: its bytes, its columns, and what parts them."""

    raw: bytes
    columns: tuple[str, ...]
    delimiter: str
    has_text: bool = True


class _Lines:
    """The lines of a stream for the reader of CSV, with the bytes of those that it took for one record.

    Bytes are given as the characters of Latin-1, so that none is lost; what they mean is told when the record is read.
    """

    def __init__(self, stream: BufferedReader) -> None:
        self._stream = stream
        self.taken = bytearray()
        self.size = 0

    def __iter__(self) -> Iterator[str]:
        while line := self._stream.readline(MOST_BYTES + 1 - self.size):
            self.size += len(line)
            if self.size > MOST_BYTES:
                self.taken.clear()
                while line and not line.endswith(b"\n"):
                    line = self._stream.readline(MOST_BYTES)
                raise csv.Error("too long")
            self.taken += line
            yield line.decode("latin-1")

    def take(self) -> bytes:
        raw = bytes(self.taken)
        self.taken.clear()
        self.size = 0
        return raw


def is_header(head: bytes, fields: Fields = ()) -> bool:
    """Whether the bytes begin with the header of a table of articles."""
    return _header(head, fields) is not None


def pieces(stream: BufferedReader, place: str, told: Told) -> Iterator[Piece | Refused]:
    """The bytes of each record of a table, with those of the header before them.

    Raises:
        EmptyInput: if there are no records.
        FormatError: if it is no table.
    """
    fields = tuple(told.fields.items())
    stream = in_utf8(stream, place)
    head, stream = peeked(stream)
    stream.readline(LONGEST_HEADER)
    header = _header(head, fields)
    if header is None:
        raise FormatError(place, "a table whose first line does not name its columns", hint="name them in the first line")
    if not header.has_text:
        hint = f"name the one that does with `--map text=COLUMN`; it has {', '.join(header.columns[:MOST_NAMED])}"
        raise FormatError(place, "a table of which no column is known to hold the text", hint=hint)
    number = 0
    for number, row in enumerate(_rows(stream, header.delimiter), start=1):
        yield _piece(header, row, number, place, told)
    if not number:
        raise EmptyInput(place, "a table without records", hint="fetch it again, or leave it out")


def _piece(header: Header, row: bytes, number: int, place: str, told: Told) -> Piece | Refused:
    where = f"{place}:{number}"
    raw = header.raw + row
    try:
        if not row:
            hint = "check its quotation marks: one that is never closed swallows what follows"
            raise TooLarge(where, f"a record larger than {MOST_BYTES >> 20} MB", hint=hint)
        record, _ = _record(raw, where, number, tuple(told.fields.items()))
    except InputError as error:
        return Refused(error)
    return Piece(raw, records.context(told, f"{place}#{record.name}"))


def again(raw: bytes, *, place: str, fields: Fields) -> tuple[Record, Decoded]:
    """The record of the bytes of a header and a row, and how they were decoded.

    Raises:
        InputError: if they are read otherwise now.
    """
    return _record(raw, place, 1, fields)


def _record(raw: bytes, where: str, number: int, fields: Fields) -> tuple[Record, Decoded]:
    decoded = decode(raw, path=where)
    header = _header(raw, fields)
    csv.field_size_limit(MOST_BYTES)
    try:
        rows = [row for row in csv.reader(StringIO(decoded.text, newline=""), delimiter=header.delimiter if header else ",") if any(row)]
    except csv.Error as error:
        raise FormatError(
            where, f"a record that is no CSV ({error})", hint="write the table anew with quotation marks around its texts"
        ) from error
    if header is None or len(rows) != 2:
        raise FormatError(where, f"is now read as {max(0, len(rows) - 1)} articles", hint="read the file again into another record")
    columns, row = rows
    if len(row) > len(columns):
        hint = "put quotation marks around fields that hold the delimiter or line breaks"
        raise FormatError(where, f"a record of {len(row)} fields in a table of {len(columns)} columns", hint=hint)
    value = {name.strip(): cell for name, cell in zip(columns, row, strict=False) if cell.strip() or fold(name) in OF_TEXT}
    return records.of(value, where=where, number=number, fields=fields), decoded


def _rows(stream: BufferedReader, delimiter: str) -> Iterator[bytes]:
    """The bytes of each record without its line end; nothing for one that is too long."""
    csv.field_size_limit(MOST_BYTES)
    lines = _Lines(stream)
    reader = csv.reader(iter(lines), delimiter=delimiter)
    while True:
        try:
            row = next(reader, None)
        except csv.Error:
            lines.take()
            reader = csv.reader(iter(lines), delimiter=delimiter)
            yield b""
            continue
        if row is None:
            return
        raw = lines.take()
        if any(row):
            yield raw.rstrip(b"\r\n")


def _header(head: bytes, fields: Fields) -> Header | None:
    """The header with which ``head`` begins; ``None`` where that is no table."""
    line = head.removeprefix(codecs.BOM_UTF8)[:LONGEST_HEADER]
    end = line.find(b"\n")
    if end < 0:
        return None
    raw = line[: end + 1]
    delimiter = max(DELIMITERS, key=lambda mark: raw.count(mark.encode()))
    try:
        columns = tuple(name.strip() for name in next(csv.reader([raw.decode("latin-1").strip()], delimiter=delimiter), []))
    except csv.Error:
        return None
    if len(columns) < FEWEST_COLUMNS or any(len(name) > LONGEST_COLUMN for name in columns):
        return None
    folded = {fold(name) for name in columns}
    if {theirs for ours, theirs in fields if ours == "text"} & set(columns):
        return Header(raw, columns, delimiter)
    of_text = any(name in OF_TEXT for name in folded)
    rows = _even_rows(head, delimiter, len(columns))
    if of_text and (sum(name in KNOWN for name in folded) >= FEWEST_KNOWN or rows):
        return Header(raw, columns, delimiter)
    return Header(raw, columns, delimiter, has_text=False) if rows >= EVEN_ROWS and all(map(_is_name, columns)) else None


def _is_name(column: str) -> bool:
    return COLUMN.fullmatch(column) is not None


def _even_rows(head: bytes, delimiter: str, columns: int) -> int:
    """How many rows follow the header, of those looked at, if all have as many fields as it has names and these are some; else none."""
    if columns < EVEN_COLUMNS:
        return 0
    text = head.decode("latin-1")
    try:
        rows = [row for row in islice(csv.reader(StringIO(text, newline=""), delimiter=delimiter), 1, EVEN_ROWS + 2) if row]
    except csv.Error:
        return 0
    whole = rows[:-1] if len(rows) > 1 and not text.endswith("\n") else rows  # the last may be cut off
    return len(whole) if all(len(row) == columns for row in whole) else 0
