from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

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
    assert [(i.name, len(i.steps)) for i in found] == [("Ada Brenn–Sergei Malin: summit", 2), ("Otto Lind–Rosa Vega: meeting", 1)]


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


def test_what_several_articles_tell_of_one_deed_is_one_step() -> None:
    retold = pair("Sergei Malin was told by Ada Brenn, who called off the summit.", "2031-03-14")
    retold.event("called off", "call", EventType.REJECT, by=("Ada Brenn",), when=on("2031-03-14"))
    (summit,) = initiatives(offered(), cancelled(), retold)
    assert [(s.status, len({e.article for e in s.evidence})) for s in summit.steps] == [(StepStatus.PROPOSED, 1), (StepStatus.CANCELLED, 2)]


def test_a_sentence_that_tells_two_things_holds_two_steps() -> None:
    text = "Ada Brenn agreed to a summit with Sergei Malin in the spring, unless the last of the grey ships are still in the old port."
    notes = pair(text, "2031-03-12").event("agreed", "agree", EventType.AGREE, by=("Ada Brenn",), to=("Sergei Malin",))
    (summit,) = initiatives(notes)
    assert {s.status for s in summit.steps} == {StepStatus.ACCEPTED, StepStatus.CONDITIONAL}
    assert len({e.span for s in summit.steps for e in s.evidence}) == 1


def test_what_merely_happened_once_has_no_course() -> None:
    met = pair("Ada Brenn met Sergei Malin in Oslo.", "2031-03-12").event("met", "meet", EventType.CONSULT, by=("Ada Brenn",))
    assert not initiatives(met)


def test_one_sides_undertakings_years_apart_are_two() -> None:
    early = Notes("Norway lifted the sanctions.", published="2021-03-11").actor("Norway", GOVERNMENT, "NOR")
    late = Notes("Norway threatened new sanctions.", published="2031-03-11").actor("Norway", GOVERNMENT, "NOR")
    early.event("lifted", "lift", EventType.CONCEDE, by=("Norway",))
    late.event("threatened", "threaten", EventType.THREATEN, by=("Norway",))
    assert [i.status for i in sorted(initiatives(early, late), key=lambda i: i.steps[0].when or "")] == [
        StepStatus.ENDED,
        StepStatus.THREATENED,
    ]


def test_what_has_no_day_goes_with_the_most_of_its_undertaking() -> None:
    early = Notes("Norway lifted the sanctions.", published="2021-03-11").actor("Norway", GOVERNMENT, "NOR")
    early.event("lifted", "lift", EventType.CONCEDE, by=("Norway",))
    late = Notes("Norway threatened new sanctions. Norway promised sanctions.", published="2031-03-11").actor("Norway", GOVERNMENT, "NOR")
    late.event("threatened", "threaten", EventType.THREATEN, by=("Norway",)).event("promised", "promise", EventType.AGREE, by=("Norway",))
    undated = Notes("Norway cancelled the sanctions.").actor("Norway", GOVERNMENT, "NOR")
    undated.event("cancelled", "cancel", EventType.REJECT, by=("Norway",))
    found = initiatives(early, late, undated)
    assert sorted(len(i.steps) for i in found) == [1, 3]


@given(st.permutations([offered, doubted, cancelled]))
def test_the_order_of_articles_does_not_matter(order: list[Callable[[], Notes]]) -> None:
    assert initiatives(*(told() for told in order)) == initiatives(offered(), doubted(), cancelled())


def test_an_undertaking_is_named_by_its_noun_or_else_by_its_sort() -> None:
    later = pair("Ada Brenn refused to meet Sergei Malin.", "2031-03-12")
    later.event("refused", "refuse", EventType.REJECT, by=("Ada Brenn",), to=("Sergei Malin",), when=on("2031-03-12"))
    early = pair("Sergei Malin offered to meet Ada Brenn.", "2031-03-11")
    early.event("offered", "offer", EventType.AGREE, by=("Sergei Malin",), to=("Ada Brenn",), when=on("2031-03-11"))
    (found,) = initiatives(early, later)
    assert found.name == "Ada Brenn–Sergei Malin: meeting"


def test_a_second_party_is_of_another_side() -> None:
    text = "Norway and Ada Brenn of Norway plan tariffs on Peru after Norway and Ada Brenn met."
    notes = (
        Notes(text, published="2031-03-10")
        .actor("Norway", GOVERNMENT, "NOR")
        .actor("Ada Brenn", country="NOR")
        .actor("Peru", GOVERNMENT, "PER")
    )
    notes.event("plan", "plan", by=("Norway", "Ada Brenn"), to=("Peru",), status=EventStatus.PLANNED, when=on("2031-03-10"))
    assert [i.name for i in initiatives(notes) if "tariffs" in i.name] in (["Norway–Peru: tariffs"], ["Ada Brenn–Peru: tariffs"])
