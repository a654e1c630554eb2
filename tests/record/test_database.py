from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.record.keeping import refresh
from onrecord.record.migrations import MIGRATIONS, migrate
from onrecord.record.schema import APPLICATION_ID, metadata
from onrecord.record.store import Store
from tests.record import piles


def refusal(path: Path, *, create: bool = False) -> RecordError:
    with pytest.raises(RecordError) as caught:
        Store(path, create=create)
    assert str(path) in caught.value.message
    assert caught.value.hint
    return caught.value


def execute(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_record_that_is_missing_is_not_made_by_looking(tmp_path: Path) -> None:
    assert "no such record" in refusal(tmp_path / "r.db").message
    assert not (tmp_path / "r.db").exists()


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path, create=True).message


def test_the_folder_of_a_new_record_must_be_there(tmp_path: Path) -> None:
    assert "there is no folder" in refusal(tmp_path / "none" / "r.db", create=True).message


@pytest.mark.parametrize("content", [b"a text", b"SQLite format 3\x00" + b"x" * 200, b""])
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "r.db"
    path.write_bytes(content)
    refusal(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    execute(tmp_path / "r.db", "CREATE TABLE photos (id)")
    before = (tmp_path / "r.db").read_bytes()
    assert "another program" in refusal(tmp_path / "r.db", create=True).message
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [before]


def test_a_newer_record_is_refused(tmp_path: Path) -> None:
    piles.make_record(tmp_path / "r.db")
    execute(tmp_path / "r.db", f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    error = refusal(tmp_path / "r.db", create=True)
    assert "newer version" in error.message
    assert "upgrade" in (error.hint or "")


def test_an_empty_file_becomes_a_record_where_one_is_to_be_made(tmp_path: Path) -> None:
    (tmp_path / "r.db").touch()
    assert Store(tmp_path / "r.db", create=True).articles() == ()


def test_a_record_is_marked_as_such(tmp_path: Path) -> None:
    Store(tmp_path / "r.db", create=True)
    connection = sqlite3.connect(tmp_path / "r.db")
    marks = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version", "journal_mode")]
    connection.close()
    assert marks == [APPLICATION_ID, len(MIGRATIONS), "wal"]


def test_migrating_again_changes_nothing(tmp_path: Path) -> None:
    path = piles.make_record(tmp_path / "r.db")
    store = Store(path)
    with store.reading() as connection:
        assert migrate(connection) == []
        before = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master ORDER BY name").all()
    execute(path, "PRAGMA user_version = 0")
    again = Store(path)
    with again.reading() as connection:
        assert connection.exec_driver_sql("SELECT name, sql FROM sqlite_master ORDER BY name").all() == before
    assert len(again.articles()) == 3


def test_the_steps_lead_to_todays_tables(tmp_path: Path) -> None:
    with Store(tmp_path / "r.db", create=True).reading() as connection:
        for table in metadata.tables.values():
            columns = {row.name for row in connection.exec_driver_sql(f"PRAGMA table_info({table.name})")}
            assert columns == set(table.columns.keys())


def test_a_locked_record_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.record.database.BUSY_SECONDS", 0)
    store = Store(piles.make_record(tmp_path / "r.db"))
    holder = sqlite3.connect(tmp_path / "r.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(RecordError, match="locked") as caught:
        store.begin_run("1")
    holder.close()
    assert "no other run holds it" in (caught.value.hint or "")


def as_before_channels(path: Path) -> None:
    """Makes of a record one that has taken the first step only, whose table of statements has no channel."""
    execute(path, "ALTER TABLE statements DROP COLUMN channel", "PRAGMA user_version = 1")


def told(path: Path) -> list[tuple[str, ...]]:
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT speaker, channel, body FROM statements ORDER BY position").fetchall()
    connection.close()
    return rows


def test_a_record_without_channels_opens_and_tells_its_story_again(tmp_path: Path) -> None:
    path = piles.make_record(tmp_path / "r.db")
    before, pile = told(path), Store(path).pile()
    as_before_channels(path)
    store = Store(path)
    assert not store.is_told(piles.TELLER)
    assert store.pile() == pile
    assert [store.original(article.id) for article in pile.articles]
    assert told(path) == []
    assert refresh(store, tell=piles.tell, teller=piles.TELLER)
    assert told(path) == before
    assert {channel for _, channel, _ in before} == {"briefing", None}


def test_the_step_to_channels_is_taken_once(tmp_path: Path) -> None:
    path = piles.make_record(tmp_path / "r.db")
    as_before_channels(path)
    refresh(Store(path), tell=piles.tell, teller=piles.TELLER)
    again = Store(path)
    assert again.is_told(piles.TELLER)
    with again.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == len(MIGRATIONS)


def test_a_reading_of_before_channels_is_read_as_one_that_tells_none(tmp_path: Path) -> None:
    path = piles.make_record(tmp_path / "r.db")
    execute(path, "UPDATE readings SET body = json_remove(body, '$.statements[0].channel')")
    as_before_channels(path)
    store = Store(path)
    assert {one.channel for reading in store.pile().readings for one in reading.statements} == {None}
    assert refresh(store, tell=piles.tell, teller=piles.TELLER)
    assert {channel for _, channel, _ in told(path)} == {None}


def test_an_empty_record_without_channels_opens(tmp_path: Path) -> None:
    Store(tmp_path / "r.db", create=True)
    as_before_channels(tmp_path / "r.db")
    store = Store(tmp_path / "r.db")
    assert store.articles() == ()
    assert not refresh(store, tell=piles.tell, teller=piles.TELLER)


def test_a_record_from_before_contexts_keeps_its_articles(tmp_path: Path) -> None:
    path = piles.make_record(tmp_path / "r.db")
    before = Store(path).articles()
    won = {"articles": ("published_at", "modified", "fetched", "intake", "credits"), "provenances": ("context",)}
    older = [f"ALTER TABLE {table} DROP COLUMN {column}" for table, columns in won.items() for column in columns]
    execute(path, *older, "PRAGMA user_version = 4")
    assert Store(path).articles() == before
