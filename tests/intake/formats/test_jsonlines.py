from __future__ import annotations

import codecs
import json
from dataclasses import replace

import pytest

from onrecord.domain import ids
from onrecord.domain.articles import PublishedFrom
from onrecord.errors import EmptyInput, EncodingError, FormatError
from onrecord.intake import Loaded, Refused, Source, load, load_again
from onrecord.intake.formats.jsonlines import Row, parse
from tests.intake.texts import LEAD, SECOND, article, refused

ROW = {
    "id": "f-1",
    "url": "https://herald.example/ferry",
    "title": "Ferry crews end their strike",
    "date": "2020-03-03T08:00:00Z",
    "outlet": "Strait Herald",
    "authors": ["Ilse Brandt", "Tom Vries"],
    "text": f"Ferry crews end their strike\n\n{LEAD}\n\n{SECOND}",
    "colour": "ignored",
}


def test_all_fields_are_taken_and_the_bytes_are_the_lines_own() -> None:
    line = json.dumps(ROW).encode()
    [loaded] = load(Source.from_bytes(line + b"\r\n", name="pile.jsonl"))
    assert isinstance(loaded, Loaded)
    report = loaded.article
    assert loaded.raw == line
    assert (report.id, report.sha256) == (ids.identify("a", ids.digest(line)), ids.digest(line))
    assert report.provenances == ("pile.jsonl#f-1",)
    assert (report.url, report.title, report.outlet) == (ROW["url"], ROW["title"], ROW["outlet"])
    assert (report.byline, report.published, report.published_from) == ("Ilse Brandt, Tom Vries", "2020-03-03", PublishedFrom.METADATA)
    assert report.text == ROW["text"]
    assert report.title_span is not None
    assert report.title_span.of(report.text) == ROW["title"]


def test_one_bad_line_loses_no_other() -> None:
    lines = [json.dumps(ROW), "no json", "[1, 2]", '{"title": "no text"}', '{"text": " "}', "", json.dumps({**ROW, "id": 2})]
    found = list(load(Source.from_bytes("\n".join(lines).encode(), name="p")))
    assert [type(item) for item in found] == [Loaded, Refused, Refused, Refused, Refused, Loaded]
    refusals = [item for item in found if isinstance(item, Refused)]
    assert [refusal.path for refusal in refusals] == ["p:2", "p:3", "p:4", "p:5"]
    assert all(refusal.hint and refusal.message.startswith(refusal.path) for refusal in refusals)


@pytest.mark.parametrize(
    ("raw", "error"),
    [
        (b"{", FormatError),
        (b'"text"', FormatError),
        (b'{"text": 1}', FormatError),
        (b'{"text": ""}', EmptyInput),
        (b'{"text": "\xff"}', EncodingError),
        (b"[" * 100_000, FormatError),
        (b'{"text": ' + b"1" * 5000 + b"}", FormatError),
    ],
)
def test_bad_rows(raw: bytes, error: type[Exception]) -> None:
    with pytest.raises(error, match="f:7"):
        parse(Row(7, raw), path="f")


@pytest.mark.parametrize("around", ["{}", '{{"status": "ok", "total": [2], "sources": [{{"id": 1}}], "articles": {}}}'])
@pytest.mark.parametrize("indent", [None, 2])
def test_one_document_of_several_records_gives_each_its_own_bytes(around: str, indent: int | None) -> None:
    listed = [ROW, {"text": SECOND, "authors": ["[“{,"]}, {"title": "no text"}]
    document = around.format(json.dumps(listed, indent=indent, ensure_ascii=False))
    found = list(load(Source.from_bytes(codecs.BOM_UTF8 + document.encode() + b"\n", name="p")))
    assert [type(item) for item in found] == [Loaded, Loaded, Refused]
    loaded = [item for item in found if isinstance(item, Loaded)]
    assert [item.article.provenances for item in loaded] == [("p#f-1",), ("p#2",)]
    assert [json.loads(item.raw) for item in loaded] == listed[:2]
    assert all(item.raw.decode() in document and item.article.sha256 == ids.digest(item.raw) for item in loaded)


def test_one_record_may_be_set_over_several_lines() -> None:
    assert article(json.dumps(ROW, indent=1)).text == ROW["text"]


@pytest.mark.parametrize("data", [b"[]", b"[\n]", b'{"articles": []}', b'[\n {"text": "a"},\n {"text": \n]', b'{\n "text": "\xff"\n}'])
def test_a_document_without_records_or_broken_is_refused_once(data: bytes) -> None:
    assert refused(data).path == "a.txt:1"


@pytest.mark.parametrize("data", [json.dumps(ROW, indent=1).encode(), b'\n{"id": 7, "text": "A ferry."}\r\n', LEAD.encode()])
def test_an_article_is_made_again_from_its_own_bytes(data: bytes) -> None:
    [first] = load(Source.from_bytes(b"\n" + data, name="pile/p"))
    assert isinstance(first, Loaded)
    known = replace(first.article, provenances=("elsewhere", "pile/p#3"))
    assert load_again(replace(known, blocks=(), title="as another version had it"), first.raw) == known


def test_bytes_that_are_no_longer_one_article_are_refused() -> None:
    known = article(LEAD)
    with pytest.raises(FormatError, match=r"^a.txt: is now read as 2 articles$"):
        load_again(known, b'{"text": "a"}\n{"text": "b"}')
    with pytest.raises(EmptyInput):
        load_again(known, b"")


def test_a_record_without_an_id_is_named_by_its_line() -> None:
    assert parse(Row(7, b'{"text": "x"}'), path="f").name == "7"


def test_half_a_character_is_replaced_and_told() -> None:
    record = parse(Row(1, b'{"text": "a \\ud800 b", "title": "\\udc00"}'), path="f")
    assert record.text == "a \ufffd b"
    assert record.notes
    assert record.known.title == "\ufffd"


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2020-03-03", "2020-03-03"),
        ("March 3, 2020", "2020-03-03"),
        ("2020-03", "2020-03"),
        ("03/04/2020", None),
        ("soon", None),
        ("0001-01-01T00:00:00Z", None),
        ("0001-01", None),
        ("0001", None),
        (None, None),
    ],
)
def test_dates_of_records(value: str | None, day: str | None) -> None:
    assert parse(Row(1, json.dumps({"text": "x", "date": value}).encode()), path="f").known.published == day


def test_the_title_of_a_record_comes_without_markup_and_outlet() -> None:
    row = {**ROW, "title": "Ferry &lt;b&gt;crews&lt;/b&gt; end strike - Strait Herald"}
    assert article(json.dumps(row)).title == "Ferry crews end strike"
