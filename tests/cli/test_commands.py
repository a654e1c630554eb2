from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from onrecord import api
from onrecord.cli.main import COMMANDS, app
from onrecord.cli.read import NONE_READ
from onrecord.record.versions import teller_version
from tests.record import piles

ROOT = Path(__file__).parents[2]
WORDS = {
    "timeline": "Mayor Ada Quill met the crews on 2021-03-04.",
    "statements": "“We will sail,”",
    "events": "Mayor Ada Quill met the crews on 2021-03-04.",
    "quantities": "33 boats",
    "initiatives": "ferry talks",
    "disagreements": "40 boats",
    "articles": "Ferry talks",
    "actors": "Ada Quill",
}
"""For each list, words that it shows."""
LISTS = ["timeline", "statements", "events", "quantities", "initiatives", "disagreements", "articles", "actors"]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(piles.make_record(tmp_path_factory.mktemp("cli") / "r.db", teller=teller_version()))


@pytest.fixture
def made_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder of reports, for the made-up reader and teller."""
    monkeypatch.setattr(api, "_reader", lambda _: piles.read)
    monkeypatch.setattr("onrecord.story.tell", piles.tell)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    for name, text in piles.REPORTS.items():
        (tmp_path / "reports" / name).write_text(text)
    return tmp_path / "reports"


def run(*words: str, status: int = 0) -> tuple[str, str]:
    result = CliRunner().invoke(app, words)
    assert result.exit_code == status, result.output
    return result.stdout, result.stderr


@pytest.fixture
def on_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("output", "show"):
        monkeypatch.setattr(f"onrecord.cli.{module}.on_terminal", lambda: True)


@pytest.mark.parametrize("command", LISTS)
def test_lists_are_plain_aligned_lines_where_they_are_piped(record: str, command: str) -> None:
    heading, *lines = run(command, record)[0].splitlines()
    assert lines
    columns = [found.start() for found in re.finditer(r"(?<=  )\S", heading)]
    assert all(line.ljust(len(heading))[at - 2 : at] == "  " for line in lines for at in columns)
    assert "id" in heading.split()
    assert "\x1b" not in "".join(lines)


@pytest.mark.parametrize("command", LISTS)
def test_lists_are_json_where_asked(record: str, command: str) -> None:
    opened = api.open_record(record)
    entries = getattr(opened, command)()
    assert json.loads(run(command, record, "--json")[0]) == [opened.as_json(entry) for entry in entries]


@pytest.mark.usefixtures("on_terminal")
@pytest.mark.parametrize("command", LISTS)
def test_lists_on_a_terminal_hold_the_words_and_a_short_id(record: str, command: str) -> None:
    shown = run(command, record)[0]
    assert WORDS[command] in shown
    first = json.loads(run(command, record, "--json")[0])[0]["id"]
    kind, _, digits = first.partition("-")
    assert f"{kind}-{digits[:6]}" in shown
    assert digits not in shown


@pytest.mark.usefixtures("on_terminal")
def test_a_terminal_says_where_nothing_answers(record: str) -> None:
    assert "nothing on record" in run("timeline", record, "--on", "1999")[0]


def test_a_day_is_set_by_hand_and_taken_back(made_up: Path) -> None:
    run("read", str(made_up), "--into", "r.db")
    before = json.loads(run("articles", "r.db", "--json")[0])
    name = Path(before[0]["path"]).name
    (changed,) = json.loads(run("articles", "r.db", "date", name, "1999-12-31", "--json")[0])
    assert (changed["published"], changed["published_from"]) == ("1999-12-31", "correction")
    run("read", str(made_up), "--into", "r.db")
    assert changed in json.loads(run("articles", "r.db", "--json")[0])
    run("articles", "r.db", "date", name, "none")
    assert json.loads(run("articles", "r.db", "--json")[0]) == before


def test_plain_lines_do_not_cut_off_words(record: str) -> None:
    assert "Mayor Ada Quill met the crews on 2021-03-04." in run("events", record)[0]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        (("events", "--status", "Denied"), 1),
        (("events", "--type", "consult", "--since", "2021-03"), 2),
        (("events", "--article", "courier"), 1),
        (("events", "--by", "quill", "--status", "denied"), 1),
        (("events", "--recipient", "quill"), 0),
        (("events", "--according-to", "Ada Quill"), 0),
        (("quantities", "--according-to", "Ada Quill"), 2),
        (("statements", "--speaker", "quill"), 1),
        (("statements", "--all"), 3),
        (("statements", "--kind", "indirect", "--all"), 0),
        (("statements", "--about", "sail"), 1),
        (("statements", "--about", "Boats, stay!"), 0),
        (("statements", "--about", "Boats, stay!", "--all"), 1),
        (("statements", "--about", "nobody at all", "--all"), 0),
        (("statements", "--channel", "Briefing"), 1),
        (("statements", "--channel", "letter", "--all"), 0),
        (("statements", "--channel", "briefing", "--about", "boats", "--all"), 0),
        (("quantities", "--unit", "boats"), 2),
        (("initiatives", "--status", "done", "--actor", "Ada Quill"), 1),
        (("disagreements", "--kind", "number"), 1),
        (("actors", "--kind", "organisation"), 0),
        (("articles", "--until", "2021-03-04"), 0),
        (("timeline", "--on", "2021-03-04"), 1),
    ],
)
def test_lists_are_narrowed(record: str, words: tuple[str, ...], number: int) -> None:
    command, *options = words
    assert len(json.loads(run(command, record, *options, "--json")[0])) == number


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("timeline", "--since", "soon"), "'soon' is no day; write it like 1962-10-22"),
        (("events", "--type", "WAR"), "'WAR' is none of AGREE, CONSULT"),
        (("statements", "--channel", "pigeon"), "'pigeon' is none of statement, post"),
        (("disagreements", "--kind", "mood"), "'mood' is none of number, date"),
        (("export", "--format", "xml"), "xml"),
        (("export", "--format", "csv", "--with-text"), "csv holds events and no texts"),
        (("show",), "ID"),
        (("articles", "date", "a-1"), "'date a-1' is no change; write `date ID DAY`"),
        (("articles", "date", "a-1", "soon"), "'soon' is no day; write it like 1962-10-22"),
        (("articles", "date", "a-1", "2021-03-04", "--actor", "Quill"), "filters only narrow the list"),
        (("articles", "day", "a-1", "2021-03-04"), "'day a-1 2021-03-04' is no change"),
    ],
)
def test_wrong_use_is_status_2(record: str, words: tuple[str, ...], said: str) -> None:
    command, *options = words
    assert said in run(command, record, *options, status=2)[1]


@pytest.mark.parametrize(
    ("words", "error", "hint"),
    [
        (("statements", "RECORD", "--speaker", "Ada Quil"), "no actor called 'Ada Quil'", "did you mean 'Ada Quill'?"),
        (("events", "RECORD", "--by", "Ada Quil"), "no actor called 'Ada Quil'", "did you mean 'Ada Quill'?"),
        (("show", "RECORD", "e-"), "3 entries have an id that begins with 'e-'", "give more of the id"),
        (("timeline", "none.db"), "none.db: no such record", "`onrecord read PATH… --into none.db` makes one"),
        (("timeline", __file__), f"{__file__}: is not a record", "a record is the file that `onrecord read PATH… --into RECORD` writes"),
    ],
)
def test_errors_are_one_line_and_a_hint(record: str, words: tuple[str, ...], error: str, hint: str) -> None:
    out, err = run(*(record if word == "RECORD" else word for word in words), status=1)
    assert (out, err) == ("", f"error: {error}\n\nhint: {hint}\n")


def test_plain_lines_of_statements_tell_their_channel_and_how_sure_they_are(record: str) -> None:
    heading, *lines = run("statements", record, "--all")[0].splitlines()
    told = {line[heading.index("words") :]: line[heading.index("channel") : heading.index("  id")].split() for line in lines}
    assert told == {"We will sail,": ["briefing", "0.90"], "Perhaps — naïvely,": ["0.30"], "The 33 boats stay,": ["0.30"]}


@pytest.mark.usefixtures("on_terminal")
def test_a_terminal_marks_statements_in_doubt_by_words(record: str) -> None:
    shown = run("statements", record, "--all")[0]
    assert shown.count("in doubt, confidence 0.30") == shown.count("in doubt") == 2
    assert "in doubt" not in run("statements", record)[0]
    assert "briefing" in shown


def test_show_marks_source_cue_and_content_each_in_its_way(record: str) -> None:
    (entry,) = api.open_record(record).statements()
    shown = run("show", record, entry.statement.id[:9])[0]
    assert "“_We will sail,_” [Quill] ‹told› reporters." in shown
    assert shown.endswith("_content_  [source]  ‹cue›\n")
    assert "speaker       Ada Quill" in shown


@pytest.mark.usefixtures("on_terminal")
def test_show_on_a_terminal_keeps_the_brackets_of_source_and_cue(record: str) -> None:
    (entry,) = api.open_record(record).statements()
    assert "“We will sail,” [Quill] ‹told› reporters." in run("show", record, entry.statement.id)[0]


def test_show_gives_marks_as_json(record: str) -> None:
    (entry,) = api.open_record(record).statements()
    shown = json.loads(run("show", record, entry.statement.id, "--json")[0])
    (passage,) = shown["passages"]
    marked = {
        mark["part"]: passage["quote"][mark["start"] - passage["start"] : mark["end"] - passage["start"]] for mark in passage["marks"]
    }
    assert marked == {"source": "Quill", "cue": "told", "content": "We will sail,"}


@pytest.mark.parametrize("command", LISTS)
def test_every_entry_can_be_shown(record: str, command: str) -> None:
    for entry in json.loads(run(command, record, "--json")[0]):
        assert entry["id"] in run("show", record, entry["id"])[0]


def test_export_writes_the_same_to_a_file_and_to_stdout(record: str, tmp_path: Path) -> None:
    out = run("export", record, "--format", "json", "--with-text", "--all")[0]
    run("export", record, "--with-text", "--all", "-o", str(tmp_path / "r.json"))
    assert (tmp_path / "r.json").read_text(encoding="utf-8") == out == api.open_record(record).export(everything=True, with_text=True)


def test_export_writes_a_table_of_events_with_its_own_line_ends(record: str, tmp_path: Path) -> None:
    run("export", record, "--format", "csv", "--output", str(tmp_path / "r.csv"))
    written = (tmp_path / "r.csv").read_bytes()
    assert written == api.open_record(record).export(format="csv").encode()
    assert written.count(b"\r\n") == 1 + len(api.open_record(record).events())
    assert run("export", record, "--format", "csv")[0].splitlines() == written.decode().splitlines()


@pytest.mark.parametrize(
    ("place", "error"), [("none/r.json", "none/r.json: there is no folder none"), ("folder", "folder: cannot be written: Is a directory")]
)
def test_export_says_where_it_cannot_write(record: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, error: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    out, err = run("export", record, "-o", place, status=1)
    assert out == ""
    assert err.startswith(f"error: {error}\n\nhint: ")


def test_read_names_what_it_refused_and_goes_on(made_up: Path) -> None:
    (made_up / "empty.txt").touch()
    out, err = run("read", "reports")
    assert out == ""
    (refusal,) = [line for line in err.splitlines() if line.startswith("refused: ")]
    assert "empty.txt" in refusal
    assert "hint: " in refusal
    assert "onrecord.db: 3 new, 1 refused" in err
    assert "onrecord.db: 3 known, 1 refused" in run("read", "reports")[1]


def test_articles_are_taken_in_alone_and_read_later(made_up: Path) -> None:
    err = run("read", "reports", "--intake-only")[1]
    assert "onrecord.db: 3 new" in err
    assert "`onrecord articles onrecord.db` lists them" in err
    listed = json.loads(run("articles", "onrecord.db", "--json", "--body")[0])
    assert {Path(one["path"]).name for one in listed} == set(piles.REPORTS)
    assert json.loads(run("statements", "onrecord.db", "--json")[0]) == []
    assert "onrecord.db: 3 new" in run("read", "reports")[1]
    assert len(json.loads(run("statements", "onrecord.db", "--all", "--json")[0])) == 3


@pytest.mark.usefixtures("made_up")
def test_a_day_is_set_by_hand_before_anything_is_read() -> None:
    run("read", "reports", "--intake-only")
    run("articles", "onrecord.db", "date", "harbour", "2021-03-07")
    [article] = json.loads(run("articles", "onrecord.db", "--json", "--article", "harbour")[0])
    assert (article["published"], article["published_from"]) == ("2021-03-07", "correction")


def test_bodies_come_without_title_and_furniture(record: str) -> None:
    [listed] = json.loads(run("articles", record, "--json", "--body", "--article", "harbour")[0])
    assert listed["body"] == "Mayor Ada Quill met the crews on 2021-03-04.\n\n“We will sail,” Quill told reporters."
    assert "We will sail" in run("articles", record, "--body")[0]
    assert "We will sail" not in run("articles", record)[0]


def test_a_table_beside_the_files_tells_of_them(made_up: Path) -> None:
    Path("meta.csv").write_text("file,outlet,date\nharbour.txt,Strait Herald,2021-03-09\nnone.txt,x,\n")
    assert "not read: none.txt" in run("read", "reports", "--intake-only", "--meta", "meta.csv")[1]
    [article] = json.loads(run("articles", "onrecord.db", "--json", "--article", "harbour.txt")[0])
    assert (article["outlet"], article["published"], article["published_from"]) == ("Strait Herald", "2021-03-09", "metadata")
    assert "no such file" in run("read", "reports", "--meta", "none.csv", status=1)[1]


def test_fields_of_records_are_named(made_up: Path) -> None:
    (made_up / "dump.jsonl").write_text(json.dumps({"story_body": piles.REPORTS["harbour.txt"], "n": 7}))
    assert "--map text=" in run("read", "reports/dump.jsonl", status=NONE_READ)[1]
    run("read", "reports/dump.jsonl", "--map", "text=story_body", "--map", "id=n", "--intake-only")
    [article] = json.loads(run("articles", "onrecord.db", "--json")[0])
    assert article["path"] == "reports/dump.jsonl#7"


@pytest.mark.parametrize("field", ["text", "colour=x"])
def test_a_field_that_is_none_of_ours_is_wrong_use(made_up: Path, field: str) -> None:
    assert "write `--map OURS=THEIRS`" in run("read", "reports", "--map", field, status=2)[1]


def test_the_bytes_of_an_article_come_back(record: str) -> None:
    original = CliRunner().invoke(app, ["show", record, "harbour", "--original"])
    assert original.stdout_bytes == piles.REPORTS["harbour.txt"].encode()


@pytest.mark.usefixtures("made_up")
def test_read_draws_a_bar_where_a_person_is_there_to_see_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.cli.read.sys", SimpleNamespace(stderr=SimpleNamespace(isatty=lambda: True)))
    monkeypatch.setenv("FORCE_COLOR", "1")
    out, err = run("read", "reports")
    assert out == ""
    assert "articles/s" in err


def test_read_tells_by_its_status_that_nothing_could_be_read(made_up: Path) -> None:
    assert "refused: " in run("read", "nowhere.txt", status=NONE_READ)[1]
    assert [path.name for path in made_up.parent.iterdir()] == ["reports"]


@pytest.mark.usefixtures("made_up")
def test_a_record_is_left_as_it_was_where_nothing_could_be_read(tmp_path: Path) -> None:
    run("read", "reports")
    before = api.open_record("onrecord.db").export()
    assert "onrecord.db: 1 refused" in run("read", "nowhere.txt", status=NONE_READ)[1]
    assert api.open_record("onrecord.db").export() == before


@pytest.mark.usefixtures("made_up")
def test_read_says_where_the_record_cannot_be(tmp_path: Path) -> None:
    assert "is a folder" in run("read", "reports", "--into", str(tmp_path), status=1)[1]


def test_every_command_is_documented() -> None:
    told = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    for module in COMMANDS:
        assert f"`onrecord {module.__name__.rpartition('.')[2]} " in told
        assert module.command.__doc__


def test_every_command_is_a_method_of_a_record_or_a_function() -> None:
    names = {module.__name__.rpartition(".")[2] for module in COMMANDS} - {"read", "annotate"}
    assert all(hasattr(api.Record, name) for name in names)
    assert callable(api.read)
    assert callable(api.annotate)


def run_apart(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "onrecord.cli.main", *words]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8", **environment}
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=env, check=False)


def test_help_needs_nothing_heavy() -> None:
    script = (
        "import sys; from onrecord.cli.main import app; print([m for m in ('sqlalchemy', 'spacy', 'rich', 'cattrs') if m in sys.modules])"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=env, check=True).stdout == "[]\n"


def test_the_program_runs_by_itself(record: str) -> None:
    assert run_apart("--version").stdout.startswith("onrecord ")
    listed = run_apart("timeline", record)
    assert (listed.returncode, listed.stderr) == (0, "")
    assert "happened" in listed.stdout
    assert run_apart("timeline").returncode == 2
    assert "Traceback" not in run_apart("timeline", "none.db").stderr


def test_a_reader_that_stops_early_is_no_error(record: str) -> None:
    command = f"{sys.executable} -m onrecord.cli.main events {record} | head -n 1"
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    assert "Traceback" not in subprocess.run(command, shell=True, capture_output=True, text=True, env=env, check=False).stderr
