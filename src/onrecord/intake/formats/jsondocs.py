"""One JSON document that lists articles: where in its bytes each of them stands, found without holding what they say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from onrecord.intake.formats.fields import TEXT, Fields, Row
from onrecord.intake.limits import MOST_BYTES

TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{}"]', re.DOTALL)
"""A string, a bracket, or a quotation mark that is never closed."""

BETWEEN = re.compile(rb"[\s,:]*")
SCALAR = re.compile(rb"[^\s,:\[\]{}\"]+")

DEEPEST_LIST = 4
"""Levels of objects in which a list of records is sought."""

MOST_ITEMS = 1_000_000
"""Items of a list, beyond which it is not read."""

JSON_FEED = "jsonfeed.org/version"
LONGEST_TITLE = 1000

TRIED = 100
"""Items of a list that show whether it is one of records."""


@dataclass(frozen=True, slots=True)
class Part:
    """Where a value stands."""

    start: int
    end: int

    def of(self, data: bytes) -> bytes:
        return data[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Listed:
    """The records of a document, in order, and how much of an article they hold at most."""

    items: tuple[Part, ...]
    holds: int


def listed(data: bytes, fields: Fields) -> Listed | None:
    """The records of a document: those of the list in it that holds most, or itself; ``None`` where it is broken."""
    whole = _value(data, _after(data, 0))
    if whole is None or data[whole.end :].strip():
        return None
    itself = Listed((whole,), _holds(data, whole, fields))
    if itself.holds == TEXT:
        return itself
    found = max(_lists(data, whole, fields, 0), key=lambda one: one.holds, default=itself)
    chosen = found if found.items and (found.holds or not itself.holds) else itself
    return chosen if all(_parses(part.of(data)) for part in chosen.items) else None


def is_one_value(data: bytes) -> bool:
    """Whether the bytes are one value from end to end, as far as its brackets tell."""
    whole = _value(data, _after(data, 0))
    return whole is not None and not data[whole.end :].strip()


def outlet(data: bytes) -> str | None:
    """The title of a JSON Feed (https://jsonfeed.org), which names its outlet."""
    strings: list[str] = []
    for part in islice(_within(data, Part(_after(data, 0), len(data))), TRIED):
        value = part.of(data)[:LONGEST_TITLE]
        strings.append(_string(value) if value[:1] == b'"' else "")
    told = dict(pairwise(strings))
    return told.get("title") or None if JSON_FEED in told.get("version", "") else None


def _string(data: bytes) -> str:
    try:
        return str(json.loads(data))
    except ValueError:
        return ""


def _lists(data: bytes, at: Part, fields: Fields, deep: int) -> Iterator[Listed]:
    """The lists within a value that hold records."""
    if data[at.start : at.start + 1] == b"[":
        items = tuple(islice(_within(data, at), MOST_ITEMS))
        holds = max((_holds(data, item, fields) for item in islice(items, TRIED)), default=0)
        if holds or not deep:
            yield Listed(items, holds)
    elif data[at.start : at.start + 1] == b"{" and deep < DEEPEST_LIST:
        for part in _within(data, at):
            yield from _lists(data, part, fields, deep + 1)


def _holds(data: bytes, at: Part, fields: Fields) -> int:
    if data[at.start : at.start + 1] != b"{" or at.end - at.start > MOST_BYTES:
        return 0
    try:
        value = json.loads(at.of(data))
    except (ValueError, RecursionError):
        return 0
    return Row(value, fields).holds()


def _parses(data: bytes) -> bool:
    try:
        json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        return False
    return True


def _within(data: bytes, at: Part) -> Iterator[Part]:
    """What stands right within an array or object, keys too."""
    start = _after(data, at.start + 1)
    while start < at.end - 1:
        part = _value(data, start)
        if part is None:
            return
        yield part
        start = _after(data, part.end)


def _after(data: bytes, at: int) -> int:
    between = BETWEEN.match(data, at)
    return between.end() if between else at


def _value(data: bytes, start: int) -> Part | None:
    """The value that begins at ``start``; ``None`` where it has no end."""
    scalar = SCALAR.match(data, start)
    if scalar:
        return Part(start, scalar.end())
    deep = 0
    for token in TOKEN.finditer(data, start):
        first = token.group()[:1]
        if first == b'"' and token.end() - token.start() == 1:
            return None
        deep += (first in b"[{") - (first in b"]}")
        if deep <= 0:
            return Part(start, token.end()) if deep == 0 else None
    return None
