"""Pages saved by Safari (.webarchive): a binary property list."""

from __future__ import annotations

import plistlib

from onrecord.domain.articles import Known
from onrecord.errors import FormatError
from onrecord.intake.formats.detection import declared_charset, named_charset
from onrecord.intake.formats.records import Record
from onrecord.intake.text.encodings import decode

MAIN, DATA, URL, CHARSET = "WebMainResource", "WebResourceData", "WebResourceURL", "WebResourceTextEncodingName"


def read(raw: bytes, *, place: str) -> tuple[Record, str]:
    """The record of a saved page, and its encoding.

    Raises:
        InputError: if it is none.
    """
    try:
        listed = plistlib.loads(raw, fmt=plistlib.FMT_BINARY)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError, RecursionError, MemoryError) as error:
        raise FormatError(place, "a broken property list", hint="save the page again") from error
    main = listed.get(MAIN) if isinstance(listed, dict) else None
    data = main.get(DATA) if isinstance(main, dict) else None
    if not isinstance(main, dict) or not isinstance(data, bytes):
        raise FormatError(place, "a property list that is no saved page", hint="save the page as HTML")
    charset, url = main.get(CHARSET), main.get(URL)
    decoded = decode(data, path=place, declared=(named_charset(charset) if isinstance(charset, str) else None) or declared_charset(data))
    known = Known(url=url if isinstance(url, str) and "://" in url else None)
    return Record("", decoded.text, known, decoded.notes, is_markup=True), decoded.encoding
