from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import onrecord
from onrecord import api, intake
from onrecord.publish.record_json import schema
from onrecord.record.store import Store
from onrecord.record.versions import teller_version
from tests.record import piles

METHODS = ["timeline", "statements", "events", "quantities", "initiatives", "disagreements", "reuse", "articles", "actors"]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> api.Record:
    return onrecord.open_record(piles.make_record(tmp_path_factory.mktemp("api") / "r.db", teller=teller_version()))


@pytest.fixture
def made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "_reader", lambda _: piles.read)
    monkeypatch.setattr("onrecord.story.tell", piles.tell)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in piles.REPORTS.items():
        (folder / name).write_text(text)
    return folder


def test_public_names_are_these_and_no_more() -> None:
    assert onrecord.__all__ == sorted(onrecord.__all__)
    public = {name: getattr(onrecord, name) for name in onrecord.__all__}
    assert all(thing.__doc__ and thing.__module__.startswith("onrecord.") for thing in public.values())
    with pytest.raises(AttributeError, match="has no attribute 'Store'"):
        getattr(onrecord, "Store")  # noqa: B009 (a name that a type checker would refuse)


@pytest.mark.parametrize("name", METHODS)
def test_every_method_answers_with_entries_that_are_written_as_json(record: api.Record, name: str) -> None:
    entries = getattr(record, name)()
    assert entries
    document = {
        **json.loads(record.export()),
        name if name != "disagreements" else "discrepancies": [record.as_json(one) for one in entries],
    }
    Draft202012Validator(schema()).validate(document)


@pytest.mark.parametrize("name", METHODS)
def test_every_method_can_be_narrowed_to_an_article(record: api.Record, name: str) -> None:
    every = [record.as_json(entry) for entry in getattr(record, name)()]
    for article in record.articles():
        narrowed = [record.as_json(entry)["id"] for entry in getattr(record, name)(article=article.id)]
        assert narrowed == [entry["id"] for entry in every if article.id in json.dumps(entry)]
    with pytest.raises(onrecord.NotFound):
        getattr(record, name)(article="none such")


def test_actors_are_found_by_alias(record: api.Record) -> None:
    assert record.statements(speaker="quill") == record.statements(actor="Ada Quill") == record.statements()


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ("sail", ["We will sail,"]),
        ("STAY boats", ["The 33 boats stay,"]),
        ("boats sail", []),
        ("Ada Quill", []),
        ("nobody at all", []),
        ("", []),
    ],
)
def test_statements_are_found_by_words_that_stand_in_them(record: api.Record, about: str, words: list[str]) -> None:
    found = record.statements(about=about, everything=True)
    assert [record.quote(entry.article, span) for entry in found for span in entry.statement.content] == words


def test_what_statements_are_about_leaves_out_little_confidence(record: api.Record) -> None:
    assert record.statements(about="boats") == []
    assert all(map(record.in_doubt, record.statements(about="boats", everything=True)))
    assert not any(map(record.in_doubt, record.statements()))


@pytest.mark.parametrize(("channel", "number"), [(None, 3), ("briefing", 1), ("letter", 0)])
def test_statements_are_found_by_their_channel(record: api.Record, channel: str | None, number: int) -> None:
    found = record.statements(channel=channel, everything=True)
    assert len(found) == number
    assert all(channel in (None, record.as_json(entry)["channel"]) for entry in found)


def test_what_narrows_statements_narrows_together(record: api.Record) -> None:
    assert len(record.statements(about="sail", channel="briefing", kind="direct", speaker="quill", article="harbour")) == 1
    assert record.statements(about="sail", channel="briefing", kind="indirect") == []
    assert record.statements(about="sail", article="courier") == []


@pytest.mark.parametrize(("day", "number"), [("2021-03-04", 2), (date(2021, 3, 4), 2), ("2021-03", 2), ("2021", 2), ("2020", 0)])
def test_events_of_a_day_or_month(record: api.Record, day: str | date, number: int) -> None:
    assert len(record.events(on=day)) == len(record.events(since=day, until=day)) == number


def test_what_is_no_day_is_refused(record: api.Record) -> None:
    with pytest.raises(ValueError, match="'soon' is no day"):
        record.timeline(since="soon")


def test_articles_have_the_day_that_the_pile_gives_them(record: api.Record) -> None:
    assert len(record.articles(on="2021-03-05", actor="Quill")) == 3
    assert record.articles(until="2021-03-04") == []


def test_an_entry_is_shown_by_the_beginning_of_its_id(record: api.Record) -> None:
    entry = record.statements()[0]
    shown = record.show(entry.statement.id[:8])
    assert (shown.id, shown.entry) == (entry.statement.id, entry)
    assert "told reporters" in shown.passages[0].text


