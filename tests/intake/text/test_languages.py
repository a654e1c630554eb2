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
    "text",
    [
        "Les équipages des bateaux ont repris la mer lundi après neuf jours de grève, a annoncé la direction du port, qui s'en félicite.",
        "Die Fähren zwischen den beiden Inseln fahren ab Montag wieder, wie die Hafenbehörde nach neun Tagen Streik am Abend bekanntgab.",
        "Экипажи паромов вышли в море",
        "Der Streik ist nach neun Tagen zu Ende",
        "Le port est ouvert, selon la direction qui dirige les bateaux",
        "El puerto no se abre por la huelga, según los marineros",
        "Il porto non apre per lo sciopero, che dura da nove giorni anche nella notte",
        "O porto não abre e os marinheiros foram para casa",
        "De haven blijft dicht, zegt het bestuur, en er wordt niet gevaren",
        "Hamnen är stängd och det blir inte någon färja på måndag",
        "Havnen er stengt og det blir ikke noen ferge på mandag",
        "Pelabuhan yang ditutup itu dibuka untuk umum dengan syarat",
    ],
)
def test_others(text: str) -> None:
    assert detect(text) == "und"
