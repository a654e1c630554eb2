from __future__ import annotations

import pytest

from onrecord.intake.formats.detection import declared_charset, looks_like_json, looks_like_page, named_charset
from tests.intake.texts import LEAD, article


@pytest.mark.parametrize("data", [b'{"text": "x"}', b'\xef\xbb\xbf \n{ "id": 1}', b'[{"text": "x"}]', b"{}"])
def test_json(data: bytes) -> None:
    assert looks_like_json(data)


@pytest.mark.parametrize("data", [b"[pullquote] and text", b"{braces} in text", b"<html>", b"", b"[1] a note"])
def test_no_json(data: bytes) -> None:
    assert not looks_like_json(data)


@pytest.mark.parametrize(
    "text",
    ["<!DOCTYPE html><p>x", "\n<!-- saved -->\n<HTML lang=en>", "<?xml version='1.0'?><html>", "<p>a</p><p>b</p><div>c</div>", "<body>x"],
)
def test_pages(text: str) -> None:
    assert looks_like_page(text)


@pytest.mark.parametrize("text", ["5 < 6 and 7 > 6", "See <https://x.example> for more", "He wrote <p> on the wall", ""])
def test_no_pages(text: str) -> None:
    assert not looks_like_page(text)


def test_a_page_claims_its_encoding() -> None:
    assert declared_charset(b'<meta charset="iso-8859-2">') == "iso-8859-2"
    assert declared_charset(b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">') == "windows-1251"
    assert declared_charset(b"charset=none of a page") is None


@pytest.mark.parametrize("name", ["punycode", "unicode-escape", "a\0b", "", "x" * 99, "utf 8"])
def test_names_of_encodings_that_no_page_means(name: str) -> None:
    assert named_charset(name) is None
    assert declared_charset(f'<meta charset="{name}">'.encode()) in (None, "utf", "a")


def test_names_of_encodings() -> None:
    assert [named_charset(name) for name in (" UTF-8", "cp1252", "x-unknown")] == ["UTF-8", "cp1252", "x-unknown"]


def test_what_calls_itself_latin_1_is_read_as_browsers_read_it() -> None:
    page = f'<html><head><meta charset="iso-8859-1"></head><body><p>{LEAD}</p><p>“No,” she said.</p></body></html>'
    assert "“No,” she said." in article(page.encode("cp1252")).text
