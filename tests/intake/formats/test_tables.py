from __future__ import annotations

from io import BufferedReader, BytesIO
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import EmptyInput, FormatError, TooLarge
from onrecord.intake import Loaded, Refused, Source, Told, load, load_again
from onrecord.intake.formats import tables
from onrecord.intake.formats.tables import is_header
from onrecord.intake.pieces import Piece
from tests.intake.formats.samples import row, table
from tests.intake.texts import LEAD, REPORT, SECOND, THIRD, article, refused

HEADER = b"id,date,title,text\r\n"


def read(data: bytes, told: Told | None = None) -> list[Loaded | Refused]:
    return list(load(Source.from_bytes(data, name="t.csv"), told or Told()))


def texts(data: bytes, told: Told | None = None) -> list[str]:
    return [one.article.text if isinstance(one, Loaded) else one.message for one in read(data, told)]


def test_the_bytes_of_an_article_are_the_header_and_its_record() -> None:
    data = HEADER + b'7,2020-03-03,Ferry,"One line.\r\nAnother, with ""marks""."\r\n\r\n8,,,Next.\r\n'
    first, second = read(data)
    assert isinstance(first, Loaded)
    assert isinstance(second, Loaded)
    assert first.raw == HEADER + b'7,2020-03-03,Ferry,"One line.\r\nAnother, with ""marks""."'
    assert second.raw == HEADER + b"8,,,Next."
    assert first.article.text == 'One line.\r\nAnother, with "marks".'
    assert (first.article.place, second.article.place) == ("t.csv#7", "t.csv#8")
    assert (first.article.title, first.article.published) == ("Ferry", "2020-03-03")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_delimiters_and_encodings(delimiter: str, encoding: str) -> None:
    [one] = read(table([row(text=THIRD)], delimiter=delimiter, encoding=encoding))
    assert isinstance(one, Loaded)
    assert one.article.text == THIRD
    assert one.article.outlet == "Strait Herald"
    assert load_again(one.article, one.raw) == one.article
    marked = read(table([row(text=THIRD)], delimiter=delimiter))[0]
    assert isinstance(marked, Loaded)
    assert encoding == "cp1252" or one.article.id == marked.article.id


@pytest.mark.parametrize(
    ("line", "is_table"),
    [
        (b"id,text\n", True),
        (b"Publish Date;Headline;Body\n", True),
        (b"title,url,seendate\n", True),
        (b"Text, photo and map\n", False),
        (b"id,date,outlet\n", False),
        (b"title\n", False),
        (b"text,date", False),
        (b"The text, as it was published on that date, was read out\n", False),
        (REPORT.encode(), False),
    ],
)
def test_tables_are_told_by_their_header(line: bytes, is_table: bool) -> None:
    assert is_header(line) is is_table


def test_a_header_that_the_user_knows() -> None:
    told = Told(fields={"text": "Inhalt", "date": "Tag"})
    data = f"Nr;Tag;Inhalt\n1;3.3.2020;{LEAD}\n".encode()
    [one] = read(data, told)
    assert isinstance(one, Loaded)
    assert (one.article.text, one.article.published, one.article.place) == (LEAD, "2020-03-03", "t.csv#1")
    assert load_again(one.article, one.raw) == one.article
    assert article(data).text.startswith("Nr;Tag;Inhalt")


def test_one_bad_record_loses_no_other() -> None:
    data = HEADER + b"1,,,One.\n2,,a,b,c\n3,,\n4,,,\n5,,,\x00\x01\x02\x03\n6,,,Six.\n"
    found = read(data)
    assert [one.article.text for one in found if isinstance(one, Loaded)] == ["One.", "Six."]
    refused = {one.path: type(one.error) for one in found if isinstance(one, Refused)}
    assert list(refused) == ["t.csv:2", "t.csv:3", "t.csv:4", "t.csv:5"]
    assert refused["t.csv:2"] is FormatError
    assert refused["t.csv:4"] is EmptyInput


def test_a_table_without_records_says_so() -> None:
    [refusal] = read(HEADER)
    assert isinstance(refusal, Refused)
    assert refusal.message == "t.csv: a table without records"


def test_a_mark_that_is_never_closed_swallows_only_so_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_BYTES", 10_000)
    lines = b"".join(b"%d,,,Line %d.\n" % (at, at) for at in range(2_000))
    found = read(HEADER + b'0,,,"Never closed.\n' + lines)
    assert isinstance(found[0], Refused)
    assert isinstance(found[0].error, TooLarge)
    assert sum(isinstance(one, Loaded) for one in found) > 1_000


def test_large_tables_are_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = 0

    class Endless(BytesIO):
        def readinto(self, buffer: object) -> int:
            nonlocal taken
            room = memoryview(cast("bytearray", buffer)).cast("B")
            written = (b"1,,,A ferry.\n" * (len(room) // 13))[: len(room)]
            room[: len(written)] = written
            taken += len(written)
            return len(written)

        def readable(self) -> bool:
            return True

    stream = BufferedReader(Endless(), 1 << 14)
    tables_head = BytesIO(HEADER).read()
    from onrecord.intake.formats.streams import rejoined

    pieces = tables.pieces(rejoined(tables_head, cast("BufferedReader", stream)), "t", Told())
    assert all(isinstance(next(pieces), Piece) for _ in range(100))
    assert taken < 1 << 18


CELLS = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters='\n"'), min_size=1, max_size=30).filter(str.strip)


@given(st.lists(CELLS, min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_what_a_table_says_is_what_was_written(cells: list[str]) -> None:
    found = read(table([{"id": at, "text": f"A ferry. {cell}"} for at, cell in enumerate(cells)]))
    for one, cell in zip(found, cells, strict=True):
        if isinstance(one, Loaded) and "&" not in cell and "<" not in cell:
            assert one.article.text == f"A ferry. {cell}"


def test_the_second_paragraph_is_kept_apart() -> None:
    assert texts(table([{"id": 1, "text": f"{LEAD}\n\n{SECOND}"}])) == [f"{LEAD}\n\n{SECOND}"]


ODD = f"""Datum;Quelle;Titel;Inhalt
2020-03-03;Herald;Ferry;{LEAD}
2020-03-04;Courier;Boats;{SECOND}
2020-03-05;Gazette;Crews;{LEAD}
"""


def test_a_table_without_a_column_that_is_known_to_hold_the_text_is_told_of_once() -> None:
    told = refused(ODD.encode(), name="t.csv")
    assert told.message == "t.csv: a table of which no column is known to hold the text"
    assert "--map text=COLUMN" in str(told.hint)
    assert "Inhalt" in str(told.hint)


def test_a_known_column_of_text_in_an_even_table_is_enough() -> None:
    found = list(load(Source.from_bytes(ODD.replace("Inhalt", "Text").encode(), name="t.csv")))
    assert [item.article.text for item in found if isinstance(item, Loaded)] == [LEAD, SECOND, LEAD]
    assert all(load_again(item.article, item.raw) == item.article for item in found if isinstance(item, Loaded))
