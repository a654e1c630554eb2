from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from onrecord.story.occurrences.gathering import gather

COUNT = 8


def freely(_one: list[int], _other: list[int]) -> bool:
    return True


scored = st.dictionaries(
    st.tuples(st.integers(0, COUNT - 1), st.integers(0, COUNT - 1)).filter(lambda pair: pair[0] < pair[1]), st.floats(0, 4, width=16)
).map(lambda found: [(score, *pair) for pair, score in found.items()])


def test_what_is_alike_on_average_comes_together() -> None:
    assert gather(3, [(3.0, 0, 1), (2.0, 0, 2), (2.0, 1, 2)], least=2.0, unscored=1.0, may_join=freely) == [[0, 1, 2]]


def test_a_chain_of_likeness_is_not_enough() -> None:
    assert gather(3, [(3.0, 0, 1), (2.5, 1, 2)], least=2.0, unscored=1.0, may_join=freely) == [[0, 1], [2]]


def test_pairs_without_a_score_count_as_much_as_is_said() -> None:
    assert gather(3, [(3.0, 0, 1), (2.5, 1, 2)], least=2.0, unscored=0.0, may_join=freely) == [[0, 1, 2]]


def test_what_may_not_join_stays_apart_and_holds_nothing_else_up() -> None:
    found = gather(3, [(3.0, 0, 1), (2.5, 1, 2)], least=2.0, unscored=0.0, may_join=lambda one, other: 0 not in (*one, *other))
    assert found == [[0], [1, 2]]


@given(scored, st.randoms())
def test_the_order_of_pairs_does_not_matter(pairs: list[tuple[float, int, int]], random: Random) -> None:
    shuffled = random.sample(pairs, len(pairs))
    assert gather(COUNT, pairs, least=1.0, unscored=0.5, may_join=freely) == gather(
        COUNT, shuffled, least=1.0, unscored=0.5, may_join=freely
    )


@given(scored, st.floats(0, 4))
def test_everything_is_in_one_group(pairs: list[tuple[float, int, int]], least: float) -> None:
    groups = gather(COUNT, pairs, least=least, unscored=0.5, may_join=freely)
    assert sorted(member for group in groups for member in group) == list(range(COUNT))
