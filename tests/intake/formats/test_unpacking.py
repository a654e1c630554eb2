from __future__ import annotations

import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import FormatError, TooLarge
from onrecord.intake import Loaded, Refused, Source, load
from onrecord.intake.formats import unpacking
from tests.intake.formats.samples import PACKED, json_lines, page, page_record, row, zipped
from tests.intake.texts import article, refused


@pytest.mark.parametrize("packed", PACKED)
def test_the_place_is_the_files_and_the_bytes_are_those_within(packed: str) -> None:
    [loaded] = load(Source.from_bytes(PACKED[packed](page().encode()), name="a.html.gz"))
    assert isinstance(loaded, Loaded)
    assert (loaded.article.place, loaded.raw) == ("a.html.gz", page().encode())


@pytest.mark.parametrize("packed", PACKED)
def test_what_came_before_a_stream_breaks_off_is_read(packed: str) -> None:
    lines = PACKED[packed](json_lines([row(at, padding=f"{at * 7919:x}" * at) for at in range(400)]))
    found = list(load(Source.from_bytes(lines[: len(lines) * 9 // 10], name="f")))
    assert len(found) > 50 or packed == "bz2"  # which has one block of all that
    assert all(isinstance(one, Loaded) for one in found[:-1])
    last = found[-1]
    assert isinstance(last, Refused)
    assert last.message == f"f: a {packed} stream that is cut off; articles that came before in full were kept"


def test_a_page_that_breaks_off_is_no_page() -> None:
    assert isinstance(refused(PACKED["gzip"](page().encode())[:-30]).error, FormatError)


def test_members_follow_upon_each_other_and_may_be_filled_up() -> None:
    parts = page().encode().partition(b"<p>")
    for name, pack in PACKED.items():
        filled = b"\0" * 40_000 if name in ("gzip", "xz") else b""
        assert article(b"".join(map(pack, parts)) + filled) == article(page())


def test_a_broken_member_is_told_and_the_others_are_read() -> None:
    members = [gzip.compress(page_record(at)) for at in range(1, 6)]
    members[2] = members[2][:40] + b"\xff" * 10 + members[2][50:]
    found = list(load(Source.from_bytes(b"".join(members), name="f")))
    places = [one.article.place[-1] for one in found if isinstance(one, Loaded)]
    assert places == ["1", "2", "4", "5"]
    last = found[-1]
    assert isinstance(last, Refused)
    assert last.message == "f: a gzip stream that is broken in 1 of its parts; the others were read"


@pytest.mark.parametrize("packed", PACKED)
def test_what_unpacks_without_end_is_refused(packed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "FREELY_UNPACKED", 1 << 18)
    for bomb in (b'{"text": "' + b"a" * (2 << 20), b"a" * (2 << 20), page().encode() + b" " * (2 << 20)):
        refusal = refused(PACKED[packed](bomb))
        assert isinstance(refusal.error, TooLarge)
        assert refusal.error.problem == "unpacks to more than 250 times its size"
    found = list(load(Source.from_bytes(PACKED[packed](b'{"text": "x"}\n' * 2 + b"\n" * (2 << 20)), name="f")))
    assert [type(one) for one in found] == [Loaded, Loaded, Refused]


def test_archives_within_archives_are_opened_three_deep() -> None:
    data = page().encode()
    for pack in (PACKED["gzip"], PACKED["xz"], PACKED["zstd"]):
        data = pack(data)
    assert article(data) == article(page())
    assert "more than 3 deep" in refused(PACKED["gzip"](data)).message
    assert "more than 3 deep" in refused(zipped({"a": data})).message


@given(st.binary(max_size=40_000), st.sampled_from(sorted(PACKED)))
@settings(max_examples=20, deadline=None)
def test_any_bytes_come_back(data: bytes, packed: str) -> None:
    from io import BufferedReader, BytesIO
    from typing import cast

    from onrecord.intake.formats.unpacking import Budget, Unpacked

    stream = Unpacked(BytesIO(PACKED[packed](data)), packed, "f", Budget(), deep=0)
    assert BufferedReader(cast("BytesIO", stream)).read() == data
