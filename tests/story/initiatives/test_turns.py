from __future__ import annotations

import pytest

from onrecord.domain.events import EventStatus
from onrecord.domain.spans import Span
from onrecord.domain.stories import StepStatus
from onrecord.story.initiatives.turns import turn_in, turns_in


def turn(text: str, word: str, event: EventStatus | None = None) -> tuple[StepStatus, str | None]:
    start = text.index(word)
    status, cue = turn_in(text, [Span(start, start + len(word))], event)
    return status, cue.of(text) if cue else None


@pytest.mark.parametrize(
    ("clause", "word", "status"),
    [
        ("Talk of a summit is premature, the palace said", "summit", StepStatus.DOUBTED),
        ("The mayor called for the council to cancel the visit", "visit", StepStatus.DOUBTED),
        ("The palace rebuffed calls to scrap the visit", "visit", StepStatus.SUPPORTED),
        ("Oslo called off the talks", "talks", StepStatus.CANCELLED),
        ("Oslo will not impose the tariffs", "tariffs", StepStatus.CANCELLED),
        ("Oslo hasn’t decided on the visit", "visit", StepStatus.DOUBTED),
        ("The general ruled out a ceasefire", "ceasefire", StepStatus.REFUSED),
        ("The drill was put off until spring", "drill", StepStatus.POSTPONED),
        ("The exercises were prolonged by a week", "exercises", StepStatus.EXTENDED),
        ("She agreed to the talks only if the shelling ends", "talks", StepStatus.CONDITIONAL),
        ("The talks will be held unless the shelling goes on", "talks", StepStatus.CONDITIONAL),
        ("Peru offered a truce", "truce", StepStatus.PROPOSED),
        ("There is not much support for the tariffs", "tariffs", StepStatus.DOUBTED),
        ("Peru lifted the blockade", "blockade", StepStatus.ENDED),
        ("The two are due to meet in May", "meet", StepStatus.PLANNED),
        ("The talks have begun and continue", "talks", StepStatus.ONGOING),
        ("The mayor reserved the right to bring in tariffs", "tariffs", StepStatus.THREATENED),
        ("The general declined to discuss the drill", "drill", StepStatus.DOUBTED),
        ("The treaty needs approval by the council", "treaty", StepStatus.CONDITIONAL),
        ("The envoy called the talks constructive", "talks", StepStatus.SUPPORTED),
        ("The ferrymen breached the truce, Oslo said", "truce", StepStatus.ALLEGED),
    ],
)
def test_words_tell_the_status(clause: str, word: str, status: StepStatus) -> None:
    assert turn(clause, word)[0] is status


def test_each_undertaking_is_turned_by_the_word_that_governs_it() -> None:
    text = "Peru welcomed the truce but rejected any talks"
    assert turn(text, "truce") == (StepStatus.SUPPORTED, "welcomed")
    assert turn(text, "talks") == (StepStatus.REFUSED, "rejected")


def test_an_offer_that_is_accepted_is_no_offer_any_more() -> None:
    assert turn("Peru accepted the offer to meet", "meet") == (StepStatus.ACCEPTED, "accepted")


def test_an_end_to_come_is_no_end() -> None:
    assert turn("Norway would lift the sanctions", "sanctions")[0] is StepStatus.PLANNED


def test_what_is_still_to_be_taken_up_again_is_planned() -> None:
    assert turn("The talks are due to resume in May", "talks")[0] is StepStatus.PLANNED
    assert turn("The envoys resumed the talks in May", "talks")[0] is StepStatus.REVIVED


TWO = "The council of the islands agreed to a truce with Norway, if the last of the grey ships leave the harbour before the spring comes"


def test_a_long_sentence_may_tell_two_things() -> None:
    place = Span(TWO.index("truce"), TWO.index("truce") + len("truce"))
    (accepted, _), (conditional, cue) = turns_in(TWO, [place], None)
    assert (accepted, conditional) == (StepStatus.ACCEPTED, StepStatus.CONDITIONAL)
    assert cue is not None
    assert cue.of(TWO) == "if"


@pytest.mark.parametrize("text", ["Peru agreed to a truce if the ships leave", TWO.replace(", if", " and").replace("leave", "left")])
def test_a_short_sentence_or_one_clause_tells_one_thing(text: str) -> None:
    place = Span(text.index("truce"), text.index("truce") + len("truce"))
    assert turns_in(text, [place], None) == [turn_in(text, [place], None)]


def test_without_a_telling_word_the_event_tells() -> None:
    assert turn("they met in Oslo", "met", EventStatus.HAPPENED) == (StepStatus.DONE, None)
    assert turn("a summit of the two", "summit", EventStatus.CANCELLED) == (StepStatus.CANCELLED, None)
    assert turn("a strike on the port", "strike", EventStatus.POSSIBLE) == (StepStatus.PLANNED, None)
    assert turn("a strike on the port is a possibility", "strike", EventStatus.POSSIBLE)[0] is StepStatus.POSSIBLE


def test_a_word_far_away_governs_nothing() -> None:
    text = "The mayor rejected the budget for the new school by the old harbour in the north of the town where the envoys met"
    assert turn(text, "met", EventStatus.HAPPENED)[0] is StepStatus.DONE
