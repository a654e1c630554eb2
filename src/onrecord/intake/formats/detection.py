"""What a file is, told by its content and never by its name."""

from __future__ import annotations

import codecs
import re

JSON_START = re.compile(rb"[\s\x1e]*(?:\{\s*[\"}]|\[\s*[{\[\]])")
PAGE_START = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?>(?:<!--.*?-->\s*)*)<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"</?(?:p|div|span|article|section|h[1-6]|ul|li|table|meta|script|a)\b[^<>]*>", re.IGNORECASE)

TAGS_OF_A_PAGE = 6
"""Tags within the first few thousand characters that make a page of a text that does not begin as one."""

CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
NAME = re.compile(r"[A-Za-z0-9_:.-]{1,40}")
MEANT = {
    **dict.fromkeys(("iso_8859_1", "iso8859_1", "latin1", "latin_1", "l1", "ascii", "us_ascii"), "windows-1252"),
    **dict.fromkeys(("iso_8859_9", "latin5"), "windows-1254"),
    **dict.fromkeys(("tis_620", "iso_8859_11"), "cp874"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    "shift_jis": "cp932",
    "sjis": "cp932",
    "euc_kr": "cp949",
    "ks_c_5601_1987": "cp949",
}
"""What those who name an encoding mean by it, as browsers have it (WHATWG Encoding Standard)."""

OF_PYTHON = frozenset(("idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem", "palmos"))
"""Encodings that Python alone knows by that name, or that are none of texts."""

HEAD = 4096
MARKUP = re.compile(
    r"</(?:p|div|span|article|section|h[1-6]|ul|ol|li|table|a|b|i|em|strong|blockquote|figure)\s*>|<(?:br|p)\s*/?>", re.IGNORECASE
)
"""A tag that no text has by chance."""


def looks_like_json(data: bytes) -> bool:
    """Whether the bytes begin as a JSON object or an array of them does."""
    return JSON_START.match(data.removeprefix(codecs.BOM_UTF8)) is not None


def looks_like_page(text: str) -> bool:
    """Whether the text is HTML: it begins as a page does, or its beginning is full of tags."""
    return PAGE_START.match(text) is not None or len(TAG.findall(text, 0, HEAD)) >= TAGS_OF_A_PAGE


def looks_like_markup(text: str) -> bool:
    """Whether the text of a record's field is HTML: an opened element is closed in it, or it is a page."""
    return MARKUP.search(text) is not None or looks_like_page(text)


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page claims in its first kilobytes."""
    found = CHARSET.search(data, 0, HEAD)
    return named_charset(found.group(1).decode("ascii")) if found else None


def named_charset(name: str) -> str | None:
    """The encoding that a page, a server or a mail names, where it is a name that any of them could mean."""
    name = name.strip()
    folded = name.lower().replace("-", "_")
    return MEANT.get(folded, name) if NAME.fullmatch(name) and folded not in OF_PYTHON else None
