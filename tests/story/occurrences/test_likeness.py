from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain.actors import Actor, ActorKind
from onrecord.story.occurrences.likeness import Signs, apart, compare, likeness, root, side_of

DAY, LATER = date(2031, 3, 9), date(2031, 3, 16)
TOLD = Signs(
    article="a-1",
    at=0,
    deeds=frozenset({"meet"}),
    sorts=frozenset({"CONSULT"}),
    days=(DAY, DAY),
    doers=frozenset({"brenn"}),
    others=frozenset({"malin"}),
    sides=frozenset({"ASK", "BRU"}),
    places=frozenset({"aster"}),
    numbers=frozenset({"12"}),
    ordinals=frozenset(),
    words=frozenset({"castl", "quarrel", "fish"}),
)
AGAIN = replace(TOLD, article="a-2")


def weigh(words: Iterable[str]) -> float:
    return 3.0 * len(list(words))


def with_sign(sign: str, *values: str) -> Signs:
    return replace(AGAIN, **{sign: frozenset(values)})  # type: ignore[arg-type]


def alike(one: Signs, other: Signs) -> float:
    return likeness(one, other, weigh)


@pytest.mark.parametrize(
    ("noun", "verb"),
    [
        ("invasion", "invade"),
        ("explosion", "explode"),
        ("withdrawal", "withdraw"),
        ("announcement", "announce"),
        ("resignation", "resign"),
        ("meeting", "meet"),
        ("death", "die"),
    ],
)
def test_a_noun_and_its_verb_come_to_one_root(noun: str, verb: str) -> None:
    assert root(noun) == root(verb)


def test_different_deeds_keep_different_roots() -> None:
    assert len({root(word) for word in ("confirm", "confine", "confer", "contact", "contain")}) == 5


@pytest.mark.parametrize("sign", ["deeds", "sorts", "doers", "others", "places", "numbers", "words"])
def test_each_sign_that_agrees_counts(sign: str) -> None:
    assert alike(TOLD, AGAIN) > alike(TOLD, with_sign(sign, "another"))


@pytest.mark.parametrize("sign", ["doers", "others", "places", "numbers"])
def test_what_is_not_told_contradicts_nothing(sign: str) -> None:
    assert alike(TOLD, AGAIN) > alike(TOLD, with_sign(sign)) > alike(TOLD, with_sign(sign, "another"))


def test_days_that_do_not_meet_keep_apart() -> None:
    assert apart(TOLD, replace(AGAIN, days=(LATER, LATER)))
    assert not apart(TOLD, replace(AGAIN, days=(DAY, LATER)))
    assert not apart(TOLD, replace(AGAIN, days=None))


def test_other_parties_keep_apart() -> None:
    assert apart(TOLD, replace(AGAIN, sides=frozenset({"VEL"})))
    assert not apart(TOLD, replace(AGAIN, sides=frozenset()))


def test_the_second_round_is_not_the_first() -> None:
    first, second = (replace(TOLD, ordinals=frozenset({n})) for n in (1, 2))
    assert apart(first, second)
    assert not apart(first, TOLD)


def test_a_leader_stands_for_the_country() -> None:
    leader, state = (Actor(name, name, kind, "VEL", (), (), ()) for name, kind in (("p", ActorKind.PERSON), ("g", ActorKind.GOVERNMENT)))
    assert side_of(leader) == side_of(state)


def test_an_outlet_stands_for_itself() -> None:
    assert side_of(Actor("o", "Coastal Herald", ActorKind.OUTLET, "VEL", (), (), ())) == "o"


sets = st.frozensets(st.sampled_from("abcdef"), max_size=4)
signs = st.builds(
    Signs,
    article=st.sampled_from(("a-1", "a-2")),
    at=st.integers(0, 900),
    deeds=sets,
    sorts=sets,
    days=st.none() | st.just((DAY, DAY)) | st.just((DAY, LATER)) | st.just((LATER, LATER)),
    doers=sets,
    others=sets,
    sides=sets,
    places=sets,
    numbers=sets,
    ordinals=st.frozensets(st.integers(1, 3), max_size=2),
    words=sets,
)


@given(signs, signs)
def test_likeness_has_no_direction(one: Signs, other: Signs) -> None:
    assert compare(one, other, weigh) == compare(other, one, weigh)
    assert apart(one, other) == apart(other, one)


@given(signs)
def test_nothing_is_apart_from_itself(one: Signs) -> None:
    assert not apart(one, one)
