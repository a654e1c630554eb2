from __future__ import annotations

import pytest

from onrecord.domain.events import EventStatus, EventType
from onrecord.domain.stories import StepStatus
from onrecord.story.undertakings import sorts_in, status_in, status_of
from onrecord.story.words import words


@pytest.mark.parametrize(
    ("clause", "status"),
    [
        ("Talk of a summit is premature, the palace said", StepStatus.DOUBTED),
        ("The mayor called for the council to cancel the visit", StepStatus.DOUBTED),
        ("Oslo called off the talks", StepStatus.CANCELLED),
        ("The general ruled out a ceasefire", StepStatus.REFUSED),
        ("The drill was put off until spring", StepStatus.POSTPONED),
        ("The exercises were prolonged by a week", StepStatus.EXTENDED),
        ("She agreed to the talks on condition that the shelling ends", StepStatus.CONDITIONAL),
        ("He accepted the invitation", StepStatus.ACCEPTED),
        ("Peru offered a truce", StepStatus.PROPOSED),
        ("The two are due to meet in May", StepStatus.PLANNED),
        ("The ferry left the harbour", None),
    ],
)
def test_words_tell_the_status(clause: str, status: StepStatus | None) -> None:
    assert status_in(clause) is status


def test_an_event_without_telling_words_goes_by_its_type_or_status() -> None:
    assert status_of("the summit", EventType.REJECT, EventStatus.HAPPENED, itself=False) is StepStatus.REFUSED
    assert status_of("they met in Oslo", EventType.CONSULT, EventStatus.HAPPENED, itself=True) is StepStatus.DONE
    assert status_of("they agreed to meet", EventType.CONSULT, EventStatus.CANCELLED, itself=True) is StepStatus.CANCELLED


def test_sorts_are_found_with_their_words() -> None:
    text = "The summit would follow a drill, by this plan"
    found = [(sort.name if sort else None, word.form) for sort, word in sorts_in(words(text))]
    assert found == [("meeting", "summit"), ("exercises", "drill"), (None, "plan")]
