"""What a table beside the files tells of them: outlet, date and address for those that lack them."""

from __future__ import annotations

import csv
import posixpath
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
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

MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Meta:
    """What a table tells: its own ``name``, and by file what is known of it."""

    name: str = ""
    rows: Mapping[str, Known] = field(default_factory=dict)

    def key(self, place: str) -> str | None:
        """The key under which a place is told of: the whole path, or the longest end of it."""
        parts = place.split("/") if self.rows else []
        return next((end for at in range(len(parts)) if (end := "/".join(parts[at:])) in self.rows), None)

    def known(self, place: str) -> Known:
        """What is told of a place."""
        key = self.key(place)
        return Known() if key is None else self.rows[key]

    def unmet(self, met: Container[str | None]) -> FormatError | None:
        """What to say of the keys that are none of those ``met``."""
        missed = [key for key in self.rows if key not in met]
        if not missed:
            return None
        listed = ", ".join([*missed[:MOST_NAMED], *(["…"] if len(missed) > MOST_NAMED else [])])
        return FormatError(self.name, f"tells of files that were not read: {listed}", hint="name each by its path, or the end of it")


def read_meta(path: Path) -> Meta:
    """What a CSV table with a header says of files; the delimiter is a comma, a semicolon or a tab.

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
    return Meta(source.name, {_key(row[named]): _known(row, told) for row in rows if row[named]})


def _key(name: str) -> str:
    return posixpath.normpath(name.strip().replace("\\", "/"))


def _known(row: Mapping[str, str | None], told: Mapping[str, str]) -> Known:
    values = {ours: " ".join((row[theirs] or "").split()) or None for ours, theirs in told.items()}
    stated = next(dates.whole(values.get("published") or ""), None)
    return Known(**{**values, "published": stated.day.isoformat() if stated else None})
