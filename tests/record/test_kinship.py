"""Copies and versions as a record holds them."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.domain.articles import Article
from onrecord.domain.readings import Reading
from onrecord.domain.versions import Copy, CopyKind, Kin
from onrecord.intake.addresses import normal
from onrecord.intake.copies import Fingerprint, alike
from onrecord.record import kinship
from onrecord.record.keeping import keep
from onrecord.record.store import Store
from tests.intake.piles import prose
from tests.record import piles

PAGE = "https://harbour.example/news/ferry-1"
LONG = prose(1, paragraphs=10)


def article_of(name: str, paragraphs: list[str], **known: Any) -> tuple[Article, bytes]:
    made, raw = piles.article_of(name, "\n\n".join([f"Ferry talks {name}", *paragraphs, "Subscribe"]))
    return replace(made, **known), raw


def pile() -> list[tuple[Article, bytes]]:
    """A report in three versions, a copy of its words, a beginning of it, and two reports of one address."""
    return [
        article_of("one.txt", LONG, url=PAGE, fetched="2021-03-04T09:00:00Z"),
        article_of("two.txt", LONG, url=f"{PAGE}?utm_source=x", fetched="2021-03-05T09:00:00Z"),
        article_of("three.txt", [*LONG[:8], "It was over."], url=f"{PAGE}/amp", fetched="2021-03-06T09:00:00Z"),
        article_of("copy.txt", LONG, url="https://courier.example/ferry-8"),
        article_of("beginning.txt", LONG[:4]),
        article_of("other.txt", prose(2, paragraphs=8), url="https://gazette.example/choir-3"),
        article_of("another.txt", prose(3, paragraphs=8), url="https://gazette.example/choir-3/"),
    ]


def named(arrivals: list[tuple[Article, bytes]]) -> dict[str, str]:
    return {article.id: article.place for article, _ in arrivals}


def load(article: Article, _: bytes) -> Article:
    return article


def nothing_in(article: Article) -> Reading:
    return Reading(article.id, (), (), (), (), (), (), 0)


def read_into(path: Path, arrivals: list[tuple[Article, bytes]], *, read: bool = False, version: str = "1") -> None:
    store = Store(path, create=True)
    assert all(
        not kept.refusal for kept in keep(store, arrivals, load=load, read=nothing_in if read else None, reader=version, program="1")
    )


def kin_of(path: Path) -> dict[str, Kin]:
    with Store(path).reading() as connection:
        return kinship.read_kin(connection)


def links(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that the tables of links hold."""
    with sqlite3.connect(path) as connection:
        return {name: sorted(connection.execute(f"SELECT * FROM {name}")) for name in ("fingerprints", "marks", "near_copies")}


@cache
def undisturbed() -> tuple[dict[str, Kin], dict[str, list[tuple[object, ...]]], str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "whole.db")
        read_into(path, pile())
        return kin_of(path), links(path), onrecord.open_record(path).export()


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(7)), st.lists(st.integers(0, 7), max_size=3), st.booleans())
def test_any_order_and_any_split_into_runs_gives_the_same_links(order: list[int], cuts: list[int], read: bool) -> None:
    arrivals = [pile()[number] for number in order]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "split.db")
        for start, end in pairwise([0, *sorted(cuts), 7]):
            read_into(path, arrivals[start:end])
        if read:
            read_into(path, arrivals[:3], read=True, version="2")
        assert (kin_of(path), links(path)) == undisturbed()[:2]
        if not read:
            assert onrecord.open_record(path).export() == undisturbed()[2]


def test_copies_and_versions_are_those_that_all_pairs_compared_give(tmp_path: Path) -> None:
    names = named(pile())
    kin = {names[one]: own for one, own in undisturbed()[0].items()}
    assert [names[one] for one in kin["two.txt"].versions] == ["one.txt", "two.txt", "three.txt"]
    assert kin["one.txt"].versions == kin["two.txt"].versions == kin["three.txt"].versions
    prints = {article.id: (Fingerprint.of(article), normal(article.url or "")) for article, _ in pile()}
    for one, (own, page) in prints.items():
        found = {
            Copy(other, how.kind, how.of_one)
            for other, (theirs, another) in prints.items()
            if other != one and (page is None or page != another) and (how := alike(own, theirs))
        }
        assert set(undisturbed()[0].get(one, Kin()).copies) == found
    assert {(names[copy.article], copy.kind) for copy in kin["copy.txt"].copies} == {
        ("one.txt", CopyKind.EXACT),
        ("two.txt", CopyKind.EXACT),
        ("three.txt", CopyKind.NEAR),
        ("beginning.txt", CopyKind.NEAR),
    }
    assert kin["other.txt"].copies == ()


