import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.language.coreference import score

Chains = list[list[tuple[int, int]]]

KEY: Chains = [[(0, 1), (2, 3), (4, 5)], [(6, 7), (8, 9), (10, 11), (12, 13)]]


def f1(figures: dict[str, float], *names: str) -> tuple[float, ...]:
    return tuple(round(figures[name], 1) for name in names)


def test_the_example_of_the_reference_implementation() -> None:
    # Pradhan et al. (2014), figure 1: key {a b c} {d e f g}, response {a b} {c d} {f g h i}.
    a, b, c, d, _, f, g = (mention for chain in KEY for mention in chain)
    figures = score([(KEY, [[a, b], [c, d], [f, g, (14, 15), (16, 17)]])])
    assert f1(figures, "muc.r", "muc.p", "muc") == (40.0, 40.0, 40.0)
    assert f1(figures, "b3.r", "b3.p", "b3") == (41.7, 50.0, 45.5)
    assert f1(figures, "ceafe.r", "ceafe.p", "ceafe") == (65.0, 43.3, 52.0)
    assert figures["conll"] == pytest.approx((figures["muc"] + figures["b3"] + figures["ceafe"]) / 3)
    assert f1(figures, "mentions.r", "mentions.p") == (85.7, 75.0)


def test_b_cubed_of_one_chain_taken_for_two() -> None:
    # Bagga and Baldwin (1998): key {1 2 3 4 5} {6 7} {8 9 A B C}; a response that joins the first and the last chain.
    key = [[(i, i + 1) for i in chain] for chain in (range(5), range(5, 7), range(7, 12))]
    joined_small = score([(key, [key[0], key[1] + key[2]])])
    joined_large = score([(key, [key[0] + key[2], key[1]])])
    assert f1(joined_small, "b3.p", "b3.r") == (76.2, 100.0)
    assert f1(joined_large, "b3.p", "b3.r") == (58.3, 100.0)
    assert f1(joined_small, "muc.p", "muc.r") == f1(joined_large, "muc.p", "muc.r") == (90.0, 100.0)


def test_mentions_of_one_document_are_not_those_of_another() -> None:
    figures = score([([[(0, 1), (2, 3)]], []), ([], [[(0, 1), (2, 3)]])])
    assert set(figures.values()) == {0.0}


def test_documents_are_pooled_and_not_averaged() -> None:
    long = [[(i, i + 1) for i in range(10)]]
    figures = score([(long, long), ([[(0, 1), (1, 2)]], [])])
    assert figures["muc.r"] == pytest.approx(90.0)
    assert figures["b3.r"] == pytest.approx(100 * 10 / 12)
    assert figures["ceafe.r"] == pytest.approx(50.0)


chains = st.lists(st.integers(0, 4), min_size=2, max_size=14).map(
    lambda numbers: [[(i, i + 1) for i, n in enumerate(numbers) if n == chain] for chain in set(numbers)]
)


@given(chains, chains)
@settings(max_examples=50, deadline=None)
def test_swapping_gold_and_system_swaps_precision_and_recall(one: Chains, other: Chains) -> None:
    there, back = score([(one, other)]), score([(other, one)])
    for name in ("mentions", "muc", "b3", "ceafe"):
        assert there[f"{name}.p"] == pytest.approx(back[f"{name}.r"])


@given(chains)
@settings(max_examples=50, deadline=None)
def test_the_same_chains_in_any_order_are_all_right(one: Chains) -> None:
    figures = score([(one, [chain[::-1] for chain in one[::-1]])])
    assert figures["b3"] == pytest.approx(100.0)
    assert figures["ceafe"] == pytest.approx(100.0)
