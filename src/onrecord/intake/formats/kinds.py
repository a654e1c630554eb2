"""Which format a file is in, told by its first bytes."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum

from onrecord.errors import BinaryInput
from onrecord.intake.formats.detection import looks_like_json
from onrecord.intake.formats.fields import Fields
from onrecord.intake.formats.streams import WIDE
from onrecord.intake.formats.tables import is_header

FEED_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?>(?:(?:<!--.*?-->|<\?[^>]*>|<!DOCTYPE\s(?!html)[^\[>]*(?:\[.*?\]\s*)?>)\s*)*)"
    rb"<(?:rss|feed|rdf:RDF)\b",
    re.IGNORECASE | re.DOTALL,
)
ENTRY_START = re.compile(rb"\s*<(?:item|entry)\b")

MAIL_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]*):[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
MAIL_TELLTALES = {b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to", b"content-type", b"x-mailer"}
"""Headers that programs write, and nobody at the top of a text."""

MAIL_HEADERS = {b"from", b"date", b"subject"}


class Kind(StrEnum):
    """Formats that have a reader of their own; ``TEXT`` are plain texts and pages."""

    GZIP = "gzip"
    ZSTD = "zstd"
    BZ2 = "bz2"
    XZ = "xz"
    ZIP = "zip"
    WARC = "warc"
    PARQUET = "parquet"
    JSON = "json"
    TABLE = "table"
    FEED = "feed"
    ENTRY = "entry"
    MAIL = "mail"
    WEBARCHIVE = "webarchive"
    PDF = "pdf"
    TEXT = "text"


SIGNATURES = (
    (re.compile(rb"\x1f\x8b\x08"), Kind.GZIP),
    (re.compile(rb"\x28\xb5\x2f\xfd"), Kind.ZSTD),
    (re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)"), Kind.BZ2),
    (re.compile(rb"\xfd7zXZ\0"), Kind.XZ),
    (re.compile(rb"PK(?:\x03\x04|\x05\x06)"), Kind.ZIP),
    (re.compile(rb"(?:\r?\n)*WARC/\d"), Kind.WARC),
    (re.compile(rb"PAR1"), Kind.PARQUET),
    (re.compile(rb"bplist00"), Kind.WEBARCHIVE),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s{0,64}%PDF-"), Kind.PDF),
)

REFUSED = ((re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\\rtf"), "an RTF document"),)


def kind_of(head: bytes, fields: Fields = ()) -> Kind:
    """What begins with ``head``; ``fields`` are the names of a record's fields where the user told them (ours, theirs)."""
    for signature, kind in SIGNATURES:
        if signature.match(head):
            return kind
    if head.startswith(WIDE):
        head = head[: len(head) // 2 * 2].decode("utf-16", "replace").encode()
    if looks_like_json(head):
        return Kind.JSON
    unmarked = head.removeprefix(codecs.BOM_UTF8)
    if FEED_START.match(unmarked):
        return Kind.FEED
    if ENTRY_START.match(unmarked):
        return Kind.ENTRY
    if looks_like_mail(unmarked):
        return Kind.MAIL
    return Kind.TABLE if is_header(head, fields) else Kind.TEXT


def refuse_known(head: bytes, place: str) -> None:
    """Refuse what is known to be no text, by its name.

    Raises:
        BinaryInput: if it is such.
    """
    for signature, what in REFUSED:
        if signature.match(head):
            raise BinaryInput(place, f"{what}, which is not read", hint="save it as plain text, HTML or PDF and read that")


def looks_like_mail(data: bytes) -> bool:
    """Whether the bytes begin with the headers of a mail, or of a page that was saved as one."""
    names: set[bytes] = set()
    at = 0
    while found := MAIL_HEADER.match(data, at):
        names.add(found.group(1).lower())
        at = found.end()
    return bool(names & MAIL_TELLTALES) and (names >= {b"mime-version", b"content-type"} or len(names & MAIL_HEADERS) > 1)
