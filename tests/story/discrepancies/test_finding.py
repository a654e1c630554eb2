from __future__ import annotations

from itertools import permutations

from onrecord.domain.events import EventStatus
from onrecord.domain.stories import DiscrepancyKind
from onrecord.story.tell import tell
from tests.story.notes import Notes, disagreements, on


def meeting(text: str, predicate: str, status: EventStatus, day: str) -> Notes:
    notes = Notes(text, published=day).actor("Ada Brenn", country="NOR").actor("Sergei Malin", country="PER")
    return notes.event(predicate, predicate.split()[0], by=("Ada Brenn",), status=status, when=on(day))


def test_on_by_one_article_and_off_by_another_of_the_same_day() -> None:
    accepted = meeting("Ada Brenn accepted a summit with Sergei Malin.", "accepted", EventStatus.HAPPENED, "2031-03-10")
    early = meeting("A summit of Ada Brenn and Sergei Malin is premature.", "premature", EventStatus.HAPPENED, "2031-03-10")
    (discrepancy,) = disagreements(DiscrepancyKind.STATUS, accepted, early)
    assert [s.value for s in discrepancy.sides] == ["accepted", "doubted"]


def test_a_course_of_events_is_none() -> None:
    accepted = meeting("Ada Brenn accepted a summit with Sergei Malin.", "accepted", EventStatus.HAPPENED, "2031-03-10")
    ended = meeting("Ada Brenn called off the summit with Sergei Malin.", "called off", EventStatus.HAPPENED, "2031-03-20")
    assert not disagreements(DiscrepancyKind.STATUS, accepted, ended)


def test_a_month_that_holds_the_day_is_of_the_same_time() -> None:
    accepted = meeting("Ada Brenn accepted a summit with Sergei Malin.", "accepted", EventStatus.HAPPENED, "2031-03")
    ended = meeting("Ada Brenn called off the summit with Sergei Malin.", "called off", EventStatus.HAPPENED, "2031-03-15")
    assert len(disagreements(DiscrepancyKind.STATUS, accepted, ended)) == 1


def test_they_do_not_depend_on_the_order_of_articles() -> None:
    texts = (
        "Ferries left Sergei Bay, 40 boats in all.",
        "Ferries came to Sergey Bay, 44 boats in all.",
        "A cease-fire at Sergei Bay: 48 boats.",
    )
    notes = [Notes(text, published="2031-03-10").count(f"{n} boats", n, n, "boats") for text, n in zip(texts, (40, 44, 48), strict=True)]
    told = [tell([n.article for n in order], [n.reading for n in order]).discrepancies for order in permutations(notes)]
    assert told[0]
    assert all(found == told[0] for found in told)


def test_a_quotation_and_the_sentence_that_holds_it_are_one_difference() -> None:
    said = [f"The burning trawler {word} the Halvorsen lighthouse on a stormy Lugar night" for word in ("missed", "passed")]
    told = []
    for words in said:
        notes = Notes(f"“{words}”, Ada Brenn told stranded anglers.", published="2031-03-10").actor("Ada Brenn")
        told.append(notes.said(words, "Ada Brenn").event("told", "tell", by=("Ada Brenn",)))
    assert len(disagreements(DiscrepancyKind.WORDING, *told)) == 1
