from __future__ import annotations

import zlib

import pytest

from onrecord.errors import BinaryInput, EmptyInput, FormatError, TooLarge
from onrecord.intake.formats import pdf as format_
from tests.intake.formats.samples import TITLE, pdf, wrapped
from tests.intake.texts import LAST, LEAD, SECOND, THIRD, article, refused

BODY = (LEAD, SECOND, THIRD, LAST)


def test_paragraphs_are_put_together_again() -> None:
    report = article(pdf([wrapped([TITLE, *BODY])]))
    assert report.text == "\n\n".join([TITLE, *BODY])
    assert report.title == TITLE


def test_a_paragraph_goes_on_over_the_page() -> None:
    lines = wrapped([LEAD, SECOND, LAST])
    report = article(pdf([lines[:4], lines[4:]]))
    assert report.text == "\n\n".join([LEAD, SECOND, LAST])


def test_what_repeats_at_the_edges_of_pages_is_left_out() -> None:
    pages = [
        ["Harbour board, press release", "", *wrapped([text]), f"Page {at} of 4", "www.harbour.example"] for at, text in enumerate(BODY, 1)
    ]
    report = article(pdf(pages))
    assert report.text == "\n\n".join(["Harbour board, press release", *BODY])
    assert report.notes == ("11 lines at the edges of pages left out",)


def test_words_broken_at_the_end_of_a_line() -> None:
    lines = ["The ferry will sail again, the harbour-", "master said, from the well-known har-", "bour, which is a well-known one to them."]
    assert (
        article(pdf([lines])).text
        == "The ferry will sail again, the harbourmaster said, from the well-known harbour, which is a well-known one to them."
    )


def test_what_the_document_says_of_itself_is_believed_where_the_text_bears_it_out() -> None:
    told = article(pdf([wrapped([TITLE, *BODY])], info=f"/Title ({TITLE}) /Author (Ilse Brandt) /CreationDate (D:20200303081500Z)"))
    assert (told.title, told.byline, told.published, told.modified) == (TITLE, "Ilse Brandt", None, "2020-03-03T08:15:00+00:00")
    odd = article(pdf([wrapped([LEAD, SECOND])], info="/Title (Microsoft Word - ferry.docx) /Author (pc user) /CreationDate (D:99)"))
    assert (odd.title, odd.byline, odd.modified) == (None, None, None)


def test_a_document_without_words_is_a_picture() -> None:
    refusal = refused(pdf([[]]))
    assert isinstance(refusal.error, EmptyInput)
    assert refusal.message == "a.txt: a PDF without text"
    assert "OCR" in (refusal.hint or "")


def test_an_encrypted_document() -> None:
    from io import BytesIO

    import pypdf

    writer = pypdf.PdfWriter(BytesIO(pdf([wrapped(BODY)])))
    for password, error in (("secret", BinaryInput), ("", None)):
        file = BytesIO()
        writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
        writer.write(file)
        if error:
            assert isinstance(refused(file.getvalue()).error, error)


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"%PDF-1.4\n%%EOF", pdf([wrapped(BODY)])[:300]])
def test_broken_documents(data: bytes) -> None:
    assert isinstance(refused(data).error, FormatError | EmptyInput)


def test_a_document_of_drawings_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(format_, "MOST_OPERATIONS", 100)
    assert isinstance(refused(pdf([wrapped(BODY)] * 20)).error, TooLarge)


def test_a_document_that_unpacks_without_end_is_refused() -> None:
    data = pdf([wrapped([LEAD])])
    start, end = data.index(b"<< /Length"), data.index(b"\nendstream")
    bomb = zlib.compress(b"0 0 m " * (20 << 20), 9)
    packed = data[:start] + b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s" % (len(bomb), bomb) + data[end:]
    assert isinstance(refused(packed).error, TooLarge | FormatError | EmptyInput)


def test_pages_beyond_the_most_are_owned_up_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(format_, "MOST_PAGES", 2)
    report = article(pdf([wrapped([text]) for text in BODY]))
    assert report.text == f"{LEAD}\n\n{SECOND}"
    assert report.notes == ("only the first 2 of 4 pages were read",)
