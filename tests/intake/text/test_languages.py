from __future__ import annotations

import pytest

from onrecord.intake.text.languages import detect
from tests.intake.texts import REPORT


@pytest.mark.parametrize(
    "text",
    [
        REPORT,
        "Ferry strike ends",
        "Lind meets Peña Nieto in São Paulo",
        "Le Drian, von der Leyen and Luis de la Cruz meet in Las Palmas",
        "Les Bleus win, Die Mannschaft out",
        "The paper asked “Wer zahlt?” and “Ist das nicht zu teuer?” on the front of its Monday issue.",
        "Brandt 12, Holm 9, Lind 7",
        "",
    ],
)
def test_english(text: str) -> None:
    assert detect(text) == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Les équipages des bateaux ont repris la mer lundi après neuf jours de grève, a annoncé la direction du port.",
            "fr",
        ),
        (
            "Die Fähren zwischen den beiden Inseln fahren ab Montag wieder, wie die Hafenbehörde nach neun Tagen Streik bekanntgab.",
            "de",
        ),
        ("Экипажи паромов вышли в море", "ru"),
        ("Der Streik ist nach neun Tagen zu Ende", "de"),
        ("Le port est ouvert, selon la direction qui dirige les bateaux", "fr"),
        ("El puerto no se abre por la huelga, según los marineros", "es"),
        ("Il porto non apre per lo sciopero, che dura da nove giorni anche nella notte", "it"),
        ("O porto não abre e os marinheiros foram para casa", "pt"),
        ("De haven blijft dicht, zegt het bestuur, en er wordt niet gevaren", "nl"),
        ("Hamnen är stängd och det blir inte någon färja på måndag", "sv"),
        ("Havnen er stengt og det blir ikke noen ferge på mandag", "nb|no|nn|da"),
        ("Pelabuhan yang ditutup itu dibuka untuk umum dengan syarat", "id|ms"),
    ],
)
def test_others(text: str, language: str) -> None:
    assert detect(text) in language.split("|")


def test_too_little_to_tell() -> None:
    assert detect("Порт") == "und"
