from __future__ import annotations

import pytest

from onrecord.domain.spans import Span
from onrecord.intake.head.outlets import is_house, is_masthead, is_outlet, named
from onrecord.intake.text.lines import Line


def line(text: str) -> Line:
    return Line.of(Span(0, len(text)), text)


@pytest.mark.parametrize("text", ["Strait Herald", "STRAIT HERALD", "Associated Press", "straitherald.com", "Special for Strait News"])
def test_a_line_may_be_an_outlet(text: str) -> None:
    assert is_house(line(text))


@pytest.mark.parametrize("text", ["Good news for the islands", "Strait Herald wins.", "Ferry crews end their strike"])
def test_other_lines_are_none(text: str) -> None:
    assert not is_house(line(text))


def test_mastheads_and_slugs_stand_above_titles() -> None:
    assert is_masthead(line("Strait Herald – weekend edition"))
    assert is_masthead(line("SH-0447 BC-FERRY, 2nd lead"))
    assert not is_masthead(line("Nine days, no boats – and nobody to blame"))


@pytest.mark.parametrize(
    "text",
    [
        "© 2020 Strait Herald. All rights reserved.",
        "Copyright 2019-2020 Strait Herald, LLC",
        "A Message from Strait Herald:",
        "Strait Herald's Tom Vries contributed to this report.",
    ],
)
def test_a_text_names_its_outlet(text: str) -> None:
    assert named([line("Boats sail again."), line(text)]) == "Strait Herald"


def test_half_a_letter_is_no_sign_of_copyright() -> None:
    assert named([line("The cafÃ© Dupont, on the pier, stays open.")]) is None


def test_an_agency_is_no_outlet() -> None:
    assert named([line("© 2020 Reuters. All rights reserved.")]) is None


@pytest.mark.parametrize(
    "name",
    [
        *("Strait Herald", "The Strait Herald", "the Harbour Town Gazette", "Sky News", "Baltic Wire", "Northern Mail", "Radio Strait"),
        *("Daily Strait", "Strait Television", "Strait TV", "BBC", "the BBC", "BBC News", "CNN", "Reuters", "Associated Press"),
        "Agence France-Presse",
    ],
)
def test_a_name_in_running_text_is_an_outlets(name: str) -> None:
    assert is_outlet(name)


@pytest.mark.parametrize(
    "name",
    [
        *("Ada Quill", "Harbour Board", "Ferry Workers Union", "Strait Network", "Border Agency", "National Security Agency"),
        *("News", "The Times of Trouble", "Mailand", "BBCX", "Herald Brandt", "Radio", "Daily", "the Daily", "", "Press Secretary"),
    ],
)
def test_another_name_is_no_outlets(name: str) -> None:
    assert not is_outlet(name)
