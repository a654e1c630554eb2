from __future__ import annotations

import pytest

from onrecord.domain.stories import DiscrepancyKind, Nature
from tests.story.notes import GOVERNMENT, Notes, disagreements, on


def counted(text: str, words: str, low: float, high: float, unit: str, *, approx: str | None = None, when: str | None = None) -> Notes:
    notes = Notes(text, published="2031-03-10").actor("Norway", GOVERNMENT, "NOR")
    return notes.count(words, low, high, unit, approx=approx, when=on(when) if when else None)


def many(when: str | None = None) -> Notes:
    text = "Norway has moved more than 150,000 troops to the river border."
    return counted(text, "150,000 troops", 150e3, 150e3, "troops", approx="more than", when=when)


def test_counts_of_one_thing_that_do_not_overlap() -> None:
    other = counted("On the river border Norway holds 180,000 soldiers.", "180,000 soldiers", 180e3, 180e3, "soldiers")
    (discrepancy,) = disagreements(DiscrepancyKind.NUMBER, many(), other)
    assert sorted(s.value for s in discrepancy.sides) == ["150,000 troops", "180,000 soldiers"]
    assert "troops" in discrepancy.about or "soldiers" in discrepancy.about


@pytest.mark.parametrize(
    ("text", "words", "number", "unit", "approx"),
    [
        ("On the river border Norway holds 4,000 troops.", "4,000 troops", 4e3, "troops", None),
        ("On the river border Norway holds 180,000 goats.", "180,000 goats", 180e3, "goats", None),
        ("In the desert some 180,000 troops sang.", "180,000 troops", 180e3, "troops", None),
    ],
    ids=["another magnitude", "another unit", "another place"],
)
def test_counts_that_do_not_contradict(text: str, words: str, number: float, unit: str, approx: str | None) -> None:
    other = Notes(text, published="2031-03-10").count(words, number, number, unit, approx=approx)
    assert not disagreements(DiscrepancyKind.NUMBER, many(), other)


@pytest.mark.parametrize(
    ("then", "now", "against"),
    [("2030-06-01", "2031-03-10", 0), ("2031-03-01", "2031-03-10", 1), ("2030", "2030-06-15", 1), (None, "2031-03-10", 1)],
    ids=["months ago", "days ago", "within the year", "no day"],
)
def test_an_old_count_is_news_and_not_against_a_new_one(then: str | None, now: str, against: int) -> None:
    other = counted("On the river border Norway holds 180,000 soldiers.", "180,000 soldiers", 180e3, 180e3, "soldiers", when=now)
    assert len(disagreements(DiscrepancyKind.NUMBER, many(then), other)) == against


def test_three_counts_of_one_thing_are_one_disagreement() -> None:
    others = [
        counted(f"On the river border Norway holds {n} soldiers.", f"{n} soldiers", number, number, "soldiers")
        for n, number in (("180,000", 180e3), ("220,000", 220e3))
    ]
    (discrepancy,) = disagreements(DiscrepancyKind.NUMBER, many(), *others)
    assert len(discrepancy.sides) == 3


def test_one_source_that_counts_twice_in_one_article_is_not_against_itself() -> None:
    text = "Norway holds 150,000 troops on the river border. On that river border Norway will have 180,000 troops."
    notes = counted(text, "150,000 troops", 150e3, 150e3, "troops").count("180,000 troops", 180e3, 180e3, "troops")
    assert not disagreements(DiscrepancyKind.NUMBER, notes)


def test_a_side_shows_its_sentence_with_the_number_marked() -> None:
    text = "A clerk was calm. Norway holds 180,000 soldiers on the river border, a clerk wrote."
    (discrepancy,) = disagreements(DiscrepancyKind.NUMBER, many(), counted(text, "180,000 soldiers", 180e3, 180e3, "soldiers"))
    side = next(s for s in discrepancy.sides if s.value == "180,000 soldiers")
    assert [e.span.of(text) for e in side.evidence] == ["Norway holds 180,000 soldiers on the river border, a clerk wrote."]
    assert [e.span.of(text) for e in side.differing] == ["180,000 soldiers"]


