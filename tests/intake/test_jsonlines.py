from __future__ import annotations

import json

import pytest

from onrecord.domain import ids
from onrecord.domain.articles import PublishedFrom
from onrecord.errors import EmptyInput, EncodingError, FormatError
from onrecord.intake import Loaded, Refused, Source, load
from onrecord.intake.jsonlines import Row, parse
from tests.intake.texts import LEAD, SECOND

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
    ],
)
def test_bad_rows(raw: bytes, error: type[Exception]) -> None:
    with pytest.raises(error, match="f:7"):
        parse(Row(7, raw), path="f")


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
        (None, None),
    ],
)
def test_dates_of_records(value: str | None, day: str | None) -> None:
    assert parse(Row(1, json.dumps({"text": "x", "date": value}).encode()), path="f").known.published == day
