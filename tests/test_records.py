"""What is set right in a record holds: read again by another version, and with another article beside it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import onrecord
from onrecord import api
from onrecord.domain.actors import Mention
from onrecord.domain.articles import Article
from onrecord.domain.corrections import Change, CorrectionKind, Place, Standing
from onrecord.domain.readings import Reading
from onrecord.publish.record_json import schema
from tests.record import piles

LATER = "Ferry news\n\nMayor Ada Quill met the clerks on 2021-03-07.\n\n“They row,” Quill told reporters.\n\nSubscribe now"


def read(article: Article) -> Reading:
    """As the made-up reader, with the crews, where they are named, as an actor of their own."""
    reading = piles.read(article)
    if "the crews" not in article.text:
        return reading
    span = piles.span_in(article.text, "the crews")
    crews = replace(reading.actors[0], key="crews", name="the crews", mentions=(Mention(span),), roles=())
    return replace(reading, actors=(*reading.actors, crews))


def read_otherwise(article: Article) -> Reading:
    """As another version reads: mentions without their titles, keys and ids of its own."""
    reading = read(article)
    text = article.text

    def mention(one: Mention) -> Mention:
        return replace(one, span=piles.span_in(text, "Ada Quill")) if "Ada" in one.span.of(text) else one

    actors = (replace(a, key=f"{a.key}!", mentions=tuple(map(mention, a.mentions))) for a in reading.actors)
    return replace(
        reading,
        actors=tuple(actors),
        statements=tuple(replace(s, id=f"{s.id}0", speaker=f"{s.speaker}!") for s in reading.statements),
        events=tuple(replace(e, id=f"{e.id}0", actors=tuple(f"{key}!" for key in e.actors)) for e in reading.events),
        quantities=tuple(replace(q, id=f"{q.id}0", according_to=f"{q.according_to}!") for q in reading.quantities),
    )


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(api, "_reader", lambda _: read)
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in piles.REPORTS.items():
        (folder / name).write_text(text)
    return folder


@pytest.fixture
def record(reports: Path) -> api.Record:
    return onrecord.read(reports, into=reports.parent / "r.db").record


def crews(record: api.Record) -> str:
    return next(actor.id for actor in record.actors(everything=True) if actor.name == "the crews")


def said(record: api.Record, words: str) -> str:
    """Id of the statement of these words."""
    found = [one for one in record.statements(everything=True) if words in record.quote(one.article, one.statement.content[0])]
    return found[0].statement.id


def event(record: api.Record, article: str) -> str:
    return record.events(article=article)[0].event.id


Deed = Callable[[api.Record], object]
Sign = Callable[[api.Record], object]

DEEDS: dict[str, tuple[Deed, Sign, object]] = {
    "merge": (
        lambda r: r.merge_actors("Ada Quill", crews(r), reason="one"),
        lambda r: [actor.name for actor in r.actors(everything=True)],
        ["Ada Quill"],
    ),
    "split": (
        lambda r: r.split_actor("Ada Quill", "courier.txt", reason="another"),
        lambda r: sorted(actor.name for actor in r.actors(everything=True)),
        ["Ada Quill", "Ada Quill", "the crews"],
    ),
    "split by name": (
        lambda r: r.split_actor("Ada Quill", "quill", reason="another"),
        lambda r: sorted(actor.name for actor in r.actors(everything=True)),
        ["Ada Quill", "Quill", "the crews"],
    ),
    "rename": (
        lambda r: r.rename_actor("Ada Quill", "Adelaide  Quill"),
        lambda r: {actor.name for actor in r.actors(everything=True)},
        {"Adelaide Quill", "the crews"},
    ),
    "speaker": (
        lambda r: r.set_speaker(said(r, "will sail"), crews(r)),
        lambda r: [r.name(one.speaker) for one in r.statements(article="harbour.txt")],
        ["the crews"],
    ),
    "speaker elsewhere": (
        lambda r: r.set_speaker(said(r, "boats stay"), crews(r)),
        lambda r: [r.name(one.speaker) for one in r.statements(article="courier.txt", everything=True)],
        ["the crews"],
    ),
    "speaker by words": (
        lambda r: r.set_speaker(said(r, "will sail"), "reporters"),
        lambda r: [r.name(one.speaker) for one in r.statements(article="harbour.txt")],
        ["reporters"],
    ),
    "nobody": (
        lambda r: r.set_speaker(said(r, "will sail"), None),
        lambda r: [one.speaker for one in r.statements(article="harbour.txt")],
        [None],
    ),
    "reject": (
        lambda r: r.reject(event(r, "harbour.txt")),
        lambda r: len(r.events(article="harbour.txt")),
        0,
    ),
    "day": (
        lambda r: r.set_day(event(r, "harbour.txt"), "1999-12-30/1999-12-31"),
        lambda r: [one.when for one in r.events(article="harbour.txt")],
        ["1999-12-30/1999-12-31"],
    ),
    "day said": (
        lambda r: r.set_day(said(r, "will sail"), "1999-12"),
        lambda r: [one.said_on for one in r.statements(article="harbour.txt")],
        ["1999-12"],
    ),
    "published": (
        lambda r: r.set_date("courier.txt", "1999-12-31", reason="stamp"),
        lambda r: [one.published for one in r.articles(article="courier.txt")],
        ["1999-12-31"],
    ),
    "add": (
        lambda r: r.add_statement("courier.txt", "met nobody", by="Ada Quill", cue="said"),
        lambda r: [(one.statement.kind, r.name(one.speaker)) for one in r.statements(article="courier.txt")],
        [("indirect", "Ada Quill")],
    ),
}


@pytest.mark.parametrize("name", DEEDS)
def test_what_is_set_right_holds_through_other_readings_and_articles_until_it_is_undone(
    name: str, record: api.Record, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deed, sign, expected = DEEDS[name]
    assert sign(record) != expected
    deed(record)
    assert sign(record) == expected
    (reports / "later.txt").write_text(LATER)
    again = onrecord.read(reports, into=record.path).record
    assert (sign(again), again.corrections()[0].standing) == (expected, Standing.HOLDS)
    monkeypatch.setattr(api, "_reader", lambda _: read_otherwise)
    monkeypatch.setattr(api, "_version", lambda _: "another")
    result = onrecord.read(reports, into=record.path)
    assert result.reread == 4
    assert (sign(result.record), result.record.corrections()[0].standing) == (expected, Standing.HOLDS)
    result.record.undo(result.record.corrections()[0].correction.id[:9], reason="after all")
    assert [one.standing for one in result.record.corrections()] == [Standing.UNDONE, Standing.HOLDS]
    assert sign(result.record) != expected


@pytest.mark.parametrize("name", DEEDS)
def test_undoing_restores_the_record_and_undoing_that_the_correction(name: str, record: api.Record) -> None:
    deed, sign, expected = DEEDS[name]
    before = json.loads(record.export(everything=True))
    deed(record)
    after = json.loads(record.export(everything=True))
    Draft202012Validator(schema()).validate(after)
    assert [one["standing"] for one in after["corrections"]] == ["holds"]
    record.undo(record.corrections()[0].correction.id)
    undone = json.loads(record.export(everything=True))
    assert {**undone, "corrections": []} == before
    record.undo(record.corrections()[1].correction.id)
    assert {**json.loads(record.export(everything=True)), "corrections": []} == {**after, "corrections": []}
    assert sign(record) == expected


@pytest.mark.parametrize("name", DEEDS)
def test_the_same_articles_and_ledger_give_the_same_record_in_any_batches(name: str, record: api.Record, reports: Path) -> None:
    DEEDS[name][0](record)
    (reports / "later.txt").write_text(LATER)
    whole = onrecord.read(reports, into=record.path).record
    other = onrecord.read(sorted(reports.iterdir())[::-1], into=reports.parent / "other.db").path
    connection = sqlite3.connect(other)
    connection.execute("ATTACH ? AS whole", (str(record.path),))
    connection.execute("INSERT INTO ledger SELECT * FROM whole.ledger")
    connection.commit()
    connection.close()
    assert api.open_record(other).export(everything=True) == whole.export(everything=True)


def test_what_an_article_was_split_off_draws_no_later_one(record: api.Record, reports: Path) -> None:
    made = record.split_actor("Ada Quill", "courier.txt")
    (reports / "later.txt").write_text(LATER)
    again = onrecord.read(reports, into=record.path).record
    assert [actor.mentions for actor in again.actors(everything=True) if actor.id == made.id] == [made.mentions]


@pytest.mark.parametrize(
    ("deed", "error", "message", "hint"),
    [
        (lambda r: r.merge_actors("Quill", "Ada Quill"), "CorrectionError", "is one actor already", "lists all actors"),
        (lambda r: r.merge_actors("Quill", "Ada Quil"), "NotFound", "no actor called 'Ada Quil'", "did you mean 'Ada Quill'?"),
        (lambda r: r.split_actor("Quill", "harbourmaster"), "CorrectionError", "is called 'harbourmaster'", "“Mayor Ada Quill”"),
        (lambda r: r.split_actor(crews(r), "harbour.txt"), "CorrectionError", "is all that is mentioned", "one of its other names"),
        (lambda r: r.rename_actor("Quill", "  "), "CorrectionError", "nothing in it", "undo ID"),
        (lambda r: r.set_speaker(event(r, "harbour"), "Quill"), "CorrectionError", "is no statement", "onrecord statements"),
        (lambda r: r.set_speaker(said(r, "sail"), "Ada Quil"), "NotFound", "and the words do not stand in", "did you mean 'Ada Quill'?"),
        (lambda r: r.set_speaker(said(r, "sail"), "told three reporters"), "NotFound", "do not stand in", "told reporters"),
        (lambda r: r.set_day(r.quantities()[0].quantity.id, "1999"), "CorrectionError", "is a quantity", "of events and statements"),
        (lambda r: r.reject(crews(r)), "CorrectionError", "is no event, statement or quantity", "onrecord events"),
        (lambda r: r.reject("e-none"), "NotFound", "no entry 'e-none'", "ids"),
        (lambda r: r.add_statement("courier.txt", "met somebody"), "CorrectionError", "do not stand there", "nearest are 'met nobody"),
        (lambda r: r.add_statement("courier.txt", "The 33 boats stay,"), "CorrectionError", "a statement already, s-", "speaker s-"),
        (lambda r: r.add_statement("harbour.txt", "Quill"), "CorrectionError", "stand there 2 times", "--occurrence: 1 in “"),
        (lambda r: r.add_statement("harbour.txt", "Quill", occurrence=3), "CorrectionError", "stand there 2 times", "count from 1"),
        (lambda r: r.undo("c-none"), "NotFound", "no correction 'c-none'", "onrecord corrections"),
    ],
)
def test_what_cannot_be_set_right_is_told_and_leaves_the_record_alone(
    record: api.Record, deed: Deed, error: str, message: str, hint: str
) -> None:
    before = record.export(everything=True)
    with pytest.raises(getattr(onrecord, error), match=message) as caught:
        deed(record)
    assert hint in caught.value.hint
    assert record.corrections() == []
    assert record.export(everything=True) == before


def test_an_entry_of_the_timeline_is_set_right_by_its_tellings(record: api.Record) -> None:
    occurrence = record.timeline()[0]
    with pytest.raises(onrecord.CorrectionError) as caught:
        record.reject(occurrence.id)
    assert all(name in (caught.value.hint or "") for name in occurrence.events)


def test_a_name_of_several_is_told_with_their_ids(record: api.Record) -> None:
    made = record.split_actor("Ada Quill", "courier.txt")
    with pytest.raises(onrecord.Ambiguous, match="2 actors are called 'Ada Quill'") as caught:
        record.rename_actor("Ada Quill", "Another")
    assert made.id in (caught.value.hint or "")
    assert record.rename_actor(made.id[:12], "Another").id == made.id
    assert record.set_speaker(said(record, "boats stay"), "Quill").speaker == made.id


def test_what_is_no_day_is_refused(record: api.Record) -> None:
    with pytest.raises(ValueError, match="'soon' is no day"):
        record.set_day(event(record, "harbour.txt"), "soon")


def test_what_is_undone_is_not_undone_twice(record: api.Record) -> None:
    record.reject(event(record, "harbour.txt"))
    name = record.corrections()[0].correction.id
    record.undo(name)
    with pytest.raises(onrecord.CorrectionError, match="is undone already"):
        record.undo(name)


def test_the_ledger_keeps_the_words_of_what_was_rejected(record: api.Record) -> None:
    entry = record.reject(said(record, "will sail"), reason="a joke")
    (place,) = record.as_json(entry)["of"]
    assert place["quote"] == "We will sail,"
    assert record.as_json(entry)["reason"] == "a joke"


def test_added_words_in_quotation_marks_are_direct_whatever_the_white_space(record: api.Record) -> None:
    mixed = record.add_statement("gazette.txt", "“Perhaps  —\n naïvely,” Quill said")
    assert (mixed.statement.kind, mixed.speaker) == ("mixed", None)
    assert record.add_statement("gazette.txt", "“Perhaps —").statement.kind == "direct"


def test_one_actor_with_titles_over_time_and_all_it_said_and_did(record: api.Record) -> None:
    profile = record.actor("quill", everything=True)
    assert profile.first is not None
    assert profile.last is not None
    assert profile.first <= "2021-03-05" <= profile.last
    assert (len(profile.statements), len(profile.events)) == (3, 3)
    written = record.as_json(profile)
    assert written["name"] == "Ada Quill"
    assert [one["id"] for one in written["events"]] == [one.event.id for one in profile.events]
    with pytest.raises(onrecord.NotFound, match="no actor called 'nobody'"):
        record.actor("nobody")


def test_actors_come_by_mentions(record: api.Record) -> None:
    counts = [len(actor.mentions) for actor in record.actors(everything=True)]
    assert counts == sorted(counts, reverse=True)


def test_a_correction_is_shown_by_its_id_with_its_words_in_context(record: api.Record) -> None:
    entry = record.reject(said(record, "will sail"))
    shown = record.show(entry.correction.id[:9])
    assert (shown.id, shown.entry) == (entry.correction.id, entry)
    assert "told reporters" in shown.passages[0].text


def test_a_correction_that_was_entered_before_a_run_was_stopped_is_told_on_opening(record: api.Record) -> None:
    change = Change(CorrectionKind.PUBLISHED, (Place(record.articles(article="courier")[0].id),), value="1999-12-31")
    record._store.correct(change, program="1")
    assert record.articles(on="1999-12-31") == []
    assert len(api.open_record(record.path).articles(on="1999-12-31")) == 1


def test_what_is_lost_is_listed_so_and_found_again(record: api.Record, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record.reject(event(record, "harbour.txt"))
    monkeypatch.setattr(api, "_reader", lambda _: lambda article: replace(read(article), events=()))
    monkeypatch.setattr(api, "_version", lambda _: "another")
    without = onrecord.read(reports, into=record.path).record
    assert [one.standing for one in without.corrections()] == [Standing.LOST]
    assert json.loads(without.export())["corrections"][0]["of"][0]["quote"] == "met"
    monkeypatch.setattr(api, "_reader", lambda _: read)
    monkeypatch.setattr(api, "_version", lambda _: "a third")
    again = onrecord.read(reports, into=record.path).record
    assert [one.standing for one in again.corrections()] == [Standing.HOLDS]
    assert again.events(article="harbour.txt") == []
