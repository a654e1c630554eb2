from __future__ import annotations

import pytest

from onrecord.domain.spans import Span
from onrecord.intake.furniture.captions import is_caption, is_credited
from onrecord.intake.text.lines import Line


def line(text: str) -> Line:
    return Line.of(Span(0, len(text)), text)


@pytest.mark.parametrize(
    "text",
    [
        "The night boat leaves Oban on Monday. (Photo by Tom Vries)",
        "The night boat leaves Oban. REUTERS/Tom Vries",
        "The night boat leaves Oban, March 3, 2020. (AP Photo/Tom Vries)",
        "The crew on the pier. **AP / TASS**",
        "The crew on the pier. Getty Images",
        "Image copyright Getty Images Image caption The crew had waited for nine days",
        "FILE PHOTO: The night boat in port",
        "Harbour Board / flickr",
        "The crew on the pier. Tom Vries / The Strait Herald",
        "The crew on the pier. Photograph: Tom Vries/Strait Herald",
    ],
)
def test_credits_and_labels_settle_it(text: str) -> None:
    assert is_credited(line(text))


@pytest.mark.parametrize(
    "text",
    [
        "The owners had agreed to pay, a person who knows of the talks told Reuters.",
        "“We read it in a report by the AP.”",
        "Ms Brandt is a photographer by training.",
        "Talks on the ferry/rail link go on.",
        "OBAN, March 3. /TASS/. The crews of the ferries went back to work on Monday, the board said.",
    ],
)
def test_a_mention_of_an_agency_is_no_credit(text: str) -> None:
    assert not is_credited(line(text))


@pytest.mark.parametrize(
    "text",
    [
        "Passengers wait outside the closed ticket hall in Oban, Scotland",
        "A local woman walks past a shuttered kiosk after the end of the strike in Oban.",
        "Ilse Brandt speaks to reporters during a break in the talks.",
        "A lifeboat being lowered from the night ferry during a drill.",
        "Harbour master Tom Vries, left, shakes hands with Ilse Brandt at the pier.",
    ],
)
def test_a_sentence_of_the_moment_is_a_caption(text: str) -> None:
    assert is_caption(line(text))


@pytest.mark.parametrize(
    "text",
    [
        "The strike ended on Monday after nine days of talks.",
        "A woman who missed her own wedding said that she would never sail again.",
        "Protesters were held back by the police at the gates of the harbour.",
        "Meanwhile, soldiers stand ready to carry the mail to the islands.",
        "He stands by his word, the harbour master wrote.",
        "The owners plan to meet the crews on Thursday.",
    ],
)
def test_a_sentence_of_the_report_is_none(text: str) -> None:
    assert not is_caption(line(text))
