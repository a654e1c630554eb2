from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.spans import Span
from onrecord.story.words import fold, numbers, quotations, skeleton, stem, weights, words


@pytest.mark.parametrize(
    ("one", "other"),
    [("Sergei", "Sergey"), ("Yurii", "Yuriy"), ("Odessa", "Odesa"), ("Dmitri", "Dmitriy"), ("Zoë", "Zoe")],
)
def test_transliterations_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(("one", "other"), [("Iran", "Iraq"), ("Austria", "Australia"), ("Marek", "Marta")])
def test_other_names_do_not(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def test_folding_drops_case_marks_dots_and_possessives() -> None:
    assert [fold(w) for w in ("U.S.", "Zoë’s", "MINISTERS'")] == ["us", "zoe", "ministers"]


@pytest.mark.parametrize("forms", [("meet", "meeting", "meetings"), ("threaten", "threatened"), ("propose", "proposed", "proposes")])
def test_inflections_share_a_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(f) for f in forms}) == 1


def test_numbers_lose_their_separators() -> None:
    assert numbers("some 12,500 of 3.5 million") == {"12500", "3.5"}


def test_quotations_stand_without_their_marks() -> None:
    text = 'He called it “a farce” and "no plan".'
    assert [s.of(text) for s in quotations(text, Span(0, len(text)))] == ["a farce", "no plan"]


@given(st.text(min_size=1, max_size=60))
@settings(deadline=None, max_examples=60)
def test_words_lie_in_the_text_in_order(text: str) -> None:
    found = words(text)
    assert all(0 <= w.start < w.end <= len(text) for w in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_rare_words_weigh_more() -> None:
    weigh = weights([frozenset({"said", "harbour"}), frozenset({"said"}), frozenset({"said", "bridge"})])
    assert weigh({"harbour"}) > weigh({"said"})
