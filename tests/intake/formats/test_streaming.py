"""JSON that comes in lines or as one document, without more of it held than need be."""

from __future__ import annotations

import json
from io import BufferedReader, BytesIO
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import TooLarge
from onrecord.intake import Loaded, Refused, Source, Told, load
from onrecord.intake.formats import jsondocs, jsonlines
from onrecord.intake.pieces import Piece
from tests.intake.formats.samples import row
from tests.intake.texts import LEAD


def places(data: bytes) -> list[str]:
    return [one.article.place if isinstance(one, Loaded) else one.path for one in load(Source.from_bytes(data, name="f"))]


class Endless(BytesIO):
    """The same line over and over."""

    taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        room = memoryview(cast("bytearray", buffer)).cast("B")
        line = b'{"text": "A ferry."}\n'
        written = (line * (len(room) // len(line) + 1))[: len(room) // len(line) * len(line)]
        room[: len(written)] = written
        self.taken += len(written)
        return len(written)


def test_lines_are_not_held() -> None:
    endless = Endless()
    pieces = jsonlines.pieces(BufferedReader(cast("BytesIO", endless), 1 << 14), "f", Told())
    assert all(isinstance(next(pieces), Piece) for _ in range(2_000))
    assert endless.taken < 1 << 18


def test_a_line_without_end_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonlines, "MOST_BYTES", 10_000)
    data = b'{"text": "1"}\n{"text": "' + b"a" * 3_000_000 + b'"}\n{"text": "3"}\n'
    found = list(load(Source.from_bytes(data, name="f")))
    assert [type(one) for one in found] == [Loaded, Refused, Loaded]
    refusal = found[1]
    assert isinstance(refusal, Refused)
    assert (refusal.path, type(refusal.error)) == ("f:2", TooLarge)


def test_a_document_that_is_too_large_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonlines, "MOST_LISTED", 10_000)
    document = json.dumps([row(at) for at in range(50)], indent=1).encode()
    [refusal] = load(Source.from_bytes(document, name="f"))
    assert isinstance(refusal, Refused)
    assert isinstance(refusal.error, TooLarge)
    assert refusal.hint == "write it as JSON lines: one object a line"


@pytest.mark.parametrize(
    "data",
    [
        b'{"a": ' * 100_000 + b"1" + b"}" * 100_000,
        b'[{"text": "x", "deep": ' + b"[" * 100_000 + b"]" * 100_000 + b"}]",
        b'{"a": "' + b'\\"' * 100_000,
        b'[{"a": "' + b'"{' * 100_000,
        b'{"text": "x"}\n' + b'{"' * 100_000,
    ],
)
def test_odd_documents_go_through(data: bytes) -> None:
    assert places(data)


def test_text_sequences_and_sixteen_bits() -> None:
    lines = [json.dumps({"id": at, "text": LEAD}) for at in (1, 2)]
    assert places("".join(f"\x1e{line}\n" for line in lines).encode()) == ["f#1", "f#2"]
    assert places("\n".join(lines).encode("utf-16")) == ["f#1", "f#2"]


def test_one_line_that_lists_records_is_a_document() -> None:
    assert places(json.dumps({"articles": [row(1), row(2)]}).encode()) == ["f#r-1", "f#r-2"]
    assert places(json.dumps([row(1)]).encode() + b"\n\n") == ["f#r-1"]


def test_a_first_line_that_is_broken_costs_one_record() -> None:
    assert places(b'{"text": \n{"id": 2, "text": "x"}\n{"id": 3, "text": "y"}') == ["f:1", "f#2", "f#3"]


def test_the_list_that_holds_most_is_read() -> None:
    document = {"related": [{"title": "x", "url": "y"}], "data": {"items": [{"id": 1, "text": "a"}, {"id": 2, "text": "b"}]}}
    assert places(json.dumps(document).encode()) == ["f#1", "f#2"]


@given(
    st.recursive(
        st.none() | st.integers() | st.text(max_size=9),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    )
)
def test_values_end_where_they_end(value: object) -> None:
    data = json.dumps([value, 1]).encode()
    assert jsondocs.is_one_value(data)
    assert not jsondocs.is_one_value(data + b"1")
    assert not jsondocs.is_one_value(data[:-1])
    listed = jsondocs.listed(data, ())
    assert listed is not None
    if len(listed.items) == 2:
        assert json.loads(listed.items[0].of(data)) == value


def test_lines_that_are_answers_of_a_service_give_what_they_list() -> None:
    pages = [{"articles": [{"text": "a"}, {"id": "x", "text": "b"}]}, {"status": "none"}, {"articles": [{"text": "c"}]}]
    assert places(b"\n".join(json.dumps(one).encode() for one in pages)) == ["f#1.1", "f#x", "f:2", "f#3.1"]
