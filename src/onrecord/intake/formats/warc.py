"""Web archives (WARC): the pages that a crawler or browser kept, one record at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BufferedReader, BytesIO

from onrecord.domain.articles import Known
from onrecord.errors import EmptyInput, FormatError, InputError, TooLarge
from onrecord.intake.formats import http, kinds, moments
from onrecord.intake.formats.http import BrokenPayload, Response
from onrecord.intake.formats.kinds import Kind
from onrecord.intake.formats.places import shown
from onrecord.intake.limits import CHUNK, HEAD, MOST_BYTES
from onrecord.intake.pieces import Piece, Refused, Told

VERSION = re.compile(rb"WARC/\d[.\d]*\s*$")
HEADER = re.compile(rb"([A-Za-z-]+)[ \t]*:[ \t]*([^\r\n]*)")
NEXT = re.compile(rb"\r\n\r\n|(?:\r?\n){0,4}(?:WARC/\d|\Z)")
"""What follows a record that is as long as it says."""

WITHIN = re.compile(rb"(?:\r?\n){1,4}(?=WARC/\d\.\d\r?\n(?:WARC|Content)-)")
"""Where another record begins within what should be one."""

LONGEST_LINE = 1 << 14
MOST_HEADERS = 200
MOST_BROKEN = 1_000
"""Broken records, after which an archive is given up."""

PAGES = frozenset(("text/html", "application/xhtml+xml"))
READ = PAGES | {"text/plain", "application/pdf"}
ADDRESS = re.compile(r"(?:https?|file|ftp)://", re.IGNORECASE)
FOR_ROBOTS = re.compile(r"/(?:robots|ads|app-ads|humans|security|llms)\.txt(?:\?|$)", re.IGNORECASE)

UNSEEN = re.compile(rb"<!--.*?(?:-->|\Z)|<(script|style|noscript|template|svg|head)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
TAGS = re.compile(rb"<[^<>]*>")
LETTERS = re.compile(rb"[A-Za-z\x80-\xff]")
FEWEST_LETTERS = 200
"""Letters below which a page of a web archive holds no article: it leads elsewhere, or tells of an error."""

WHOLE_RECORD = "a hole in the archive; fetch the page again if you need it"


@dataclass(frozen=True, slots=True)
class Record:
    """A record of an archive, its number from 1, and whether it is as long as it says."""

    number: int
    headers: Mapping[str, str]
    block: bytes
    problem: str | None = None

    @property
    def kind(self) -> str:
        return self.headers.get("warc-type", "").lower()

    @property
    def name(self) -> str:
        found = self.headers.get("warc-record-id", "").strip("<> ").removeprefix("urn:").removeprefix("uuid:")
        return shown(found) or str(self.number)

    @property
    def url(self) -> str | None:
        return self.headers.get("warc-target-uri", "").strip("<> ") or None


class Ahead:
    """A stream that bytes can be given back to; a fault of what lies below is its end, and told there."""

    def __init__(self, stream: BufferedReader) -> None:
        self._stream = stream
        self._held = BytesIO()
        self.fault: InputError | None = None

    def read(self, size: int) -> bytes:
        parts: list[bytes] = []
        while size and (part := self._held.read(size) or self._more(size)):
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def readline(self) -> bytes:
        line = self._held.readline(LONGEST_LINE)
        while not line.endswith(b"\n") and len(line) < LONGEST_LINE and (more := self._more(HEAD)):
            self._held = BytesIO(more)
            line += self._held.readline(LONGEST_LINE - len(line))
        return line

    def give_back(self, data: bytes) -> None:
        self._held = BytesIO(data + self._held.read())

    def _more(self, size: int) -> bytes:
        if self.fault is not None:
            return b""
        try:
            return self._stream.read1(min(size, CHUNK))
        except InputError as error:
            self.fault = error
            return b""


def pieces(stream: BufferedReader, place: str, told: Told) -> Iterator[Piece | Refused]:
    """The pages of an archive; those that hold no article are counted and told of once.

    Raises:
        InputError: if the archive breaks off.
    """
    ahead = Ahead(stream)
    pages = empty = 0
    for record in _records(ahead, place):
        where = f"{place}#{record.name}"
        if record.problem is not None and ahead.fault is not None:
            continue
        try:
            page = _page(record, where)
        except InputError as error:
            yield Refused(error)
            continue
        if page is None:
            continue
        pages += 1
        payload, charset = page
        if not _holds_text(payload):
            empty += 1
            continue
        known = Known(url=record.url, fetched=moments.read(record.headers.get("warc-date")).either)
        yield Piece(payload, told.context(where, known, charset=charset))
    if empty or not pages:
        yield Refused(_emptiness(place, pages, empty))
    if ahead.fault is not None:
        raise ahead.fault


def _emptiness(place: str, pages: int, empty: int) -> EmptyInput:
    if not pages:
        return EmptyInput(place, "a web archive without any page that came in full", hint="crawl the pages again, or leave it out")
    return EmptyInput(place, f"{empty} of {pages} pages hold no text of an article", hint="they lead elsewhere or are shown by scripts")


def _page(record: Record, where: str) -> tuple[bytes, str | None] | None:
    """The payload of a record and its encoding as the server stated it; ``None`` for what is no page.

    Raises:
        InputError: if the record is broken.
    """
    if record.problem is not None:
        raise (TooLarge if len(record.block) > MOST_BYTES else FormatError)(where, record.problem, hint=WHOLE_RECORD)
    response = _response(record)
    if response is None or response.status != 200 or (response.media_type and response.media_type not in READ):
        return None
    if not ADDRESS.match(record.url or "http://") or FOR_ROBOTS.search(record.url or ""):
        return None
    try:
        payload = response.decoded()
    except BrokenPayload as error:
        raise FormatError(where, f"a page that cannot be unpacked: {error}", hint=WHOLE_RECORD) from error
    if len(payload) > MOST_BYTES:
        raise TooLarge(where, f"a page larger than {MOST_BYTES >> 20} MB", hint="leave it out")
    return (payload, response.charset) if kinds.kind_of(payload[:HEAD]) in (Kind.TEXT, Kind.PDF) else None


def _response(record: Record) -> Response | None:
    """What a record says that a server answered; ``None`` for requests, notes and the like."""
    if record.kind == "response":
        return http.parse(record.block)
    if record.kind in ("resource", "conversion"):
        return Response(200, {"content-type": record.headers.get("content-type", "text/plain")}, record.block)
    return None


def _holds_text(payload: bytes) -> bool:
    """Whether a page shows more than a sentence or two."""
    if payload.startswith(b"%PDF") or b"\0" in payload[:HEAD]:  # UTF-16 is left to be told
        return True
    return len(LETTERS.findall(TAGS.sub(b" ", UNSEEN.sub(b" ", payload)))) >= FEWEST_LETTERS


def _records(ahead: Ahead, place: str) -> Iterator[Record]:
    """The records of an archive; after a broken one, it goes on where the next begins.

    Raises:
        FormatError: if too many are broken.
    """
    number = broken = 0
    was_broken = False
    while (version := _next_version(ahead)) is not None:
        if not version and was_broken:  # the rest of what was told already
            was_broken = False
            continue
        number += 1
        record = _record(ahead, number) if version else Record(number, {}, b"", "bytes that are no record")
        was_broken = record.problem is not None
        broken += was_broken
        yield record
        if broken > MOST_BROKEN:
            raise FormatError(place, f"a web archive of which more than {MOST_BROKEN:,} records are broken", hint="fetch it anew")


def _next_version(ahead: Ahead) -> bool | None:
    """Pass over blank lines to the first line of a record: whether it comes next; ``None`` at the end."""
    while (line := ahead.readline()) and not line.strip():
        pass
    if not line:
        return None
    if VERSION.match(line):
        return True
    while line := ahead.readline():
        if VERSION.match(line):
            ahead.give_back(line)
            break
    return False


def _record(ahead: Ahead, number: int) -> Record:
    headers: dict[str, str] = {}
    for _ in range(MOST_HEADERS):
        line = ahead.readline()
        if not line.strip():
            break
        found = HEADER.match(line)
        if found:
            headers.setdefault(found.group(1).decode("ascii").lower(), found.group(2).decode("utf-8", "replace").strip())
    written = headers.get("content-length", "")
    if not written.isdecimal() or len(written) > 15:
        return Record(number, headers, b"", "a record that does not say how long it is")
    length = int(written)
    block = ahead.read(min(length, MOST_BYTES + HEAD))
    if length > len(block) and len(block) > MOST_BYTES:
        return _of_giant(ahead, number, headers, block, length)
    after = ahead.read(16)
    ahead.give_back(after)
    if len(block) == length and NEXT.match(after):
        return Record(number, headers, block)
    within = WITHIN.search(block)
    if within is not None:
        ahead.give_back(block[within.end() :])
    problem = "a record that breaks off" if len(block) < length and within is None else "a record that is not as long as it says"
    return Record(number, headers, b"", problem)


def _of_giant(ahead: Ahead, number: int, headers: Mapping[str, str], block: bytes, length: int) -> Record:
    """A record too large to be held, passed over; unless another begins within it."""
    left = length - len(block)
    part = block
    while (within := WITHIN.search(part)) is None and left > 0 and (more := ahead.read(min(left, CHUNK))):
        left -= len(more)
        part = part[-64:] + more
    if within is not None:
        ahead.give_back(part[within.end() :])
        return Record(number, headers, b"", "a record that is not as long as it says")
    is_page = headers.get("warc-type", "").lower() in ("response", "resource", "conversion") and not PICTURED.search(block[:LONGEST_LINE])
    return Record(number, headers, block if is_page else b"", f"a page larger than {MOST_BYTES >> 20} MB" if is_page else None)


PICTURED = re.compile(rb"content-type:\s*(?:image|video|audio|font|application/(?!pdf|xhtml))", re.IGNORECASE)
"""What says that a record is no page."""
