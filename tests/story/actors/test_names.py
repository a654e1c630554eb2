from __future__ import annotations

import pytest

from onrecord.domain.actors import ActorKind
from onrecord.story.actors.names import core
from tests.story.told import GOVERNMENT, GROUP, ORGANISATION, Told, described, node


def body(name: str, country: str | None = None) -> Told:
    return Told("a", name, ORGANISATION, country)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei Malin", "Sergey Malin"),
        ("Pak Jun-ho", "Pak Jun Ho"),
        ("Omar al-Sabri", "Omar Sabri"),
        ("Omar al Sabri", "Omar al-Sabri"),
        ("Ottó Länd", "Otto Land"),
        ("Mikhail Malin", "Mihail Malin"),
    ],
)
def test_spellings_of_a_name_have_the_same_parts(one: str, other: str) -> None:
    assert node(Told("a", one)).parts == node(Told("a", other)).parts


@pytest.mark.parametrize(("one", "other"), [("Ada Brenn", "Otto Brenn"), ("Ada Brenn", "Ada Lind"), ("Ada Brenn", "Ada Maria Brenn")])
def test_other_names_have_other_parts(one: str, other: str) -> None:
    assert node(Told("a", one)).parts != node(Told("a", other)).parts


def test_what_looks_like_a_particle_can_open_a_name() -> None:
    assert len(node(Told("a", "Al Brenn")).parts) == 2
    assert node(Told("a", "Van")).parts


def test_the_middle_is_the_initials_of_what_stands_between() -> None:
    assert node(Told("a", "Ada M. Brenn")).middle == node(Told("a", "Ada Maria Brenn")).middle == "m"
    assert node(Told("a", "Ada Brenn")).middle == ""


@pytest.mark.parametrize("title", ["Mr.", "Dame", "President", "Prime Minister", "Sen.", "Gen."])
def test_titles_are_no_tokens_of_a_person(title: str) -> None:
    assert node(Told("a", f"{title} Ada Brenn")).tokens == ("ada", "brenn")


def test_an_office_before_one_word_may_be_part_of_the_name() -> None:
    assert node(Told("a", "Prince Otto")).tokens == ("prince", "otto")
    assert node(Told("a", "Mr. Otto")).tokens == ("otto",)


def test_a_body_keeps_all_its_words() -> None:
    assert node(body("General Staff")).tokens == ("general", "staff")


def test_a_person_goes_by_the_longest_name_of_the_article() -> None:
    assert node(Told("a", "Brenn", also=("Ada Brenn", "Ada"))).name == "Ada Brenn"


def test_who_is_only_described_is_not_called() -> None:
    assert node(Told("a", "Ada Brenn")).called
    assert not node(described("a", "the rebels")).called
    assert not node(Told("a", "officials", GROUP)).called
    assert node(described("a", "the country", GOVERNMENT, "NOR")).called


def test_offices_are_folded_and_keep_their_country() -> None:
    assert node(Told("a", "Ada Brenn", country="NOR", office="Foreign Minister")).offices == (("foreign minister", "NOR"),)


def form(words: str) -> tuple[str, ...]:
    (found,) = node(described("a", words)).forms
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the rebels", "rebels"),
        ("the rebels", "some rebels"),
        ("two rebels", "dozens of rebels"),
        ("300 soldiers", "1,200 soldiers"),
        ("the Norwegian sailors", "Norwegian sailors"),
        ("US officials", "American officials"),
        ("U.S. officials", "the American official"),
        ("several European leaders", "European leaders"),
    ],
)
def test_descriptions_that_say_the_same(one: str, other: str) -> None:
    assert form(one) == form(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norwegian sailors", "Peruvian sailors"),
        ("Norwegian sailors", "sailors"),
        ("harbour police", "police harbour"),
        ("tired soldiers", "young soldiers"),
    ],
)
def test_descriptions_that_say_something_else(one: str, other: str) -> None:
    assert form(one) != form(other)


def test_the_noun_of_a_description_comes_first() -> None:
    assert form("sailors from Norway")[0] == form("the sailors")[0]
    assert "NOR" in form("sailors from Norway")


def test_a_name_has_no_form() -> None:
    assert node(Told("a", "River Guard", ORGANISATION)).forms == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (body("French Foreign Ministry", "FRA"), body("Foreign Ministry", "FRA")),
        (body("Malin Shipping Co."), body("Malin Shipping")),
        (body("Malin Shipping Co. Ltd."), body("Malin Shipping Inc.")),
        (body("The River Guard"), body("River Guard")),
        (body("Ministry of Fisheries"), body("Fisheries Ministry")),
        (body("AFP"), body("Agence France-Presse")),
        (body("U.S. Coast Guard", "USA"), body("US Coast Guard", "USA")),
    ],
)
def test_bodies_with_one_core(one: Told, other: Told) -> None:
    assert core(node(one), {}) == core(node(other), {})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (body("French Foreign Ministry"), body("German Foreign Ministry")),
        (body("Malin Shipping"), body("Malin Fishing")),
        (body("River Guard"), body("Coast Guard")),
    ],
)
def test_bodies_with_cores_apart(one: Told, other: Told) -> None:
    assert core(node(one), {}) != core(node(other), {})


def test_a_core_is_never_empty() -> None:
    assert core(node(body("France", "FRA")), {})
    assert core(node(body("Co.")), {})


def test_an_acronym_within_a_name_is_written_in_full() -> None:
    longhand = {"rgu": node(body("River Guard Union")).parts}
    assert core(node(body("RGU Council")), longhand) == core(node(body("River Guard Union Council")), longhand)
    assert core(node(body("R.G.U. Council")), longhand) == core(node(body("River Guard Union Council")), longhand)


@pytest.mark.parametrize("kind", list(ActorKind))
def test_every_kind_has_a_name_with_tokens(kind: ActorKind) -> None:
    for words in ("Brenn", "the", "-", "3", "’s", "Mr."):
        assert node(Told("a", words, kind)).parts
        assert node(Told("a", words, kind, called=False)).kind == kind
