from __future__ import annotations

import pytest

from onrecord.domain.spans import Span
from onrecord.intake.furniture.cues import kind_of
from onrecord.intake.text.lines import Line


def kind(text: str) -> str | None:
    found = kind_of(Line.of(Span(0, len(text)), text))
    return found.value if found else None


@pytest.mark.parametrize(
    "text",
    [
        "Related article: [Why the boats stayed in port](#)",
        "Read more: The strike in figures",
        "SEE ALSO: Nine days without mail",
        "(RELATED: Nine days without mail)",
        "Story continues below",
        "Share Tweet Email",
        "Share on Facebook | Share by email | Print",
        "Home > News > Islands",
        "Original url: https://herald.example/ferry",
        "[Ferries](#) | [Harbours](#)",
        "https://herald.example/ferry",
        "Slideshow (4 Images)",
        "Home News Sport Opinion",
        "NEWS | SPORT | WEATHER",
    ],
)
def test_navigation(text: str) -> None:
    assert kind(text) == "navigation"


@pytest.mark.parametrize(
    "text",
    [
        "Sign up for our weekly newsletter",
        "Get the day's news delivered to your inbox.",
        "Subscribe now for full access to the Herald",
        "Support The Strait Herald!",
        "ADVERTISEMENT",
        "Follow @straitherald on Twitter",
        "If you can, please consider a gift of £2 a month.",
        "Make a contribution to keep our reporting free.",
    ],
)
def test_promotion(text: str) -> None:
    assert kind(text) == "promotion"


@pytest.mark.parametrize(
    "text",
    [
        "March 3, 2020",
        "By Ilse Brandt",
        "Updated at 5:10 p.m. GMT",
        "Tom Vries in Mull contributed to this report.",
        "• Tom Vries contributed reporting from Mull.",
        "Reporting by Tom Vries; editing by Ilse Brandt",
        "Editor's note: an earlier version misspelt the name of the pier.",
        "Copyright 2020 The Strait Herald",
        "3 min read",
        "© 2020 Strait Herald. All rights reserved.",
        "Ferry at the pier of Oban, © Strait Pictures",
        "Copyright © 2020, all rights reserved",
        "Our Standards: The Strait Wire Trust Principles.",
        "This article is more than 2 years old",
    ],
)
def test_metadata(text: str) -> None:
    assert kind(text) == "metadata"


@pytest.mark.parametrize(
    "text",
    [
        "The subscription of shares begins on Monday, the owners said, and the fares will rise by a tenth.",
        "More ferries will sail on Sunday.",
        "Related industries suffered too, the board said: fish went bad in the sheds.",
        "“Sign up or stay home,” the notice told the crews.",
        "By Monday the boats were sailing again.",
        "Support for the strike fell.",
        "Ms Brandt said: “You and I will share the blame.”",
        "The board contributed to the strike fund.",
        "Subscribe to the theory that boats never sink and you will drown, the harbourmaster told the board.",
        "Sign up for the coastguard has halved since 2019, the ministry said.",
        "Strike or leave, he told them.",
        "Donate or leave, he told them.",
        "“Share this with the crews,” the owner told the meeting on Monday.",
        "The trust principles of the harbour fund forbid it.",
        "All rights reserved to the islanders in the treaty of 1921 remain in force.",
        "The label © 2019 on the plans shows who drew them.",
        "The cafÃ© Dupont stays open through the strike.",
        "World news",
    ],
)
def test_the_report_itself_is_left_alone(text: str) -> None:
    assert kind(text) is None
