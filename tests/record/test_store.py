from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.articles import Article
from onrecord.domain.readings import Reading
from onrecord.domain.stories import Story
from onrecord.domain.times import TimeRef, Unit
from onrecord.record import queries
from onrecord.record.codec import decode, encode
from onrecord.record.store import Store
from tests.record import piles


def test_articles_and_readings_come_back_as_they_went_in(tmp_path: Path) -> None:
    pile = Store(piles.make_record(tmp_path / "r.db")).pile()
    articles = sorted((article for article, _ in piles.pile()), key=lambda one: one.id)
    assert pile.articles == tuple(articles)
    assert pile.readings == tuple(piles.read(article) for article in articles)


def test_the_story_comes_back_as_it_went_in(tmp_path: Path) -> None:
    store = Store(piles.make_record(tmp_path / "r.db"))
    pile = store.pile()
    with store.reading() as connection:
        told = piles.tell(pile.articles, pile.readings)
        assert queries.read_story(connection, told.id, everything=True) == told


def test_the_original_bytes_are_kept(tmp_path: Path) -> None:
    store = Store(piles.make_record(tmp_path / "r.db"))
    assert all(store.original(article.id) == raw for article, raw in piles.pile())


def test_a_new_place_makes_the_story_stale(tmp_path: Path) -> None:
    store = Store(piles.make_record(tmp_path / "r.db"))
    article = replace(piles.pile()[0][0], provenances=("elsewhere.txt",))
    assert store.is_told(piles.TELLER)
    assert store.add_provenances(article)
    assert not store.is_told(piles.TELLER)
    assert not store.add_provenances(article)


def test_an_article_without_a_place_is_kept(tmp_path: Path) -> None:
    store = Store(tmp_path / "r.db", create=True)
    article, raw = piles.pile()[0]
    store.keep(replace(article, provenances=()), piles.read(article), reader="1", run=store.begin_run("1"), raw=raw)
    assert store.articles()[0].provenances == ()


times = st.builds(
    TimeRef,
    st.text(min_size=1),
    fixed=st.none() | st.just("1962-10"),
    unit=st.none() | st.sampled_from(Unit),
    amount=st.integers(-9, 9),
    until=st.none() | st.builds(TimeRef, st.just("then"), unit=st.sampled_from(Unit)),
)


@settings(max_examples=30, deadline=None)
@given(times)
def test_times_survive_the_way_through_json(time: TimeRef) -> None:
    assert decode(encode(time), TimeRef) == time


def test_nouns_survive_the_way_through_json() -> None:
    articles = [article for article, _ in piles.pile()]
    readings = [piles.read(article) for article in articles]
    nouns: list[tuple[object, type]] = [(articles[0], Article), (readings[0], Reading), (piles.tell(articles, readings), Story)]
    assert all(decode(encode(thing), noun) == thing for thing, noun in nouns)
