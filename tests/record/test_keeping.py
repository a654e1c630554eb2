from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.articles import Article, Context, Known
from onrecord.domain.readings import Reading
from onrecord.errors import FormatError, ReadingFault
from onrecord.publish.record_json import record_json, to_text
from onrecord.record import queries
from onrecord.record.keeping import Outcome, keep, refresh
from onrecord.record.store import Store
from tests.record import piles


def read_into(path: Path, arrivals: list[tuple[Article, bytes]], *, reader: str = piles.READER) -> list[Outcome]:
    store = Store(path, create=True)
    outcomes = [kept.outcome for kept in keep(store, arrivals, load=piles.load, read=piles.read, reader=reader, program="1")]
    refresh(store, tell=piles.tell, teller=piles.TELLER)
    return outcomes


def export_of(path: Path) -> str:
    with Store(path).reading() as connection:
        stories = [queries.read_story(connection, one.id, everything=True) for one in queries.headings(connection, queries.Query())]
        return to_text(record_json(queries.dated_articles(connection), stories, with_text=True))


@cache
def undisturbed() -> str:
    with tempfile.TemporaryDirectory() as folder:
        return export_of(piles.make_record(Path(folder, "whole.db")))


@settings(max_examples=10, deadline=None)
@given(st.permutations(range(3)), st.lists(st.integers(0, 3), max_size=2), st.booleans())
def test_any_order_and_any_split_into_runs_gives_the_same_bytes(order: list[int], cuts: list[int], again: bool) -> None:
    arrivals = [piles.pile()[number] for number in order]
    ends = [0, *sorted(cuts), 3]
    with tempfile.TemporaryDirectory() as folder:
        split = Path(folder, "split.db")
        for start, end in pairwise(ends):
            read_into(split, arrivals[start:end])
        if again:
            read_into(split, arrivals)
        assert export_of(split) == undisturbed()


def test_reading_twice_reads_nothing_anew(tmp_path: Path) -> None:
    assert read_into(tmp_path / "r.db", piles.pile()) == [Outcome.ADDED] * 3
    assert read_into(tmp_path / "r.db", piles.pile()) == [Outcome.KNOWN] * 3
    assert not refresh(Store(tmp_path / "r.db"), tell=piles.tell, teller=piles.TELLER)


def test_same_bytes_from_a_second_place_are_one_article(tmp_path: Path) -> None:
    text = piles.REPORTS["harbour.txt"]
    read_into(tmp_path / "r.db", [piles.article_of("z/harbour.txt", text), piles.article_of("b/copy.txt", text)])
    (article,) = Store(tmp_path / "r.db").articles()
    assert article.provenances == ("b/copy.txt", "z/harbour.txt")


def test_another_version_of_the_reader_reads_the_whole_record_again(tmp_path: Path) -> None:
    read_into(tmp_path / "r.db", piles.pile())
    assert read_into(tmp_path / "r.db", piles.pile()[:1], reader="2") == [Outcome.REREAD] * 3
    assert set(Store(tmp_path / "r.db").readers().values()) == {"2"}


def test_another_version_of_the_teller_tells_the_story_again(tmp_path: Path) -> None:
    read_into(tmp_path / "r.db", piles.pile())
    assert refresh(Store(tmp_path / "r.db"), tell=piles.tell, teller="2")


def test_nothing_read_gives_an_empty_story(tmp_path: Path) -> None:
    assert read_into(tmp_path / "r.db", []) == []
    assert '"stories": []' in export_of(tmp_path / "r.db")


def test_two_runs_at_once_make_the_record_that_one_makes(tmp_path: Path) -> None:
    runs = [
        keep(Store(tmp_path / "both.db", create=True), arrivals, load=piles.load, read=piles.read, reader=piles.READER, program="1")
        for arrivals in (piles.pile(), piles.pile()[::-1])
    ]
    assert [len(list(pair)) for pair in zip(*runs, strict=True)] == [2, 2, 2]
    refresh(Store(tmp_path / "both.db"), tell=piles.tell, teller=piles.TELLER)
    assert export_of(tmp_path / "both.db") == undisturbed()


def test_what_was_recorded_survives_a_reader_that_fails(tmp_path: Path) -> None:
    def failing(article: Article) -> Reading:
        raise RuntimeError(article.id)

    store = Store(tmp_path / "r.db", create=True)
    next(iter(keep(store, piles.pile(), load=piles.load, read=piles.read, reader=piles.READER, program="1")))
    outcomes = keep(store, piles.pile(), load=piles.load, read=failing, reader=piles.READER, program="1")
    assert next(outcomes).outcome is Outcome.KNOWN
    assert len(store.articles()) == 1