@pytest.mark.parametrize(
    ("number", "approx", "day", "nature"),
    [
        ("180,000", None, "2031-03-10", Nature.CONFLICT),
        ("180,000", None, "2031-03-14", Nature.UPDATE),
        ("140,000", None, "2031-03-14", Nature.CONFLICT),
        ("160,000", "about", "2031-03-14", Nature.ROUNDING),
        ("150,000", None, "2031-03-14", Nature.ROUNDING),
    ],
    ids=["of one day", "a later day's larger count", "a later day's smaller count", "within its approximator", "without approximator"],
)
def test_conflict_update_and_rounding_are_told_apart(number: str, approx: str | None, day: str, nature: Nature) -> None:
    value = float(number.replace(",", ""))
    words = f"{number} troops"
    other = counted(f"On the river border Norway holds {words}.", words, value, value, "troops", approx=approx, when=day)
    (discrepancy,) = disagreements(DiscrepancyKind.NUMBER, many("2031-03-10"), other)
    assert discrepancy.nature is nature


def killed(text: str, words: str, number: float, unit: str) -> Notes:
    return Notes(text, published="2031-03-10").count(words, number, number, unit)


@pytest.mark.parametrize(
    ("text", "words", "number", "unit", "against"),
    [
        ("The storm at Lugar pier left 14 dead.", "14", 14.0, "", 1),
        ("The storm at Lugar pier killed 14 people.", "14 people", 14.0, "people", 1),
        ("At Lugar pier the storm killed nobody, but 14 people were injured.", "14 people", 14.0, "people", 0),
        ("The storm at Lugar pier killed 14 Danes.", "14 Danes", 14.0, "danes", 0),
        ("The storm at Lugar pier killed 14 children.", "14 children", 14.0, "children", 1),
    ],
    ids=["no unit", "anyone", "another fate", "another people", "some of them, where the rest are not named"],
)
def test_people_are_counted_by_what_befell_them(text: str, words: str, number: float, unit: str, against: int) -> None:
    known = killed("A storm at Lugar pier killed 11 Norwegians.", "11 Norwegians", 11.0, "norwegians")
    assert len(disagreements(DiscrepancyKind.NUMBER, known, killed(text, words, number, unit))) == against


def test_two_counts_in_one_sentence_are_of_two_things() -> None:
    text = "Of the Lugar pier crew 11 people drowned and perished at Lugar pier, 14 people drowned near Lugar pier."
    notes = Notes(text, published="2031-03-10").count("11 people", 11.0, 11.0, "people").count("14 people", 14.0, 14.0, "people")
    assert not disagreements(DiscrepancyKind.NUMBER, notes)


def test_a_measure_turned_into_another_unit_is_rounding() -> None:
    one = Notes("The muddy road from Lugar winds 60 miles.", published="2031-03-10").count("60 miles", 60.0, 60.0, "miles")
    other = Notes("A muddy road from Lugar goes on for 97 km.", published="2031-03-10").count("97 km", 97.0, 97.0, "km")
    (discrepancy,) = disagreements(DiscrepancyKind.NUMBER, one, other)
    assert discrepancy.nature is Nature.ROUNDING


@pytest.mark.parametrize(("side", "against"), [("after", 1), ("before", 0)])
def test_days_before_and_days_after_are_two_counts(side: str, against: int) -> None:
    told = []
    for number, word, where in ((5, "Five", "after"), (2, "Two", side)):
        text = f"{word} days {where} the great ferry strike of Lugar pier the herring fleet sailed away."
        told.append(Notes(text, published="2031-03-10").count(f"{word} days", number, number, "days"))
    assert len(disagreements(DiscrepancyKind.NUMBER, *told)) == against


@pytest.mark.parametrize(("number", "against"), [(40, 1), (900, 0)])
def test_a_toll_does_not_grow_beyond_measure(number: int, against: int) -> None:
    told = []
    for day, count in (("2031-03-08", 2), ("2031-03-10", number)):
        text = f"Some {count} people were killed in the ferry fire at Lugar pier."
        told.append(Notes(text, published=day).count(f"{count} people", count, count, "people"))
    assert len(disagreements(DiscrepancyKind.NUMBER, *told)) == against
