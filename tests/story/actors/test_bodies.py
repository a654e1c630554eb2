from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.story.actors.bodies import spelt_out
from tests.story.told import GOVERNMENT, ORGANISATION, Told, groups, joined, same


def body(article: str, name: str, country: str | None = None, *, also: tuple[str, ...] = ()) -> Told:
    return Told(article, name, ORGANISATION, country, also=also)


def outcome(*told: Told) -> list[int]:
    """How many articles each actor is named in, the most first."""
    return sorted((len(group) for group in groups(*told)), reverse=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("RGU", "River Guard Union"),
        ("R.G.U.", "River Guard Union"),
        ("RG", "River Guard"),
        ("R.G.", "River Guard"),
        ("MOF", "Ministry of Fisheries"),
        ("Malin Shipping Co.", "Malin Shipping"),
        ("Malin Shipping Inc.", "Malin Shipping Ltd."),
        ("Malin Corporation", "Malin"),
        ("Fisheries Ministry", "Ministry of Fisheries"),
        ("the River Guard", "River Guard"),
        ("Harbour Safety Ministry", "Harbour Safty Ministry"),
        ("Associated Press", "AP"),
    ],
)
def test_ways_to_write_one_body(one: str, other: str) -> None:
    assert same(one, other, kind=ORGANISATION)
    assert same(other, one, kind=ORGANISATION)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("RGU", "Coastal Guard Union"),
        ("Malin Shipping", "Malin Fishing"),
        ("River Guard", "River Guild"),
        ("Coast Guard", "Home Guard"),
        ("French Foreign Ministry", "German Foreign Ministry"),
        ("Guard", "River Guard"),
    ],
)
def test_names_of_two_bodies(one: str, other: str) -> None:
    assert not same(one, other, kind=ORGANISATION)


def test_an_acronym_inside_a_longer_name_is_what_the_pile_tells() -> None:
    told = (body("a", "River Guard Union", also=("RGU",)), body("b", "RGU Safety Council"), body("c", "River Guard Union Safety Council"))
    assert groups(*told) == [["a River Guard Union"], ["b RGU Safety Council", "c River Guard Union Safety Council"]]
    dotted = (body("a", "River Guard", also=("R.G.",)), body("b", "R.G. Safety Council"), body("c", "River Guard Safety Council"))
    assert groups(*dotted) == [["a River Guard"], ["b R.G. Safety Council", "c River Guard Safety Council"]]


def test_an_acronym_inside_a_longer_name_is_undecided_between_two() -> None:
    told = [body("a", "River Guard Union", also=("RGU",)), body("b", "Rural Grain Union", also=("RGU",))]
    told += [body("c", "RGU Council"), body("d", "River Guard Union Council"), body("e", "Rural Grain Union Council")]
    assert outcome(*told) == [1, 1, 1, 1, 1]


def test_an_acronym_of_two_bodies_is_that_of_its_own_article() -> None:
    told = [body("a", "River Guard Union", also=("RGU",)), body("b", "Rural Grain Union", also=("RGU",))]
    assert outcome(*told) == [1, 1]


def test_what_acronyms_stand_for() -> None:
    told = [frozenset({"RGU", "River Guard Union"}), frozenset({"MOF", "Ministry of Fisheries"}), frozenset({"River Guard"})]
    assert spelt_out(told).keys() == {"rgu"}
    assert spelt_out([frozenset({"MF", "Ministry of Fisheries"})]).keys() == {"mf"}
    assert spelt_out([frozenset({"R.G.", "River Guard"})]).keys() == {"rg"}
    assert spelt_out([frozenset({"RGU", "Coastal Union"})]) == {}
    assert spelt_out([*told, frozenset({"RGU", "Rural Grain Union"})]) == {}
    assert spelt_out([]) == {}


@given(st.permutations([frozenset({"RG", "River Guard"}), frozenset({"RGU", "River Guard Union"}), frozenset({"RG", "Rural Grain"})]))
@settings(max_examples=6, deadline=None)
def test_what_acronyms_stand_for_does_not_hang_on_order(told: list[frozenset[str]]) -> None:
    assert spelt_out(told).keys() == {"rgu"}


MINISTRIES = [body("a", "Foreign Ministry", "FRA"), body("b", "Foreign Ministry", "DEU")]


def test_a_ministry_of_no_country_is_undecided_between_two() -> None:
    assert groups(*MINISTRIES, body("c", "Foreign Ministry")) == [["a Foreign Ministry"], ["b Foreign Ministry"], ["c Foreign Ministry"]]


def test_a_ministry_of_no_country_is_the_only_one_s() -> None:
    assert groups(MINISTRIES[0], body("c", "Foreign Ministry")) == [["a Foreign Ministry", "c Foreign Ministry"]]


def test_a_ministry_with_its_country_s_adjective_is_that_ministry() -> None:
    found = groups(*MINISTRIES, body("c", "French Foreign Ministry", "FRA"))
    assert ["a Foreign Ministry", "c French Foreign Ministry"] in found


def test_governments_are_one_by_country_and_never_of_none() -> None:
    told = [Told("a", "Oslo", GOVERNMENT, "NOR"), Told("b", "Norway", GOVERNMENT, "NOR"), Told("c", "Lima", GOVERNMENT, "PER")]
    assert groups(*told) == [["a Oslo", "b Norway"], ["c Lima"]]


def test_a_union_in_short_is_that_of_its_own_article() -> None:
    told = [body("a", "Coastal Union"), body("a", "Union"), body("b", "River Union")]
    assert ["a Coastal Union", "a Union"] in groups(*told)
    assert ["c Union"] in groups(*told[::2], body("c", "Union"))
    assert ["a Union"] in groups(*told, body("a", "River Union"))


def test_every_join_of_bodies_says_why() -> None:
    told = [body("a", "River Guard Union", also=("RGU",)), body("b", "RGU"), body("c", "The River Guard Union Inc.")]
    (actor,) = joined(told).actors
    assert len(actor.because) >= 2
