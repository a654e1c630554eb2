"""The formats that a record can be written in."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    JSON = "json"
    """The exchange format ``onrecord/1``: all of the record."""

    CSV = "csv"
    """Its events alone, one a row, in the columns of event data."""
