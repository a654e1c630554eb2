from __future__ import annotations

import gzip

import pytest

from onrecord.errors import EmptyInput, FormatError, TooLarge
from onrecord.intake import Loaded, Refused, Source, load
from onrecord.intake.formats import warc as warc_format
from tests.intake.formats.samples import TITLE, chunked, http, page, page_record, pdf, record_id, warc, warc_record, wrapped
from tests.intake.texts import LAST, LEAD, SECOND, THIRD


def read(data: bytes) -> tuple[list[Loaded], list[Refused]]:
    found = list(load(Source.from_bytes(data, name="c.warc")))
    return [one for one in found if isinstance(one, Loaded)], [one for one in found if isinstance(one, Refused)]


def test_a_page_is_its_payload_with_what_the_archive_tells_of_it() -> None:
    coded = http(
        chunked(gzip.compress(page().encode("cp1252"))),
        kind="text/html; charset=windows-1252",
        headers={"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"},
    )
    [one], refused = read(warc_record(1, coded))
    assert not refused
    assert one.raw == page().encode("cp1252")
    report = one.article
    assert report.provenances == (f"c.warc#{record_id(1)}",)
    assert (report.url, report.fetched) == ("https://herald.example/1", "2020-03-03T08:00:01+00:00")
    assert report.contexts[0].charset == "windows-1252"
    assert THIRD in report.text


def test_what_is_no_page_is_passed_over() -> None:
    data = b"".join(
        (
            warc_record(1, b"software: x", kind="warcinfo", media="application/warc-fields"),
            warc_record(2, b"GET / HTTP/1.1\r\n\r\n", kind="request"),
            warc_record(3, http(b"", kind="text/html"), kind="revisit"),
            warc_record(4, b"a: b", kind="metadata", media="application/warc-fields"),
            warc_record(5, http(b"\x89PNG", kind="image/png")),
            warc_record(6, http(b'{"text": "' + LEAD.encode() + b'"}', kind="application/json")),
            warc_record(7, http(b'{"text": "' + LEAD.encode() + b'"}', kind="text/html")),
            warc_record(8, http(page().encode(), status="404 Not Found")),
            warc_record(9, http(b"", status="301 Moved", headers={"Location": "/x"})),
            page_record(10),
        )
    )
    loaded, refused = read(data)
    assert [one.article.title for one in loaded] == [f"{TITLE}, 10"]
    assert not refused


def test_other_records_that_hold_pages() -> None:
    text = f"{LEAD}\n\n{SECOND}\n\n{THIRD}".encode()
    loaded, refused = read(
        warc_record(1, text, kind="conversion", media="text/plain")
        + warc_record(2, page().encode(), kind="resource", media="text/html")
        + warc_record(3, http(pdf([wrapped([TITLE, LEAD, SECOND])]), kind="application/pdf"))
        + warc_record(4, http(text, kind="text/plain"))
    )
    assert not refused
    assert [LEAD in one.article.text for one in loaded] == [True] * 4


def test_pages_without_an_article_are_counted_in_one_message() -> None:
    stub = http(b'<html><head><meta http-equiv="refresh" content="0; url=/x"></head><body><p>Moved</p></body></html>')
    data = b"".join(warc_record(at, stub) for at in range(50)) + page_record(60)
    loaded, [refusal] = read(data)
    assert len(loaded) == 1
    assert isinstance(refusal.error, EmptyInput)
    assert refusal.message == "c.warc: 50 of 51 pages hold no text of an article"


def test_an_archive_without_pages_says_so() -> None:
    [], [refusal] = read(warc_record(1, b"x", kind="metadata"))
    assert refusal.message == "c.warc: a web archive without any page that came in full"


@pytest.mark.parametrize("length", [3, 400, 5_000, 10**8, 10**14])
def test_a_wrong_length_costs_one_record(length: int) -> None:
    loaded, refused = read(page_record(1) + page_record(2, length=length) + page_record(3) + page_record(4))
    assert [one.article.place[-1] for one in loaded] == ["1", "3", "4"]
    [refusal] = refused
    assert isinstance(refusal.error, FormatError)
    assert refusal.path == f"c.warc#{record_id(2)}"
    assert refusal.error.problem == "a record that is not as long as it says"


@pytest.mark.parametrize("garbage", [b"no record at all\r\n" * 30, b"\x00\xff" * 100 + b"\r\n", b"WARC/1.1\r\nWARC-Type: response\r\n\r\n"])
def test_what_stands_between_records_costs_none(garbage: bytes) -> None:
    loaded, refused = read(page_record(1) + garbage + page_record(2))
    assert [one.article.place[-1] for one in loaded] == ["1", "2"]
    assert len(refused) == 1


def test_an_archive_that_breaks_off_gives_what_came_before() -> None:
    loaded, [refusal] = read(warc(3)[:-60])
    assert len(loaded) == 2
    assert refusal.error.problem == "a record that breaks off"
    loaded, [refusal] = read(warc(3, packed=True)[:-60])
    assert len(loaded) == 2
    assert "cut off" in refusal.message


def test_giants(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc_format, "MOST_BYTES", 1 << 20)
    big = bytes(2 << 20)
    films = warc_record(1, http(big, kind="video/mp4")) + page_record(2)
    pages = warc_record(3, http(big)) + warc_record(4, big, kind="metadata") + page_record(5)
    loaded, [refusal] = read(films + pages)
    assert [one.article.place[-1] for one in loaded] == ["2", "5"]
    assert isinstance(refusal.error, TooLarge)
    assert refusal.path == f"c.warc#{record_id(3)}"
    assert refusal.error.problem == "a page larger than 1 MB"


def test_too_many_broken_records_end_it() -> None:
    loaded, refused = read(page_record(1) + b"x\nWARC/1.1\r\n\r\n" * 5_000 + page_record(2))
    assert len(loaded) == 1
    assert len(refused) < 1_010
    assert "more than 1,000 records are broken" in refused[-1].message


def test_a_page_larger_than_any_is_refused_even_if_packed_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc_format, "MOST_BYTES", 1 << 20)
    block = http(gzip.compress(bytes((1 << 20) + 10)), headers={"Content-Encoding": "gzip"})
    loaded, [refusal] = read(warc_record(1, block) + page_record(2))
    assert len(loaded) == 1
    assert isinstance(refusal.error, TooLarge)


def test_an_address_in_brackets_and_files_for_robots() -> None:
    one = page_record(1).replace(b"https://herald.example/1", b"<https://herald.example/1>")
    two = warc_record(2, http("\n".join((LEAD, SECOND, THIRD, LAST)).encode(), kind="text/plain")).replace(
        b"example/2", b"example/robots.txt"
    )
    [loaded], refused = read(one + two)
    assert not refused
    assert loaded.article.url == "https://herald.example/1"
