from __future__ import annotations

import pytest

from onrecord.intake.languages import detect
from tests.intake.texts import REPORT


def test_english() -> None:
    assert detect(REPORT) == "en"
    assert detect("Ferry strike ends") == "en"


@pytest.mark.parametrize(
    "text",
    [
        "Les équipages des bateaux ont repris la mer lundi après neuf jours de grève, a annoncé la direction du port, qui s'en félicite.",
        "Die Fähren zwischen den beiden Inseln fahren ab Montag wieder, wie die Hafenbehörde nach neun Tagen Streik am Abend bekanntgab.",
        "Экипажи паромов вышли в море",
    ],
)
def test_others(text: str) -> None:
    assert detect(text) == "und"
