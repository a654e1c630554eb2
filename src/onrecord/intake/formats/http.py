"""HTTP responses as web archives keep them: status, headers, and the payload without its transfer and content codings."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.intake.formats.detection import named_charset
from onrecord.intake.limits import MOST_BYTES

STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})")
HEADER = re.compile(rb"([!#-'*+.0-9A-Z^-z|~-]+)[ \t]*:[ \t]*([^\r\n]*)")
CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
CHUNK_START = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[^\r\n]{0,1000}\r?\n")
END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")
LONGEST_HEADERS = 1 << 16
MOST_CODINGS = 3


class BrokenPayload(ValueError):
    """A payload that its headers do not explain."""


@dataclass(frozen=True, slots=True)
class Response:
    """A response; ``payload`` is as it was sent."""

    status: int
    headers: Mapping[str, str]
    payload: bytes

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        found = CHARSET.search(self.headers.get("content-type", ""))
        return named_charset(found.group(1)) if found else None

    def decoded(self) -> bytes:
        """The payload as the page that was meant.

        Archives often keep what the crawler had decoded with the headers that the server had sent, so a coding that the bytes do not
        bear out is taken as undone already.

        Raises:
            BrokenPayload: if it breaks off, or is larger than any article.
        """
        body = self.payload
        if "chunked" in self.headers.get("transfer-encoding", "").lower():
            body = _joined(body)
        codings = [name for part in self.headers.get("content-encoding", "").split(",") if (name := part.strip().lower())]
        for name in reversed(codings[:MOST_CODINGS]):
            body = _undone(name, body)
        return body


def parse(block: bytes) -> Response | None:
    """The response of a record's block; ``None`` where it is none."""
    status = STATUS.match(block)
    end = END_OF_HEADERS.search(block, 0, LONGEST_HEADERS)
    if status is None or end is None:
        return None
    headers: dict[str, str] = {}
    for line in block[: end.start()].split(b"\n")[1:]:
        found = HEADER.match(line)
        if found:
            headers.setdefault(found.group(1).decode("ascii").lower(), found.group(2).decode("latin-1").strip())
    return Response(int(status.group(1)), headers, block[end.end() :])


def _joined(body: bytes) -> bytes:
    """The chunks of a body put together; the body itself where it is in none."""
    parts: list[bytes] = []
    at = 0
    while found := CHUNK_START.match(body, at):
        size = int(found.group(1), 16)
        if not size:
            return b"".join(parts)
        parts.append(body[found.end() : found.end() + size])
        at = found.end() + size
        if at > len(body):
            raise BrokenPayload("it breaks off within a chunk")
        at += 2 if body[at : at + 2] == b"\r\n" else body[at : at + 1] == b"\n"
    if parts:
        raise BrokenPayload("it breaks off between chunks")
    return body


def _undone(coding: str, body: bytes) -> bytes:
    if coding in ("gzip", "x-gzip"):
        return _unpacked(zlib.decompressobj(zlib.MAX_WBITS | 16), body) if body.startswith(b"\x1f\x8b") else body
    if coding == "deflate":
        return _deflated(body)
    if coding == "br":
        return _brotli(body)
    if coding == "zstd":
        return _zstd(body)
    return body


def _unpacked(inner: zlib._Decompress, body: bytes) -> bytes:
    try:
        found = inner.decompress(body, MOST_BYTES + 1)
    except zlib.error as error:
        raise BrokenPayload("its compression is broken") from error
    if not inner.eof and len(found) <= MOST_BYTES:
        raise BrokenPayload("its compression breaks off")
    return found


def _deflated(body: bytes) -> bytes:
    """Deflate, with or without the header that browsers take or leave."""
    for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            return _unpacked(zlib.decompressobj(bits), body)
        except BrokenPayload:
            continue
    return body


def _brotli(body: bytes) -> bytes:
    import brotli

    inner = brotli.Decompressor()
    parts: list[bytes] = []
    size = 0
    data = body
    try:
        while size <= MOST_BYTES and not inner.is_finished():
            part = inner.process(data, output_buffer_limit=MOST_BYTES + 1 - size)
            data = b""
            parts.append(part)
            size += len(part)
            if not part and inner.can_accept_more_data():
                break
    except brotli.error:
        return body
    if not inner.is_finished() and size <= MOST_BYTES:
        raise BrokenPayload("its compression breaks off")
    return b"".join(parts)[: MOST_BYTES + 1]  # it keeps to its limit only nearly


def _zstd(body: bytes) -> bytes:
    from onrecord.intake.formats.unpacking import CHUNK_IN, Zstd

    inner = Zstd()
    parts: list[bytes] = []
    size = at = 0
    try:
        while size <= MOST_BYTES and not inner.eof and (at < len(body) or not inner.needs_input):
            data = body[at : at + CHUNK_IN] if inner.needs_input else b""
            at += len(data)
            parts.append(inner.decompress(data, MOST_BYTES + 1 - size))
            size += len(parts[-1])
    except ValueError:
        return body
    if not inner.eof and size <= MOST_BYTES:
        raise BrokenPayload("its compression breaks off")
    return b"".join(parts)
