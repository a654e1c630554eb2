from __future__ import annotations

import pytest

from onrecord.domain.actors import Role
from onrecord.reading.titles import country_of, role_of
from tests.reading.acting import actors, document, phrase


def role(text: str, title: str) -> Role:
    return role_of(phrase(document(text), title))


def roles(text: str, name: str) -> set[tuple[str | None, str | None, str | None]]:
    return {(r.office, r.organisation, r.country) for r in actors(text)[name].roles}


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        (
            "Ukrainian Defense Minister Oleksandr Moroz said on Monday that the talks had failed.\n",
            "Oleksandr Moroz",
            ("Defense Minister", None, "UKR"),
        ),
        ("U.S. Ambassador to Russia John Hallow said the embassy would close.\n", "John Hallow", ("Ambassador", None, "USA")),
        ("Former Norwegian Prime Minister Ada Brenn criticised the plan on Monday.\n", "Ada Brenn", ("Prime Minister", None, "NOR")),
        ("Treasury Secretary Anna Porter rejected the plan on Monday.\n", "Anna Porter", ("Treasury Secretary", None, None)),
        (
            "Otto Lind, a spokesman for the Danish Navy, said the ship was safe.\n",
            "Otto Lind",
            ("spokesman", "Danish Navy", "DNK"),
        ),
        (
            "Otto Lind, the chief executive of Malin Shipping, said the ship was safe.\n",
            "Otto Lind",
            ("chief executive", "Malin Shipping", None),
        ),
        ("Harold Quill, the king of Norway, rejected the plan.\n", "Harold Quill", ("king", None, "NOR")),
        (
            "Nikita Reddy, the daughter of Indian immigrants, said she would run for office.\n",
            "Nikita Reddy",
            ("daughter", None, None),
        ),
        ("EU foreign policy chief Clara Vass said the ships would leave.\n", "Clara Vass", ("foreign policy chief", "EU", None)),
    ],
)
def test_a_title_tells_office_body_and_country(text: str, name: str, told: tuple[str | None, str | None, str | None]) -> None:
    assert told in roles(text, name)


def test_the_country_of_a_person_is_the_title_s() -> None:
    assert actors("U.S. Ambassador to Russia John Hallow said the embassy would close.\n")["John Hallow"].country == "USA"
    assert actors("Nikita Reddy, the daughter of Indian immigrants, said she would run for office.\n")["Nikita Reddy"].country is None


@pytest.mark.parametrize(
    ("text", "title", "country"),
    [
        ("Peru's ambassador to Norway, Clara Vass, said the embassy would close.\n", "Peru's ambassador to Norway", "PER"),
        ("Otto Lind, ambassador to Peru, said the embassy would close.\n", "ambassador to Peru", None),
        ("The president of Peru arrived on Monday.\n", "president of Peru", "PER"),
        ("The president arrived on Monday.\n", "president", None),
    ],
)
def test_where_an_office_leads_is_not_whose_it_is(text: str, title: str, country: str | None) -> None:
    found = country_of(phrase(document(text), title))
    assert (found.code if found else None) == country


def test_a_title_keeps_its_words_and_place() -> None:
    text = "Former Norwegian Prime Minister Ada Brenn criticised the plan on Monday.\n"
    found = role(text, "Former Norwegian Prime Minister")
    assert found.title == found.span.of(text) == "Former Norwegian Prime Minister"
    assert found.office == "Prime Minister"


def test_a_title_is_no_part_of_a_name() -> None:
    found = actors("Secretary of State Anna Porter said the talks would go on.\n")
    assert {"Anna Porter"} == found.keys()
    assert [r.title for r in found["Anna Porter"].roles] == ["Secretary of State"]
