"""The best row of labels under what may follow what."""

from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from onrecord.language.labelling import NEVER, Floats, best_path, marks, permitted, runs

LABELS = ("O", "B-X", "I-X", "B-Y", "I-Y")
OPENING, FOLLOWING = permitted(LABELS)
SCORES = arrays(np.float32, st.tuples(st.integers(1, 5), st.just(5)), elements=st.floats(-4, 4, width=16))
PROBABILITIES = arrays(np.float32, st.tuples(st.integers(1, 30), st.just(5)), elements=st.floats(0.0625, 1, width=16))


def worth(scores: Floats, path: tuple[int, ...]) -> float:
    """What a whole path scores."""
    steps = sum(float(FOLLOWING[a, b]) for a, b in pairwise(path))
    return float(OPENING[path[0]]) + steps + sum(float(scores[number, label]) for number, label in enumerate(path))


@given(SCORES)
@settings(max_examples=40, deadline=None)
def test_no_path_scores_more_than_the_one_taken(scores: Floats) -> None:
    best = max(worth(scores, path) for path in product(range(5), repeat=len(scores)))
    taken = worth(scores, tuple(best_path(scores, [0], OPENING, FOLLOWING).tolist()))
    assert taken > NEVER / 2
    assert np.isclose(taken, best, atol=1e-4)


@given(st.lists(SCORES, min_size=1, max_size=5))
@settings(max_examples=40, deadline=None)
def test_stretches_side_by_side_are_labelled_as_each_alone(stretches: list[Floats]) -> None:
    starts = np.cumsum([0, *map(len, stretches[:-1])]).tolist()
    together = best_path(np.concatenate(stretches), starts, OPENING, FOLLOWING)
    alone = [best_path(stretch, [0], OPENING, FOLLOWING) for stretch in stretches]
    assert together.tolist() == np.concatenate(alone).tolist()


def test_no_words_have_no_labels() -> None:
    assert best_path(np.empty((0, 5), np.float32), [], OPENING, FOLLOWING).tolist() == []


@given(PROBABILITIES)
@settings(max_examples=60, deadline=None)
def test_runs_are_apart_and_cover_what_is_marked_inside(table: Floats) -> None:
    (path,) = marks([table], [0])
    found = list(runs(path))
    assert sorted(i for begin, end in found for i in range(begin, end)) == np.flatnonzero(path).tolist()


def test_types_that_disagree_are_inside_together() -> None:
    table = np.array([[0.1, 0.5, 0.0, 0.4, 0.0], [0.4, 0.0, 0.35, 0.0, 0.25], [0.9, 0.1, 0.0, 0.0, 0.0]], np.float32)
    assert [list(runs(path)) for path in marks([table], [0])] == [[(0, 2)]]


def test_what_goes_on_from_nothing_is_opened_or_left() -> None:
    surely, hardly = np.array([[0.45, 0.05, 0.5]], np.float32), np.array([[0.8, 0.1, 0.1], [0.3, 0.3, 0.4]], np.float32)
    assert list(runs(marks([surely], [0])[0])) == []
    assert list(runs(marks([hardly], [0])[0])) in ([], [(1, 2)])


def test_a_paragraph_ends_what_runs() -> None:
    table = np.array([[0.1, 0.8, 0.1], [0.1, 0.1, 0.8], [0.1, 0.8, 0.1]], np.float32)
    assert list(runs(marks([table], [0])[0])) == [(0, 2), (2, 3)]
    assert list(runs(marks([np.roll(table, 1, axis=0)], [0, 1])[0])) == [(0, 1), (1, 3)]
