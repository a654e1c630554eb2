from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain.actors import ActorKind
from onrecord.language.pipeline import findings_of
from onrecord.reading import likeness
from onrecord.reading.entries import Entry
from onrecord.reading.likeness import APART, FITTING, Rivals, Scene, bucket, role_of
from onrecord.reading.nominals import Nominal, find_nominals
from tests.reading.acting import document, phrase

TEXT = 'Norwegian Minister Ada Brenn praised the harbour police. "We trust them," Brenn said.\n\nThe Norwegian minister left.\n'


def minister() -> tuple[Nominal, Scene]:
    doc = document(TEXT)
    found = findings_of(doc)
    last = [nominal for nominal in find_nominals(doc, found, ()) if nominal.lemma == "minister"][-1]
    return last, Scene.of(doc, found)


def signs(entry: Entry) -> set[str]:
    nominal, scene = minister()
    return set(likeness.of_actor(nominal, entry, Rivals.of(nominal.head, [entry], scene.found), scene))


@given(st.floats(allow_nan=False), st.floats(allow_nan=False))
def test_more_is_never_in_a_lower_bucket(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= bucket(low, APART) <= bucket(high, APART) <= len(APART)


def test_quotes_are_told_from_the_rest() -> None:
    doc = document(TEXT)
    scene = Scene.of(doc, findings_of(doc))
    assert phrase(doc, "trust").start in scene.quoted
    assert phrase(doc, "praised").start not in scene.quoted
    assert phrase(doc, "left").start not in scene.quoted


def test_a_quotation_ends_with_its_paragraph() -> None:
    doc = document('"We trust them, Brenn said.\n\nThe minister left.\n')
    scene = Scene.of(doc, findings_of(doc))
    assert phrase(doc, "trust").start in scene.quoted
    assert phrase(doc, "left").start not in scene.quoted


def test_sentences_are_counted() -> None:
    doc = document(TEXT)
    scene = Scene.of(doc, findings_of(doc))
    places = [scene.sentence(token.i) for token in doc]
    assert places == sorted(places)
    assert places[0] == 0
    assert max(places) == len(scene.starts) - 1


@pytest.mark.parametrize(
    ("words", "role"), [("Norway", "subject"), ("plan", "object"), ("Monday", "other"), ("Peru", "owner"), ("Clara", "subject")]
)
def test_what_a_mention_is_in_its_clause(words: str, role: str) -> None:
    doc = document("Norway rejected the plan on Monday. Peru's minister left. President Clara Vass left.\n")
    assert role_of(phrase(doc, words)[0]) == role


def test_a_title_that_says_the_same_speaks_for_its_bearer() -> None:
    entry = Entry("k", "Ada Brenn", ActorKind.PERSON, "NOR", named=True)
    assert "country.same" in signs(entry)
    entry.country = "PER"
    assert "country.differs" in signs(entry)
    entry.country = None
    assert "country.ours" in signs(entry)
    assert not any(sign.startswith("role.") for sign in signs(entry))
    entry.titles = [("norwegian", "minister", "NOR")]
    assert "role.3" in signs(entry)
    entry.titles = [("peruvian", "minister", "PER")]
    assert "role.1" in signs(entry)
    entry.titles = [("judge",)]
    assert "role.-1" in signs(entry)


def test_descriptions_that_say_more_less_and_the_same() -> None:
    entry = Entry("k", "minister", ActorKind.PERSON)
    for stems, sign in ((["NOR"], "head.equal"), ([], "head.narrower"), (["NOR", "young"], "head.wider"), (["PER"], "head.other")):
        entry.heads = {"minister": [frozenset(stems)]}
        assert sign in signs(entry)


def test_the_same_words_speak_for_who_was_called_so() -> None:
    entry = Entry("k", "minister", ActorKind.PERSON, bares={"norwegian minister"})
    assert "same.described" in signs(entry)
    entry.named = True
    assert "same.named" in signs(entry)


def test_the_only_one_is_first_in_everything() -> None:
    assert {"latest", "subject", "odds.best", "oftenest"} <= signs(Entry("k", "Ada Brenn", ActorKind.PERSON))


def test_kinds_that_a_description_can_mean() -> None:
    nominal, _ = minister()
    entries = [Entry(kind.value, "x", kind) for kind in ActorKind]
    assert [entry.kind for entry in entries if entry.kind in FITTING[nominal.sort]] == [ActorKind.PERSON]


def test_nobody_told_of_before_hangs_on_how_often_the_noun_was_seen() -> None:
    nominal, scene = minister()
    assert "new.seen.0" in set(likeness.of_none(nominal, {}, scene))
    assert "new.seen.2" in set(likeness.of_none(nominal, {"minister": 9}, scene))
