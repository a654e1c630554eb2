from __future__ import annotations

from onrecord.domain.articles import PublishedFrom
from onrecord.intake.assembly import Known, Origin, from_text
from tests.intake.texts import LEAD, REPORT, SECOND


def test_what_is_known_from_outside_comes_first() -> None:
    known = Known(title="Strike over", outlet="Strait Herald", byline="Ilse Brandt", published="2020-03-04", url="https://herald.example/a")
    report = from_text(REPORT, Origin(b"x", "a.txt"), known=known)
    assert (report.title, report.title_span) == ("Strike over", None)
    assert (report.published, report.published_from) == ("2020-03-04", PublishedFrom.METADATA)
    assert (report.outlet, report.byline, report.url) == ("Strait Herald", "Ilse Brandt", "https://herald.example/a")


def test_an_address_dates_a_report_that_nothing_else_does() -> None:
    report = from_text(f"{LEAD}\n\n{SECOND}", Origin(b"x", "a"), known=Known(url="https://herald.example/2020/03/03/ferry"))
    assert (report.published, report.published_from) == ("2020-03-03", PublishedFrom.METADATA)


def test_notes_and_encoding_are_kept() -> None:
    report = from_text(LEAD, Origin(b"x", "a", "cp1250", ("encoding guessed: cp1250",)), known=Known())
    assert (report.encoding, report.notes, report.published) == ("cp1250", ("encoding guessed: cp1250",), None)
