"""Label rows and odds become runs."""

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from onrecord.language.findings import CLOSE_UP, bio_runs, closed_runs

LABELS = ("O", "B-X", "I-X", "B-Y", "I-Y")


def rows(text: str) -> "np.ndarray[tuple[int, int], np.dtype[np.float32]]":
    return np.array([[label == name for name in LABELS] for label in text.split()], dtype=np.float32)


def test_runs_of_labels() -> None:
    assert list(bio_runs(rows("O B-X I-X B-X O I-Y I-Y I-X"), LABELS)) == [(1, 3, "X"), (3, 4, "X"), (5, 7, "Y"), (7, 8, "X")]


@given(arrays(np.float32, st.tuples(st.integers(1, 30), st.just(5)), elements=st.floats(0, 1, width=16)))
@settings(max_examples=80, deadline=None)
def test_runs_do_not_overlap_and_lie_inside(table: "np.ndarray[tuple[int, int], np.dtype[np.float32]]") -> None:
    at = 0
    for begin, end, kind in bio_runs(table, LABELS):
        assert at <= begin < end <= len(table)
        assert kind in {"X", "Y"}
        at = end


@given(st.lists(st.booleans(), max_size=40))
@settings(max_examples=100, deadline=None)
def test_closed_runs_hold_every_true_place_and_end_on_one(above: list[bool]) -> None:
    runs = list(closed_runs(np.array(above, dtype=bool)))
    held = {i for begin, end in runs for i in range(begin, end)}
    assert {i for i, yes in enumerate(above) if yes} <= held
    assert all(above[begin] and above[end - 1] for begin, end in runs)
    assert all(right[0] - left[1] > CLOSE_UP for left, right in pairwise(runs))
