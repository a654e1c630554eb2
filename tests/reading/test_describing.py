from __future__ import annotations

import pytest

from onrecord.domain.actors import ActorKind
from tests.reading.acting import actors, doing, forms, governments


@pytest.mark.parametrize(("text", "code"), [("The Russians attacked the port.\n", "RUS"), ("The Norwegians rejected the plan.\n", "NOR")])
def test_a_nation_as_a_whole_is_its_government(text: str, code: str) -> None:
    assert governments(text) == {code}


@pytest.mark.parametrize(
    "text",
    [
        "Six Russians attacked a shop on Sunday.\n",
        "Four Norwegians were killed on Monday.\n",
        "Norwegians voted on Monday.\n",
        "The young Russians fled.\n",
    ],
)
def test_some_of_a_nation_are_people(text: str) -> None:
    assert governments(text) == set()
    assert {actor.kind for actor in actors(text).values()} == {ActorKind.GROUP}


def test_a_government_is_its_country() -> None:
    text = "North Korea fired a missile on Monday. The North Korean government denied it.\n"
    assert {"North Korea", "The North Korean government"} <= forms(text, "North Korea")


def test_a_title_set_beside_a_name_is_a_mention_of_it() -> None:
    text = "Ada Brenn, the Norwegian foreign minister, said the talks would go on. The minister left Oslo on Friday.\n"
    assert {"Ada Brenn", "the Norwegian foreign minister"} <= forms(text, "Ada Brenn")
    assert "minister" not in actors(text)


def test_a_description_before_a_name_between_commas_is_that_name() -> None:
    text = "The minister, Ada Brenn, who resigned on Monday, praised the deal.\n"
    assert {"The minister", "The minister, Ada Brenn"} <= forms(text, "Ada Brenn")


def test_a_ministry_in_short_is_the_one_of_the_article() -> None:
    text = "The Foreign Ministry of Norway rejected the offer. The ministry said the offer came too late.\n"
    assert "The ministry" in forms(text, "Foreign Ministry of Norway")


def test_who_is_told_of_first_is_somebody_new() -> None:
    found = actors("The president said the law would pass.\n")
    assert found["president"].kind is ActorKind.PERSON
    assert found["president"].country is None


def test_a_group_has_the_country_that_its_words_name() -> None:
    found = actors("Norwegian officials said the ship was safe.\n")
    assert found["Norwegian officials"].kind is ActorKind.GROUP
    assert found["Norwegian officials"].country == "NOR"


def test_a_capital_acts_as_a_government_and_is_else_a_place() -> None:
    assert governments("Paris rejected the offer on Monday.\n") == {"FRA"}
    assert governments("The ship sank near London on Monday.\n") == set()
    assert governments("Norwegian Prime Minister Ada Brenn, who was born in Paris, rejected the plan.\n") == set()
    assert doing("Beijing will pay for the bridge.\n", "pay") == ["China"]
