from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain.articles import Article, Credit, CreditKind
from onrecord.intake import Loaded, Source, load
from onrecord.intake.head.crediting import surest
from tests.intake.texts import LAST, LEAD, REPORT, SECOND, THIRD, article


def credited(report: Article) -> list[tuple[str, str, str]]:
    """The words, the name and the kind of every credit."""
    return [(credit.span.of(report.text), credit.name, credit.kind.value) for credit in report.credits]


@pytest.mark.parametrize(
    ("line", "words", "name", "kind"),
    [
        (f"OBAN (Reuters) - {LEAD}", "Reuters", "Reuters", "dateline"),
        (f"OBAN, March 3 (AFP) — {LEAD}", "AFP", "Agence France-Presse", "dateline"),
        (f"OBAN, March 3. /TASS/. {LEAD}", "TASS", "TASS", "dateline"),
        (f"OBAN, MARCH 3 (REUTERS) - {LEAD}", "REUTERS", "Reuters", "dateline"),
        (f"{LEAD} (PTI)", "PTI", "Press Trust of India", "foot"),
        ("By The Associated Press", "The Associated Press", "Associated Press", "byline"),
        ("Reuters contributed to this report.", "Reuters", "Reuters", "foot"),
        ("Associated Press writers Ilse Brandt and Tom Vries contributed.", "Associated Press", "Associated Press", "foot"),
        ("With files from The Canadian Press", "The Canadian Press", "Canadian Press", "foot"),
        ("Copyright 2020 The Associated Press", "The Associated Press", "Associated Press", "copyright"),
        ("Nobody was hurt, according to AP.", "AP", "Associated Press", "attribution"),
        ("The owners have agreed, the Associated Press reported on Monday.", "the Associated Press", "Associated Press", "attribution"),
        ("“We are tired,” she told Reuters.", "Reuters", "Reuters", "attribution"),
    ],
)
def test_agencies_with_their_places_and_kinds(line: str, words: str, name: str, kind: str) -> None:
    report = article("\n\n".join(("Ferry crews end their strike", SECOND, line, THIRD)))
    assert credited(report) == [(words, name, kind)]
    assert report.text.startswith(words, report.text.index(line) + line.index(words))


def test_several_agencies_of_one_foot_are_all_credited() -> None:
    report = article(f"{REPORT}\n\nContributing: The Associated Press\n\nReuters contributed to this report.")
    assert [name for _, name, _ in credited(report)] == ["Associated Press", "Reuters"]


def test_the_agency_is_the_surest_credit() -> None:
    report = article(f"{REPORT}\n\nThe Press Association said so.\n\nAFP contributed to this report.\n\nBy Reuters")
    assert report.agency == "Reuters"
    found = surest(report.credits)
    assert found is not None
    assert found.kind is CreditKind.BYLINE


@pytest.mark.parametrize("last", ["Nobody was hurt, according to AP.", "Crews wave at the pier. (AP)", "Drivers called the AA for help."])
def test_who_is_quoted_and_whose_photograph_it_is_is_not_the_agency(last: str) -> None:
    assert article(f"{REPORT}\n\n{last}\n\n{SECOND[:-1]} and back.").agency is None


@pytest.mark.parametrize("words", ["The AA said that roads were full.", "A spa told guests to leave.", "The Reuters Institute said so."])
def test_who_is_no_agency_is_not_credited(words: str) -> None:
    assert article(f"{REPORT}\n\n{words}").credits == ()


def test_outlet_and_authors_where_the_text_names_them() -> None:
    head = "Ferry crews end their strike\n\nBy Ilse Brandt and Tom Vries\n\nThe Strait Herald\n\nMarch 3, 2020"
    report = article(f"{head}\n\n{LEAD}\n\n{SECOND}")
    assert credited(report) == [
        ("Ilse Brandt", "Ilse Brandt", "author"),
        ("Tom Vries", "Tom Vries", "author"),
        ("The Strait Herald", "The Strait Herald", "outlet"),
    ]


def test_an_outlet_known_from_a_record_is_credited_where_its_text_names_it() -> None:
    record = json.dumps({"text": f"{LEAD} So the Strait Herald has learned.", "outlet": "Strait Herald", "authors": ["Ada Brenn"]})
    [loaded] = load(Source.from_bytes(record.encode()))
    assert isinstance(loaded, Loaded)
    assert credited(loaded.article) == [("Strait Herald", "Strait Herald", "outlet")]


def test_the_place_is_found_through_markup_and_line_breaks() -> None:
    text = f"{REPORT}\n\n**Reuters** and *the* [AP](https://example.org/AP) write; “no,” she told [AFP](#).\n\n{LAST[:-1]} at last."
    report = article(text)
    assert credited(report) == [("AFP", "Agence France-Presse", "attribution")]
    assert report.text[report.credits[0].span.start - 1] == "["


@given(
    st.lists(
        st.sampled_from([LEAD, "(AP)", "Reuters said so.", "By AFP", "told **AP**", "\n\n", "\n", " ", "contributed to this"]), max_size=12
    )
)
def test_every_credit_lies_on_its_words(parts: list[str]) -> None:
    report = article("Ferry crews end their strike\n\n" + " ".join(parts))
    assert list(report.credits) == sorted(report.credits)
    for credit in report.credits:
        assert isinstance(credit, Credit)
        if credit.kind is not CreditKind.AUTHOR:
            assert credit.span.of(report.text).removeprefix("The ") in ("AP", "Reuters", "AFP")
