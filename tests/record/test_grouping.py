from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.readings import Reading
from onrecord.record import schema
from onrecord.record.grouping import group
from onrecord.record.store import Store
from onrecord.story.grouping.gists import gist
from onrecord.story.grouping.stories import Stories
from tests.story.grouping.test_stories import BAKERS, FERRY, OTHER_FIRE
from tests.story.notes import Notes

ARTICLES = [Notes(text, published=day).article for reports in (FERRY, BAKERS, OTHER_FIRE) for text, day in reports]


def put(path: Path, numbers: Sequence[int], *, reader: str = "1") -> Store:
    store = Store(path, create=True)
    run = store.begin_run("1")
    for at in numbers:
        store.keep(ARTICLES[at], Reading(ARTICLES[at].id, (), (), (), (), (), (), 0), reader=reader, run=run, raw=b"")
    return store


def grouped(store: Store, teller: str = "1") -> list[tuple[str, ...]]:
    return group(store, teller, store.state().articles)


@settings(max_examples=20, deadline=None)
@given(order=st.permutations(range(len(ARTICLES))), cuts=st.lists(st.integers(0, len(ARTICLES)), max_size=3))
def test_bit_by_bit_gives_the_stories_that_all_at_once_gives(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], cuts: list[int]
) -> None:
    path = tmp_path_factory.mktemp("bits") / "r.db"
    for first, last in pairwise([0, *sorted(cuts), len(order)]):
        found = grouped(put(path, order[first:last]))
    assert found == list(Stories(gist(article) for article in ARTICLES).groups())
    assert sorted(map(len, found)) == [2, 3, 4]


def test_what_is_grouped_is_not_worked_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = put(tmp_path / "r.db", range(8))
    before = grouped(store)
    monkeypatch.setattr("onrecord.story.grouping.gists.gist", lambda _: pytest.fail("made again"))
    monkeypatch.setattr("onrecord.story.grouping.stories.part", lambda *_: pytest.fail("parted again"))
    assert grouped(store) == before


def test_another_version_groups_all_anew(tmp_path: Path) -> None:
    store = put(tmp_path / "r.db", range(9))
    grouped(store)
    assert grouped(store, "2") == grouped(store)
    with store.reading() as connection:
        assert {row.teller for row in connection.execute(schema.gists.select())} == {"1"}


def test_an_article_that_is_kept_anew_leaves_no_link_behind(tmp_path: Path) -> None:
    store = put(tmp_path / "r.db", range(9))
    before = grouped(store)
    put(tmp_path / "r.db", [0], reader="2")
    with store.reading() as connection:
        links = connection.execute(schema.links.select()).all()
        assert links
        assert not any(ARTICLES[0].id in (row.one, row.other) for row in links)
    assert grouped(store) == before


def test_what_hangs_together_is_kept_by_few_links(tmp_path: Path) -> None:
    store = put(tmp_path / "r.db", range(len(ARTICLES)))
    grouped(store)
    with store.reading() as connection:
        spine = set(connection.execute(schema.spine.select()).all())
        assert spine < set(connection.execute(schema.links.select()).all())
    assert len(spine) < len(ARTICLES)