KILLED = """
import sys
from pathlib import Path
from onrecord.record.keeping import keep
from onrecord.record.store import Store
from tests.record import piles

store = Store(Path(sys.argv[1]), create=True)
for _ in keep(store, piles.pile(), load=piles.load, read=piles.read, reader=piles.READER, program="1"):
    print("kept", flush=True)
    sys.stdin.readline()
"""


def test_a_killed_run_loses_nothing_and_reading_again_makes_it_whole(tmp_path: Path) -> None:
    killed = tmp_path / "killed.db"
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(killed)],
        cwd=root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}"},
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        for go_on in (b"\n", b""):
            assert process.stdout.readline() == b"kept\n"
            process.stdin.write(go_on)
            process.stdin.flush()
        process.send_signal(signal.SIGKILL)
    assert len(Store(killed).articles()) == 2
    assert read_into(killed, piles.pile()) == [Outcome.KNOWN, Outcome.KNOWN, Outcome.ADDED]
    assert export_of(killed) == undisturbed()


def test_a_story_that_a_killed_run_left_untold_is_told_on_opening(tmp_path: Path) -> None:
    store = Store(tmp_path / "r.db", create=True)
    read_into(tmp_path / "r.db", piles.pile()[:1])
    list(keep(store, piles.pile(), load=piles.load, read=piles.read, reader=piles.READER, program="1"))
    assert refresh(store, tell=piles.tell, teller=piles.TELLER)
    with store.reading() as connection:
        (story,) = queries.headings(connection, queries.Query())
        assert len(story.articles) == 3


def test_an_article_that_the_reader_fails_on_is_refused_by_itself(tmp_path: Path) -> None:
    pile = piles.pile()

    def read(article: Article) -> Reading:
        if article.id == pile[1][0].id:
            raise ReadingFault("two.txt", "could not be read", hint="report it")
        return piles.read(article)

    store = Store(tmp_path / "r.db", create=True)
    kept = list(keep(store, pile, load=piles.load, read=read, reader=piles.READER, program="1"))
    assert [one.outcome for one in kept] == [Outcome.ADDED, Outcome.REFUSED, Outcome.ADDED]
    assert isinstance(kept[1].refusal, ReadingFault)
    assert {article.id for article in store.pile().articles} == {pile[0][0].id, pile[2][0].id}


def refusing(article: Article) -> Reading:
    raise ReadingFault(article.provenances[0], "could not be read", hint="report it")


def test_a_second_copy_of_what_was_refused_is_refused_too(tmp_path: Path) -> None:
    text = piles.REPORTS["harbour.txt"]
    copies = [piles.article_of("a.txt", text), piles.article_of("b.txt", text)]
    store = Store(tmp_path / "r.db", create=True)
    kept = list(keep(store, copies, load=piles.load, read=refusing, reader=piles.READER, program="1"))
    assert [one.outcome for one in kept] == [Outcome.REFUSED] * 2
    assert [one.refusal.path for one in kept if one.refusal] == ["a.txt", "b.txt"]
    assert read_into(tmp_path / "r.db", copies) == [Outcome.ADDED, Outcome.KNOWN]


def test_an_upgraded_record_equals_a_fresh_one(tmp_path: Path) -> None:
    def older(article: Article, raw: bytes) -> tuple[Article, bytes]:
        return replace(article, blocks=article.blocks[:-1], outlet="as an older version had it"), raw

    read_into(tmp_path / "r.db", [older(*arrival) for arrival in piles.pile()], reader="0")
    assert export_of(tmp_path / "r.db") != undisturbed()
    assert read_into(tmp_path / "r.db", piles.pile()[:1]) == [Outcome.REREAD] * 3
    assert export_of(tmp_path / "r.db") == undisturbed()


def test_what_an_upgrade_refuses_stays_as_it_was(tmp_path: Path) -> None:
    def load(article: Article, raw: bytes) -> Article:
        raise FormatError(article.provenances[0], "no article any more", hint="leave it")

    read_into(tmp_path / "r.db", piles.pile(), reader="0")
    store = Store(tmp_path / "r.db")
    before = store.pile()
    kept = list(keep(store, piles.pile()[:1], load=load, read=refusing, reader="2", program="1"))
    assert [type(one.refusal) for one in kept] == [ReadingFault, FormatError, FormatError]
    assert store.pile() == before


