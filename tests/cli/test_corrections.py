from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

import onrecord
from onrecord import api
from onrecord.cli.main import app
from onrecord.publish.record_json import schema
from onrecord.record.versions import teller_version
from tests.record import piles

ROOT = Path(__file__).parents[2]


def run(*words: str, status: int = 0) -> tuple[str, str]:
    result = CliRunner().invoke(app, words)
    assert result.exit_code == status, result.output
    return result.stdout, result.stderr


def in_json(*words: str) -> Any:
    return json.loads(run(*words, "--json")[0])


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("example") / "october.db"
    assert onrecord.read(ROOT / "examples" / "october1962", into=path).refused == ()
    return path


@pytest.fixture
def october(example: Path, tmp_path: Path) -> str:
    return str(shutil.copy(example, tmp_path / "october.db"))


@pytest.fixture
def record(tmp_path: Path) -> str:
    return str(piles.make_record(tmp_path / "r.db", teller=teller_version()))


@pytest.fixture
def on_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("output", "actor"):
        monkeypatch.setattr(f"onrecord.cli.{module}.on_terminal", lambda: True)


def test_two_actors_of_the_example_are_made_one_and_two_again(october: str) -> None:
    before = {actor["name"]: actor for actor in in_json("actors", october)}
    (merged,) = in_json("actors", october, "merge", "Valerian Zorin", "Adlai Stevenson", "--reason", "to see what comes of it")
    both = [before[name]["mentions"] for name in ("Valerian Zorin", "Adlai Stevenson")]
    assert sorted(map(str, merged["mentions"])) == sorted(str(mention) for mentions in both for mention in mentions)
    assert any("joined by hand on " in reason and "to see what comes of it" in reason for reason in merged["because"])
    (entry,) = in_json("corrections", october)
    assert (entry["kind"], entry["reason"], entry["standing"]) == ("merge", "to see what comes of it", "holds")
    Draft202012Validator(schema()).validate(json.loads(run("export", october)[0]))
    (undone,) = in_json("corrections", october, "undo", entry["id"])
    assert undone == {**entry, "standing": "undone"}
    assert {actor["name"]: actor for actor in in_json("actors", october)} == before


def test_a_speaker_and_a_day_of_the_example_are_set_and_a_statement_left_out(october: str) -> None:
    statement, *others = [entry["id"] for entry in in_json("statements", october)]
    (changed,) = in_json("corrections", october, "speaker", statement, "Fidel Castro")
    castro = in_json("actor", october, "Fidel Castro")
    assert changed["speaker"] == castro["id"]
    assert statement in {entry["id"] for entry in castro["statements"]}
    (dated,) = in_json("corrections", october, "day", statement, "1962-10-20/1962-10-21")
    assert (dated["said_on"], dated["said_on_rule"], len(dated["corrected_by"])) == ("1962-10-20/1962-10-21", "correction", 2)
    (open_,) = in_json("corrections", october, "day", statement, "none")
    assert (open_["said_on"], open_["speaker"]) == (None, castro["id"])
    assert in_json("corrections", october, "speaker", statement, "none")[0]["speaker"] is None
    run("corrections", october, "reject", statement)
    assert {entry["id"] for entry in in_json("statements", october)} == set(others)
    assert [entry["standing"] for entry in in_json("corrections", october)] == ["replaced", "replaced", "holds", "holds", "holds"]


def test_a_statement_is_added_to_the_example(october: str) -> None:
    words = "Australia had supported the quarantine"
    (article,) = {entry["article"] for entry in in_json("events", october) if words in entry["clause"]["quote"]}
    (added,) = in_json("corrections", october, "add", article, words, "--by", "A government source", "--cue", "said")
    assert (added["content"][0]["quote"], added["cue"]["quote"], added["kind"], added["confidence"]) == (words, "said", "indirect", 1)
    assert "government source" in in_json("actor", october, added["speaker"])["name"]


