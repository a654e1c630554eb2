from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from onrecord.errors import BinaryInput, FormatError
from onrecord.intake import Loaded, Refused, Source, load
from onrecord.intake.formats import unpacking
from tests.intake.formats.samples import json_lines, page, record_id, row, wacz, warc, zipped
from tests.intake.texts import LEAD, refused

TEXT = LEAD.encode()


def told(data: bytes) -> dict[str, str]:
    """By place, the text or what is wrong."""
    found = list(load(Source.from_bytes(data, name="f.zip")))
    return {one.article.place: one.article.text if isinstance(one, Loaded) else one.message for one in found if isinstance(one, Loaded)} | {
        one.path: one.error.problem for one in found if isinstance(one, Refused)
    }


def test_a_zip_is_a_folder() -> None:
    files = {"b/2.txt": TEXT, "a.jsonl": json_lines([row(1)]), "b/": b"", "empty.txt": b"", ".hidden": TEXT, "__MACOSX/b/._2.txt": TEXT}
    assert list(told(zipped(files))) == ["f.zip#a.jsonl#r-1", "f.zip#b/2.txt", "f.zip#empty.txt"]


@pytest.mark.parametrize("name", ["/etc/passwd", "../../up.txt", "a/../../up.txt", "C:/windows.txt"])
def test_names_that_lead_out_are_refused(name: str) -> None:
    found = told(zipped({name: TEXT, "z.txt": TEXT}))
    assert found == {f"f.zip#{name}": "a file in an archive whose name leads out of it", "f.zip#z.txt": LEAD}


def test_names_that_would_break_a_line_are_shown_without() -> None:
    assert list(told(zipped({"a\n\x1b[1m.txt": TEXT}))) == ["f.zip#a \ufffd[1m.txt"]


def test_a_file_without_a_name_is_passed_over() -> None:
    nameless = zipped({"~": TEXT, "b.txt": TEXT}).replace(b"~", b"\0")
    assert list(told(nameless)) == ["f.zip#b.txt"]


def test_encrypted_files_are_refused_and_the_others_read() -> None:
    data = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert told(bytes(data)) == {"f.zip#a.txt": "an encrypted file in an archive", "f.zip#b.txt": LEAD}


def test_a_broken_file_does_not_stop_the_others() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("b.txt", TEXT)
    data = bytearray(file.getvalue())
    data[data.index(TEXT)] ^= 1
    found = told(bytes(data))
    assert found["f.zip#b.txt"] == LEAD
    assert found["f.zip#a.txt"].startswith("a broken file in an archive (Bad CRC-32")


@pytest.mark.parametrize("data", [zipped({"a": TEXT})[:-10], zipped({"a": TEXT})[:60], b"PK\x03\x04" + b"\xff" * 100])
def test_broken_archives(data: bytes) -> None:
    assert isinstance(refused(data).error, FormatError)


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("word/document.xml", "a Word document (.docx)"),
        ("META-INF/container.xml", "an e-book (.epub)"),
        ("META-INF/manifest.xml", "an OpenDocument file (.odt)"),
        ("xl/workbook.xml", "an Excel workbook (.xlsx)"),
    ],
)
def test_office_documents_are_named(name: str, what: str) -> None:
    refusal = refused(zipped({name: TEXT, "other.xml": TEXT}), name="d")
    assert isinstance(refusal.error, BinaryInput)
    assert refusal.message == f"d: {what}, which is not read"
    assert refusal.hint == "save it as plain text, HTML or PDF and read that"


def test_rich_text_is_named() -> None:
    assert refused(rb"{\rtf1\ansi A ferry.}").message == "a.txt: an RTF document, which is not read"


def test_an_archive_within_an_archive() -> None:
    inner = zipped({"c.txt": TEXT})
    assert told(zipped({"b.zip": inner})) == {"f.zip#b.zip#c.txt": LEAD}
    deep = zipped({"a.zip": zipped({"b.zip": zipped({"c.zip": inner})})})
    assert told(deep) == {"f.zip#a.zip#b.zip#c.zip": "archives within archives, more than 3 deep"}


def test_a_web_archive_in_a_zip() -> None:
    assert list(told(wacz(1))) == [f"f.zip#{record_id(1)}"]
    assert list(told(zipped({"crawl.warc.gz": warc(1, packed=True)}))) == [f"f.zip#crawl.warc.gz#{record_id(1)}"]


def test_what_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "FREELY_UNPACKED", 1 << 18)
    files = {f"{at}.txt": LEAD.encode() + b" " * (1 << 20) for at in range(2)}
    found = list(load(Source.from_bytes(zipped({"0.jsonl": json_lines([row(1), row(2)]), **files}), name="f")))
    assert [type(one) for one in found] == [Loaded, Loaded, Refused, Refused]
    refusal = found[-1]
    assert isinstance(refusal, Refused)
    assert refusal.message == "f#1.txt: unpacks to more than 250 times its size"


def test_a_stream_that_cannot_go_back_is_laid_down() -> None:
    class Pipe(BytesIO):
        def seekable(self) -> bool:
            return False

    found = list(load(Source.from_stream(Pipe(zipped({"a.html": page().encode()})))))
    assert [one.article.place for one in found if isinstance(one, Loaded)] == ["-#a.html"]