def told(arrival: tuple[Article, bytes], place: str, **known: str) -> tuple[Article, bytes]:
    """The same bytes, found at ``place`` with something told of them there."""
    context = Context(place, Known(**known))
    article = replace(arrival[0], provenances=(place,), contexts=(context,))
    return told_of(article), arrival[1]


def told_of(article: Article) -> Article:
    """What intake makes of what is told: the first outlet that is."""
    outlet = next((one.known.outlet for one in article.contexts if one.known.outlet), article.outlet)
    return replace(article, outlet=outlet)


def load_told(article: Article, raw: bytes) -> Article:
    return told_of(replace(piles.load(article, raw), contexts=article.contexts))


def kept_with(path: Path, arrivals: list[tuple[Article, bytes]], *, read: bool = True) -> list[Outcome]:
    reader, version = (piles.read, piles.READER) if read else (None, "intake")
    found = keep(Store(path, create=True), arrivals, load=load_told, read=reader, reader=version, program="1")
    return [kept.outcome for kept in found]


@given(st.permutations(range(3)))
@settings(max_examples=6, deadline=None)
def test_what_is_told_at_several_places_is_the_same_in_any_order(order: list[int]) -> None:
    arrival = piles.pile()[0]
    found = [told(arrival, "b.txt", outlet="Second"), told(arrival, "a.txt", outlet="First"), (arrival[0], arrival[1])]
    with tempfile.TemporaryDirectory() as folder:
        for number in order:
            kept_with(Path(folder, "r.db"), [found[number]])
        (article,) = Store(Path(folder, "r.db")).articles()
    assert (article.outlet, article.provenances) == ("First", ("a.txt", "b.txt", "harbour.txt"))
    assert [context.place for context in article.contexts] == ["a.txt", "b.txt"]


def test_what_is_told_anew_at_a_place_takes_effect_once(tmp_path: Path) -> None:
    arrival = piles.pile()[0]
    assert kept_with(tmp_path / "r.db", [told(arrival, "a.txt", outlet="First")]) == [Outcome.ADDED]
    assert kept_with(tmp_path / "r.db", [told(arrival, "a.txt", outlet="Second")]) == [Outcome.REREAD]
    assert kept_with(tmp_path / "r.db", [told(arrival, "a.txt", outlet="Second")]) == [Outcome.KNOWN]
    assert Store(tmp_path / "r.db").articles()[0].outlet == "Second"


def test_what_is_told_anew_waits_where_the_article_could_not_be_read(tmp_path: Path) -> None:
    arrival = piles.pile()[0]
    kept_with(tmp_path / "r.db", [told(arrival, "a.txt", outlet="First")])
    store, second = Store(tmp_path / "r.db"), told(arrival, "b.txt", outlet="Second")
    before = store.articles()
    [kept] = keep(store, [second], load=load_told, read=refusing, reader=piles.READER, program="1")
    assert (kept.outcome, store.articles()) == (Outcome.REFUSED, before)
    assert kept_with(tmp_path / "r.db", [second]) == [Outcome.REREAD]
    assert [context.place for context in store.articles()[0].contexts] == ["a.txt", "b.txt"]


def test_articles_are_kept_without_a_reading_and_read_later(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    assert kept_with(path, piles.pile(), read=False) == [Outcome.ADDED] * 3
    assert kept_with(path, piles.pile()[:1], read=False) == [Outcome.KNOWN]
    store = Store(path)
    assert (len(store.articles()), store.pile().articles, store.readers()) == (3, (), {})
    assert kept_with(path, piles.pile()[:1]) == [Outcome.ADDED] * 3
    assert kept_with(path, piles.pile(), read=False) == [Outcome.KNOWN] * 3
    refresh(store, tell=piles.tell, teller=piles.TELLER)
    assert export_of(path) == undisturbed()


def test_articles_that_an_older_intake_made_are_made_again(tmp_path: Path) -> None:
    store = Store(tmp_path / "r.db", create=True)
    list(keep(store, piles.pile(), load=load_told, read=None, reader="older", program="1"))
    assert kept_with(tmp_path / "r.db", [], read=False) == [Outcome.ADDED] * 3
    assert set(store.unread().values()) == {"intake"}
