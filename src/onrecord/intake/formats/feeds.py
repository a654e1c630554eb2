"""Feeds: RSS and Atom, entry by entry; the same entry in two fetches of a feed is one article."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BufferedReader, BytesIO
from itertools import islice
from typing import Any
from urllib.parse import urljoin

from onrecord.domain.articles import Known
from onrecord.errors import EmptyInput, FormatError, InputError, TooLarge
from onrecord.intake.formats import moments
from onrecord.intake.formats.detection import declared_charset
from onrecord.intake.formats.places import shown
from onrecord.intake.formats.records import Record, cleared
from onrecord.intake.formats.streams import in_utf8
from onrecord.intake.limits import MOST_LISTED, read_whole
from onrecord.intake.pieces import Piece, Refused, Told
from onrecord.intake.text.encodings import decode

PART = re.compile(
    rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<(?P<end>/?)(?P<name>item|entry)(?=[\s/>])[^<>]*?(?P<empty>/?)>",
    re.DOTALL | re.IGNORECASE,
)
"""What may hold the letters of a tag, and the tags of entries."""

CLOSED = re.compile(rb"</(?:item|entry)\s*>\Z", re.IGNORECASE)
LONGEST_END = 40
ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
PREFIX = re.compile(r"(?:</?|\s)([A-Za-z][\w.-]{0,40}):[A-Za-z]")
DECLARED = re.compile(r"xmlns:([\w.-]+)\s*=")
MOST_PREFIXES = 50
MOST_ENTRIES = 100_000
LONGEST_ENTRY = 2 << 20
"""Bytes of an entry; the parser that takes what is no XML is slow."""

LONGEST_HEAD = 1 << 20
"""Bytes before the first entry in which a feed tells of itself."""

TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")

NAMESPACES: Mapping[str, str] = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "georss": "http://www.georss.org/georss",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "thr": "http://purl.org/syndication/thread/1.0",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "xhtml": "http://www.w3.org/1999/xhtml",
}
"""What prefixes stand for by custom."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed tells of all its entries."""

    title: str | None = None
    link: str | None = None


def pieces(stream: BufferedReader, place: str, told: Told) -> Iterator[Piece | Refused]:
    """The bytes of each entry of a feed.

    Raises:
        EmptyInput: if it has none.
        TooLarge: if it is larger than any feed.
    """
    data = read_whole(in_utf8(stream, place), place, most=MOST_LISTED)
    charset = declared_charset(data)
    first: int | None = None
    number = 0
    feed = Feed()
    for number, (start, end) in enumerate(islice(_entries(data), MOST_ENTRIES), start=1):
        if first is None:
            first = start
            feed = _feed(data[:first], charset)
        yield _piece(data[start:end], number, feed, charset, place, told)
    if number == MOST_ENTRIES:
        raise TooLarge(place, f"a feed of more than {MOST_ENTRIES:,} entries", hint="split it")
    if not number:
        raise EmptyInput(place, "a feed without entries", hint="fetch it again, or leave it out")


def _entries(data: bytes) -> Iterator[tuple[int, int]]:
    """Where each outermost entry begins and ends; what is never closed ends with the data."""
    deep = start = 0
    for found in PART.finditer(data):
        if found["name"] is None or found["empty"]:
            continue
        if not found["end"]:
            start = start if deep else found.start()
            deep += 1
        elif deep:
            deep -= 1
            if not deep:
                yield start, found.end()
    if deep:
        yield start, len(data)


def _piece(raw: bytes, number: int, feed: Feed, charset: str | None, place: str, told: Told) -> Piece | Refused:
    where = f"{place}:{number}"
    try:
        if not CLOSED.search(raw[-LONGEST_END:]):
            raise FormatError(where, "an entry that breaks off", hint="fetch the feed again")
        if len(raw) > LONGEST_ENTRY:
            raise TooLarge(where, f"an entry larger than {LONGEST_ENTRY >> 20} MB", hint="leave it out")
        decoded = decode(raw, path=where, declared=charset)
        entry = _parsed(decoded.text)
        record = _record(entry, where, number)
    except InputError as error:
        return Refused(error)
    own = record.known
    known = Known(url=_joined(feed.link, own.url), outlet=feed.title if own.outlet is None else None)
    return Piece(raw, told.context(f"{place}#{record.name}", known, charset=charset if decoded.encoding != "utf-8" else None))


