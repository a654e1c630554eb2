from __future__ import annotations

from onrecord.domain.articles import Context, Known, PublishedFrom
from onrecord.intake.assembly import Origin, from_text
from tests.intake.texts import LEAD, REPORT, SECOND


def test_what_is_known_from_outside_comes_first() -> None:
    known = Known(title="Strike over", outlet="Strait Herald", byline="Ilse Brandt", published="2020-03-04", url="https://herald.example/a")
    report = from_text(REPORT, Origin(b"x", (Context("a.txt"),)), known=known)
    assert (report.title, report.title_span) == ("Strike over", None)
    assert (report.published, report.published_from) == ("2020-03-04", PublishedFrom.METADATA)
    assert (report.outlet, report.byline, report.url) == ("Strait Herald", "Ilse Brandt", "https://herald.example/a")


def test_an_address_dates_a_report_that_nothing_else_does() -> None:
    report = from_text(f"{LEAD}\n\n{SECOND}", Origin(b"x", (Context("a"),)), known=Known(url="https://herald.example/2020/03/03/ferry"))
    assert (report.published, report.published_from) == ("2020-03-03", PublishedFrom.METADATA)


def test_notes_and_encoding_are_kept() -> None:
    report = from_text(LEAD, Origin(b"x", (Context("a"),), "cp1250", ("encoding guessed: cp1250",)), known=Known())
    assert (report.encoding, report.notes, report.published) == ("cp1250", ("encoding guessed: cp1250",), None)


def test_what_is_told_at_a_place_goes_before_what_the_article_tells() -> None:
    told = Known(outlet="Strait Herald", published="2020-03-04", published_at="2020-03-04T08:00:00+01:00")
    report = from_text(REPORT, Origin(b"x", (Context("a", told), Context("b", Known(outlet="Other", byline="Tom Vries")))), known=Known())
    assert (report.outlet, report.byline, report.published) == ("Strait Herald", "Tom Vries", "2020-03-04")
    assert report.published_at == "2020-03-04T08:00:00+01:00"
    assert report.provenances == ("a", "b")


def test_of_several_fetches_the_earliest_counts() -> None:
    fetches = (Context("a", Known(fetched="2020-03-05T00:00:00Z")), Context("b", Known(fetched="2020-03-04T00:00:00Z")), Context("c"))
    report = from_text(REPORT, Origin(b"x", fetches), known=Known())
    assert report.fetched == "2020-03-04T00:00:00Z"
    assert report.contexts == fetches[:2]
