"""Lemma rules turn forms into the lemmas they were made from."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language import lemmas

words = st.text(alphabet="abcdefghijklmnopqrstuvwxyzABCDEFGHIJ-'", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("carried", "carry"),
        ("Talks", "talk"),
        ("ships", "ship"),
        ("Moscow", "Moscow"),
        ("was", "be"),
        ("UNDERTOOK", "undertake"),
        ("more", "much"),
    ],
)
def test_a_rule_restores_its_lemma_or_is_the_identity(form: str, lemma: str) -> None:
    rule = lemmas.rule_for(form, lemma)
    assert lemmas.apply(rule, form) == lemma or rule == lemmas.IDENTITY


@given(words, words)
@settings(max_examples=200, deadline=None)
def test_every_rule_is_right_for_the_pair_it_was_made_from(form: str, lemma: str) -> None:
    rule = lemmas.rule_for(form, lemma)
    assert rule == lemmas.IDENTITY or lemmas.apply(rule, form) == lemma


@given(words, words)
@settings(max_examples=200, deadline=None)
def test_no_rule_leaves_nothing(form: str, other: str) -> None:
    assert lemmas.apply(lemmas.rule_for(other, other[:1]), form)
