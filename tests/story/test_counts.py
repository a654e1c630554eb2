from __future__ import annotations

import pytest

from onrecord.domain.stories import DiscrepancyKind
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
        ("On the river border Norway holds about 160,000 troops.", "160,000 troops", 160e3, "troops", "about"),
        ("On the river border Norway holds 4,000 troops.", "4,000 troops", 4e3, "troops", None),
        ("On the river border Norway holds 180,000 goats.", "180,000 goats", 180e3, "goats", None),
        ("In the desert some 180,000 troops sang.", "180,000 troops", 180e3, "troops", None),
    ],
    ids=["rounding", "another magnitude", "another unit", "another place"],
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


def test_the_words_for_a_side_go_on_to_where_it_counts() -> None:
    text = "Norway holds 180,000 soldiers on the river border, a clerk wrote."
    other = counted(text, "180,000 soldiers", 180e3, 180e3, "soldiers")
    (discrepancy,) = disagreements(DiscrepancyKind.NUMBER, many(), other)
    (evidence,) = next(s for s in discrepancy.sides if s.value == "180,000 soldiers").evidence
    assert evidence.span.of(text) == "180,000 soldiers on the river border"
