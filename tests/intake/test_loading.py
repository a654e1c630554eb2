from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain import ids
from onrecord.intake import Loaded, Refused, Source, load, read
from tests.intake.texts import LAST, LEAD, REPORT, SECOND, THIRD, article

PARTS = st.sampled_from(
    [
        LEAD,
        SECOND,
        THIRD,
        LAST,
        "By Ilse Brandt",
        "March 3, 2020",
        "NINE DAYS",
        "Read more:",
        "Sign up for our newsletter",
        "**",
        "[a](#)",
        "“",
        "x",
        "(RELATED: y y y)",
    ]
)


def test_a_file_is_its_bytes(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + REPORT.replace("\n", "\r\n").encode()
    (tmp_path / "a.txt").write_bytes(data)
    [loaded] = read([tmp_path / "a.txt"])
    assert isinstance(loaded, Loaded)
    assert loaded.raw == data
    assert loaded.article.sha256 == ids.digest(data)
    assert loaded.article.id == ids.identify("a", ids.digest(data))
    assert loaded.article.text == data.decode("utf-8-sig")
    assert loaded.article.provenances == ((tmp_path / "a.txt").as_posix(),)


def test_formats_are_told_by_content(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(f"<html><body><p>{LEAD}</p><p>{SECOND}</p></body></html>")
    (tmp_path / "lines.html").write_text('{"id": "r", "text": "' + LEAD + '"}')
    (tmp_path / "text.jsonl").write_text(REPORT)
    texts = {Path(item.article.provenances[0]).name: item.article.text for item in read([tmp_path]) if isinstance(item, Loaded)}
    assert texts == {"page.txt": f"{LEAD}\n\n{SECOND}", "lines.html#r": LEAD, "text.jsonl": REPORT}


def test_what_is_refused_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_bytes(b"")
    (tmp_path / "2.bin").write_bytes(b"\x00\x01" * 50)
    (tmp_path / "3.txt").write_bytes(("“é”" * 9).encode() + b"\xff")
    (tmp_path / "4.txt").write_text(REPORT)
    found = list(read([tmp_path / "0.txt", tmp_path]))
    assert [type(item) for item in found] == [Refused, Refused, Refused, Refused, Loaded]
    assert all(item.hint and "\n" not in item.message and item.path in item.message for item in found if isinstance(item, Refused))


def test_names_and_order_change_nothing_but_the_provenance() -> None:
    one, two = article(REPORT, name="a"), article(REPORT, name="b/c")
    assert one.provenances != two.provenances
    assert (one.id, one.blocks, one.published, one.title_span) == (two.id, two.blocks, two.published, two.title_span)


@given(st.lists(PARTS, min_size=1, max_size=14), st.sampled_from(["\n\n", "\n", "\r\n\r\n", " \n\t\n"]))
@settings(max_examples=80, deadline=None)
def test_blocks_cover_the_text_in_order(parts: list[str], between: str) -> None:
    text = between.join(parts)
    for found in load(Source.from_bytes(text.encode(), name="x")):
        assert isinstance(found, Loaded)
        spans = [block.span for block in found.article.blocks]
        assert found.article.text == text
        assert all(earlier.end <= later.start for earlier, later in pairwise(spans))
        assert all(span.of(text) == span.of(text).strip() for span in spans)
        covered = {at for span in spans for at in range(span.start, span.end)}
        assert all(char.isspace() or at in covered for at, char in enumerate(text))


@given(st.binary(max_size=300))
@settings(max_examples=80, deadline=None)
def test_no_bytes_crash_it(data: bytes) -> None:
    for found in load(Source.from_bytes(data, name="x")):
        assert isinstance(found, Loaded | Refused)


SIGNS = "*_`~#>-=.,:;!?'\"“”()[]{}<>/|@©…%&A1"


@pytest.mark.parametrize(
    "piece",
    [
        *SIGNS,
        *("a " + sign for sign in SIGNS),
        *(sign + "a" for sign in SIGNS),
        *"**a |`a |Ab|[a](b)|<http://|Times-|subscribe-|1a|A, ".split("|"),
    ],
)
def test_a_file_full_of_one_thing_goes_through(piece: str) -> None:
    text = piece * (40_000 // len(piece)) + " x"
    for found in (*load(Source.from_bytes(text.encode(), name="x")), *load(Source.from_bytes(f"Nine days\n\n{text}!".encode(), name="x"))):
        assert isinstance(found, Loaded | Refused)


@pytest.mark.parametrize(
    "line", ["a", "you and we", "no sailing is to be seen from the shore", "March 3, 2020", "Read more:", "A" * 39, "-", "1" * 40]
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_file_of_very_many_lines_goes_through(line: str, between: str) -> None:
    report = article(between.join(["x" * 70, *[line] * 4_000]))
    assert report.blocks[-1].span.end == len(report.text)


def test_many_comments_before_what_is_no_page_go_through() -> None:
    assert article("<!-- a -->\n" * 5_000 + LEAD).text.endswith(LEAD)
