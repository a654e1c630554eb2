from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord import api
from onrecord.cli.main import app
from onrecord.cli.versions import UNCHANGED
from tests.intake.piles import prose

PAGE = "https://harbour.example/news/ferry-1"
BODY = prose(1, paragraphs=6)


def run(*words: str) -> str:
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Three versions of a page, the second with other bytes alone, and a copy elsewhere."""
    folder = tmp_path_factory.mktemp("versions")
    told = [
        {"id": "1", "url": PAGE, "date": "2021-03-04", "text": BODY, "authors": "Ada Quill", "outlet": "Harbour News"},
        {"id": "2", "url": f"{PAGE}?utm_source=x", "date": "2021-03-04", "text": BODY, "authors": "Ada Quill", "outlet": "Harbour News"},
        {"id": "3", "url": PAGE, "date": "2021-03-05", "text": [BODY[0], *BODY[2:], "No ferry was lost."], "outlet": "Harbour News"},
        {"id": "4", "url": "https://courier.example/9-ferry", "text": BODY, "outlet": "Courier"},
    ]
    lines = (json.dumps({**one, "title": "Ferry talks", "text": "\n\n".join(one["text"])}) for one in told)
    (folder / "pile.jsonl").write_text("\n".join(lines))
    run("read", str(folder / "pile.jsonl"), "--into", str(folder / "r.db"), "--intake-only")
    return str(folder / "r.db")


@pytest.fixture
def on_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.cli.output.on_terminal", lambda: True)


def test_versions_are_json_where_asked(record: str) -> None:
    opened = api.open_record(record)
    (page,) = json.loads(run("versions", record, "--json"))
    assert page == opened.as_json(opened.versions()[0])
    assert [version["published"] for version in page["versions"]] == ["2021-03-04", "2021-03-04", "2021-03-05"]
    assert not page["order_known"]
    assert [(one["from"], one["to"]) for one in page["changes"]] == [
        (page["versions"][at]["article"], page["versions"][at + 1]["article"]) for at in (0, 1)
    ]
    unchanged, changed = (one["changed"] for one in page["changes"])
    assert unchanged == []
    assert [(one["kind"], one["part"]) for one in changed] == [
        ("removed", "byline"),
        ("altered", "published"),
        ("removed", "body"),
        ("added", "body"),
    ]
    assert changed[2]["before"]["quote"] == BODY[1]
    assert changed[3]["after"]["quote"] == "No ferry was lost."


def test_versions_are_plain_lines_where_they_are_piped(record: str) -> None:
    heading, *lines = run("versions", record).splitlines()
    assert [line.split()[1] for line in lines] == ["1/3", "2/3", *["3/3"] * 4]
    assert lines[4][heading.index("before") : heading.index("after")].strip() == BODY[1]


@pytest.mark.usefixtures("on_terminal")
def test_versions_on_a_terminal_say_what_changed_in_words(record: str) -> None:
    shown = " ".join(run("versions", record).split())
    for words in ("version 3 of 3", UNCHANGED, "which came first is not known", "+ No ferry was lost.", "- Ada Quill"):
        assert words in shown


def test_versions_are_narrowed_to_one_article(record: str) -> None:
    first, *_, copy = (article.id for article in sorted(api.open_record(record).articles(), key=lambda one: one.place))
    assert len(json.loads(run("versions", record, "--article", first, "--json"))) == 1
    assert json.loads(run("versions", record, "--article", copy, "--json")) == []


def test_articles_name_their_copies_and_versions(record: str) -> None:
    told = {Path(one["path"]).name: one for one in json.loads(run("articles", record, "--json"))}
    first, second, third, copy = (told[f"pile.jsonl#{number}"] for number in range(1, 5))
    assert first["versions"] == second["versions"] == third["versions"]
    assert set(first["versions"]) == {one["id"] for one in (first, second, third)}
    assert first["versions"][-1] == third["id"]
    assert copy["versions"] == []
    assert {(one["article"], one["kind"]) for one in copy["copies"]} == {
        (first["id"], "exact"),
        (second["id"], "exact"),
        (third["id"], "near"),
    }
    assert first["copies"] == [{"article": copy["id"], "kind": "exact", "share": 1.0}]


@pytest.mark.usefixtures("on_terminal")
def test_a_terminal_says_which_version_and_whose_copy_an_article_is(record: str) -> None:
    shown = " ".join(run("articles", record).split())
    assert "version 3 of 3" in shown
    assert "the same words as Courier (a-" in shown
    assert "a near copy of Courier (a-" in shown
