from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.story.actors.described import VAGUE
from tests.story.told import GOVERNMENT, GROUP, ORGANISATION, PERSON, Told, described, groups, joined

COMPANY = ("River Guard", "Coastal Union", "Malin Shipping")


def company(*articles: str) -> list[Told]:
    """Bodies that each of the articles names."""
    return [Told(article, name, ORGANISATION) for article in articles for name in COMPANY]


def are_one(one: str, other: str, *others: Told) -> bool:
    told = [described("a", one, GROUP), described("b", other, GROUP)]
    return [f"a {one}", f"b {other}"] in groups(*told, *others)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Western leaders", "the Western leaders"),
        ("striking dockers", "the striking dockers"),
        ("US officials", "American officials"),
        ("Norwegian sailors", "three Norwegian sailors"),
        ("harbour police", "the harbour police"),
        ("sailors from Norway", "sailors from Norway"),
    ],
)
def test_groups_described_alike_by_two_words_are_one(one: str, other: str) -> None:
    assert are_one(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Norwegian sailors", "Peruvian sailors"), ("tired sailors", "young sailors"), ("striking dockers", "striking sailors")],
)
def test_groups_described_otherwise_are_two(one: str, other: str) -> None:
    assert not are_one(one, other, *company("a", "b"))


def test_groups_described_alike_by_one_word_are_one_only_among_the_same_others() -> None:
    assert not are_one("the rebels", "the rebels")
    assert are_one("the rebels", "rebels", *company("a", "b"))
    assert not are_one("the rebels", "rebels", *company("a"), Told("b", "Ada Brenn"), Told("b", "Otto Lind"))


def test_one_shared_actor_is_no_company() -> None:
    assert not are_one("the rebels", "rebels", *(Told(article, "River Guard", ORGANISATION) for article in "ab"))


@pytest.mark.parametrize("noun", ["officials", "the minister", "sources", "people", "analysts", "the spokeswoman", "experts"])
def test_vague_groups_are_never_one(noun: str) -> None:
    assert not are_one(noun, noun, *company("a", "b"))


@given(st.sampled_from(sorted(VAGUE)))
@settings(max_examples=25, deadline=None)
def test_no_vague_noun_joins_whatever_the_company(noun: str) -> None:
    assert not are_one(f"the {noun}", noun, *company("a", "b"))


def test_a_noun_alone_is_the_one_fuller_description_among_the_same_others() -> None:
    assert are_one("the rebels", "Peruvian rebels", *company("a", "b"))
    assert not are_one("the rebels", "Peruvian rebels")


def test_a_noun_alone_is_undecided_between_two_fuller_descriptions() -> None:
    told = [described("a", "the rebels"), described("b", "Peruvian rebels"), described("c", "northern rebels")]
    assert ["a the rebels"] in groups(*told, *company("a", "b", "c"))


def test_groups_of_two_countries_are_two() -> None:
    told = [described("a", "striking dockers", GROUP, "NOR"), described("b", "striking dockers", GROUP, "PER")]
    assert len(groups(*told)) == 2


def test_persons_described_alike_are_two() -> None:
    told = [described(article, "a tall Norwegian sailor", PERSON, "NOR") for article in "ab"]
    assert ["a a tall Norwegian sailor"] in groups(*told, *company("a", "b"))


def test_a_group_is_no_person() -> None:
    told = [described("a", "the rebel", PERSON), described("b", "the rebels", GROUP)]
    assert ["a the rebel"] in groups(*told, *company("a", "b"))


def test_a_government_that_is_described_is_its_country_s() -> None:
    told = [Told("a", "Norway", GOVERNMENT, "NOR"), described("b", "the country", GOVERNMENT, "NOR")]
    assert groups(*told) == [["a Norway", "b the country"]]


def test_every_join_of_groups_says_why() -> None:
    told = [described(article, words) for article, words in (("a", "striking dockers"), ("b", "the striking dockers"))]
    (actor,) = joined(told).actors
    assert any("described alike" in reason for reason in actor.because)
    alike = [described(article, "the rebels") for article in "ab"]
    assert any("same others" in reason for actor in joined([*alike, *company("a", "b")]).actors for reason in actor.because)
