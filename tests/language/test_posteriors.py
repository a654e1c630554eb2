"""Posteriors of runs, against a sum over every row of labels that there can be."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language import posteriors
from onrecord.language.inventory import bio
from onrecord.language.labelling import permitted, runs
from onrecord.language.posteriors import likely_runs

LABELS = bio(("ONE", "TWO"))
OPENING, FOLLOWING = permitted(LABELS)

odds = st.lists(st.lists(st.floats(-4, 4, width=32), min_size=len(LABELS), max_size=len(LABELS)), min_size=1, max_size=4)


def counted(scores: np.ndarray) -> dict[tuple[int, int, int], float]:
    """The posterior of every run, row by row."""
    shares: dict[tuple[int, int, int], float] = {}
    total = 0.0
    for row in product(range(len(LABELS)), repeat=len(scores)):
        weight = OPENING[row[0]] + sum(FOLLOWING[a, b] for a, b in pairwise(row)) + sum(scores[n, label] for n, label in enumerate(row))
        share = float(np.exp(weight))
        total += share
        for start, end in runs(np.array(row)):
            key = (start, end, (row[start] - 1) // 2)
            shares[key] = shares.get(key, 0.0) + share
    return {run: share / total for run, share in shares.items()}


@given(odds)
@settings(max_examples=60, deadline=None)
def test_a_run_is_found_where_most_of_all_rows_have_it(rows: list[list[float]]) -> None:
    scores = np.array(rows, dtype=np.float32)
    wanted = {run: share for run, share in counted(scores).items() if abs(share - 0.5) > 1e-4}
    found = {(run.start, run.end, run.kind): run.probability for run in likely_runs(scores, [0], OPENING, FOLLOWING)}
    assert {run for run, share in wanted.items() if share > 0.5} == found.keys() & wanted.keys()
    assert all(found[run] == pytest.approx(wanted[run], abs=1e-4) for run in found.keys() & wanted.keys())


@given(odds, odds)
@settings(max_examples=60, deadline=None)
def test_stretches_are_read_apart(one: list[list[float]], other: list[list[float]]) -> None:
    both = np.array([*one, *other], dtype=np.float32)
    together = likely_runs(both, [0, len(one)], OPENING, FOLLOWING)
    alone = [likely_runs(np.array(part, dtype=np.float32), [0], OPENING, FOLLOWING) for part in (one, other)]
    moved = [(run.start + len(one), run.end + len(one), run.kind) for run in alone[1]]
    assert [(run.start, run.end, run.kind) for run in together] == [*((run.start, run.end, run.kind) for run in alone[0]), *moved]


@given(odds)
@settings(max_examples=60, deadline=None)
def test_runs_share_no_word(rows: list[list[float]]) -> None:
    found = likely_runs(np.array(rows, dtype=np.float32), [0], OPENING, FOLLOWING)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.lists(odds, min_size=1, max_size=4), st.integers(1, 6))
@settings(max_examples=40, deadline=None)
def test_what_is_summed_side_by_side_changes_nothing(stretches: list[list[list[float]]], together: int) -> None:
    scores = np.array([row for stretch in stretches for row in stretch], dtype=np.float32)
    starts = [sum(map(len, stretches[:number])) for number in range(len(stretches))]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(posteriors, "TOGETHER", together)
        few = likely_runs(scores, starts, OPENING, FOLLOWING)
    assert few == likely_runs(scores, starts, OPENING, FOLLOWING)


def test_no_words() -> None:
    assert likely_runs(np.empty((0, len(LABELS)), dtype=np.float32), [0], OPENING, FOLLOWING) == []
