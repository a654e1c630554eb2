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


def asked(store: Store, filters: Filters, *, speaker: str | None = None, status: str | None = None) -> Query:
    with store.reading() as connection:
        return query_for(connection, filters, speaker=speaker, status=status)


def test_what_is_not_asked_narrows_nothing(store: Store) -> None:
    assert asked(store, {"actor": None, "on": None}) == Query()


def test_names_become_ids_and_words_columns(store: Store) -> None:
    query = asked(store, {"actor": "quill", "article": "harbour"}, speaker="Ada Quill", status="denied")
    assert query.actors == query.columns["speaker"]
    assert query.columns["status"] == {"denied"}
    assert len(query.articles or ()) == 1


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
