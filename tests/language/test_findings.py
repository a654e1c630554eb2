"""Odds become runs."""

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language.findings import CLOSE_UP, closed_runs


@given(st.lists(st.booleans(), max_size=40))
@settings(max_examples=100, deadline=None)
def test_closed_runs_hold_every_true_place_and_end_on_one(above: list[bool]) -> None:
    runs = list(closed_runs(np.array(above, dtype=bool)))
    held = {i for begin, end in runs for i in range(begin, end)}
    assert {i for i, yes in enumerate(above) if yes} <= held
    assert all(above[begin] and above[end - 1] for begin, end in runs)
    assert all(right[0] - left[1] > CLOSE_UP for left, right in pairwise(runs))
