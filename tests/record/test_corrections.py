from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from onrecord.domain.articles import PublishedFrom
from onrecord.domain.corrections import Change, CorrectionKind, Place
from onrecord.record import queries
from onrecord.record.keeping import keep, refresh
from onrecord.record.migrations import MIGRATIONS
from onrecord.record.store import Store
from tests.record import piles

OLD_TABLE = """CREATE TABLE corrections (id INTEGER PRIMARY KEY, article VARCHAR NOT NULL, field VARCHAR NOT NULL, value VARCHAR,
made VARCHAR NOT NULL, program VARCHAR NOT NULL)"""


def days(store: Store) -> dict[str, tuple[str | None, PublishedFrom | None]]:
    refresh(store, tell=piles.tell, teller=piles.TELLER)
    with store.reading() as connection:
        return {article.id: (article.published, article.published_from) for article in queries.dated_articles(connection)}


def day_set(article: str, day: str | None) -> Change:
    return Change(CorrectionKind.PUBLISHED, (Place(article),), value=day)


def test_a_day_set_by_hand_is_the_articles_until_it_is_taken_back(tmp_path: Path) -> None:
    store = Store(piles.make_record(tmp_path / "r.db"))
    before = days(store)
    one, *others = sorted(before, key=lambda name: before[name][1] is PublishedFrom.METADATA)
    store.correct(day_set(one, "1999-12-31"), program="1")
    store.correct(day_set(one, "2000-01-01"), program="1")
    assert days(store)[one] == ("2000-01-01", PublishedFrom.CORRECTION)
    assert [days(store)[other] for other in others] == [before[other] for other in others]
    store.correct(day_set(one, None), program="1")
    assert days(store) == before


def test_the_story_is_told_anew_only_where_a_correction_changes_something(tmp_path: Path) -> None:
    store = Store(piles.make_record(tmp_path / "r.db"))
    one = min(days(store))
    assert not refresh(store, tell=piles.tell, teller=piles.TELLER)
    (first,) = store.correct(day_set(one, "1999-12-31"), program="1")
    assert refresh(store, tell=piles.tell, teller=piles.TELLER)
    (again,) = store.correct(day_set(one, "1999-12-31"), program="2")
    assert not refresh(store, tell=piles.tell, teller=piles.TELLER)
    store.correct(Change(CorrectionKind.UNDO, value=again.id), program="2")
    assert not refresh(store, tell=piles.tell, teller=piles.TELLER)
    store.correct(Change(CorrectionKind.UNDO, value=first.id), program="2")
    assert refresh(store, tell=piles.tell, teller=piles.TELLER)


def test_a_correction_survives_another_reading_and_leaves_what_was_read_alone(tmp_path: Path) -> None:
    store = Store(piles.make_record(tmp_path / "r.db"))
    one = min(days(store))
    stated = {article.id: article.published for article in store.articles()}
    store.correct(day_set(one, "1999-12-31"), program="1")
    list(keep(store, piles.pile(), load=piles.load, read=piles.read, reader="another", program="1"))
    assert days(store)[one][0] == "1999-12-31"
    assert {article.id: article.published for article in store.articles()} == stated


def test_no_two_corrections_are_of_one_moment(tmp_path: Path) -> None:
    store = Store(piles.make_record(tmp_path / "r.db"))
    changes = [day_set(min(days(store)), f"1999-12-{day:02}") for day in range(31, 1, -1)]
    made = store.correct(*changes, program="1")
    assert store.ledger() == made
    assert [one.change for one in store.ledger()] == changes
    assert len({one.made for one in made}) == len(changes)


def test_a_clock_that_is_put_back_changes_no_order(tmp_path: Path) -> None:
    store = Store(piles.make_record(tmp_path / "r.db"))
    one = min(days(store))
    (first,) = store.correct(day_set(one, "1999-12-31"), program="1")
    connection = sqlite3.connect(tmp_path / "r.db")
    connection.execute("UPDATE ledger SET made = '2999-01-01T00:00:00.000000+00:00'")
    connection.commit()
    connection.close()
    (later,) = store.correct(day_set(one, "2000-01-01"), program="1")
    assert later.made > "2999" > first.made


def test_a_correction_comes_back_as_it_went_in(tmp_path: Path) -> None:
    store = Store(piles.make_record(tmp_path / "r.db"))
    (article, *_) = store.articles()
    span = piles.span_in(article.text, "Quill")
    bare, quoted = Place(article.id, span), Place(article.id, span, "Quill")
    change = Change(CorrectionKind.SPEAKER, (bare,), (bare,), "x", span, bare, unread=True)
    made = store.correct(change.quoted({article.id: article.text}), reason="why", program="1")
    assert store.ledger() == made
    assert made[0].change == Change(CorrectionKind.SPEAKER, (quoted,), (quoted,), "x", span, quoted, unread=True)


def test_of_changes_that_cannot_all_be_entered_none_is(tmp_path: Path) -> None:
    store = Store(piles.make_record(tmp_path / "r.db"))
    with pytest.raises(TypeError):
        store.correct(day_set("a", "1999-12-31"), Change(CorrectionKind.PUBLISHED, value=object()), program="1")  # type: ignore[arg-type]
    assert store.ledger() == ()


def older(path: Path, *, version: int, statements: tuple[str, ...] = ()) -> None:
    """Makes of a record one as an older version left it."""
    connection = sqlite3.connect(path)
    for statement in ("DROP TABLE ledger", "DROP TABLE grouped", *statements, f"PRAGMA user_version = {version}"):
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_record_from_before_corrections_gets_the_ledger(tmp_path: Path) -> None:
    path = piles.make_record(tmp_path / "r.db")
    older(path, version=2)
    store = Store(path)
    names = ["0001_tables", "0002_channels", "0003_corrections", "0004_ledger", "0005_contexts", "0006_copies", "0007_stories"]
    assert [name for name, _ in MIGRATIONS] == names
    store.correct(day_set(min(days(store)), "1999-12-31"), program="1")
    assert "1999-12-31" in {day for day, _ in days(store).values()}


def test_a_record_from_before_the_ledger_keeps_its_days(tmp_path: Path) -> None:
    path = piles.make_record(tmp_path / "r.db")
    one, two, three = sorted(days(Store(path)))
    rows = [(one, "'1999-12-30'"), (one, "'1999-12-31'"), (two, "'2000-01-01'"), (two, "NULL"), (three, "'2000-01-02'")]
    made = "2026-11-22T10:00:00+00:00"
    inserts = (
        f"INSERT INTO corrections (article, field, value, made, program) VALUES ('{article}', 'published', {day}, '{made}', '1')"
        for article, day in rows
    )
    older(path, version=3, statements=(OLD_TABLE, *inserts))
    store = Store(path)
    assert {name: source for name, (_, source) in days(store).items() if source is not PublishedFrom.CORRECTION}.keys() == {two}
    assert (days(store)[one][0], days(store)[three][0]) == ("1999-12-31", "2000-01-02")
    assert [entry.change.value for entry in store.ledger()] == ["1999-12-30", "1999-12-31", "2000-01-01", None, "2000-01-02"]
    assert all(entry.day == "2026-11-22" for entry in store.ledger())
    assert Store(path).ledger() == store.ledger()
