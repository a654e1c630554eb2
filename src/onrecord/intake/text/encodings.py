"""Bytes to text: byte order marks, UTF-8, Windows-1252 and, last, a guess that is owned up to."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from itertools import islice

from charset_normalizer import from_bytes

from onrecord.errors import BinaryInput, EmptyInput, EncodingError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks, the longer before those they begin with."""

SIGNATURES = {
    b"%PDF": "a PDF document",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"PK\x03\x04": "a ZIP archive or office document",
    b"\x1f\x8b": "a gzip archive",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
}

WESTERN = ("cp1252", "mac_roman")
"""Tried in turn before any guess, because a short text with a few curly quotes gives a guesser nothing to go by."""

HARD_SPACE = "\xa0"
CONTROLS = bytes(byte for byte in range(0x20) if byte not in b"\t\n\v\f\r\x1b") + b"\x7f"
ASCII = bytes(range(0x80))
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")

SAMPLE = 200_000
"""Bytes or characters by which a long text is judged: more would tell no more, and take long."""

JOINING = frozenset("’'‘-–—…·­")
"""Marks that may stand between two letters of one word."""

MAX_CONTROLS = 0.01
"""Share of control characters above which bytes are no text; text with an escape or two stays text."""


MOST_NOUGHTS = 0.7
"""Share of high bytes that are nought in UTF-16 of a Western text, curly quotes and dashes allowed for."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without its byte order mark, the name of the encoding, and what must be said about it."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, *, path: str, declared: str | None = None) -> Decoded:
    """The text of ``data``, line ends untouched.

    A byte order mark decides, then UTF-8 if every byte agrees, then the encoding that a page declares, then Windows-1252
    and Mac Roman where what they give looks like text, then the guess of charset-normalizer, which is noted.

    Raises:
        EmptyInput: if there is nothing but white space.
        BinaryInput: if the bytes are no text.
        EncodingError: if no encoding explains them.
    """
    _refuse_binary(data, path)
    decoded = (
        _marked(data, path)
        or _declared(data, _unmarked_utf16(data))
        or _utf8(data, path)
        or _declared(data, declared)
        or _western(data)
        or _guessed(data)
    )
    if decoded is None:
        raise EncodingError(path, "bytes that no encoding explains", hint="save the file as UTF-8")
    if not decoded.text.strip():
        raise EmptyInput(path, "nothing in it", hint="fetch the article again, or leave the file out")
    return decoded


def _refuse_binary(data: bytes, path: str) -> None:
    hint = "extract the text first, or leave the file out"
    for signature, what in SIGNATURES.items():
        if data.startswith(signature):
            raise BinaryInput(path, f"{what}, not text", hint=hint)
    if _has_mark(data) or _unmarked_utf16(data):
        return
    if b"\0" in data or _count(data, CONTROLS) > MAX_CONTROLS * len(data):
        raise BinaryInput(path, "binary data, not text", hint=hint)


def _count(data: bytes, wanted: bytes) -> int:
    """How many of the bytes are among those wanted."""
    return len(data) - len(data.translate(None, wanted))


def _has_mark(data: bytes) -> bool:
    return any(data.startswith(mark) for mark, _ in MARKS)


def _marked(data: bytes, path: str) -> Decoded | None:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(encoding), encoding)
            except UnicodeDecodeError as error:
                raise _broken(path, encoding.removesuffix("-sig"), error) from error
    return None


def _unmarked_utf16(data: bytes) -> str | None:
    """The order of bytes in UTF-16 without a mark, where most of every other byte is nought, as in Western text."""
    if b"\0" not in data:
        return None
    half = len(data) // 2
    low, high = data[::2].count(0), data[1::2].count(0)
    if half < 2 or len(data) % 2 or (low and high) or max(low, high) < MOST_NOUGHTS * half:
        return None
    encoding = "utf-16-le" if high else "utf-16-be"
    text = _try(data, encoding)
    return encoding if text is not None and _count(text.encode(), CONTROLS) <= MAX_CONTROLS * half else None


def _utf8(data: bytes, path: str) -> Decoded | None:
    """UTF-8, or ``None`` where it is something else; UTF-8 with a few broken bytes is an error, never mended."""
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        whole = data.decode("utf-8", "ignore")
        plain = _count(data, ASCII)
        stray = len(data) - len(whole.encode())
        if len(whole) - plain > 3 * stray:
            raise _broken(path, "utf-8", error) from error
        return None


def _broken(path: str, encoding: str, error: UnicodeDecodeError) -> EncodingError:
    return EncodingError(path, f"broken {encoding.upper()} at byte {error.start}", hint="fetch the file again, or save it anew as UTF-8")


def _declared(data: bytes, encoding: str | None) -> Decoded | None:
    text = _try(data, encoding) if encoding else None
    return Decoded(text, codecs.lookup(encoding or "").name) if text is not None else None


def _western(data: bytes) -> Decoded | None:
    for encoding in WESTERN:
        text = _try(data, encoding)
        if text is not None and _plausible(text):
            notes = () if encoding == WESTERN[0] else (f"encoding guessed: {encoding}",)
            return Decoded(text, encoding, notes)
    return None


def _guessed(data: bytes) -> Decoded | None:
    best = from_bytes(_sample(data)).best()
    text = _try(data, best.encoding) if best is not None else None
    return Decoded(text, best.encoding, (f"encoding guessed: {best.encoding}",)) if best is not None and text is not None else None


def _sample(data: bytes) -> bytes:
    """What a guess is made by: of a long text a stretch between two line breaks or spaces, from its first byte beyond ASCII on."""
    if len(data) <= SAMPLE:
        return data
    first = len(data) - len(data.lstrip(ASCII))
    start = max(data.rfind(b"\n", 0, first), data.rfind(b" ", 0, first)) + 1
    rest = data[start : start + SAMPLE]
    end = max(rest.rfind(b"\n"), rest.rfind(b" "))
    return rest[:end] if end > 0 else rest


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _plausible(text: str) -> bool:
    """Whether the characters beyond ASCII stand where those of Western text stand."""
    beyond = [found.start() for found in islice(BEYOND_ASCII.finditer(text), SAMPLE)]
    return 20 * sum(_out_of_place(text, at) for at in beyond) <= len(beyond)


def _out_of_place(text: str, at: int) -> bool:
    char, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if char == HARD_SPACE or char in JOINING:
        return False
    if char.isalpha():
        return (char.isupper() and before.islower()) or (
            not before.isascii() and not after.isascii() and before.isalpha() and after.isalpha()
        )
    return unicodedata.category(char)[0] == "C" or (before.isalpha() and after.isalpha())
