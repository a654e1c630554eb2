from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain.events import Quantity
from onrecord.domain.spans import Span
from onrecord.domain.stories import QuantityEntry
from onrecord.publish.counted import Counted, gathered

TEXTS: dict[str, str] = {}
"""By article id, a text made of a number's words and those for what it counts."""


def number(words: str, unit: str, of: str | None = None) -> QuantityEntry:
    article = f"{words}|{of or ''}"
    TEXTS[article] = article
    counted = Span(len(words) + 1, len(article)) if of else None
    return QuantityEntry(article, Quantity(article, Span(0, len(words)), 1, 1, unit, counted, None, None, None), None, None)


def quote(article: str, span: Span) -> str:
    return span.of(TEXTS[article])


def names(*entries: QuantityEntry) -> list[tuple[str, int]]:
    return [(one.name, len(one.entries)) for one in gathered(entries, quote)]


SHIPS = number("22 Soviet ships", "soviet ships", "Soviet ships")
SHIP = number("one ship", "ship")


def test_one_head_noun_is_one_thing_in_singular_and_plural() -> None:
    assert names(SHIPS, SHIP, number("25 Soviet merchant ships", "soviet merchant ships")) == [("ships", 3)]


def test_a_name_keeps_all_that_its_numbers_have_in_common_as_the_texts_write_it() -> None:
    assert names(SHIPS, number("12 more Soviet ships", "more soviet ships")) == [("Soviet ships", 2)]
    assert names(SHIPS) == [("Soviet ships", 1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (number("1 man", "man"), number("two men", "men")),
        (number("one person", "person"), number("three people", "people")),
        (number("one country", "country"), number("4 countries", "countries")),
        (number("one boss", "boss"), number("4 bosses", "bosses")),
        (number("one march", "march"), number("4 marches", "marches")),
        (number("two days later", "days later"), number("a day", "day")),
        (number("10 cents a share per year", "cents a share per year"), number("one cent", "cent")),
        (number("12 Soviet", "soviet", "Soviet vessels"), number("3 vessels", "vessels")),
        (number("six", "", "the officials"), number("two officials", "officials")),
        (number("44-38 percent", "38 percent"), number("5%", "%")),
        (number("3.5 per cent", "per cent"), number("5 percent", "percent")),
        (number("two dollars", "dollars", "the bill"), number("$2", "$", "a bill")),
        (number("15% tariffs", "% tariffs", "tariffs"), number("5 percent", "percent", "tariff on newsprint")),
    ],
)
def test_these_count_one_thing(one: QuantityEntry, other: QuantityEntry) -> None:
    assert len(gathered([one, other], quote)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (SHIPS, number("3 shipments", "shipments")),
        (number("5 percent", "percent", "voters"), number("5 percent", "percent", "respondents")),
        (number("5 percent", "percent", "voters"), number("5 percent", "percent")),
        (number("$5", "$", "the bill"), number("5%", "%", "the bill")),
        (number("3 tons", "tons"), number("three times", "times")),
    ],
)
def test_these_do_not(one: QuantityEntry, other: QuantityEntry) -> None:
    assert len(gathered([one, other], quote)) == 2


def test_a_measure_is_named_with_what_it_measures() -> None:
    shares = [number("61 percent", "percent", "registered voters"), number("53 percent", "percent", "voters")]
    assert names(*shares, number("5 percent", "percent")) == [("percent (voters)", 2), ("percent", 1)]


def test_most_numbers_come_first_then_names_and_last_what_is_not_told() -> None:
    untold = [number("42", ""), number("20 to", "to"), number("some 40", "")]
    named = [number("2 aides", "aides"), SHIP, number("3 Boats", "boats"), SHIPS]
    assert names(*untold, *named) == [("ships", 2), ("aides", 1), ("Boats", 1), ("", 3)]


POOL = [SHIPS, SHIP, number("two men", "men"), number("one man", "man"), number("42", ""), number("5%", "%"), number("6 ships", "ships")]


@given(st.permutations(POOL), st.integers(0, len(POOL)))
def test_every_number_is_in_one_group_in_the_order_in_which_it_came(entries: list[QuantityEntry], size: int) -> None:
    groups = gathered(entries[:size], quote)
    assert sorted(one.article for group in groups for one in group.entries) == sorted(one.article for one in entries[:size])
    assert all(list(group.entries) == [one for one in entries if one in group.entries] for group in groups)


@given(st.permutations(POOL))
def test_names_do_not_hang_on_order(entries: list[QuantityEntry]) -> None:
    def sets(groups: list[Counted]) -> list[tuple[str, set[str]]]:
        return [(group.name, {one.article for one in group.entries}) for group in groups]

    assert sets(gathered(entries, quote)) == sets(gathered(POOL, quote))
