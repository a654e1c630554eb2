from __future__ import annotations

from onrecord.domain.events import EventStatus, EventType
from onrecord.domain.stories import Initiative, StepStatus
from onrecord.story.tell import tell
from tests.story.notes import GOVERNMENT, Notes, on

OFFER = "Ada Brenn proposed a summit with Sergei Malin in the spring."
DOUBT = "Talk of a summit between Ada Brenn and Sergei Malin is premature, the palace said."
END = "Ada Brenn called off the summit with Sergei Malin after the shelling."


def offered() -> Notes:
    notes = pair(OFFER, "2031-03-10")
    return notes.event("proposed", "propose", EventType.AGREE, by=("Ada Brenn",), to=("Sergei Malin",), when=on("2031-03-10"))


def doubted() -> Notes:
    return pair(DOUBT, "2031-03-11").event("premature", "premature", EventType.REJECT, when=on("2031-03-11"))


def cancelled() -> Notes:
    return pair(END, "2031-03-14").event("called off", "call", EventType.REJECT, by=("Ada Brenn",), when=on("2031-03-14"))


def pair(text: str, published: str) -> Notes:
    return Notes(text, published=published).actor("Ada Brenn", country="NOR").actor("Sergei Malin", country="PER")


def initiatives(*notes: Notes) -> tuple[Initiative, ...]:
    return tell([n.article for n in notes], [n.reading for n in notes]).initiatives


def test_a_summit_is_followed_from_offer_to_end() -> None:
    (summit,) = initiatives(cancelled(), offered(), doubted())
    assert [(s.when, s.status) for s in summit.steps] == [
        ("2031-03-10", StepStatus.PROPOSED),
        ("2031-03-11", StepStatus.DOUBTED),
        ("2031-03-14", StepStatus.CANCELLED),
    ]
    assert summit.status is StepStatus.CANCELLED
    assert len(summit.parties) == 2


def test_a_meeting_of_others_is_another_undertaking() -> None:
    others = Notes("Otto Lind agreed to meet Rosa Vega in May.", published="2031-03-11").actor("Otto Lind").actor("Rosa Vega")
    others.event("agreed", "agree", EventType.AGREE, by=("Otto Lind",), to=("Rosa Vega",), when=on("2031-03-11"))
    found = initiatives(offered(), doubted(), others)
    assert [len(i.steps) for i in found] == [2]


def test_two_countries_stand_for_their_leaders() -> None:
    text = "There were no plans for a summit between Norway and Peru."
    states = Notes(text, published="2031-03-12").actor("Norway", GOVERNMENT, "NOR").actor("Peru", GOVERNMENT, "PER")
    states.event("were no plans", "be", status=EventStatus.DENIED, when=on("2031-03-12"))
    (summit,) = initiatives(offered(), doubted(), states)
    assert len(summit.steps) == 3


def test_a_proposal_stands_for_what_was_named_before() -> None:
    later = pair(f"{OFFER} Sergei Malin rejected the proposal on Tuesday.", "2031-03-12")
    later.event("proposed", "propose", EventType.AGREE, by=("Ada Brenn",), to=("Sergei Malin",), when=on("2031-03-10"))
    later.event("rejected", "reject", EventType.REJECT, by=("Sergei Malin",), when=on("2031-03-12"))
    (summit,) = initiatives(later)
    assert [s.status for s in summit.steps] == [StepStatus.PROPOSED, StepStatus.REFUSED]


def test_an_undertaking_that_only_tells_the_time_is_no_step() -> None:
    aside = pair("Ada Brenn and Sergei Malin spoke of fish ahead of the summit.", "2031-03-12")
    aside.event("spoke", "speak", EventType.CONSULT, by=("Ada Brenn",), when=on("2031-03-12"))
    (summit,) = initiatives(offered(), doubted(), aside)
    assert len(summit.steps) == 2


def test_an_undertaking_is_named_by_its_sort_and_not_by_a_word_of_the_text() -> None:
    later = pair("Ada Brenn refused to meet Sergei Malin.", "2031-03-12")
    later.event("refused", "refuse", EventType.REJECT, by=("Ada Brenn",), to=("Sergei Malin",), when=on("2031-03-12"))
    early = pair("Sergei Malin offered to meet Ada Brenn.", "2031-03-11")
    early.event("offered", "offer", EventType.AGREE, by=("Sergei Malin",), to=("Ada Brenn",), when=on("2031-03-11"))
    (found,) = initiatives(early, later)
    assert found.name == "Ada Brenn–Sergei Malin: meeting"
