"""Mails as they are saved (press releases come so), and pages saved as one (MHTML)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message

from onrecord.domain.articles import Known
from onrecord.errors import EmptyInput, FormatError
from onrecord.intake.formats import moments
from onrecord.intake.formats.detection import declared_charset, looks_like_markup, named_charset
from onrecord.intake.formats.records import Record
from onrecord.intake.text.encodings import decode

MULTIPART = re.compile(rb"content-type:\s*multipart/", re.IGNORECASE)
MOST_PARTS_OF_PARTS = 20
"""Parts that hold others; each costs a look at every line below it."""

READ = ("text/html", "application/xhtml+xml", "text/plain")
FEWEST_WORDS = 20
"""Words below which the plain part of a mail is a mere "see the other part"."""

SAVED_FROM = ("snapshot-content-location", "content-location")
ADDRESS = re.compile(r"(?:https?|file|ftp)://\S+", re.IGNORECASE)
LONGEST_HEADER = 2000


def read(raw: bytes, *, place: str) -> tuple[Record, str]:
    """The record of a mail or saved page, and the encoding of the part that is read.

    Raises:
        InputError: if no part of it is text.
    """
    message = _message(raw, place)
    is_page = message.get_content_type() == "multipart/related" and _is_snapshot(message)
    part = _root(message) if is_page else _body(message)
    payload = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(payload, bytes):
        raise EmptyInput(place, "a mail without a part that is text", hint="save what is attached to it, and read that")
    decoded = decode(payload, path=place, declared=_charset(part) or declared_charset(payload))
    is_markup = part.get_content_type() != "text/plain" and looks_like_markup(decoded.text)
    return Record("", decoded.text, _known(message, part, is_page=is_page), decoded.notes, is_markup), decoded.encoding


def _message(raw: bytes, place: str) -> Message:
    if len(MULTIPART.findall(raw)) > MOST_PARTS_OF_PARTS:
        raise FormatError(place, f"a mail of more than {MOST_PARTS_OF_PARTS} mails", hint="save those that matter one by one")
    try:
        return message_from_bytes(raw)
    except (MessageError, RecursionError, ValueError, LookupError, AttributeError) as error:
        raise FormatError(place, "a broken mail", hint="save it again") from error


def _parts(message: Message) -> Iterator[Message]:
    """The parts that may be read, in order."""
    for part in message.walk():
        if not part.is_multipart() and part.get_content_type() in READ and "attachment" not in str(part.get("content-disposition", "")):
            yield part


def _is_snapshot(message: Message) -> bool:
    return any(message.get(name) for name in SAVED_FROM) or any(part.get("content-location") for part in _parts(message))


def _root(message: Message) -> Message | None:
    """The page itself, among its frames and pictures."""
    parts = [part for part in _parts(message) if part.get_content_type() != "text/plain"]
    start = str(message.get_param("start") or "")
    return next((part for part in parts if start and str(part.get("content-id", "")).strip() == start), parts[0] if parts else None)


def _body(message: Message) -> Message | None:
    """What a mail says: its plain part, unless that says next to nothing, else the other."""
    parts = list(_parts(message))
    plain = next((part for part in parts if part.get_content_type() == "text/plain"), None)
    pages = next((part for part in parts if part.get_content_type() != "text/plain"), None)
    if plain is None or pages is None:
        return plain or pages
    payload = plain.get_payload(decode=True)
    return plain if isinstance(payload, bytes) and len(payload.split()) >= FEWEST_WORDS else pages


def _charset(part: Message) -> str | None:
    found = part.get_param("charset")
    return named_charset(found) if isinstance(found, str) else None


def _known(message: Message, part: Message, *, is_page: bool) -> Known:
    stated = moments.read(_header(message, "date"))
    if not is_page:
        return Known(title=_header(message, "subject"), published=stated.day, published_at=stated.moment)
    told = (_header(one, name) for one in (message, part) for name in SAVED_FROM)
    return Known(
        url=next((found for url in told if url and (found := url.strip("<>")) and ADDRESS.match(found)), None), fetched=stated.either
    )


def _header(message: Message, name: str) -> str | None:
    """The words of a header on one line."""
    written = str(message.get(name, ""))[:LONGEST_HEADER]
    try:
        decoded = str(make_header(decode_header(written)))
    except (MessageError, LookupError, ValueError):
        decoded = written
    return " ".join(decoded.encode("utf-8", "replace").decode().split()) or None
