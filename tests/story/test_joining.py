from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.actors import ActorKind
from tests.story.notes import GOVERNMENT, ORGANISATION, PERSON, Notes, pile

Told = tuple[str, str | None]
"""A name and the country of its bearer."""


def joined(kind: ActorKind, *told: Told) -> list[tuple[str | None, int]]:
    """The country of each actor, and in how many articles it is named; every name in an article of its own."""
    notes = [Notes(f"Report {i}: {name} spoke.").actor(name, kind, country) for i, (name, country) in enumerate(told)]
    actors = pile(*notes).actors.values()
    return sorted(((a.country, len({m.article for m in a.mentions})) for a in actors), key=str)


MINISTRIES: list[Told] = [("Foreign Ministry", country) for country in (None, None, "FRA", "DEU", "DEU")]


@given(st.permutations(MINISTRIES))
@settings(deadline=None, max_examples=12)
def test_a_body_of_no_country_is_none_of_several_countries(told: list[Told]) -> None:
    assert joined(ORGANISATION, *told) == [("DEU", 2), ("FRA", 1), (None, 2)]


@pytest.mark.parametrize("country", ["FRA", "DEU"])
def test_a_body_of_no_country_is_the_one_of_the_only_country(country: str) -> None:
    assert joined(ORGANISATION, ("Foreign Ministry", None), ("Foreign Ministry", country)) == [(country, 2)]


def test_a_misspelt_body_of_no_country_is_none_of_several() -> None:
    told = [("Harbour Safety Ministry", "FRA"), ("Harbour Safety Ministry", "DEU"), ("Harbour Safty Ministry", None)]
    assert joined(ORGANISATION, *told) == [("DEU", 1), ("FRA", 1), (None, 1)]
    assert joined(ORGANISATION, *told[1:]) == [("DEU", 2)]


def test_a_body_in_short_is_none_of_several_countries() -> None:
    told = [("French Foreign Ministry", "FRA"), ("German Foreign Ministry", "DEU"), ("Foreign Ministry", None)]
    assert joined(ORGANISATION, *told) == [("DEU", 1), ("FRA", 1), (None, 1)]
    assert joined(ORGANISATION, *told[1:]) == [("DEU", 2)]


def test_a_body_in_full_and_in_short_of_one_country_are_one() -> None:
    told = [("French Foreign Ministry", "FRA"), ("Foreign Ministry", "FRA"), ("Foreign Ministry", "DEU"), ("Foreign Ministry", None)]
    assert joined(ORGANISATION, *told) == [("DEU", 1), ("FRA", 2), (None, 1)]


def test_a_person_of_no_country_is_none_of_several_of_the_name() -> None:
    told = [("Ada Brenn", None), ("Ada Brenn", "NOR"), ("Ada Brenn", "PER"), ("Ada Brenn", "PER")]
    assert joined(PERSON, *told) == [("NOR", 1), ("PER", 2), (None, 1)]


def test_an_initial_of_several_countries_is_nobody_s() -> None:
    assert joined(PERSON, ("O. Brenn", None), ("Otto Brenn", "NOR"), ("Olga Brenn", "PER")) == [("NOR", 1), ("PER", 1), (None, 1)]
    assert joined(PERSON, ("O. Brenn", None), ("Otto Brenn", "NOR")) == [("NOR", 2)]


def test_surnames_do_not_make_one_of_two_bearers() -> None:
    notes = [Notes(f"{name} spoke before Brenn left.").actor(name).actor("Brenn") for name in ("Ada Brenn", "Otto Brenn")]
    assert sorted(a.name for a in pile(*notes).actors.values()) == ["Ada Brenn", "Otto Brenn"]


@pytest.mark.parametrize(
    ("one", "other", "actors"),
    [
        ("Mr. Brenn", "Brenn", 1),
        ("Dame Ada Brenn", "Ada Brenn", 1),
        ("President Ada Brenn", "Ada Brenn", 1),
        ("Prime Minister Ada Brenn", "Ada Brenn", 1),
        ("Prince Otto", "Otto Lind", 2),
    ],
)
def test_titles_are_no_part_of_a_full_name(one: str, other: str, actors: int) -> None:
    assert len(joined(PERSON, (one, None), (other, None))) == actors


def test_offices_are_part_of_a_body_s_name() -> None:
    assert len(joined(ORGANISATION, ("Justice Department", None), ("Department", None), ("General Assembly", None))) == 3


def test_a_government_is_one_by_its_country_alone() -> None:
    assert joined(GOVERNMENT, ("Oslo", "NOR"), ("Norway", "NOR"), ("Lima", "PER")) == [("NOR", 2), ("PER", 1)]


def test_every_join_has_its_reason() -> None:
    notes = [Notes(f"{name} spoke.").actor(name) for name in ("Sergei Malin", "Sergey Malin", "Malin", "Envoy Sergei Malin")]
    (actor,) = pile(*notes).actors.values()
    assert len(actor.because) >= 2
    assert all("Malin" in reason for reason in actor.because)
