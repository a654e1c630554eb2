from __future__ import annotations

import pytest

from onrecord.domain.articles import PublishedFrom
from tests.intake.texts import LAST, LEAD, REPORT, SECOND, article, kinds


def test_title_and_date_of_a_plain_report() -> None:
    report = article(REPORT)
    assert report.title == "Ferry crews end their strike"
    assert report.title_span is not None
    assert report.title_span.of(report.text) == report.title
    assert (report.published, report.published_from) == ("2020-03-03", PublishedFrom.TEXT)
    assert kinds(report)["March 3, 2020"] == "metadata"


def test_a_report_that_begins_with_its_lead_has_no_title() -> None:
    report = article(f"{LEAD}\n\n{SECOND}")
    assert report.title is None
    assert not any(block.heading for block in report.blocks)


def test_a_title_that_was_cut_off_gives_way_to_the_whole() -> None:
    report = article(f"Ferry crews end their\n\nFerry crews end their strike of nine days\n\n{LEAD}\n\n{SECOND}")
    assert report.title == "Ferry crews end their strike of nine days"
    assert kinds(report)["Ferry crews end their"] == "repeat"


@pytest.mark.parametrize(
    "above", ["The Strait Herald", "STRAIT HERALD - the voice of the islands", "March 3, 2020", "Subscribe to our newsletter today"]
)
def test_a_title_is_no_masthead_date_or_plea(above: str) -> None:
    report = article(f"{above}\n\nFerry crews end their strike\n\n{LEAD}\n\n{SECOND}")
    assert report.title == "Ferry crews end their strike"
    assert kinds(report)[above] is not None


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ilse Brandt", "Ilse Brandt"),
        ("By Ilse Brandt and Tom de Vries", "Ilse Brandt and Tom de Vries"),
        ("By ILSE BRANDT, Herald Staff Writer", "ILSE BRANDT"),
        ("By Ilse Brandt in Oban and Tom Vries in Mull", "Ilse Brandt and Tom Vries"),
        ("By Ilse Brandt   Tuesday Mar 3, 2020 · 9:01 AM GMT", "Ilse Brandt"),
        ("By [AFP](#)", "AFP"),
    ],
)
def test_bylines(line: str, byline: str) -> None:
    report = article(f"Ferry crews end their strike\n\n{line}\n\n{LEAD}\n\n{SECOND}")
    assert report.byline == byline
    assert kinds(report)[line] == "metadata"


def test_a_name_between_date_and_outlet_is_the_byline() -> None:
    report = article(f"Ferry crews end their strike\n\nMarch 3, 2020\n\nIlse Brandt\n\nStrait Herald\n\n{LEAD}\n\n{SECOND}")
    assert (report.byline, report.outlet) == ("Ilse Brandt", "Strait Herald")


@pytest.mark.parametrize(
    ("dateline", "place", "agency"),
    [
        ("OBAN, Scotland (Reuters) - ", "OBAN, Scotland", "Reuters"),
        ("OBAN, Scotland, March 3 (AP) — ", "OBAN, Scotland", "Associated Press"),
        ("OBAN, Tuesday — ", "OBAN", None),
        ("NEW YORK — ", "NEW YORK", None),
        ("Oban (AFP) – ", "Oban", "Agence France-Presse"),
        ("OBAN, March 3. /TASS/. ", "OBAN", "TASS"),
        ("OBAN (Strait News / Sputnik - 3rd March, 2020) ", "OBAN", None),
        ("Ilse Brandt (for the crews) ", None, None),
        ("", None, None),
    ],
)
def test_datelines(dateline: str, place: str | None, agency: str | None) -> None:
    report = article(f"Ferry crews end their strike\n\n{dateline}{LEAD}\n\n{SECOND}")
    assert (report.dateline_place, report.agency) == (place, agency)


def test_the_day_of_a_dateline_needs_a_year_from_the_text() -> None:
    dated = f"Ferry crews end their strike\n\nOBAN, March 3 (AP) — {LEAD}\n\n"
    assert article(dated + SECOND).published is None
    report = article(dated + "The strike began on February 23, 2020, when the night boat stayed in port with all its crew on board.")
    assert (report.published, report.published_from) == ("2020-03-03", PublishedFrom.CONTENT)