def _joined(base: str | None, link: str | None) -> str | None:
    """A link that says only the way from its feed, as a whole address."""
    if not base or not link or "://" in link:
        return None
    try:
        return urljoin(base, link)
    except ValueError:
        return None


def again(raw: bytes, *, place: str, charset: str | None) -> tuple[Record, str]:
    """The record of the bytes of an entry, and their encoding.

    Raises:
        InputError: if they are read otherwise now.
    """
    if sum(1 for _ in _entries(raw)) != 1:
        raise FormatError(place, "is now read as several entries of a feed", hint="read the file again into another record")
    decoded = decode(raw, path=place, declared=charset)
    return _record(_parsed(decoded.text), place, 1), decoded.encoding


def _feed(head: bytes, charset: str | None) -> Feed:
    """What stands before the first entry."""
    root = ROOT.search(head)
    try:
        text = decode(head[root.start() : root.start() + LONGEST_HEAD], path="", declared=charset).text if root else ""
    except InputError:  # which is no reason to refuse its entries
        return Feed()
    told = dict(_parse(text).get("feed", {}))
    return Feed(_line(told.get("title")), told.get("link") or None)


def _parsed(entry: str) -> Mapping[str, Any]:
    """The fields of an entry, set in a feed of its own."""
    is_atom = entry.lstrip()[:6].lower() == "<entry"
    own = set(PREFIX.findall(entry)) - set(DECLARED.findall(entry)) - {"xml", "xmlns", "http", "https"}
    spaces = {**NAMESPACES, **{prefix: f"urn:{prefix}" for prefix in sorted(own)[:MOST_PREFIXES] if prefix not in NAMESPACES}}
    declared = "".join(f' xmlns:{prefix}="{address}"' for prefix, address in spaces.items())
    if is_atom:
        document = f'<feed xmlns="{NAMESPACES["atom"]}"{declared}>{entry}</feed>'
    else:
        document = f'<rss version="2.0"{declared}><channel>{entry}</channel></rss>'
    entries = _parse(document).get("entries")
    found = dict(entries[0]) if entries else {}
    return {**found, "is_atom": is_atom}


def _parse(document: str) -> Mapping[str, Any]:
    """What feedparser finds in a feed; it is given bytes alone, so it has nothing to fetch."""
    import feedparser

    data = b'<?xml version="1.0" encoding="utf-8"?>' + document.encode("utf-8", "replace")
    headers = {"content-type": "application/xml; charset=utf-8"}
    try:
        found = feedparser.parse(BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    except Exception:  # whatever it stumbles over in what strangers wrote, it found nothing
        return {}
    return dict(found)


def _record(entry: Mapping[str, Any], where: str, number: int) -> Record:
    known = _known(entry)
    text, is_markup, notes = _text(entry, known.title, where)
    name = _line(entry.get("id")) or known.url or str(number)
    return Record(shown(name), text, known, notes, is_markup)


def _text(entry: Mapping[str, Any], title: str | None, where: str) -> tuple[str, bool, tuple[str, ...]]:
    contents = [str(part.get("value") or "") for part in entry.get("content") or ()]
    full = max(contents, key=len, default="")
    summary = str(entry.get("summary") or "")
    for found, notes in ((full, ()), (summary, ("only the description in a feed was given",))):
        if found.strip():
            text, is_markup, marks = cleared(found)
            return text, is_markup, (*marks, *notes)
    if title is None:
        raise EmptyInput(where, "an entry without text and title", hint="fetch the feed again, or leave it out")
    return title, False, ("only the headline was given",)


def _known(entry: Mapping[str, Any]) -> Known:
    published = moments.read(entry.get("published"))
    updated = moments.read(entry.get("updated"))
    if published.day is None and not entry.get("is_atom"):
        published = updated
    source = dict(entry.get("source") or {})
    names = [name for author in entry.get("authors") or () if (name := _line(author.get("name")))]
    return Known(
        url=_line(entry.get("link")),
        title=_line(html.unescape(TAG.sub("", str(entry.get("title", ""))))),
        outlet=_line(source.get("title")),
        byline=", ".join(dict.fromkeys(names)) or _line(entry.get("author")),
        published=published.day,
        published_at=published.moment,
        modified=updated.either if updated != published else None,
    )


def _line(value: object) -> str | None:
    return " ".join(str(value).split()) or None if value else None
