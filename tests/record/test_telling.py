from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.articles import Article
from onrecord.domain.corrections import Change, Correction, CorrectionKind, Place
from onrecord.domain.readings import Reading
from onrecord.domain.stories import Story
from onrecord.errors import Ambiguous, NotFound
from onrecord.questions import Questions
from onrecord.record import queries, schema
from onrecord.record.keeping import Grouping, keep, refresh
from onrecord.record.store import Store
from onrecord.record.telling import Group
from tests.record import piles

REPORTS = piles.pile()


def by_outlet(*apart: str) -> Grouping:
    """All of one story, but each of these outlets of one of its own."""

    def group(store: Store, _: str, articles: Sequence[str]) -> list[Group]:
        outlets = {article.id: article.outlet for article in store.articles(articles)}
        labels = {name: outlet if outlet in apart else None for name, outlet in outlets.items()}
        return [tuple(name for name in articles if labels[name] == label) for label in set(labels.values())]

    return group


class Telling:
    """A teller that counts."""

    def __init__(self) -> None:
        self.piles: list[int] = []

    def __call__(self, articles: Sequence[Article], readings: Sequence[Reading], corrections: Sequence[Correction]) -> Story:
        self.piles.append(len(articles))
        return piles.tell(articles, readings, corrections)


def read_into(path: Path, order: Iterable[int] = range(len(REPORTS))) -> Store:
    store = Store(path, create=True)
    for _ in keep(store, [REPORTS[at] for at in order], load=piles.load, read=piles.read, reader=piles.READER, program="1"):
        pass
    return store


def stories(store: Store) -> list[Story]:
    with store.reading() as connection:
        return [queries.read_story(connection, one.id, everything=True) for one in queries.headings(connection, queries.Query())]


def test_each_story_is_told_from_its_own_articles(tmp_path: Path) -> None:
    store = read_into(tmp_path / "r.db")
    assert refresh(store, tell=piles.tell, teller="1", group=by_outlet("Courier"))
    assert sorted(len(story.articles) for story in stories(store)) == [1, 2]
    pile = store.pile()
    for story in stories(store):
        own = [(a, r) for a, r in zip(pile.articles, pile.readings, strict=True) if a.id in story.articles]
        assert story == piles.tell([a for a, _ in own], [r for _, r in own])


def test_only_the_story_that_an_article_comes_to_is_told_again(tmp_path: Path) -> None:
    tell, group = Telling(), by_outlet("Courier")
    store = read_into(tmp_path / "r.db", [0, 2])
    refresh(store, tell=tell, teller="1", group=group)
    assert sorted(tell.piles) == [1, 1]
    read_into(tmp_path / "r.db", [1])
    assert refresh(store, tell=tell, teller="1", group=group)
    assert tell.piles[2:] == [2]
    assert not refresh(store, tell=tell, teller="1", group=group)


def test_a_correction_tells_again_the_stories_that_it_touches(tmp_path: Path) -> None:
    tell, group = Telling(), by_outlet("Courier")
    store = read_into(tmp_path / "r.db")
    refresh(store, tell=tell, teller="1", group=group)
    (courier,) = (article.id for article, _ in REPORTS if article.outlet == "Courier")
    store.correct(Change(CorrectionKind.PUBLISHED, (Place(courier),), value="1999-12-31"), program="1")
    refresh(store, tell=tell, teller="1", group=group)
    assert tell.piles[2:] == [1]
    with store.reading() as connection:
        assert queries.read_lost(connection) == ()


@settings(max_examples=15, deadline=None)
@given(
    order=st.permutations(range(3)), cuts=st.lists(st.integers(0, 3), max_size=2), apart=st.sets(st.sampled_from(["Courier", "Gazette"]))
)
def test_any_order_and_any_split_into_runs_gives_the_same_stories(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], cuts: list[int], apart: set[str]
) -> None:
    room, group = tmp_path_factory.mktemp("runs"), by_outlet(*apart)
    for first, last in pairwise([0, *sorted(cuts), 3]):
        store = read_into(room / "bits.db", order[first:last])
        refresh(store, tell=piles.tell, teller="1", group=group)
    whole = read_into(room / "whole.db")
    refresh(whole, tell=piles.tell, teller="1", group=group)
    assert stories(store) == stories(whole)


