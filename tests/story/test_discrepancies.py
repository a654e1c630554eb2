from __future__ import annotations

import pytest

from onrecord.domain.events import EventStatus, EventType
from onrecord.domain.stories import Discrepancy, DiscrepancyKind
from onrecord.story.tell import tell
from tests.story.notes import GOVERNMENT, Notes, on


def found(kind: DiscrepancyKind, *notes: Notes) -> list[Discrepancy]:
    return [d for d in tell([n.article for n in notes], [n.reading for n in notes]).discrepancies if d.kind is kind]


def counted(text: str, words: str, low: float, high: float, unit: str, *, approx: str | None = None) -> Notes:
    notes = Notes(text, published="2031-03-10").actor("Norway", GOVERNMENT, "NOR")
    return notes.count(words, low, high, unit, approx=approx)


def many() -> Notes:
    text = "Norway has moved more than 150,000 troops to the river border."
    return counted(text, "150,000 troops", 150e3, 150e3, "troops", approx="more than")


def test_counts_of_one_thing_that_do_not_overlap() -> None:
    other = counted("On the river border Norway holds 180,000 soldiers.", "180,000 soldiers", 180e3, 180e3, "soldiers")
    (discrepancy,) = found(DiscrepancyKind.NUMBER, many(), other)
    assert sorted(s.value for s in discrepancy.sides) == ["150,000 troops", "180,000 soldiers"]
    assert "troops" in discrepancy.about or "soldiers" in discrepancy.about


@pytest.mark.parametrize(
    ("text", "words", "number", "unit", "approx"),
    [
        ("On the river border Norway holds about 160,000 troops.", "160,000 troops", 160e3, "troops", "about"),
        ("On the river border Norway holds 4,000 troops.", "4,000 troops", 4e3, "troops", None),
        ("On the river border Norway holds 180,000 goats.", "180,000 goats", 180e3, "goats", None),
        ("In the desert some 180,000 troops sang.", "180,000 troops", 180e3, "troops", None),
    ],
    ids=["rounding", "another magnitude", "another unit", "another place"],
)
def test_counts_that_do_not_contradict(text: str, words: str, number: float, unit: str, approx: str | None) -> None:
    other = Notes(text, published="2031-03-10").count(words, number, number, unit, approx=approx)
    assert not found(DiscrepancyKind.NUMBER, many(), other)


def quoted(text: str, content: str, speaker: str = "Ada Brenn") -> Notes:
    return Notes(text, published="2031-03-10").actor(speaker).said(content, speaker)


def test_one_quotation_in_two_wordings() -> None:
    one = quoted("“It was a shameful bargain for the coast,” Ada Brenn said.", "It was a shameful bargain for the coast,")
    other = quoted("Ada Brenn said: “It was a shabby bargain for the coast.”", "It was a shabby bargain for the coast.")
    assert len(found(DiscrepancyKind.WORDING, one, other)) == 1


def test_a_shortened_quotation_is_no_other_wording() -> None:
    words = "It was a shameful bargain for the coast and its people,"
    one = quoted(f"“{words}” Ada Brenn said.", words)
    other = quoted("Ada Brenn spoke of “a shameful bargain”.", "a shameful bargain")
    assert not found(DiscrepancyKind.WORDING, one, other)


def test_one_quotation_of_two_speakers() -> None:
    words = "no ferry crosses this water without a pilot"
    one = quoted(f"“{words}”, Ada Brenn said.", words)
    other = quoted(f"“{words}”, Otto Lind said.", words, "Otto Lind")
    (discrepancy,) = found(DiscrepancyKind.ATTRIBUTION, one, other)
    assert [s.value for s in discrepancy.sides] == ["Ada Brenn", "Otto Lind"]


def test_spellings_of_one_name() -> None:
    one = Notes("The ferry left Lugar for Sergei Bay.", published="2031-03-10")
    other = Notes("The ferry came to Sergey Bay at noon.", published="2031-03-10")
    (discrepancy,) = found(DiscrepancyKind.NAME, one, other)
    assert discrepancy.about == "Sergei / Sergey"


def test_a_word_that_is_also_written_small_is_no_name() -> None:
    one = Notes("Colour films are shown. The colour is fine.", published="2031-03-10")
    other = Notes("Color films are shown. The color is fine.", published="2031-03-10")
    assert not found(DiscrepancyKind.NAME, one, other)


def deed(text: str, predicate: str, lemma: str, status: EventStatus) -> Notes:
    notes = Notes(text, published="2031-03-10").actor("Norway", GOVERNMENT, "NOR")
    return notes.event(predicate, lemma, EventType.ASSAULT, by=("Norway",), status=status, when=on("2031-03-09"))


def test_a_denial_is_tied_to_what_it_denies() -> None:
    told = deed("Norway shelled the ferry harbour of Lund.", "shelled", "shell", EventStatus.ALLEGED)
    denied = deed("Norway has not shelled the harbour of Lund, it said.", "shelled", "shell", EventStatus.DENIED)
    aside = deed("Norway shelled an empty island.", "shelled", "shell", EventStatus.HAPPENED)
    (discrepancy,) = found(DiscrepancyKind.DENIAL, told, denied, aside)
    assert sorted(s.value for s in discrepancy.sides) == ["alleged", "denied"]


def meeting(text: str, predicate: str, status: EventStatus, day: str) -> Notes:
    notes = Notes(text, published=day).actor("Ada Brenn", country="NOR").actor("Sergei Malin", country="PER")
    return notes.event(predicate, predicate.split()[0], by=("Ada Brenn",), status=status, when=on(day))


def test_on_by_one_article_and_off_by_another_of_the_same_day() -> None:
    accepted = meeting("Ada Brenn accepted a summit with Sergei Malin.", "accepted", EventStatus.HAPPENED, "2031-03-10")
    early = meeting("A summit of Ada Brenn and Sergei Malin is premature.", "premature", EventStatus.HAPPENED, "2031-03-10")
    (discrepancy,) = found(DiscrepancyKind.STATUS, accepted, early)
    assert [s.value for s in discrepancy.sides] == ["accepted", "doubted"]


def test_a_course_of_events_is_none() -> None:
    accepted = meeting("Ada Brenn accepted a summit with Sergei Malin.", "accepted", EventStatus.HAPPENED, "2031-03-10")
    ended = meeting("Ada Brenn called off the summit with Sergei Malin.", "called off", EventStatus.HAPPENED, "2031-03-20")
    assert not found(DiscrepancyKind.STATUS, accepted, ended)