def test_an_occurrence_is_shown_by_all_its_tellings(record: api.Record) -> None:
    (entry,) = record.timeline()
    assert len(record.show(entry.id).passages) == len(entry.events) + len(entry.statements)


def test_the_export_leaves_out_little_confidence(record: api.Record) -> None:
    assert len(json.loads(record.export())["statements"]) == 1
    assert len(json.loads(record.export(everything=True))["statements"]) == 3


def test_the_export_refuses_what_is_no_format_and_texts_where_there_is_no_place_for_them(record: api.Record) -> None:
    with pytest.raises(ValueError, match="xml"):
        record.export(format="xml")
    with pytest.raises(ValueError, match="csv holds events and no texts"):
        record.export(format="csv", with_text=True)


@pytest.mark.usefixtures("made_up")
def test_reading_counts_what_came_of_it(reports: Path, tmp_path: Path) -> None:
    (reports / "empty.txt").touch()
    seen: list[api.Progress] = []
    result = onrecord.read([reports], into=tmp_path / "r.db", on_progress=seen.append)
    assert (result.added, result.known, result.reread, result.read) == (3, 0, 0, 3)
    assert [Path(refusal.path).name for refusal in result.refused] == ["empty.txt"]
    assert {one.total for one in seen} == {4}
    assert [(one.done, one.articles) for one in seen] == [(0, 0), (0, 1), (1, 1), (2, 1), (2, 2), (3, 2), (3, 3)]
    again = onrecord.read([reports], into=tmp_path / "r.db")
    assert (again.added, again.known) == (0, 3)
    assert again.record.export() == result.record.export()


@pytest.mark.usefixtures("made_up")
def test_what_another_pipeline_read_is_read_again(reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pipeline").mkdir()
    (tmp_path / "pipeline" / "meta.json").write_text("{}")
    monkeypatch.setattr(api, "_peer", lambda name: SimpleNamespace(folder=tmp_path / name))
    counts = []
    for pipeline in ("pipeline", "pipeline", None):
        result = onrecord.read([reports], into=tmp_path / "r.db", pipeline=pipeline)
        counts.append((result.added, result.known, result.reread))
    assert counts == [(3, 0, 0), (0, 3, 0), (0, 0, 3)]


def test_a_pipeline_that_is_not_there_is_told_before_anything_is_read(reports: Path, tmp_path: Path) -> None:
    with pytest.raises(onrecord.PipelineError, match="pipeline xx_none: there is neither"):
        onrecord.read([reports], into=tmp_path / "r.db", pipeline="xx_none")
    assert not (tmp_path / "r.db").exists()


@pytest.mark.usefixtures("made_up")
def test_a_record_whose_story_was_left_untold_is_told_on_opening(reports: Path, tmp_path: Path) -> None:
    piles.make_record(tmp_path / "r.db", teller="another version")
    assert onrecord.open_record(tmp_path / "r.db").timeline()
    with pytest.raises(onrecord.RecordError):
        onrecord.open_record(reports)


@pytest.mark.usefixtures("made_up")
def test_standard_input_is_a_dash(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(piles.REPORTS["harbour.txt"].encode())))
    result = onrecord.read(["-"], into=tmp_path / "r.db")
    assert [article.provenances for article in result.record.articles()] == [("-",)]


@pytest.mark.usefixtures("made_up")
def test_nothing_to_read_makes_no_record(tmp_path: Path) -> None:
    result = onrecord.read(tmp_path, into=tmp_path / "r.db")
    assert (result.read, result.refused) == (0, ())
    with pytest.raises(onrecord.RecordError, match=r"r\.db: no such record"):
        _ = result.record
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("made_up")
def test_an_empty_record_answers_with_nothing(tmp_path: Path) -> None:
    Store(tmp_path / "r.db", create=True)
    record = onrecord.read([], into=tmp_path / "r.db").record
    assert (record.timeline(), record.articles()) == ([], [])
    Draft202012Validator(schema()).validate(json.loads(record.export()))


ROOT = Path(__file__).parents[1]
EXAMPLES = sorted((ROOT / "examples" / "october1962").iterdir())
SEEDS = ROOT.parent / "shared" / "seeds"

FRENCH = """Les équipages reprennent la mer

Les ferries entre les deux îles reprendront la mer lundi, a annoncé le conseil du port, après neuf jours de grève.

« Nous avons obtenu ce que nous demandions », a déclaré Ilse Brandt, qui menait les négociations avec les armateurs.

Les armateurs ont accepté d'embarquer un second mécanicien à chaque traversée de nuit du détroit.
"""
FURNITURE = """Advertisement

Sign up for our newsletter

Read more:

Share this article on Facebook

Follow us on Twitter

All rights reserved
"""


