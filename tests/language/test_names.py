"""Scores of labels become names with types."""

from types import SimpleNamespace

import numpy as np

from onrecord.language.inventory import ENTITY_KINDS, NAME_LABELS
from onrecord.language.labelling import permitted
from onrecord.language.names import Name, Names


def found(labels: str, kinds: str, words: str = "") -> list[Name]:
    """The names where every word's label scores best, with the kinds of entity that the words head."""
    opening, following = permitted(NAME_LABELS)
    decode = Names(SimpleNamespace(names={"opening": opening, "following": following}))  # type: ignore[arg-type]
    scores = np.array([[2.0 * (label == name) for name in NAME_LABELS] for label in labels.split()], dtype=np.float32)
    return decode((words or labels).split(), scores, np.array([ENTITY_KINDS.index(kind) for kind in kinds.split()]), [0])


def test_a_name_bears_the_type_of_its_labels() -> None:
    assert found("B-ORG I-ORG O B-LOC", "none organization none place") == [(0, 2, "ORG"), (3, 4, "LOC")]


def test_places_one_in_the_other_are_two_names() -> None:
    kinds = "place none place"
    assert found("B-LOC I-LOC I-LOC", kinds, "Oslo , Norway") == [(0, 1, "LOC"), (2, 3, "LOC")]
    assert found("B-ORG I-ORG I-ORG", kinds, "Smith , Ltd.") == [(0, 3, "ORG")]
    assert found("B-LOC I-LOC I-LOC", kinds, ", , Norway") == [(2, 3, "LOC")]


def test_no_name_goes_into_a_bracket_that_it_does_not_close() -> None:
    labels, kinds = "B-PERSON I-PERSON I-PERSON I-PERSON", "person none none none"
    assert found(labels, kinds, "Ola Berg ( R") == [(0, 2, "PERSON")]
    assert found(labels, kinds, "Ola ( Olaf )") == [(0, 4, "PERSON")]


def test_what_a_mention_tells_to_be_an_event_is_one() -> None:
    assert found("B-MISC I-MISC I-MISC O B-MISC", "event none place none object") == [(0, 3, "EVENT"), (4, 5, "MISC")]
    assert found("B-ORG", "event") == [(0, 1, "ORG")]
