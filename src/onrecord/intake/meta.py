"""What a table beside the files tells of them: outlet, date and address for those that lack them."""

from __future__ import annotations

import csv
import posixpath
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO, cast

from onrecord.domain.articles import Known
from onrecord.errors import AccessError, FormatError
from onrecord.intake.head import dates
from onrecord.intake.limits import MOST_LISTED, read_whole
from onrecord.intake.sources import Source
from onrecord.intake.text.encodings import decode

NAMES = ("file", "path", "filename", "name", "id")
"""What the column that names the file may be called."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "outlet": ("outlet", "source", "publisher", "newspaper", "site"),
    "published": ("date", "published", "publication_date", "published_at", "day"),
    "url": ("url", "address", "link"),
    "title": ("title", "headline"),
    "byline": ("byline", "author", "authors"),
}
"""What is read of such a table, and what its columns may be called; all else in it is passed over."""


def read_meta(path: Path) -> dict[str, Known]:
    """By file, what a CSV table with a header says of it; the delimiter is a comma, a semicolon or a tab.

    Files are named as they are given to be read, or by the end of that path, down to the bare name; an article within a file as
    ``FILE#id``.

    Raises:
        AccessError: if the table cannot be opened.
        FormatError: if it has no column for the file, or for anything that could be told of it.
        EncodingError: if no encoding explains its bytes.
    """
    source = Source.from_path(path)
    if path.is_dir():
        raise AccessError(source.name, "is a folder", hint="name the table itself")
    with source.open() as stream:
        lines = decode(read_whole(cast("BinaryIO", stream), source.name, most=MOST_LISTED), path=source.name).text.splitlines()
    rows = csv.DictReader(lines, delimiter=max(",;\t", key=lines[0].count))
    columns = {(name or "").strip().casefold(): name for name in rows.fieldnames or ()}
    named = next((columns[name] for name in NAMES if name in columns), None)
    told = {ours: columns[name] for ours, names in COLUMNS.items() for name in reversed(names) if name in columns}
    if named is None or not told:
        missing = "for the file" if named is None else "of what is known of it"
        hint = f"give it a first line such as `file,{','.join(names[0] for names in COLUMNS.values())}`"
        raise FormatError(source.name, f"a table without a column {missing}", hint=hint)
    return {_key(row[named]): _known(row, told) for row in rows if row[named]}


def place_of(meta: Mapping[str, Known], place: str) -> str | None:
    """The key under which ``meta`` tells of a place: the whole path, or the longest end of it."""
    parts = place.split("/")
    return next((end for at in range(len(parts)) if (end := "/".join(parts[at:])) in meta), None)


def _key(name: str) -> str:
    return posixpath.normpath(name.strip().replace("\\", "/"))


def _known(row: Mapping[str, str | None], told: Mapping[str, str]) -> Known:
    values = {ours: " ".join((row[theirs] or "").split()) or None for ours, theirs in told.items()}
    stated = next(dates.whole(values.get("published") or ""), None)
    return Known(**{**values, "published": stated.day.isoformat() if stated else None})
