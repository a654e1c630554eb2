"""What a table beside the files tells of them: outlet, date and address for those that lack them."""

from __future__ import annotations

import csv
import posixpath
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO, cast

from onrecord.domain.articles import Known
from onrecord.errors import AccessError, FormatError
from onrecord.intake.formats import records
from onrecord.intake.formats.fields import FOLDED, Row, fold
from onrecord.intake.limits import MOST_LISTED, read_whole
from onrecord.intake.pieces import Meta
from onrecord.intake.sources import Source
from onrecord.intake.text.encodings import decode

NAMES = ("file", "path", "filename", "name", *FOLDED["id"])
"""What the column that names the file may be called, folded; the others go by the names of fields of records."""

TOLD = ("outlet", "date", "url", "title", "authors")
"""What such a table tells, by our own names."""


def read_meta(path: Path) -> Meta:
    """What a CSV table with a header says of files; the delimiter is a comma, a semicolon or a tab.

    Files are named as they are given to be read, or by the end of that path, down to the bare name; an article within a file as
    ``FILE#id``.

    Raises:
        AccessError: if the table cannot be opened.
        FormatError: if it has no column for the file, or for anything that could be told of it, or a date that is none.
        EncodingError: if no encoding explains its bytes.
    """
    source = Source.from_path(path)
    if path.is_dir():
        raise AccessError(source.name, "is a folder", hint="name the table itself")
    with source.open() as stream:
        text = decode(read_whole(cast("BinaryIO", stream), source.name, most=MOST_LISTED), path=source.name).text.strip()
    lines = text.splitlines()
    table = csv.DictReader(lines, delimiter=max(",;\t", key=lines[0].count))
    columns = {fold(name or ""): name for name in table.fieldnames or ()}
    named = next((columns[name] for name in NAMES if name in columns), None)
    if named is None or not any(name in columns for ours in TOLD for name in FOLDED[ours]):
        missing = "for the file" if named is None else "of what is known of it"
        raise FormatError(source.name, f"a table without a column {missing}", hint=f"give it a first line such as `file,{','.join(TOLD)}`")
    return Meta(source.name, {_key(row[named]): _known(row, f"{source.name}:{table.line_num}") for row in table if row[named]})


def _key(name: str) -> str:
    path, mark, inner = name.strip().partition("#")
    return posixpath.normpath(path.replace("\\", "/")) + mark + inner


def _known(row: Mapping[str, str | None], where: str) -> Known:
    given = Row({name: value.strip() for name, value in row.items() if isinstance(value, str) and value.strip()})
    known = records.known(given)
    stated = next(given.all("date"), None)
    if stated is not None and known.published is None:
        raise FormatError(where, f"a date that cannot be told: {stated}", hint="write it as 2021-03-09")
    return known
