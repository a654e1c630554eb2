from __future__ import annotations

import contextlib
import gzip
import zlib

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.formats import http as http_format
from onrecord.intake.formats.http import BrokenPayload, parse
from tests.intake.formats.samples import chunked, http

MOST_BYTES = 1 << 20
PAGE = b"<html><p>The ferry sails again.</p></html>" * 9


def decoded(block: bytes) -> bytes:
    response = parse(block)
    assert response is not None
    return response.decoded()


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data)[2:-4]),
        ("br", brotli.compress),
        ("zstd", zstandard.compress),
        ("identity", bytes),
        ("gzip, br", lambda data: brotli.compress(gzip.compress(data))),
    ],
)
def test_codings_are_undone(coding: str, pack: type[bytes]) -> None:
    assert decoded(http(pack(PAGE), headers={"Content-Encoding": coding})) == PAGE
    assert decoded(http(chunked(pack(PAGE)), headers={"Content-Encoding": coding, "Transfer-Encoding": "chunked"})) == PAGE
    assert decoded(http(PAGE, headers={"Content-Encoding": coding, "Transfer-Encoding": "chunked"})) == PAGE


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
def test_a_payload_that_breaks_off_is_no_page(coding: str) -> None:
    pack = {"gzip": gzip.compress, "br": brotli.compress, "zstd": zstandard.compress}[coding]
    with pytest.raises(BrokenPayload):
        decoded(http(pack(PAGE)[:-9], headers={"Content-Encoding": coding}))
    with pytest.raises(BrokenPayload):
        decoded(http(chunked(PAGE)[:-30], headers={"Transfer-Encoding": "chunked"}))


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd", "deflate"])
def test_a_payload_without_end_is_cut_beyond_what_is_refused(coding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_format, "MOST_BYTES", MOST_BYTES)
    pack = {"gzip": gzip.compress, "br": brotli.compress, "zstd": zstandard.compress, "deflate": zlib.compress}[coding]
    assert len(decoded(http(pack(bytes(3 * MOST_BYTES)), headers={"Content-Encoding": coding}))) == MOST_BYTES + 1


def test_headers() -> None:
    response = parse(
        http(b"x", kind='Text/HTML; Charset="windows-1252"', status="404 Not Found", headers={"X-a": "1", "Content-type": "no"})
    )
    assert response is not None
    assert (response.status, response.media_type, response.charset, response.payload) == (404, "text/html", "windows-1252", b"x")


@given(st.binary(max_size=200))
def test_no_bytes_crash_it(data: bytes) -> None:
    for block in (data, http(data, headers={"Transfer-Encoding": "chunked", "Content-Encoding": "br, gzip, deflate, zstd"})):
        response = parse(block)
        if response is not None:
            with contextlib.suppress(BrokenPayload):
                response.decoded()
