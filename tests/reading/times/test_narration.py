from __future__ import annotations

import spacy

from onrecord.reading.times.narration import narrates
from onrecord.reading.times.words import words_of

NLP = spacy.blank("en")
HISTORY = "In 1860 he was elected. In April 1861 it began. In 1862, 1863 and 1864 they fought. By 1865 it was over. "


def test_many_years_and_few_days_of_its_own_make_a_history() -> None:
    assert narrates(words_of(NLP(HISTORY * 2)))
    assert not narrates(words_of(NLP(HISTORY * 2 + "He spoke on Monday, Tuesday and Friday, and again today and yesterday. " * 2)))


def test_a_few_years_do_not() -> None:
    assert not narrates(words_of(NLP(HISTORY)))
    assert not narrates(words_of(NLP("")))


def test_years_before_christ_count() -> None:
    assert narrates(words_of(NLP("They fought in 490 BC and 480 BC. " * 5)))
