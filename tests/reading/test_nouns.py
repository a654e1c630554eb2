"""What nouns tell of whom they describe."""

import pytest

from onrecord.reading import nouns
from onrecord.reading.nouns import is_personal


@pytest.mark.parametrize("word", ["minister", "lawmaker", "economist", "spokeswoman", "envoy", "analyst", "politician"])
def test_persons(word: str) -> None:
    assert is_personal(word)


@pytest.mark.parametrize("word", ["border", "letter", "restaurant", "ceasefire", "list", "tanker"])
def test_things(word: str) -> None:
    assert not is_personal(word)


def test_no_noun_is_both_a_person_and_a_thing() -> None:
    assert not nouns.PERSONS & nouns.THINGS
