from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.events import EventStatus, EventType
from onrecord.domain.stories import Occurrence
from onrecord.domain.times import TimeRef
from onrecord.story.tell import tell
from tests.story.notes import Notes, on

MET = "Ada Brenn met Sergei Malin at the castle of Aster to settle the fishing quarrel."
MET_AGAIN = "At Aster castle Brenn met Malin over the quarrel about fishing."


def meeting(text: str, when: TimeRef | None, *, status: EventStatus = EventStatus.HAPPENED, published: str = "2031-03-10") -> Notes:
    notes = Notes(text, published=published).actor("Ada Brenn" if "Ada" in text else "Brenn", called=("Brenn",))
    notes.actor("Sergei Malin" if "Sergei" in text else "Malin", called=("Malin",))
    by, to = list(notes._actors)
    return notes.event("met", "meet", EventType.CONSULT, by=(by,), to=(to,), when=when, status=status)


def timeline(*notes: Notes) -> tuple[Occurrence, ...]:
    return tell([n.article for n in notes], [n.reading for n in notes]).timeline


def test_two_tellings_of_one_meeting_are_one_entry() -> None:
    (entry,) = timeline(meeting(MET, on("2031-03-09")), meeting(MET_AGAIN, on("2031-03-09")))
    assert (entry.when, len(entry.events), len(entry.articles), entry.independent_sources) == ("2031-03-09", 2, 2, 2)


def test_meetings_on_different_days_are_two() -> None:
    entries = timeline(meeting(MET, on("2031-03-09")), meeting(MET_AGAIN, on("2031-03-16")))
    assert [e.when for e in entries] == ["2031-03-09", "2031-03-16"]


def test_the_narrower_day_is_the_entry_s() -> None:
    (entry,) = timeline(meeting(MET, on("2031-03")), meeting(MET_AGAIN, on("2031-03-09")))
    assert entry.when == "2031-03-09"


def test_an_event_without_a_day_is_no_entry() -> None:
    assert timeline(meeting(MET, None)) == ()


def test_what_is_only_possible_is_no_entry() -> None:
    assert timeline(meeting(MET, on("2031-03-09"), status=EventStatus.POSSIBLE)) == ()


def test_articles_that_credit_one_agency_are_one_source() -> None:
    notes = [Notes(t, published="2031-03-10", agency="Coastal Wire") for t in (MET, MET_AGAIN)]
    for n, (a, b) in zip(notes, (("Ada Brenn", "Sergei Malin"), ("Brenn", "Malin")), strict=True):
        n.actor(a).actor(b).event("met", "meet", EventType.CONSULT, by=(a,), to=(b,), when=on("2031-03-09"))
    (entry,) = timeline(*notes)
    assert (len(entry.articles), entry.independent_sources) == (2, 1)


def test_a_statement_in_the_telling_goes_with_the_entry() -> None:
    notes = meeting(f"{MET[:-1]}, “at last”, she said.", on("2031-03-09")).said("at last", "Ada Brenn")
    (entry,) = timeline(notes)
    assert len(entry.statements) == 1


def test_a_telling_without_a_day_goes_with_one_that_has_it() -> None:
    (entry,) = timeline(meeting(MET, on("2031-03-09")), meeting(MET_AGAIN, None))
    assert (entry.when, len(entry.events)) == ("2031-03-09", 2)


def test_a_telling_without_a_day_does_not_bring_two_days_together() -> None:
    entries = timeline(meeting(MET, on("2031-03-09")), meeting(MET_AGAIN, None), meeting(f"Then {MET}", on("2031-03-16")))
    assert [e.when for e in entries] == ["2031-03-09", "2031-03-16"]


def test_words_said_on_a_day_are_an_entry_of_their_own() -> None:
    notes = Notes("“The bargain was a mistake,” Ada Brenn told reporters.", published="2031-03-10").actor("Ada Brenn")
    (entry,) = timeline(notes.said("The bargain was a mistake,", "Ada Brenn", on=on("2031-03-10")))
    assert (len(entry.events), len(entry.statements)) == (0, 1)


