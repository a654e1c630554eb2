from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.choosing import Scorer, scorer

NETWORKS = ("descriptions", "pronouns", "timing", "participants")
SMALL = Scorer(
    {"for": 0, "against": 1},
    vectors=np.array([[1.0], [0.0], [0.0]]),
    weights=np.array([0.5, -2.0, 0.0]),
    bias=np.array([-0.5]),
    out=np.array([3.0]),
)


def test_scores_add_up_as_told() -> None:
    assert SMALL.scores([("for",), ("against",), ("for", "against"), ()]).tolist() == [2.0, -2.0, 0.0, 0.0]


def test_signs_never_seen_say_nothing() -> None:
    assert SMALL.scores([("for", "unheard of")]).tolist() == SMALL.scores([("for",)]).tolist()


@pytest.mark.parametrize("name", NETWORKS)
def test_a_network_s_parts_fit_each_other(name: str) -> None:
    network = scorer(name)
    assert network.vectors.shape == (len(network.numbers) + 1, len(network.bias))
    assert network.weights.shape[0] == len(network.numbers) + 1
    assert network.out.shape == (*network.bias.shape, *network.weights.shape[1:])
    assert not network.vectors[network.nothing].any()
    assert np.isfinite(network.vectors).all()
    assert scorer(name) is network


@pytest.mark.parametrize("name", NETWORKS)
@given(data=st.data())
@settings(max_examples=20, deadline=None)
def test_a_score_hangs_on_its_own_signs_alone_and_not_on_their_order(name: str, data: st.DataObject) -> None:
    network = scorer(name)
    signs = st.lists(st.sampled_from(sorted(network.numbers)), max_size=6).map(tuple)
    options = data.draw(st.lists(signs, min_size=1, max_size=5))
    together = network.scores(options)
    turned = network.scores([tuple(reversed(option)) for option in reversed(options)])
    np.testing.assert_allclose(together, turned[::-1], atol=1e-9)
    np.testing.assert_allclose(together, np.concatenate([network.scores([option]) for option in options]), atol=1e-9)
