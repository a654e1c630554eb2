from __future__ import annotations

import sqlite3
from pathlib import Path

from onrecord.domain.articles import PublishedFrom
from onrecord.record.keeping import keep, refresh
from onrecord.record.schema import MIGRATIONS
from onrecord.record.store import PUBLISHED, Store
from tests.record import piles


def days(store: Store) -> dict[str, tuple[str | None, PublishedFrom | None]]:
    return {article.id: (article.published, article.published_from) for article in store.pile().articles}


def test_a_day_set_by_hand_is_the_articles_until_it_is_taken_back(tmp_path: Path) -> None:
    store = Store(piles.make_record(tmp_path / "r.db"))
    before = days(store)
    one, *others = sorted(before)
    store.correct(one, PUBLISHED, "1999-12-31", program="1")
    store.correct(one, PUBLISHED, "2000-01-01", program="1")
    assert days(store)[one] == ("2000-01-01", PublishedFrom.CORRECTION)
    assert [days(store)[other] for other in others] == [before[other] for other in others]
    store.correct(one, PUBLISHED, None, program="1")
    assert days(store) == before


def test_the_story_is_told_anew_only_where_a_correction_changes_something(tmp_path: Path) -> None:
    store = Store(piles.make_record(tmp_path / "r.db"))
    one = min(days(store))
    assert not refresh(store, tell=piles.tell, teller=piles.TELLER)
    store.correct(one, PUBLISHED, "1999-12-31", program="1")
    assert refresh(store, tell=piles.tell, teller=piles.TELLER)
    store.correct(one, PUBLISHED, "1999-12-31", program="2")
    assert not refresh(store, tell=piles.tell, teller=piles.TELLER)


def test_a_correction_survives_another_reading_and_leaves_what_was_read_alone(tmp_path: Path) -> None:
    store = Store(piles.make_record(tmp_path / "r.db"))
    one = min(days(store))
    stated = {article.id: article.published for article in store.articles()}
    store.correct(one, PUBLISHED, "1999-12-31", program="1")
    list(keep(store, piles.pile(), load=piles.load, read=piles.read, reader="another", program="1"))
    assert days(store)[one][0] == "1999-12-31"
    assert {article.id: article.published for article in store.articles()} == stated


def test_a_record_from_before_corrections_gets_their_table(tmp_path: Path) -> None:
    path = piles.make_record(tmp_path / "r.db")
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE corrections")
    connection.execute("PRAGMA user_version = 2")
    connection.commit()
    connection.close()
    store = Store(path)
    store.correct(min(days(store)), PUBLISHED, "1999-12-31", program="1")
    assert len(MIGRATIONS) == 3
    assert "1999-12-31" in {day for day, _ in days(store).values()}
