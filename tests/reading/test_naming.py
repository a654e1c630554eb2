from __future__ import annotations

import pytest

from onrecord.domain.actors import ActorKind
from onrecord.reading.naming import adjectives, is_agency, name_words, state, without_article
from tests.reading.acting import actors, document, forms, phrase


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mr. Otto Lind left.\n", ["Otto", "Lind"]),
        ("President Otto Lind left.\n", ["Otto", "Lind"]),
        ("Otto Lind Jr. left.\n", ["Otto", "Lind"]),
        ("Otto Lind's ship left.\n", ["Otto", "Lind"]),
        ("Otto Lind left.\n", ["Otto", "Lind"]),
    ],
)
def test_the_words_of_a_name(text: str, words: list[str]) -> None:
    doc = document(text)
    end = next(token.i for token in doc if token.lower_ in {"left", "ship"})
    assert name_words(doc[0:end]) == words


def test_a_title_alone_stays_a_word() -> None:
    assert name_words(phrase(document("President left.\n"), "President")) == ["President"]


@pytest.mark.parametrize(
    ("name", "code"), [("Norway", "NOR"), ("the Norway", "NOR"), ("Lima", "PER"), ("the Kremlin", "RUS"), ("Otto", None)]
)
def test_what_stands_for_a_state(name: str, code: str | None) -> None:
    found = state(name)
    assert (found.code if found else None) == code


def test_agencies_are_known() -> None:
    assert is_agency("AFP")
    assert not is_agency("Malin Shipping")


def test_only_a_leading_article_goes() -> None:
    assert without_article("The Hague Court") == "Hague Court"
    assert without_article("Theatre Royal") == "Theatre Royal"


def test_adjectives_of_countries_outside_of_names() -> None:
    doc = document("The North Korean ship met a Norwegian boat near the Russian coast.\n")
    assert [(span.text, country.code) for span, country in adjectives(doc, ())] == [
        ("North Korean", "PRK"),
        ("Norwegian", "NOR"),
        ("Russian", "RUS"),
    ]
    taken = {token.i for token in doc if token.text == "Norwegian"}
    assert [country.code for _, country in adjectives(doc, taken)] == ["PRK", "RUS"]


def test_a_body_s_acronym_in_brackets_is_its_name() -> None:
    text = "The Norwegian Refugee Council (NRC) said the camp was full. The NRC sent food.\n"
    assert {"NRC", "Norwegian Refugee Council"} <= forms(text, "Norwegian Refugee Council")


def test_an_acronym_is_its_expansion_wherever_they_stand() -> None:
    text = "The United Nations said on Monday that it would send food. The UN said the roads were closed.\n"
    assert {"UN", "United Nations"} <= forms(text, "United Nations")


def test_an_acronym_is_nobody_s_surname() -> None:
    found = actors("Kim Jong Un met soldiers on Friday. The UN condemned the launch.\n")
    assert found["UN"].kind is ActorKind.ORGANISATION
    assert found["Kim Jong Un"].kind is ActorKind.PERSON


def test_a_state_by_its_house_is_its_government() -> None:
    text = "The White House said the plan was ready. The Kremlin rejected it.\n"
    found = {actor.country: actor.kind for actor in actors(text).values()}
    assert found == {"USA": ActorKind.GOVERNMENT, "RUS": ActorKind.GOVERNMENT}


def test_brackets_behind_a_name_are_mentioned_with_it() -> None:
    text = "Sen. Ada Brenn (D-Ohio) said the bill would fail. Brenn voted against it.\n"
    assert {"Brenn", "Sen. Ada Brenn", "Sen. Ada Brenn (D-Ohio)"} <= forms(text, "Ada Brenn")
