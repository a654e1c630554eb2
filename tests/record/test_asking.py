from __future__ import annotations

from datetime import date

import pytest

from onrecord.errors import NotFound
from onrecord.record.asking import Filters, query_for
from onrecord.record.queries import Query
from onrecord.record.store import Store
from tests.record import piles


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store(piles.make_record(tmp_path_factory.mktemp("asking") / "r.db"))


def asked(store: Store, filters: Filters, **words: str | None) -> Query:
    with store.reading() as connection:
        return query_for(connection, filters, everything=False, **words)


def test_what_is_not_asked_narrows_nothing(store: Store) -> None:
    assert asked(store, {"actor": None, "on": None}, status=None, by=None) == Query()


def test_names_become_ids_and_words_columns(store: Store) -> None:
    query = asked(store, {"actor": "quill", "article": "harbour"}, speaker="Ada Quill", status="denied")
    assert query.actors == query.columns["speaker"]
    assert query.columns["status"] == {"denied"}
    assert len(query.articles or ()) == 1


@pytest.mark.parametrize(("part", "field"), [("by", "actors"), ("recipient", "recipients")])
def test_parts_are_asked_of_fields_and_other_actors_of_columns(store: Store, part: str, field: str) -> None:
    query = asked(store, {}, according_to="quill", **{part: "Ada Quill"})
    assert query.parts == {field: query.columns["according_to"]}
    assert set(query.columns) == {"according_to"}


@pytest.mark.parametrize(
    ("filters", "since", "until"),
    [
        ({"on": "1962-10"}, date(1962, 10, 1), date(1962, 10, 31)),
        ({"since": date(1962, 10, 3)}, date(1962, 10, 3), None),
        ({"on": "1962-10", "since": "1962-10-03", "until": "1962"}, date(1962, 10, 3), date(1962, 10, 31)),
    ],
)
def test_days_become_bounds(store: Store, filters: Filters, since: date | None, until: date | None) -> None:
    query = asked(store, filters)
    assert (query.since, query.until) == (since, until)


def test_what_the_record_does_not_know_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="'soon' is no day; write it like 1962-10-22"):
        asked(store, {"until": "soon"})
    with pytest.raises(NotFound):
        asked(store, {"actor": "Nobody At All"})
    with pytest.raises(NotFound):
        asked(store, {}, by="Nobody At All")