def test_the_day_of_an_event_by_hand_is_on_the_timeline(october: str) -> None:
    told = {name for entry in in_json("timeline", october) for name in entry["events"]}
    event = next(entry for entry in in_json("events", october) if entry["id"] in told)
    (changed,) = in_json("corrections", october, "day", event["id"], "1961-01-31")
    assert (changed["when"], changed["when_rule"]) == ("1961-01-31", "correction")
    assert event["id"] in {name for entry in in_json("timeline", october, "--on", "1961-01-31") for name in entry["events"]}


def test_one_actor_of_the_example_is_told_on_a_page(october: str) -> None:
    page = in_json("actor", october, "Castro")
    assert page["first_seen"] <= page["last_seen"]
    assert {entry["speaker"] for entry in page["statements"]} == {page["id"]}
    heading, *lines = run("actor", october, "Castro")[0].splitlines()
    assert heading.split() == ["part", "when", "id", "article", "words"]
    assert {line.split("  ")[0] for line in lines} >= {"name", "kind", "title", "also called", "first seen", "statements", "events"}


@pytest.mark.usefixtures("on_terminal")
def test_a_terminal_has_titles_with_their_days_and_marks_what_was_set_by_hand(october: str) -> None:
    assert "President (1962-10-23–1962-11-21)" in " ".join(run("actors", october)[0].split())
    statement = in_json("statements", october)[0]["id"]
    run("corrections", october, "speaker", statement, "Nikita Khrushchev", "--reason", "so it is signed")
    assert "set right by hand" in run("statements", october, "--speaker", "Nikita Khrushchev")[0]
    listed = run("corrections", october)[0]
    assert "speaker by Nikita Khrushchev" in listed
    assert "so it is signed" in listed
    page = run("actor", october, "Nikita Khrushchev")[0]
    assert "first seen" in page
    assert "statements" in page


def test_the_ledger_is_listed_in_plain_lines(record: str) -> None:
    assert run("corrections", record)[0].split() == ["made", "kind", "standing", "value", "reason", "id", "articles", "words", "and"]
    event = in_json("events", record)[0]["id"]
    run("corrections", record, "reject", event, "--reason", "a dream")
    run("articles", record, "date", "courier", "1999-12-31", "--reason", "a stamp")
    _, first, second = run("corrections", record)[0].splitlines()
    assert {"reject", "event", "dream", "met"} <= set(first.split())
    assert {"published", "1999-12-31", "stamp"} <= set(second.split())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("actors", "Quill"), "'Quill' is no change; for one actor write `onrecord actor RECORD 'Quill'`"),
        (("actors", "merge", "Quill"), "'merge Quill' is no change; write `merge A B`, `split ACTOR WHAT` or `rename ACTOR NAME`"),
        (("actors", "merge", "Quill", "Ada", "--kind", "person"), "filters only narrow the list"),
        (("corrections", "speaker", "s-1"), "'speaker s-1' is no change; write `undo ID`"),
        (("corrections", "add", "courier"), "'add courier' is no change; write `add ARTICLE WORDS`"),
        (("corrections", "reject", "e-1", "--by", "Quill"), "go with add"),
        (("corrections", "day", "e-1", "soon"), "'soon' is no day; write it like 1962-10-22"),
        (("corrections", "add", "courier", "met", "--occurrence", "0"), "--occurrence"),
    ],
)
def test_wrong_use_is_status_2(record: str, words: tuple[str, ...], said: str) -> None:
    command, *others = words
    assert said in " ".join(run(command, record, *others, status=2)[1].split())
    assert api.open_record(record).corrections() == []


@pytest.mark.parametrize(
    ("words", "error", "hint"),
    [
        (("corrections", "undo", "c-9"), "no correction 'c-9'", "`onrecord corrections RECORD` lists them with their ids"),
        (("actor", "Ada Quil"), "no actor called 'Ada Quil'", "did you mean 'Ada Quill'?"),
        (("corrections", "add", "courier", "quinces"), "courier.txt: the words 'quinces' do not stand there", "onrecord show RECORD a-"),
    ],
)
def test_errors_are_one_line_and_a_hint(record: str, words: tuple[str, ...], error: str, hint: str) -> None:
    command, *others = words
    out, err = run(command, record, *others, status=1)
    assert (out, err.splitlines()[0]) == ("", f"error: {error}")
    assert hint in err.splitlines()[2]
