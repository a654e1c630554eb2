"""The command over a made-up analysis: what goes where, and what is said when something is wrong."""

from __future__ import annotations

import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

import onrecord
from onrecord import api
from onrecord.cli.main import app
from onrecord.cli.read import NONE_READ
from onrecord.domain.articles import Article
from onrecord.domain.readings import Reading
from onrecord.errors import InputError
from onrecord.publish.annotation.formats import SUFFIXES, Format
from tests.publish.annotation.samples import words
from tests.record import piles
from tests.test_api import FRENCH, FURNITURE

RECORDS = "\n".join(json.dumps({"id": f"no/{n}", "text": f"Talks went on for {n} hours.", "date": "1962-10-2{n}"}) for n in range(3))


@pytest.fixture(autouse=True)
def made_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder with two reports, and an analysis that is none."""

    def analyse(article: Article) -> object:
        return words(article), Reading(article.id, (), (), (), (), (), (), 0)

    monkeypatch.setattr(api, "_analyst", lambda _: analyse)
    monkeypatch.chdir(tmp_path)
    for name in ("harbour.txt", "gazette.txt"):
        Path(name).write_text(piles.REPORTS[name], "utf-8")


def run(*words: str, status: int = 0) -> tuple[str, str]:
    result = CliRunner().invoke(app, ["annotate", *words])
    assert result.exit_code == status, result.output
    return result.stdout, result.stderr


def test_json_is_one_object_a_line() -> None:
    lines = run("harbour.txt", "gazette.txt")[0].splitlines()
    assert [json.loads(line)["path"] for line in lines] == ["harbour.txt", "gazette.txt"]


def test_json_is_set_for_reading_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.cli.annotate.on_terminal", lambda: True)
    out = run("harbour.txt")[0]
    assert len(out.splitlines()) > 20
    assert json.loads(out)["path"] == "harbour.txt"


def test_conllu_holds_articles_in_a_row() -> None:
    assert run("harbour.txt", "gazette.txt", "--as", "conllu")[0].count("# newdoc id = ") == 2


@pytest.mark.parametrize("kind", ["brat", "timeml"])
def test_what_holds_one_article_says_what_to_do_with_more(kind: str) -> None:
    run("harbour.txt", "--as", kind)
    out, err = run("harbour.txt", "gazette.txt", "--as", kind, status=1)
    assert out == ""
    assert err.startswith(f"error: {kind} holds one article in a file, and there are several here\n\nhint: `-o FOLDER`")


def test_standard_input_is_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.api.sys", SimpleNamespace(stdin=SimpleNamespace(buffer=io.BytesIO(b"Talks went on."))))
    assert json.loads(run("-")[0])["text"] == "Talks went on."


def test_a_day_takes_the_place_of_the_articles_own() -> None:
    assert json.loads(run("harbour.txt")[0])["published"] is None
    document = json.loads(run("harbour.txt", "--date", "1962-10-24")[0])
    assert (document["published"], document["published_from"]) == ("1962-10-24", "correction")


@pytest.mark.parametrize("day", ["soon", "1962-10", "1962-02-30", "24.10.1962"])
def test_what_is_no_day_is_wrong_use(day: str) -> None:
    assert f"'{day}' is no day; write it like 1962-10-22" in run("harbour.txt", "--date", day, status=2)[1]
    with pytest.raises(ValueError, match="is no day"):
        onrecord.annotate("harbour.txt", date=day)


@pytest.mark.parametrize("kind", list(Format))
def test_a_folder_gets_a_file_for_each_article_and_its_text(kind: Format) -> None:
    Path("pile.jsonl").write_text(RECORDS)
    assert run(".", "--as", kind, "-o", "out/here")[1] == "out/here: 5 articles\n"
    names = {"harbour", "gazette", "pile-no-0", "pile-no-1", "pile-no-2"}
    expected = {f"{name}{suffix}" for name in names for suffix in (".txt", SUFFIXES[kind])}
    assert {path.name for path in Path("out/here").iterdir()} == expected | ({"annotation.conf"} if kind is Format.BRAT else set())
    assert Path("out/here/gazette.txt").read_text("utf-8") == piles.REPORTS["gazette.txt"]


def test_two_files_of_one_name_are_kept_apart() -> None:
    for folder in ("a", "b"):
        Path(folder).mkdir()
        Path(folder, "report.txt").write_text(f"Talks went on in {folder}.")
    run("a", "b", "-o", "out")
    assert {path.read_text() for path in Path("out").glob("*.txt")} == {"Talks went on in a.", "Talks went on in b."}
    assert Path("out", "report.json").exists()


def test_the_file_that_was_read_is_never_written_over() -> None:
    Path("old.txt").write_bytes("Talks – again".encode("cp1252"))
    err = run("old.txt", "-o", ".", status=1)[1]
    assert "old.txt: is there already, with another text\n\nhint: name another folder with -o" in err
    assert Path("old.txt").read_bytes() == "Talks – again".encode("cp1252")
    assert run("harbour.txt", "-o", ".")[1] == ".: 1 article\n"


def test_a_folder_that_cannot_be_written_is_named() -> None:
    assert "error: harbour.txt: cannot be written" in run("gazette.txt", "-o", "harbour.txt", status=1)[1]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("french.txt", FRENCH, "french.txt: is not in English"),
        ("furniture.txt", FURNITURE, "furniture.txt: has nothing in it but furniture"),
        ("empty.txt", "", "empty.txt: "),
    ],
)
def test_what_cannot_be_read_is_named_and_the_rest_goes_on(name: str, text: str, said: str) -> None:
    Path(name).write_text(text, "utf-8")
    out, err = run(name, "harbour.txt")
    assert json.loads(out)["path"] == "harbour.txt"
    assert err.startswith(f"refused: {said}")
    assert "(hint: " in err
    assert run(name, status=NONE_READ)[0] == ""
    with pytest.raises(InputError, match=said):
        list(onrecord.annotate(name))


def test_a_missing_file_is_told() -> None:
    assert "refused: none.txt: no such file or folder" in run("none.txt", status=NONE_READ)[1]


def test_an_unknown_format_is_wrong_use() -> None:
    assert "'xml' is not one of" in run("harbour.txt", "--as", "xml", status=2)[1]
