from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.pages import forest
from onrecord.intake.pages.choosing import bound
from onrecord.intake.pages.forest import Forest
from onrecord.intake.pages.gathering import taken
from onrecord.intake.pages.tree import parse
from tests.intake.texts import LAST, LEAD, SECOND, THIRD, article, kinds


def test_a_tree_reaches_the_leaf_that_its_questions_lead_to() -> None:
    masks = np.array([0xFFFFFFFF & ~0b11, 0xFFFFFFFF & ~0b01], dtype=np.uint32)  # leaves (a b) c: first question parts them from c
    tree = Forest({}, np.array([0, 1]), np.array([0.5, 0.5]), masks, np.array([0]), np.array([[1.0, 2.0, 4.0]]), 0.5)
    assert tree.log_odds(np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])).tolist() == [1.5, 2.5, 4.5, 4.5]


def test_the_trees_that_are_shipped_ask_for_signs_that_exist() -> None:
    trees = forest.forest("blocks")
    assert trees.columns.max() < 94 + len(trees.signs)
    assert {"in taken", "in body"} & set(trees.signs) or "<p>" in "".join(trees.signs)


@given(st.lists(st.floats(0, 1), min_size=1), st.integers(1, 90))
def test_the_surest_block_is_chosen_unless_all_are_hopeless(chances: list[float], words: int) -> None:
    least = bound(np.array(chances), np.full(len(chances), float(words)))
    assert 0.08 <= least <= 0.5
    assert max(chances) >= least or max(chances) <= 0.5


def test_an_article_that_is_hidden_until_a_script_shows_it_is_read() -> None:
    hidden = f'<div class="subscriber-only" style="display:none"><p>{SECOND}</p><p>{THIRD}</p><p>{LAST}</p></div>'
    page = f"<html><body><article><h1>Ferry crews end their strike</h1><p>{LEAD}</p>{hidden}</article></body></html>"
    report = article(page, name="page")
    assert all(kinds(report)[text] is None for text in (LEAD, SECOND, THIRD, LAST))


@pytest.mark.parametrize("deep", ["<div>" * 5000, "<b>" * 300])
def test_strange_pages_are_read_without_trafilatura(deep: str) -> None:
    tree = parse(f"<html><body>{deep}<p>{LEAD}</p>")
    assert tree is None or taken(tree, deepest=500) == ""
