from __future__ import annotations

import pytest

from onrecord.domain.spans import Span
from onrecord.intake.head.datelines import Dateline, read
from onrecord.intake.text.lines import Line


def dateline(text: str) -> Dateline | None:
    return read(Line.of(Span(0, len(text)), text), text)


@pytest.mark.parametrize(
    "text",
    [
        "Ilse Brandt (who told the news agency so) went home.",
        "Tom Vries (Strait ward) - the only one to object - went home.",
        "The board — all nine of them — went home.",
        "Boats sail again.",
    ],
)
def test_running_text_is_none(text: str) -> None:
    assert dateline(text) is None


def test_an_outlet_of_its_own_is_told_from_an_agency() -> None:
    own = dateline("Oban (Strait News) — Boats sail again.")
    agency = dateline("Oban (Reuters) - Boats sail again.")
    assert own is not None
    assert agency is not None
    assert (own.outlet, agency.outlet) == ("Strait News", None)


def test_a_weekday_and_a_day_are_no_part_of_the_place() -> None:
    found = dateline("ST. KILDA, Scotland, Tuesday, March 3 — Boats sail again.")
    assert found is not None
    assert found.place == "ST. KILDA, Scotland"
    assert found.published is None
