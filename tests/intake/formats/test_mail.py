from __future__ import annotations

from email.message import EmailMessage

import pytest

from onrecord.errors import EmptyInput, FormatError
from onrecord.intake.formats.kinds import looks_like_mail
from tests.intake.formats.samples import TITLE, mail, mhtml, page, webarchive
from tests.intake.texts import LAST, LEAD, SECOND, THIRD, article, refused


def test_a_mail_is_its_plain_part_with_subject_and_date() -> None:
    report = article(mail())
    assert report.text.replace("\r\n", "\n").strip() == "\n\n".join((LEAD, SECOND, THIRD, LAST))
    assert (report.title, report.published, report.published_at) == (TITLE, "2020-03-03", "2020-03-03T08:15:00+00:00")


def test_a_plain_part_that_says_nothing_gives_way_to_the_other() -> None:
    message = EmailMessage()
    message["From"] = "press@harbour.example"
    message["Subject"] = "=?utf-8?q?F=C3=A4hre?= sails"
    message["Message-ID"] = "<1@h>"
    message.set_content("Please view this mail in a browser.")
    message.add_alternative(page(), subtype="html")
    report = article(message.as_bytes())
    assert report.text.startswith(TITLE)
    assert report.title == "Fähre sails"


def test_attachments_are_not_read() -> None:
    message = EmailMessage()
    message["From"] = "press@harbour.example"
    message["Subject"] = "x"
    message["Message-ID"] = "<1@h>"
    message.set_content(LEAD)
    message.add_attachment(SECOND, filename="a.txt")
    assert article(message.as_bytes()).text.strip() == LEAD


@pytest.mark.parametrize(
    ("start", "is_mail"),
    [
        ("From: a\nDate: b\nMessage-ID: <c>\n\nx", True),
        ("MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=x\r\n\r\n", True),
        ("From: the harbour board\nDate: March 3, 2020\nSubject: Ferry\n\nA press release.", False),
        ("Ferry: the crews\nsail", False),
        ("Content-Type: text\n\nabout headers", False),
    ],
)
def test_mails_are_told_by_headers_that_programs_write(start: str, is_mail: bool) -> None:
    assert looks_like_mail(start.encode()) is is_mail


def test_a_page_saved_as_one_file() -> None:
    report = article(mhtml())
    assert report.text == article(page()).text
    assert (report.url, report.fetched) == ("https://herald.example/1", "2020-03-04T10:00:00")
    assert report.title == TITLE


def test_a_page_saved_by_safari() -> None:
    report = article(webarchive())
    assert (report.text, report.url) == (article(page()).text, "https://herald.example/1")
    assert isinstance(refused(webarchive()[:-40]).error, FormatError)


def test_a_mail_without_words() -> None:
    message = EmailMessage()
    message["From"] = "press@harbour.example"
    message["Subject"] = "x"
    message["Message-ID"] = "<1@h>"
    message.set_content(b"\x89PNG", maintype="image", subtype="png")
    assert isinstance(refused(message.as_bytes()).error, EmptyInput)


def test_mails_within_mails_without_end_are_refused() -> None:
    parts = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (at, at) for at in range(5_000))
    assert isinstance(refused(b"From: a\nDate: b\nMIME-Version: 1.0\n" + parts).error, FormatError)