def test_a_dateline_may_state_the_whole_day() -> None:
    for dateline in ("OBAN, March 3, 2020 (AP) — ", "OBAN (Strait News / Sputnik - 3rd March, 2020) "):
        report = article(f"Ferry crews end their strike\n\n{dateline}{LEAD}\n\n{SECOND}")
        assert (report.published, report.published_from) == ("2020-03-03", PublishedFrom.TEXT)


def test_first_publication_comes_before_an_update() -> None:
    report = article(f"Ferry crews end their strike\n\nUpdated March 5, 2020\n\nPublished March 3, 2020\n\n{LEAD}\n\n{SECOND}")
    assert report.published == "2020-03-03"


@pytest.mark.parametrize("stamp", ["Updated March 5, 2020", "Last modified: 2020-03-05 10:00", "Updated: 10:00 GMT, 5 March 2020"])
def test_a_day_of_change_alone_is_none_of_publication(stamp: str) -> None:
    report = article(f"Ferry crews end their strike\n\n{stamp}\n\n{LEAD}\n\n{SECOND}")
    assert (report.published, report.published_from, report.modified) == (None, None, "2020-03-05")


@pytest.mark.parametrize(
    "stamp",
    ["Updated 5 March 2020, first published 3 March 2020", "Published March 3, 2020, updated March 5, 2020", "3.3.2020 | Updated 5.3.2020"],
)
def test_one_line_may_state_both_days(stamp: str) -> None:
    report = article(f"Ferry crews end their strike\n\n{stamp}\n\n{LEAD}\n\n{SECOND}")
    assert (report.published, report.modified) == ("2020-03-03", "2020-03-05")


@pytest.mark.parametrize(
    ("foot", "agency"),
    [
        ("The Associated Press contributed to this report.", "Associated Press"),
        ("This story includes reporting from Agence France-Presse.", "Agence France-Presse"),
        ("Contributing: Tom Vries in Mull; the Associated Press", "Associated Press"),
        ("© 2020 Reuters. All rights reserved.", "Reuters"),
    ],
)
def test_agencies_are_credited_at_the_foot(foot: str, agency: str) -> None:
    report = article(f"{REPORT}\n\n{foot}")
    assert report.agency == agency
    assert kinds(report)[foot] == "metadata"


def test_an_agency_that_is_only_quoted_is_not_credited() -> None:
    assert article(f"{REPORT}\n\nMs Brandt told Reuters that the crews were tired but content.").agency is None


def test_the_owner_of_the_copyright_is_the_outlet() -> None:
    assert article(f"{REPORT}\n\n© 2020 The Strait Herald, LLC. All rights reserved.").outlet == "The Strait Herald"


def test_the_address_of_the_report() -> None:
    report = article("\n\n".join((LEAD, SECOND, LAST, "Original url:", "<https://herald.example/2020/03/03/ferry>")))
    assert report.url == "https://herald.example/2020/03/03/ferry"
    assert (report.published, report.published_from) == ("2020-03-03", PublishedFrom.TEXT)
    assert kinds(report)["Original url:"] == kinds(report)["<https://herald.example/2020/03/03/ferry>"] == "navigation"


def test_a_stamp_run_into_the_lead_is_cut_off() -> None:
    report = article(f" date 2020-03-03 {LEAD}\n\n{SECOND}")
    assert report.published == "2020-03-03"
    assert kinds(report) == {"date 2020-03-03": "metadata", LEAD: None, SECOND: None}


def test_a_menu_names_no_outlet() -> None:
    report = article(f"Home News Sport Weather\nFerry crews strike\nBy Ilse Brandt\n\n{LEAD}\n\n{SECOND}\n\n© 2020 Strait Courier")
    assert (report.title, report.outlet) == ("Ferry crews strike", "Strait Courier")
    assert kinds(report)["Home News Sport Weather"] == "navigation"