def test_stories_that_are_parted_or_joined_leave_nothing_behind(tmp_path: Path) -> None:
    store = read_into(tmp_path / "r.db")
    refresh(store, tell=piles.tell, teller="1")
    refresh(store, tell=piles.tell, teller="2", group=by_outlet("Courier", "Gazette"))
    assert len(stories(store)) == 3
    refresh(store, tell=piles.tell, teller="1")
    fresh = read_into(tmp_path / "fresh.db")
    refresh(fresh, tell=piles.tell, teller="1")
    with store.reading() as one, fresh.reading() as other:
        for table in schema.TOLD:
            assert sorted(map(repr, one.execute(table.select()))) == sorted(map(repr, other.execute(table.select())))


def test_a_run_that_was_stopped_between_two_stories_is_made_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.record.keeping.AT_ONCE", 1)
    store, group = read_into(tmp_path / "r.db"), by_outlet("Courier")

    def stopped(articles: Sequence[Article], readings: Sequence[Reading], corrections: Sequence[Correction]) -> Story:
        if stories(store):
            raise KeyboardInterrupt
        return piles.tell(articles, readings, corrections)

    with pytest.raises(KeyboardInterrupt):
        refresh(store, tell=stopped, teller="1", group=group)
    assert not store.is_told("1")
    tell = Telling()
    assert refresh(store, tell=tell, teller="1", group=group)
    assert len(tell.piles) == 1
    assert len(stories(store)) == 2


def test_what_another_run_reads_meanwhile_is_told_too(tmp_path: Path) -> None:
    store, group = read_into(tmp_path / "r.db", [0, 1]), by_outlet("Courier")

    def interrupted(articles: Sequence[Article], readings: Sequence[Reading], corrections: Sequence[Correction]) -> Story:
        read_into(tmp_path / "r.db", [2])
        return piles.tell(articles, readings, corrections)

    refresh(store, tell=interrupted, teller="1", group=group)
    assert sorted(len(story.articles) for story in stories(store)) == [1, 2]
    assert store.is_told("1")


def test_an_actor_of_several_stories_is_one(tmp_path: Path) -> None:
    store = read_into(tmp_path / "r.db")
    refresh(store, tell=piles.tell, teller="1", group=by_outlet("Courier", "Gazette"))
    asked = Questions(store)
    (actor,) = asked.actors()
    assert {mention.article for mention in actor.mentions} == {article.id for article, _ in REPORTS}
    assert asked.actor("Ada Quill").actor == actor == asked.show(actor.id).entry


def test_questions_can_be_narrowed_to_a_story(tmp_path: Path) -> None:
    store = read_into(tmp_path / "r.db")
    refresh(store, tell=piles.tell, teller="1", group=by_outlet("Courier"))
    asked = Questions(store)
    for heading in asked.stories():
        assert {one.article for one in asked.events(story=heading.id)} == set(heading.articles)
        assert {one.id for one in asked.articles(story=heading.id)} == set(heading.articles)
        assert asked.timeline(story=heading.id[:12]) == list(asked.story(heading.id).timeline)
        assert asked.stories(article=heading.articles[0]) == [heading]
        assert [entry.id for entry in asked.timeline(article=heading.articles[0])] == [
            entry.id for entry in asked.timeline(story=heading.id)
        ]
    with pytest.raises(NotFound, match="no story 'Ferry tales'"):
        asked.timeline(story="Ferry tales")
    with pytest.raises(Ambiguous, match="2 stories are called 'talks'"):
        asked.timeline(story="talks")
    assert len(asked.timeline()) == 2
