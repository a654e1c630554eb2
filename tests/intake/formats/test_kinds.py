from __future__ import annotations

import pytest

from onrecord.intake.formats.kinds import Kind, kind_of
from tests.intake.formats.samples import SAMPLES
from tests.intake.texts import REPORT

KINDS = {
    "text": Kind.TEXT,
    "page": Kind.TEXT,
    "json lines": Kind.JSON,
    "json document": Kind.JSON,
    "json feed": Kind.JSON,
    "csv": Kind.TABLE,
    "tsv": Kind.TABLE,
    "parquet": Kind.PARQUET,
    "rss": Kind.FEED,
    "atom": Kind.FEED,
    "mail": Kind.MAIL,
    "mhtml": Kind.MAIL,
    "webarchive": Kind.WEBARCHIVE,
    "pdf": Kind.PDF,
    "warc": Kind.WARC,
    "warc.gz": Kind.GZIP,
    "wacz": Kind.ZIP,
    "zip": Kind.ZIP,
    "gzip": Kind.GZIP,
    "zstd": Kind.ZSTD,
    "bz2": Kind.BZ2,
    "xz": Kind.XZ,
}


@pytest.mark.parametrize("name", SAMPLES)
def test_formats_are_told_by_their_first_bytes(name: str) -> None:
    assert kind_of(SAMPLES[name]()) is KINDS[name]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        REPORT.encode(),
        b"WARC files hold pages",
        b"BZh is how bzip2 begins",
        b"<feedback>x</feedback>",
        b"<!DOCTYPE html><html><body><rss></body></html>",
        b"PK, the referee",
        b"<items><item>x</item></items>",
        b"A PDF begins with %PDF-1.4",
        b"From: the board\nDate: today\n\nA release",
    ],
)
def test_texts_that_only_begin_alike(data: bytes) -> None:
    assert kind_of(data) is Kind.TEXT


@pytest.mark.parametrize(
    "data",
    [
        b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- x --><?style x?><!DOCTYPE rss [<!ENTITY a "b">]>\n<rss version="2.0">',
        b"<rdf:RDF xmlns='x'>",
        b"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'>",
        '<?xml version="1.0"?><rss version="2.0"><channel>'.encode("utf-16"),
    ],
)
def test_feeds(data: bytes) -> None:
    assert kind_of(data) is Kind.FEED


@pytest.mark.parametrize(
    "start", [b"<!--", b"<!DOCTYPE a[", b"<?", b"a: b\n ", b"a:", b"<!DOCTYPE rss [ ] ", b'{ "', b"\n", b",", b"id,text,", b"<"]
)
def test_files_full_of_one_beginning_go_through(start: bytes) -> None:
    assert kind_of(start * (65_536 // len(start))) in Kind
