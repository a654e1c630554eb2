from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import onrecord
from onrecord.domain.actors import Actor, ActorKind
from onrecord.domain.articles import Article
from onrecord.domain.events import EventType
from onrecord.domain.ids import digest
from onrecord.domain.plover import QUAD_CLASSES, cameo_root
from onrecord.domain.spans import Span
from onrecord.domain.stories import EventEntry
from onrecord.publish.events_csv import COLUMNS, events_csv
from tests.record import dealings, piles

ARTICLE = replace(piles.pile()[0][0], url="https://example.org/ferries?a=1,2")
ENTRY = EventEntry(ARTICLE.id, piles.read(ARTICLE).events[0], (), (), None, None)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> onrecord.Record:
    return onrecord.open_record(dealings.make_record(tmp_path_factory.mktemp("csv") / "r.db"))


def actor(name: str, kind: ActorKind, country: str | None) -> Actor:
    return Actor(name, name, kind, country, (name,), (), ())


def read_back(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def row_of(entry: EventEntry, *actors: Actor, article: Article = ARTICLE) -> dict[str, str]:
    (row,) = read_back("".join(events_csv([entry], {one.id: one for one in actors}, {article.id: article})))
    return row


def test_the_headings_stand_first_also_where_there_is_no_event() -> None:
    assert list(events_csv([], {}, {})) == [",".join(COLUMNS) + "\r\n"]


def test_there_is_one_row_for_each_event_in_order(record: onrecord.Record) -> None:
    for everything in (False, True):
        rows = read_back(record.export(format="csv", everything=everything))
        assert [row["event_id"] for row in rows] == [entry.event.id for entry in record.events(everything=everything)]


def test_words_stand_where_the_offsets_say(record: onrecord.Record) -> None:
    texts = {article.id: article.text for article in record.articles()}
    rows = read_back(record.export(format="csv"))
    assert len(rows) == 4
    for row in rows:
        text = texts[row["article_id"]]
        assert row["predicate"] == text[int(row["start"]) : int(row["end"])] == "met"
        assert row["quote"] == text[int(row["clause_start"]) : int(row["clause_end"])]
        assert row["text_sha256"] == digest(text.encode())


def test_the_same_record_gives_the_same_table(record: onrecord.Record) -> None:
    assert record.export(format="csv") == onrecord.open_record(record.path).export(format="csv")


def test_who_acts_to_whom_and_on_whose_word(record: onrecord.Record) -> None:
    rows = {Path(row["article_path"]).name: row for row in read_back(record.export(format="csv"))}
    told = {name: [row[key] for key in ("source_names", "source_countries", "target_names", "according_to")] for name, row in rows.items()}
    assert told == {
        "one.txt": ["Ada Quill", "NOR", "Bo Lind", "Cy Marsh"],
        "two.txt": ["Bo Lind; Cy Marsh", "; SWE", "Ada Quill", ""],
        "three.txt": ["Ada Quill", "NOR", "", "Bo Lind"],
        "four.txt": ["", "", "Ada Quill", ""],
    }
    assert rows["two.txt"]["source_kinds"] == "person; person"


def test_several_in_a_cell_come_apart_in_one_order() -> None:
    actors = (actor("A", ActorKind.GOVERNMENT, "USA"), actor("B", ActorKind.GROUP, None), actor("C", ActorKind.PERSON, "RUS"))
    row = row_of(replace(ENTRY, recipients=("A", "B", "C")), *actors)
    assert row["target_names"].split("; ") == ["A", "B", "C"]
    assert row["target_countries"].split("; ") == ["USA", "", "RUS"]
    assert row["target_kinds"].split("; ") == ["government", "group", "person"]


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        ("1962-10-22", "1962-10-22", "1962-10-22"),
        ("1962-10~", "1962-10-01", "1962-10-31"),
        ("1962-10-22?/1962-10-25?", "1962-10-22", "1962-10-25"),
        ("1962-10-22/..", "1962-10-22", ""),
        ("../1962-10", "", "1962-10-31"),
        ("1962-10-22T19:00:00-05:00", "1962-10-22", "1962-10-22"),
        (None, "", ""),
    ],
)
def test_days_are_told_with_their_ends(when: str | None, start: str, end: str) -> None:
    row = row_of(replace(ENTRY, when=when))
    assert (row["event_date"], row["event_date_start"], row["event_date_end"]) == (when or "", start, end)


def test_types_are_told_in_the_words_of_plover_and_cameo() -> None:
    for type_, mode in ((EventType.ASSAULT, "torture"), (EventType.CONSULT, None)):
        row = row_of(replace(ENTRY, event=replace(ENTRY.event, type=type_, mode=mode)))
        told = [row[key] for key in ("plover_type", "plover_mode", "cameo_root", "quad_class")]
        assert told == [type_, mode or "", cameo_root(type_, mode), QUAD_CLASSES[type_]]


def test_an_event_of_no_type_has_neither_root_nor_class() -> None:
    row = row_of(replace(ENTRY, event=replace(ENTRY.event, type=None)))
    assert [row[key] for key in ("plover_type", "cameo_root", "quad_class")] == ["", "", ""]


def test_place_condition_and_article_are_told() -> None:
    words = piles.span_in(ARTICLE.text, "the crews")
    row = row_of(replace(ENTRY, event=replace(ENTRY.event, place=words, condition=words)))
    assert row["place"] == row["condition"] == "the crews"
    assert (row["article_url"], row["outlet"], row["published"]) == (ARTICLE.url, ARTICLE.outlet, ARTICLE.published)
    assert (row["status"], row["confidence"]) == ("happened", "0.8")


TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('",;\r\n\t=+-@\0'), min_size=3)


@given(TEXTS, st.data())
def test_words_are_read_back_as_they_stand(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 2))
    span = Span(start, data.draw(st.integers(start + 1, len(text) - 1)))
    event = replace(ENTRY.event, span=span, clause=Span(0, len(text)), place=span)
    row = row_of(replace(ENTRY, event=event), article=replace(ARTICLE, text=text))
    assert (row["quote"], row["predicate"], row["place"]) == (text, span.of(text), span.of(text))
    assert text[int(row["start"]) : int(row["end"])] == row["predicate"]


@given(st.dates(), st.dates())
def test_ends_are_days_of_the_calendar(one: date, other: date) -> None:
    first, last = sorted((one, other))
    row = row_of(replace(ENTRY, when=f"{first}/{last}"))
    assert (date.fromisoformat(row["event_date_start"]), date.fromisoformat(row["event_date_end"])) == (first, last)
