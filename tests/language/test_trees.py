"""Trees: one root, no cycle, and the best one where greedy heads fail."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from onrecord.language import trees

scores = st.integers(1, 9).flatmap(lambda n: arrays(np.float32, (n, n), elements=st.floats(-20, 20, width=32)))


def is_tree(heads: trees.Heads) -> bool:
    roots = [i for i, h in enumerate(heads) if i == h]
    if len(roots) != 1:
        return False
    for word in range(len(heads)):
        at, seen = word, set()
        while at != roots[0]:
            if at in seen:
                return False
            seen.add(at)
            at = int(heads[at])
    return True


@given(scores)
@settings(max_examples=150, deadline=None)
def test_any_scores_give_one_tree_with_one_root(table: trees.Scores) -> None:
    assert is_tree(trees.decode(table))


@given(st.integers(2, 4).flatmap(lambda n: arrays(np.float32, (n, n), elements=st.floats(-9, 9, width=16))))
@settings(max_examples=60, deadline=None)
def test_no_tree_scores_higher_than_the_decoded_one(table: trees.Scores) -> None:
    size = len(table)
    every = (np.array(heads) for heads in product(range(size), repeat=size))
    best = max(float(table[np.arange(size), heads].sum()) for heads in every if is_tree(heads))
    found = trees.decode(table)
    assert float(table[np.arange(size), found].sum()) >= best - 1e-3
