from __future__ import annotations

import pytest

from onrecord.domain.actors import ActorKind
from onrecord.reading.entries import Entry
from onrecord.reading.pronouns import gender_of
from tests.reading.acting import actors, cast, document, doing, meant, phrase, speakers

PAIR = "Mr. Brenn and Mrs. Lind met in Oslo. She said the talks were useful. He said they were not.\n"


def test_honorifics_bind_gender() -> None:
    assert speakers(PAIR) == ["Lind", "Brenn"]
    assert meant(PAIR, "She") == ["Lind"]
    assert meant(PAIR, "He") == ["Brenn"]
    other = "Mrs. Brenn and Mr. Lind met in Oslo. She said the talks were useful. He said they were not.\n"
    assert (meant(other, "She"), meant(other, "He")) == (["Brenn"], ["Lind"])


def test_nobody_of_the_other_gender_is_meant() -> None:
    assert meant("Mr. Brenn left Oslo on Monday. She was tired.\n", "She") == []


def test_a_personal_pronoun_is_no_country() -> None:
    for pronoun in ("She", "He"):
        assert meant(f"Norway closed the border on Monday. {pronoun} was tired.\n", pronoun) == []


def test_it_is_no_person() -> None:
    assert meant("Ada Brenn left Oslo on Monday. It was late.\n", "It") != ["Ada Brenn"]


@pytest.mark.parametrize(
    ("text", "name", "predicate"),
    [
        ("Ada Brenn told reporters that Otto Lind, who leads the union, had lied.\n", "Otto Lind", "leads"),
        ("Ada Brenn, who resigned on Monday, praised Otto Lind.\n", "Ada Brenn", "resigned"),
        ("The sailors, who had waited for weeks, left on Monday.\n", "sailors", "waited"),
    ],
)
def test_who_is_the_noun_that_its_clause_hangs_on(text: str, name: str, predicate: str) -> None:
    assert meant(text, "who") == [name]
    assert doing(text, predicate) in ([], [name])


@pytest.mark.parametrize("word", ["he", "she", "him", "her", "His", "Her"])
def test_gender_of_a_pronoun(word: str) -> None:
    doc = document(f"We saw {word} there.\n")
    assert gender_of(phrase(doc, word)[0]) == ("she" if word.lower().startswith(("she", "her")) else "he")


@pytest.mark.parametrize("word", ["they", "it", "who"])
def test_other_pronouns_have_no_gender(word: str) -> None:
    assert gender_of(phrase(document(f"We saw {word} there.\n"), word)[0]) is None


def test_the_country_is_no_us() -> None:
    text = '"They told us to wait," Lind said. The US said it would help us.\n'
    assert speakers(text) == ["Lind", "United States"]
    assert actors(text)["United States"].kind is ActorKind.GOVERNMENT
    assert meant("The ships will help us.\n", "us") == []


def test_a_pronoun_means_the_same_asked_twice() -> None:
    doc, own = cast(PAIR)
    she = phrase(doc, "She")
    assert own.resolve((she.start, she.end)) == own.resolve((she.start, she.end))


def test_pronouns_that_were_forgotten_leave_the_mentions() -> None:
    doc = document(PAIR)
    entry = Entry("k", "Lind", ActorKind.PERSON)
    entry.add(phrase(doc, "Mrs. Lind"), phrase(doc, "Lind"))
    she = phrase(doc, "She")[0]
    entry.stand_in(she)
    assert entry.before(len(doc)) == she.i
    entry.forget_pronouns()
    assert entry.before(len(doc)) == phrase(doc, "Lind").start
    assert entry.before(0) == -1
