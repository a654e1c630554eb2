"""Fitting the small networks that choose; needs what training needs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")

from onrecord.reading.choosing import Scorer
from training.choosers import Example, Settings, accuracy, fit, save

SETTINGS = Settings(width=4, epochs=30, least=2, blind="odds", drop_blind=0.5, rate=3e-2)
CASES = [Example([("new", f"rare.{at}"), ("known", "same"), ("known", "other")], [False, True, False]) for at in range(40)]


def test_what_is_always_right_is_learnt() -> None:
    kept, model = fit(CASES, SETTINGS)
    assert accuracy(CASES, kept, model) == 1.0


def test_rare_signs_are_left_out_and_the_first_is_for_none() -> None:
    kept, _ = fit(CASES, SETTINGS)
    assert kept == ["", "known", "new", "other", "same"]


def test_a_fit_with_one_seed_is_the_same_twice() -> None:
    (_, one), (_, other) = fit(CASES, SETTINGS, seed=3), fit(CASES, SETTINGS, seed=3)
    assert all((ours == theirs).all() for ours, theirs in zip(one.state_dict().values(), other.state_dict().values(), strict=True))


def test_no_cases_are_never_right() -> None:
    kept, model = fit(CASES, SETTINGS)
    assert accuracy([], kept, model) == 0.0


def test_what_is_saved_scores_as_what_was_fitted(tmp_path: Path) -> None:
    kept, model = fit(CASES, SETTINGS)
    save(kept, model, tmp_path / "x.npz")
    with np.load(tmp_path / "x.npz") as held:
        numbers = {str(sign): number for number, sign in enumerate(held["signs"])}
        network = Scorer(numbers, *(held[part].astype(np.float64) for part in ("vectors", "weights", "bias", "out")))
    scores = network.scores(CASES[0].signs)
    assert int(scores.argmax()) == 1
