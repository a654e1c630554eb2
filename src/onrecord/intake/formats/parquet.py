"""Tables of articles in Parquet, by pyarrow, which is an extra: each row is read as a JSON object."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from io import BufferedReader
from typing import Any

from onrecord.errors import EmptyInput, FormatError, InputError, TooLarge
from onrecord.intake.formats import jsonlines, records
from onrecord.intake.formats.fields import Row as Columns
from onrecord.intake.formats.jsonlines import Row
from onrecord.intake.formats.streams import seekable
from onrecord.intake.formats.unpacking import Budget
from onrecord.intake.limits import MOST_BYTES
from onrecord.intake.pieces import Piece, Refused, Told

AT_A_TIME = 64
"""Rows that are held at once."""

LARGEST_GROUP = 1 << 30
"""Bytes of a group of rows, unpacked."""

MOST_METADATA = 64 << 20


def pieces(stream: BufferedReader, place: str, told: Told, budget: Budget, *, deep: int) -> Iterator[Piece | Refused]:
    """Each row as the bytes of a JSON object with sorted keys.

    Raises:
        FormatError: if it is broken, or pyarrow is not installed.
        EmptyInput: if it has no rows.
        TooLarge: if its groups of rows are too large to be held.
    """
    number = 0
    with seekable(stream, place) as file:
        if not deep:
            budget.read(file.seek(0, 2))
        for number, row in enumerate(_rows(file, place, told, budget), start=1):
            raw = json.dumps(row, ensure_ascii=False, sort_keys=True, allow_nan=False).encode("utf-8", "replace")
            yield _piece(Row(number, raw), place, told)
    if not number:
        raise EmptyInput(place, "a Parquet file without rows", hint="fetch it again, or leave it out")


def _piece(row: Row, place: str, told: Told) -> Piece | Refused:
    try:
        record = jsonlines.parse(row, path=place, fields=tuple(told.fields.items()))
    except InputError as error:
        return Refused(error)
    return Piece(row.raw, records.context(told, f"{place}#{record.name}"))


def _rows(file: Any, place: str, told: Told, budget: Budget) -> Iterator[dict[str, object]]:
    try:
        import pyarrow as pa
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise FormatError(place, "a Parquet file, which needs pyarrow to be read", hint="pip install 'onrecord[parquet]'") from error
    try:
        table = ParquetFile(file, thrift_string_size_limit=MOST_METADATA, thrift_container_size_limit=1 << 20)
        for at in range(table.metadata.num_row_groups):
            _refuse_giant(table.metadata.row_group(at).total_byte_size, place)
        columns = [field.name for field in table.schema_arrow if not _is_binary(field.type, pa)]
        named = Columns(dict.fromkeys(columns, ""), tuple(told.fields.items()))
        if not named.holds():
            hint = f"name it with `--map text=FIELD`; the columns are {named.names()}"
            raise FormatError(place, "a Parquet file without a column for the text", hint=hint)
        for batch in table.iter_batches(AT_A_TIME, columns=columns, use_threads=False):
            budget.unpack(batch.nbytes, place)
            for row in batch.to_pylist():
                yield {name: _plain(value) for name, value in row.items()}
    except (pa.ArrowException, OSError, ValueError, KeyError, TypeError, OverflowError, MemoryError) as error:
        problem = "a broken Parquet file; articles that came before in full were kept"
        raise FormatError(place, problem, hint="write or fetch it anew") from error


def _refuse_giant(size: int, place: str) -> None:
    if size > LARGEST_GROUP:
        hint = f"write it with smaller groups of rows (row_group_size), or split what is larger than {MOST_BYTES >> 20} MB"
        raise TooLarge(place, f"a group of rows larger than {LARGEST_GROUP >> 30} GB", hint=hint)


def _is_binary(kind: Any, pa: Any) -> bool:
    return bool(pa.types.is_binary(kind) or pa.types.is_large_binary(kind) or pa.types.is_fixed_size_binary(kind))


def _plain(value: object) -> object:
    """The value as JSON has it; nothing where it cannot say it."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, dict):
        return {str(name): _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value if isinstance(value, str | int) else None