def test_what_is_planned_ahead_of_the_pile_is_marked() -> None:
    (entry,) = timeline(meeting(MET, on("2031-03-19"), status=EventStatus.PLANNED))
    assert entry.ahead


def test_a_plan_for_a_day_gone_by_is_not_ahead() -> None:
    notes = meeting(MET, on("2031-03-09"), status=EventStatus.PLANNED, published="2031-03-08")
    later = meeting(MET_AGAIN, on("2031-03-09"), status=EventStatus.PLANNED, published="2031-03-12")
    assert [e.ahead for e in timeline(notes, later)] == [False]


def test_what_happened_is_not_ahead() -> None:
    assert [e.ahead for e in timeline(meeting(MET, on("2031-03-09")))] == [False]


def test_more_voices_make_an_entry_matter_more() -> None:
    other = Notes("The Coastal Council fined the Malin shipyard on 2 March.", published="2031-03-10")
    other.actor("Coastal Council").actor("Malin shipyard")
    other.event("fined", "fine", EventType.SANCTION, by=("Coastal Council",), to=("Malin shipyard",), when=on("2031-03-02"))
    told_once, told_twice = timeline(meeting(MET, on("2031-03-09")), meeting(MET_AGAIN, on("2031-03-09")), other)
    assert told_twice.importance > told_once.importance


def test_the_headline_leans_on_no_sentence_before_it() -> None:
    leaning = meeting(f"But {MET_AGAIN[0].lower()}{MET_AGAIN[1:]}", on("2031-03-09"))
    plain = meeting(MET, on("2031-03-09"))
    (entry,) = timeline(leaning, plain)
    assert entry.headline.article == plain.article.id


def test_the_second_meeting_is_not_the_first() -> None:
    first, second = (meeting(f"For the {nth} time {MET}", on("2031-03")) for nth in ("first", "second"))
    assert len(timeline(first, second)) == 2


def test_another_counterpart_makes_it_another_meeting() -> None:
    other = Notes(MET.replace("Sergei Malin", "Tom Vries"), published="2031-03-10").actor("Ada Brenn", country="ASK")
    other.actor("Tom Vries", country="VEL")
    other.event("met", "meet", EventType.CONSULT, by=("Tom Vries",), when=on("2031-03-09"))
    one = Notes(MET, published="2031-03-10").actor("Sergei Malin", country="BRU")
    one.event("met", "meet", EventType.CONSULT, by=("Sergei Malin",), when=on("2031-03-09"))
    assert len(timeline(one, other)) == 2


@settings(max_examples=10, deadline=None)
@given(st.permutations(range(4)))
def test_the_order_of_articles_does_not_matter(order: list[int]) -> None:
    told = [
        meeting(MET, on("2031-03-09")),
        meeting(MET_AGAIN, None),
        meeting(f"Then {MET}", on("2031-03-16")),
        meeting(MET_AGAIN, on("2031-03")),
    ]
    assert timeline(*(told[i] for i in order)) == timeline(*told)


def test_a_sentence_that_heads_one_entry_leaves_another_to_its_own_words() -> None:
    both = (
        "Ada Brenn shelled the herring pier of Aster on Monday and met Sergei Malin at the castle of Aster to settle the fishing quarrel."
    )
    notes = Notes(both, published="2031-03-10").actor("Ada Brenn").actor("Sergei Malin")
    notes.event("shelled", "shell", EventType.ASSAULT, by=("Ada Brenn",), when=on("2031-03-03"))
    notes.event("met", "meet", EventType.CONSULT, by=("Ada Brenn",), to=("Sergei Malin",), when=on("2031-03-09"))
    entries = timeline(notes, meeting(MET_AGAIN, on("2031-03-09")))
    assert len({(e.headline.article, e.headline.span) for e in entries}) == len(entries)
