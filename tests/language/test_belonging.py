"""What belongs to an anchor, beside the same sums written out for each role and word."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language.belonging import Belonging, Floats
from onrecord.language.inventory import EVENT_ROLES, REACH, Role

ROLES = list(Role)
NEARBY = 40
FAR = 2 * REACH + 30


class Tables:
    """Random tables of one size, and the log-odds that they mean."""

    def __init__(self, seed: int, *, words: int, roles: list[Role], width: int) -> None:
        random = np.random.default_rng(seed)
        self.roles = roles
        self.filler, self.anchor = (random.normal(size=(words, len(roles) * width)).astype(np.float32) for _ in range(2))
        self.bias = random.normal(size=(words, len(roles))).astype(np.float32)
        self.distance = random.normal(size=(2 * REACH + 1, len(roles))).astype(np.float32)
        self.width = width

    def scorer(self) -> Belonging:
        return Belonging(self.roles, self.filler.copy(), self.anchor.copy(), self.bias, self.distance)

    def odds(self, word: int, role: Role, other: int) -> float:
        number = self.roles.index(role)
        own = slice(number * self.width, (number + 1) * self.width)
        fit = float(self.filler[other, own] @ self.anchor[word, own]) / math.sqrt(self.width)
        apart = max(-REACH, min(REACH, other - word))
        return fit + float(self.bias[other, number]) + float(self.distance[apart + REACH, number])


def by_distance(words: int) -> Belonging:
    """A scorer by distances alone: the log-odds of a role tell the row of the table, plus a thousand for each role before it."""
    rows = np.arange(2 * REACH + 1, dtype=np.float32)[:, None] + 1000 * np.arange(len(EVENT_ROLES), dtype=np.float32)
    empty = np.zeros((words, len(EVENT_ROLES)), np.float32)
    return Belonging(EVENT_ROLES, empty, empty.copy(), empty, rows)


@st.composite
def stretches(draw: st.DrawFn, of: int) -> tuple[int, int]:
    start = draw(st.integers(0, of - 1))
    return start, draw(st.integers(start + 1, of))


@given(data=st.data(), seed=st.integers(0, 2**32 - 1), words=st.integers(1, FAR), width=st.integers(1, 6))
@settings(max_examples=60, deadline=None)
def test_odds_are_those_of_the_sums_written_out(data: st.DataObject, seed: int, words: int, width: int) -> None:
    roles = ROLES[slice(*data.draw(stretches(len(ROLES))))]
    asked = roles[slice(*data.draw(stretches(len(roles))))]
    seen, word = range(*data.draw(stretches(words))), data.draw(st.integers(0, words - 1))
    tables = Tables(seed, words=words, roles=roles, width=width)
    expected = [[tables.odds(word, role, other) for other in seen] for role in asked]
    np.testing.assert_allclose(tables.scorer().odds(word, asked, seen), expected, atol=1e-4)


@given(seed=st.integers(0, 2**32 - 1), data=st.data())
@settings(max_examples=30, deadline=None)
def test_a_word_s_odds_do_not_hang_on_what_else_is_asked(seed: int, data: st.DataObject) -> None:
    tables = Tables(seed, words=NEARBY, roles=list(EVENT_ROLES), width=4)
    scorer, word = tables.scorer(), data.draw(st.integers(0, NEARBY - 1))
    start, end = data.draw(stretches(NEARBY))
    whole: Floats = scorer.odds(word, EVENT_ROLES, range(NEARBY))
    for number, role in enumerate(EVENT_ROLES):
        part = scorer.odds(word, [role], range(start, end))
        np.testing.assert_allclose(part, whole[number : number + 1, start:end], atol=1e-5)


def test_asking_twice_gives_the_same() -> None:
    tables = Tables(5, words=NEARBY, roles=list(EVENT_ROLES), width=4)
    scorer = tables.scorer()
    first = scorer.odds(7, EVENT_ROLES, range(NEARBY)).copy()
    assert (scorer.odds(7, EVENT_ROLES, range(NEARBY)) == first).all()


@pytest.mark.parametrize(("other", "row"), [(99, REACH - 1), (100, REACH), (101, REACH + 1), (100 - REACH, 0), (100 + REACH, 2 * REACH)])
def test_a_distance_is_that_from_the_anchor_with_its_sign(other: int, row: int) -> None:
    (odds,) = by_distance(200).odds(100, [EVENT_ROLES[0]], range(other, other + 1))
    assert odds.tolist() == [row]


@pytest.mark.parametrize(("other", "row"), [(0, 0), (100 - REACH - 1, 0), (100 + REACH + 1, 2 * REACH), (199, 2 * REACH)])
def test_beyond_reach_all_distances_are_one(other: int, row: int) -> None:
    (odds,) = by_distance(200).odds(100, [EVENT_ROLES[0]], range(other, other + 1))
    assert odds.tolist() == [row]


def test_each_role_has_its_own_column_of_distances() -> None:
    odds = by_distance(3).odds(1, [Role.RECIPIENT, Role.PLACE], range(3))
    start = EVENT_ROLES.index(Role.RECIPIENT)
    rows = [REACH - 1, REACH, REACH + 1]
    assert odds.tolist() == [[1000 * column + row for row in rows] for column in (start, start + 1)]


def test_roles_are_counted_from_the_first_that_is_scored() -> None:
    bias = np.arange(len(EVENT_ROLES), dtype=np.float32)[None, :]
    empty = np.zeros((1, len(EVENT_ROLES)), np.float32)
    scorer = Belonging(EVENT_ROLES, empty, empty.copy(), bias, np.zeros((2 * REACH + 1, len(EVENT_ROLES)), np.float32))
    assert [scorer.odds(0, [role], range(1)).item() for role in EVENT_ROLES] == list(range(len(EVENT_ROLES)))
