from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from onrecord.reading.times.counts import COUNT, Count, cardinal
from onrecord.reading.times.words import words_of

NLP = spacy.blank("en")


def longest(text: str) -> Count | None:
    words = words_of(NLP(text))
    found = max(COUNT.find(words, 0), key=lambda one: one[0], default=None)
    return found[1] if found is not None and found[0] == len(words) else None


@pytest.mark.parametrize(
    ("text", "number", "known", "mod"),
    [
        ("three", 3, True, None),
        ("twenty-one", 21, True, None),
        ("forty two", 42, True, None),
        ("two hundred and ten", 210, True, None),
        ("1,500", 1500, True, None),
        ("2 1/2", 2.5, True, None),
        ("two and half", 2.5, True, None),
        ("two and a half", 2.5, True, None),
        ("half an", 0.5, True, None),
        ("several", 3, False, None),
        ("a few", 3, False, None),
        ("a couple of", 2, True, "APPROX"),
        ("nearly forty", 40, True, "LESS_THAN"),
        ("at least 72", 72, True, "EQUAL_OR_MORE"),
        ("more than three", 3, True, "MORE_THAN"),
        ("two to three", 2, True, "APPROX"),
        ("an", 1, True, None),
    ],
)
def test_how_many(text: str, number: float, known: bool, mod: str | None) -> None:
    assert longest(text) == Count(number, known, mod)


@pytest.mark.parametrize("text", ["1988", "the", "three to two", "nearly", "2 1/4"])
def test_what_is_no_number_of_units(text: str) -> None:
    assert longest(text) is None


def test_a_preposition_is_no_modifier() -> None:
    doc = Doc(NLP.vocab, words=["over", "three"], deps=["case", "nummod"], heads=[1, 1])
    assert list(COUNT.find(words_of(doc), 0)) == []


@given(st.integers(0, 99))
def test_numbers_in_words_are_their_figures(number: int) -> None:
    ones = (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    )
    tens = "twenty thirty forty fifty sixty seventy eighty ninety"
    told = ones.split()[number] if number < 20 else tens.split()[number // 10 - 2]
    if number >= 20 and number % 10:
        told += f"-{ones.split()[number % 10]}"
    words = words_of(NLP(told))
    assert cardinal(words, 0) == (len(words), number)
