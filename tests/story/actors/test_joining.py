from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.actors import ActorKind
from onrecord.story.actors.joined import Joined, join_actors
from onrecord.story.actors.joining import join_all
from tests.story.notes import GOVERNMENT, GROUP, ORGANISATION, PERSON, Notes, pile
from tests.story.told import Told as Local
from tests.story.told import described, groups, node, read_all
from tests.story.told import joined as all_joined

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


MIXED: list[list[Local]] = [
    [Local("", "Sergei Malin", country="NOR", office="Minister"), Local("", "Norway", GOVERNMENT, "NOR"), described("", "the rebels")],
    [Local("", "Sergey Malin"), Local("", "Oslo", GOVERNMENT, "NOR"), Local("", "River Guard Union", ORGANISATION, also=("RGU",))],
    [Local("", "Malin"), Local("", "RGU", ORGANISATION), described("", "striking dockers"), described("", "officials")],
    [Local("", "Otto Brenn", country="PER"), Local("", "Foreign Ministry", ORGANISATION, "PER"), described("", "officials")],
    [Local("", "Ada Brenn", country="NOR"), Local("", "Foreign Ministry", ORGANISATION, "NOR"), described("", "the striking dockers")],
    [Local("", "Brenn"), Local("", "Foreign Ministry", ORGANISATION), Local("", "R.G.U. Council", ORGANISATION)],
    [
        Local("", "Brenn", country="PER"),
        Local("", "River Guard Union Council", ORGANISATION),
        described("", "Peruvian rebels", GROUP, "PER"),
    ],
    [Local("", "Emil Roth", country="DEU", office="Chancellor"), Local("", "Malin Shipping Co.", ORGANISATION)],
    [described("", "the German chancellor", PERSON, "DEU", "chancellor"), Local("", "Malin Shipping", ORGANISATION)],
]
"""Persons, bodies, governments and groups, an article a row."""


def numbered(rows: list[list[Local]], places: list[int]) -> list[Local]:
    """The actors of all articles, each article's id being its place."""
    return [replace(one, article=f"a{place}") for place, row in zip(places, rows, strict=True) for one in row]


def partition(found: Joined, articles: list[int]) -> frozenset[frozenset[tuple[int, str]]]:
    """Which actors are one, by article and place in it, whatever the ids; ``articles`` are the rows of the ids in order."""
    members: dict[str, set[tuple[int, str]]] = {}
    for (article, key), actor in found.id_of.items():
        members.setdefault(actor, set()).add((articles[int(article[1:])], key))
    return frozenset(map(frozenset, members.values()))


@given(st.permutations(range(len(MIXED))))
@settings(deadline=None, max_examples=40)
def test_who_is_one_does_not_hang_on_the_order_of_the_articles(places: list[int]) -> None:
    rows = sorted(range(len(MIXED)), key=lambda row: places[row])
    plain = list(range(len(MIXED)))
    assert partition(all_joined(numbered(MIXED, places)), rows) == partition(all_joined(numbered(MIXED, plain)), plain)


@given(st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=15)
def test_joining_is_the_same_in_whatever_order_it_is_told(chance: Random) -> None:
    articles, readings = read_all(numbered(MIXED, list(range(len(MIXED)))))
    shuffled = [replace(reading, actors=tuple(chance.sample(reading.actors, len(reading.actors)))) for reading in readings]
    assert join_actors(articles, chance.sample(shuffled, len(shuffled))) == join_actors(articles, readings)


@given(st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=15)
def test_the_rules_are_the_same_for_any_order_of_their_nodes(chance: Random) -> None:
    nodes = [replace(node(one), local=(one.article, f"{at}")) for at, one in enumerate(numbered(MIXED, list(range(len(MIXED)))))]
    one, other = (join_all(told, {}) for told in (nodes, chance.sample(nodes, len(nodes))))
    assert one.groups.all() == other.groups.all()
    assert one.reasons == other.reasons


def test_the_mixed_pile_is_joined_as_told() -> None:
    found = groups(*numbered(MIXED, list(range(len(MIXED)))))
    assert [group for group in found if len(group) > 1] == [
        ["a0 Norway", "a1 Oslo"],
        ["a0 Sergei Malin", "a1 Sergey Malin", "a2 Malin"],
        ["a1 River Guard Union", "a2 RGU"],
        ["a2 striking dockers", "a4 the striking dockers"],
        ["a3 Otto Brenn", "a6 Brenn"],
        ["a5 R.G.U. Council", "a6 River Guard Union Council"],
        ["a7 Emil Roth", "a8 the German chancellor"],
        ["a7 Malin Shipping Co.", "a8 Malin Shipping"],
    ]


def test_every_joined_actor_of_the_mixed_pile_says_why() -> None:
    for actor in all_joined(numbered(MIXED, list(range(len(MIXED))))).actors:
        assert bool(actor.because) == (len({m.article for m in actor.mentions}) > 1)


def test_an_article_told_twice_changes_nobody() -> None:
    told = numbered(MIXED, list(range(len(MIXED))))
    again = [replace(one, article="b1") for one in told if one.article == "a1"]
    once, twice = ({frozenset(member for member in group if member[0] == "a") for group in groups(*all_)} for all_ in (told, told + again))
    assert once == twice


NAMES = st.sampled_from(["Otto Brenn", "Brenn", "O. Brenn", "Otto W. Brenn", "Ada Brenn", "Sergei Brenn", "Sergey Brenn", "Brenn Otto"])
BODIES = st.sampled_from(["RGU", "River Guard Union", "Rural Grain Union", "River Guard Union Council", "RGU Council", "Union"])
LANDS = st.sampled_from([None, "NOR", "PER"])
TOLD = st.one_of(
    st.builds(Local, st.just(""), NAMES, st.just(PERSON), LANDS, office=st.sampled_from([None, "Minister", "President"])),
    st.builds(Local, st.just(""), BODIES, st.just(ORGANISATION), LANDS),
    st.builds(
        described, st.just(""), st.sampled_from(["the rebels", "Peruvian rebels", "officials", "angry dockers"]), st.just(GROUP), LANDS
    ),
)
PILE = st.lists(st.lists(TOLD, max_size=3), min_size=1, max_size=6)


@given(PILE, st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=60)
def test_any_pile_is_joined_the_same_in_any_order(rows: list[list[Local]], chance: Random) -> None:
    articles, readings = read_all(numbered(rows, list(range(len(rows)))))
    assert join_actors(articles, chance.sample(readings, len(readings))) == join_actors(articles, readings)


@given(PILE)
@settings(deadline=None, max_examples=60)
def test_any_pile_is_parted_by_countries(rows: list[list[Local]]) -> None:
    articles, readings = read_all(numbered(rows, list(range(len(rows)))))
    found = join_actors(articles, readings)
    countries: dict[str, set[str]] = {}
    for reading in readings:
        for actor in reading.actors:
            own = found.id_of[reading.article, actor.key]
            countries.setdefault(own, set()).update([actor.country] if actor.country else [])
    assert all(len(codes) <= 1 for codes in countries.values())
    for joined_ in found.actors:
        assert joined_.because or len({mention.article for mention in joined_.mentions}) <= 1