def all_of(record: api.Record) -> str:
    return record.export(everything=True, with_text=True)


def check_promises(files: list[Path], folder: Path) -> None:
    """Any order and split of ``files`` gives the same bytes, which keep to the format, name each thing once and quote what is there."""
    result = onrecord.read(files, into=folder / "whole.db")
    onrecord.read(files[3:], into=folder / "split.db")
    split = onrecord.read(files[::-1], into=folder / "split.db")
    assert (result.refused, split.refused) == ((), ())
    assert all_of(split.record) == all_of(result.record)
    assert split.record.export(format="csv", everything=True) == result.record.export(format="csv", everything=True)
    document = json.loads(all_of(result.record))
    Draft202012Validator(schema()).validate(document)
    ids = [entry["id"] for entries in document.values() if isinstance(entries, list) for entry in entries]
    assert len(ids) == len(set(ids))
    texts = {article["id"]: article["text"] for article in document["articles"]}
    found = list(spans_in(document, article=""))
    assert len(found) > len(ids)
    assert all(texts[article][span["start"] : span["end"]] == span["quote"] for article, span in found)


def spans_in(part: Any, *, article: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every span of a document, with the article that it or what is around it names, or is."""
    if isinstance(part, list):
        for one in part:
            yield from spans_in(one, article=article)
    elif isinstance(part, dict):
        here = part.get("article") or (part["id"] if "text_sha256" in part else article)
        if "quote" in part:
            yield here, part
        for one in part.values():
            yield from spans_in(one, article=here)


def test_the_examples_give_the_same_bytes_in_any_order_and_any_split(tmp_path: Path) -> None:
    check_promises(EXAMPLES, tmp_path)


@pytest.mark.shared
@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds do not lie beside the repository")
def test_the_seeds_give_the_same_bytes_in_any_order_and_any_split(tmp_path: Path) -> None:
    check_promises(sorted(SEEDS.iterdir()), tmp_path)


STRIKE = """Ferry crews and mayor part ways

Union leader Otto Brandt met Mayor Ada Quill on Friday.

“Brandt has promised nothing to the town,” Quill told reporters.

“The boats stay where they are,” Brandt said in a written statement.
"""


def test_statements_are_found_by_whom_they_are_about_and_by_their_channel(tmp_path: Path) -> None:
    (tmp_path / "strike.txt").write_text(STRIKE)
    record = onrecord.read(tmp_path / "strike.txt", into=tmp_path / "r.db").record
    named = {about: record.statements(about=about) for about in ("Otto Brandt", "boats", "Ada Quill")}
    said = {about: [(record.name(one.speaker or ""), one.statement.channel) for one in found] for about, found in named.items()}
    assert said == {"Otto Brandt": [("Ada Quill", "briefing")], "boats": [("Otto Brandt", "statement")], "Ada Quill": []}
    assert record.statements(channel="statement") == named["boats"]


def test_another_language_and_nothing_but_furniture_go_through_without_statements(tmp_path: Path) -> None:
    for name, text in (("french.txt", FRENCH), ("furniture.txt", FURNITURE)):
        (tmp_path / name).write_text(text)
    result = onrecord.read(sorted(tmp_path.glob("*.txt")), into=tmp_path / "r.db")
    assert (result.added, result.refused) == (2, ())
    assert result.record.statements(everything=True) == []
    languages = {article.provenances[0].rpartition("/")[2]: article.language for article in result.record.articles()}
    assert languages == {"french.txt": "fr", "furniture.txt": "en"}
    assert result.foreign == {"fr": 1}
    assert [article.body for article in result.record.articles(article="furniture")] == [()]
    Draft202012Validator(schema()).validate(json.loads(all_of(result.record)))


def test_a_fault_of_intake_ends_one_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(source: intake.Source, told: intake.Told) -> Iterator[intake.Loaded | intake.Refused]:
        if source.name.endswith("1.txt"):
            raise IndexError("out of range")
        return load(source, told)

    load = intake.load
    monkeypatch.setattr(intake, "load", failing)
    for name in ("1.txt", "2.txt"):
        (tmp_path / name).write_text(f"{FRENCH} {name}")
    result = onrecord.read(tmp_path, into=tmp_path / "r.db", intake_only=True)
    assert result.added == 1
    assert [refusal.problem for refusal in result.refused] == ["could not be taken in further (IndexError: out of range)"]
