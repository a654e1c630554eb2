from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Table

from onrecord.record import queries, schema
from onrecord.record.filing import NOUNS, day_range
from onrecord.record.queries import SHOWN, Query
from onrecord.record.store import Store
from tests.record import piles

ACTOR = piles.tell([piles.pile()[0][0]], [piles.read(piles.pile()[0][0])]).actors[0].id


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store(piles.make_record(tmp_path_factory.mktemp("queries") / "r.db"))


def found(store: Store, table: Table, query: Query) -> list[Any]:
    with store.reading() as connection:
        return queries.find(connection, table, query)


def test_little_confidence_is_left_out_unless_all_are_asked_for(store: Store) -> None:
    shown = found(store, schema.statements, Query())
    assert [entry.statement.confidence >= SHOWN for entry in shown] == [True]
    assert len(found(store, schema.statements, Query(everything=True))) == 3


@pytest.mark.parametrize("table", [table for table in NOUNS if table not in (schema.discrepancies, schema.reuse)])
def test_every_entry_with_actors_is_found_by_them(store: Store, table: Table) -> None:
    assert found(store, table, Query(actors=frozenset({ACTOR}))) == found(store, table, Query())
    assert found(store, table, Query(actors=frozenset({"p-nobody"}))) == []


@pytest.mark.parametrize("table", NOUNS)
def test_every_entry_is_found_by_its_article(store: Store, table: Table) -> None:
    by_article = [found(store, table, Query(articles=frozenset({article.id}))) for article in store.articles()]
    assert all(any(entry in entries for entries in by_article) for entry in found(store, table, Query()))
    assert found(store, table, Query(articles=frozenset())) == []


@pytest.mark.parametrize(
    ("since", "until", "number"),
    [
        (None, None, 3),
        (date(2021, 3, 4), None, 2),
        (date(2021, 3, 5), None, 0),
        (None, date(2021, 3, 3), 0),
        (date(2021, 3, 4),) * 2 + (2,),
    ],
)
def test_days_narrow_and_leave_out_what_has_none(store: Store, since: date | None, until: date | None, number: int) -> None:
    assert len(found(store, schema.events, Query(since=since, until=until))) == number


@pytest.mark.parametrize(("part", "number"), [("actors", 3), ("recipients", 0)])
def test_parts_narrow_to_those_who_have_them(store: Store, part: str, number: int) -> None:
    assert len(found(store, schema.events, Query(parts={part: frozenset({ACTOR, "p-nobody"})}))) == number
    assert found(store, schema.events, Query(parts={part: frozenset({"p-nobody"})})) == []


def test_columns_narrow(store: Store) -> None:
    denied = found(store, schema.events, Query(columns={"status": frozenset({"denied"})}))
    assert [entry.event.status for entry in denied] == ["denied"]


def test_the_pile_dates_what_has_no_day_of_its_own(store: Store) -> None:
    with store.reading() as connection:
        dated = queries.dated_articles(connection)
    assert {article.published for article in dated} == {"2021-03-05"}
    assert {article.published_from for article in dated} == {"metadata", "story"}


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2022-02-24", "2022-02-24", "2022-02-24"),
        ("2022-02?", "2022-02-01", "2022-02-28"),
        ("2021-12-30/2022-01", "2021-12-30", "2022-01-31"),
        ("2022-02-24/..", "2022-02-24", "9999-12-31"),
        ("../2022-02-24", "0001-01-01", "2022-02-24"),
        ("2022-02-21T09:50+03:00", "2022-02-21", "2022-02-21"),
    ],
)
def test_days_of_edtf(edtf: str, first: str, last: str) -> None:
    assert day_range(edtf) == (first, last)
    assert Query(since=date.fromisoformat(first), until=date.fromisoformat(first)).meets_days(edtf)


def test_no_day_meets_no_days() -> None:
    assert Query().meets_days(None)
    assert not Query(until=date(2022, 1, 1)).meets_days(None)
