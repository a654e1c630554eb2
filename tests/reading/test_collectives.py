from __future__ import annotations

import pytest

from onrecord.domain.actors import ActorKind
from tests.reading.acting import actors, doing, forms, speakers


def test_the_two_presidents_are_both() -> None:
    text = "President Ada Brenn met President Otto Lind in Geneva on Monday. The two presidents signed a treaty.\n"
    assert doing(text, "signed") == ["Ada Brenn", "Otto Lind"]
    assert "The two presidents" in forms(text, "Ada Brenn") & forms(text, "Otto Lind")


def test_the_two_presidents_are_a_group_where_one_was_named() -> None:
    text = "President Ada Brenn of Norway arrived in Lima. The two presidents signed a treaty.\n"
    assert "Ada Brenn" not in doing(text, "signed")
    assert actors(text)["presidents"].kind is ActorKind.GROUP


def test_those_counted_have_the_office() -> None:
    text = (
        "President Ada Brenn met President Otto Lind on Monday. Foreign Minister Emil Roth watched. The two presidents signed a treaty.\n"
    )
    assert "The two presidents" in forms(text, "Ada Brenn") & forms(text, "Otto Lind")
    assert "The two presidents" not in forms(text, "Emil Roth")


@pytest.mark.parametrize("words", ["Both countries", "The two countries", "The two governments"])
def test_two_countries_are_their_governments(words: str) -> None:
    text = f"Norway and Peru held talks in Geneva. {words} agreed to reopen the border.\n"
    assert doing(text, "agreed") == ["Norway", "Peru"]
    assert words in forms(text, "Norway") & forms(text, "Peru")


def test_three_are_not_two() -> None:
    text = "Norway and Peru held talks in Geneva. The three countries agreed to reopen the border.\n"
    assert not {"Norway", "Peru"} & set(doing(text, "agreed"))


def test_two_without_an_article_are_others() -> None:
    text = "Norway and Peru held talks in Geneva. Two other countries closed the border.\n"
    assert not {"Norway", "Peru"} & set(doing(text, "closed"))


def test_several_can_speak_together() -> None:
    text = "Norway and Peru held talks in Geneva. Both countries said the talks had failed.\n"
    assert {"Norway", "Peru"} <= set(speakers(text))