def test_an_article_kept_in_another_reading_of_its_bytes_is_linked_anew(tmp_path: Path) -> None:
    arrivals = pile()
    changed = [*arrivals]
    changed[0] = (replace(arrivals[0][0], blocks=arrivals[5][0].blocks, text=arrivals[5][0].text, url=None), arrivals[0][1])
    read_into(tmp_path / "r.db", arrivals)
    read_into(tmp_path / "r.db", changed, version="2")
    read_into(tmp_path / "fresh.db", changed, version="2")
    assert links(tmp_path / "r.db") == links(tmp_path / "fresh.db") != undisturbed()[1]
    read_into(tmp_path / "r.db", arrivals, version="3")
    assert links(tmp_path / "r.db") == undisturbed()[1]


@pytest.mark.parametrize("broken", ["_near", "_worth_comparing"])
def test_what_is_stopped_while_it_is_linked_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    read_into(tmp_path / "r.db", pile()[:3])
    before = links(tmp_path / "r.db")
    with monkeypatch.context() as patched:
        patched.setattr(kinship, broken, stopped)
        with pytest.raises(KeyboardInterrupt):
            read_into(tmp_path / "r.db", pile()[3:])
    assert links(tmp_path / "r.db") == before
    assert len(Store(tmp_path / "r.db").articles()) == 3
    read_into(tmp_path / "r.db", pile())
    assert links(tmp_path / "r.db") == undisturbed()[1]


def test_a_record_from_before_copies_gets_its_links_when_it_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    read_into(path, pile())
    with sqlite3.connect(path) as connection:
        for name in ("fingerprints", "marks", "near_copies"):
            connection.execute(f"DROP TABLE {name}")
        connection.execute("PRAGMA user_version = 5")
    record = onrecord.open_record(path)
    assert record.versions() == []
    assert all(article["copies"] == article["versions"] == [] for article in json.loads(record.export())["articles"])
    read_into(path, pile()[:1], version="2")
    assert links(path) == undisturbed()[1]


def test_a_record_tells_what_changed_from_version_to_version(tmp_path: Path) -> None:
    read_into(tmp_path / "r.db", pile())
    record = onrecord.open_record(tmp_path / "r.db")
    gazette, harbour = record.versions()
    assert (gazette.address, gazette.order_known) == ("gazette.example/choir-3", False)
    assert (harbour.address, harbour.order_known) == ("harbour.example/news/ferry-1", True)
    first, second = harbour.changes
    assert [(change.part, change.was) for change in first] == [("title", "Ferry talks one.txt")]
    assert {change.part for change in second} == {"title", "body"}
    assert [page.address for page in record.versions(article="two.txt")] == ["harbour.example/news/ferry-1"]
    assert record.versions(article="copy.txt") == []
    assert {copy.article for copy in record.copies("beginning.txt")} == {
        article.id for article, _ in pile() if article.place in ("one.txt", "two.txt", "three.txt", "copy.txt")
    }


def test_what_changed_quotes_its_own_words(tmp_path: Path) -> None:
    read_into(tmp_path / "r.db", pile())
    record = onrecord.open_record(tmp_path / "r.db")
    texts = {article.id: article.text for article in record.articles()}
    seen = 0
    for page in map(record.as_json, record.versions()):
        for step in page["changes"]:
            parts = [part for change in step["changed"] for part in (change, *change["words"])]
            for side, article in (("before", step["from"]), ("after", step["to"])):
                spans = [part[side] for part in parts if part[side]]
                assert all(texts[article][span["start"] : span["end"]] == span["quote"] for span in spans)
                seen += len(spans)
    assert seen > 10
