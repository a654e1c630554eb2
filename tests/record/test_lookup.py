from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from onrecord.errors import NotFound
from onrecord.record import lookup
from onrecord.record.store import Store
from tests.record import piles


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    store = Store(piles.make_record(tmp_path_factory.mktemp("lookup") / "r.db"))
    with store.reading() as opened:
        yield opened


def test_an_actor_is_found_by_id_name_and_alias(connection: Connection) -> None:
    (by_name,) = lookup.actor_ids(connection, "ada quill")
    assert lookup.actor_ids(connection, by_name) == lookup.actor_ids(connection, "  QUILL ") == {by_name}


def test_a_near_name_is_offered(connection: Connection) -> None:
    with pytest.raises(NotFound, match="no actor called 'Ada Quil'") as caught:
        lookup.actor_ids(connection, "Ada Quil")
    assert caught.value.hint == "did you mean 'Ada Quill'?"


@pytest.mark.parametrize("name", ["harbour.txt", "harbour", "Ferry talks"])
def test_an_article_is_found_by_what_it_is_called(connection: Connection, name: str) -> None:
    (found,) = lookup.article_ids(connection, name)
    assert lookup.article_ids(connection, found) == lookup.article_ids(connection, found[:9]) == {found}


def test_a_record_in_a_file_is_found_by_its_own_id_and_its_file(tmp_path: Path) -> None:
    store = Store(tmp_path / "r.db", create=True)
    article, raw = piles.article_of("in/wire.v2.jsonl#item 7", piles.REPORTS["harbour.txt"])
    store.keep(article, piles.read(article), reader="1", run=store.begin_run("1"), raw=raw)
    with store.reading() as connection:
        for name in ("item 7", "wire.v2.jsonl", "wire.v2.jsonl#item 7", "in/wire.v2.jsonl#item 7", "wire.v2"):
            assert lookup.article_ids(connection, name) == {article.id}


@pytest.mark.parametrize("name", ["a", "a-"])
def test_a_beginning_that_several_articles_have_is_none(connection: Connection, name: str) -> None:
    with pytest.raises(NotFound, match=f"3 articles have an id that begins with '{name}'"):
        lookup.article_ids(connection, name)


@pytest.mark.parametrize("name", ["zzz", ""])
def test_an_unknown_article_points_to_the_list(connection: Connection, name: str) -> None:
    with pytest.raises(NotFound) as caught:
        lookup.article_ids(connection, name)
    assert "onrecord articles" in (caught.value.hint or "")


def test_an_entry_is_found_by_the_beginning_of_its_id(connection: Connection) -> None:
    whole, entry = lookup.entry(connection, "o-")
    assert lookup.entry(connection, whole) == (whole, entry)


@pytest.mark.parametrize(("name", "message"), [("e-", "3 entries have an id that begins with"), ("%", "no entry '%'"), ("", "no entry ''")])
def test_an_entry_that_is_not_one_is_not_found(connection: Connection, name: str, message: str) -> None:
    with pytest.raises(NotFound, match=message):
        lookup.entry(connection, name)
