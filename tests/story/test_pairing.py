from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.story.pairing import sharing

SETS = st.lists(st.frozensets(st.integers(0, 6), max_size=4), max_size=8)


@given(SETS, st.integers(1, 3))
@settings(deadline=None, max_examples=60)
def test_it_finds_what_comparing_all_pairs_finds(sets: list[frozenset[int]], least: int) -> None:
    expected = [(i, j) for i, j in combinations(range(len(sets)), 2) if len(sets[i] & sets[j]) >= least]
    assert sharing(sets, least=least, commonest=len(sets)) == expected


def test_what_many_have_pairs_nobody() -> None:
    assert sharing([{"a", "b"}, {"a", "b"}, {"a"}], least=1, commonest=2) == [(0, 1)]
