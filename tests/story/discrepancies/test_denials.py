from __future__ import annotations

import pytest

from onrecord.domain.events import EventStatus, EventType
from onrecord.domain.stories import DiscrepancyKind
from tests.story.notes import GOVERNMENT, Notes, disagreements, on


def deed(text: str, predicate: str, lemma: str, status: EventStatus) -> Notes:
    notes = Notes(text, published="2031-03-10").actor("Norway", GOVERNMENT, "NOR")
    return notes.event(predicate, lemma, EventType.ASSAULT, by=("Norway",), status=status, when=on("2031-03-09"))


def test_a_denial_is_tied_to_what_it_denies() -> None:
    told = deed("Norway shelled the ferry harbour of Lund.", "shelled", "shell", EventStatus.ALLEGED)
    denied = deed("Norway has not shelled the harbour of Lund, it said.", "shelled", "shell", EventStatus.DENIED)
    aside = deed("Norway shelled an empty island.", "shelled", "shell", EventStatus.HAPPENED)
    (discrepancy,) = disagreements(DiscrepancyKind.DENIAL, told, denied, aside)
    assert sorted(s.value for s in discrepancy.sides) == ["alleged", "denied"]


def test_a_word_of_denial_is_tied_to_the_deed_named_after_it() -> None:
    told = deed("Norway shelled the ferry harbour of Lund.", "shelled", "shell", EventStatus.ALLEGED)
    denied = deed("Norway denied that it shelled the harbour of Lund.", "denied", "deny", EventStatus.HAPPENED)
    (discrepancy,) = disagreements(DiscrepancyKind.DENIAL, told, denied)
    assert [s.value for s in discrepancy.sides] == ["alleged", "denied"]


@pytest.mark.parametrize(
    ("text", "lemma", "status"),
    [
        ("Peru shelled the ferry harbour of Lund.", "shell", EventStatus.ALLEGED),
        ("Norway mined the ferry harbour of Lund.", "mine", EventStatus.ALLEGED),
        ("Norway shelled the ferry harbour of Lund.", "shell", EventStatus.PLANNED),
    ],
    ids=["of another", "another deed", "not told as done"],
)
def test_what_a_denial_does_not_deny(text: str, lemma: str, status: EventStatus) -> None:
    doer, predicate = text.split()[:2]
    told = Notes(text, published="2031-03-10").actor(doer, GOVERNMENT, {"Norway": "NOR", "Peru": "PER"}[doer])
    told.event(predicate, lemma, EventType.ASSAULT, by=(doer,), status=status, when=on("2031-03-09"))
    denied = deed("Norway has not shelled the harbour of Lund, it said.", "shelled", "shell", EventStatus.DENIED)
    assert not disagreements(DiscrepancyKind.DENIAL, told, denied)


def test_a_deed_too_common_is_not_tied_to_its_denial() -> None:
    told = deed("Norway made the ferry harbour of Lund a fortress.", "made", "make", EventStatus.HAPPENED)
    denied = deed("Norway has not made the ferry harbour of Lund a fortress.", "made", "make", EventStatus.DENIED)
    assert not disagreements(DiscrepancyKind.DENIAL, told, denied)


def test_a_denial_may_end_the_text() -> None:
    told = deed("Norway shelled the ferry harbour of Lund.", "shelled", "shell", EventStatus.ALLEGED)
    denied = deed("Shelling of Lund by Norway denied", "denied", "deny", EventStatus.HAPPENED)
    assert not disagreements(DiscrepancyKind.DENIAL, told, denied)


@pytest.mark.parametrize("about", ["any knowledge of a ship that", "knowing who"])
def test_who_denies_to_know_of_a_deed_does_not_deny_it(about: str) -> None:
    told = deed("Norway shelled the ferry harbour of Lund.", "shelled", "shell", EventStatus.ALLEGED)
    denied = deed(f"Norway denied {about} shelled the harbour of Lund.", "denied", "deny", EventStatus.HAPPENED)
    assert not disagreements(DiscrepancyKind.DENIAL, told, denied)


def test_a_copy_of_the_denial_that_was_read_otherwise_denies_nothing() -> None:
    told = "Norway thanked the harbour board of Lugar for its letter but bombed no ferries near the eastern pier."
    copy = f"{told}\nMore to come."
    one = deed(told, "bombed", "bomb", EventStatus.DENIED)
    assert not disagreements(DiscrepancyKind.DENIAL, one, deed(copy, "bombed", "bomb", EventStatus.HAPPENED))
    other = deed(told.replace("but bombed no", "and then bombed"), "bombed", "bomb", EventStatus.HAPPENED)
    assert disagreements(DiscrepancyKind.DENIAL, one, other)
