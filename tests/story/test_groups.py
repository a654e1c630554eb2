from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.story.groups import Groups

PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12)


@given(PAIRS, st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=50)
def test_groups_do_not_depend_on_the_order_of_joins(pairs: list[tuple[int, int]], random: Random) -> None:
    shuffled = [pair[::-1] for pair in pairs]
    random.shuffle(shuffled)
    one, other = Groups(range(10)), Groups(range(9, -1, -1))
    for a, b in pairs:
        one.join(a, b)
    for a, b in shuffled:
        other.join(a, b)
    assert one.all() == other.all()
    assert all(group == sorted(group) for group in one.all())
