from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.domain.articles import Known, PublishedFrom
from onrecord.errors import AccessError, FormatError
from onrecord.intake import Loaded, Meta, Source, Told, load, read_meta
from tests.intake.texts import LEAD, SECOND


def table(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_tells_of_files_whatever_parts_its_columns(tmp_path: Path, mark: str) -> None:
    lines = ["File,Newspaper,Date,Link", "./a.txt,Strait Herald,3 March 2020,https://herald.example/a", "b\\c.txt,,,"]
    meta = read_meta(table(tmp_path / "m.csv", "\ufeff" + "\n".join(lines).replace(",", mark) + "\n"))
    assert meta.rows == {
        "a.txt": Known(outlet="Strait Herald", published="2020-03-03", url="https://herald.example/a"),
        "b/c.txt": Known(),
    }


@pytest.mark.parametrize(("text", "missing"), [("outlet,date\nx,y\n", "for the file"), ("file,colour\nx,y\n", "of what is known of it")])
def test_a_table_that_cannot_serve_says_what_it_lacks(tmp_path: Path, text: str, missing: str) -> None:
    with pytest.raises(FormatError, match=f"without a column {missing}") as caught:
        read_meta(table(tmp_path / "m.csv", text))
    assert "file,outlet,date" in str(caught.value.hint)


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(AccessError):
        read_meta(tmp_path / "none.csv")
    with pytest.raises(AccessError):
        read_meta(tmp_path)


@pytest.mark.parametrize(
    ("place", "key"), [("x/a.txt", "a.txt"), ("x/b/c.txt", "b/c.txt"), ("c.txt", None), ("p.jsonl#7", "p.jsonl#7"), ("aa.txt", None)]
)
def test_the_longest_end_of_a_path_counts(place: str, key: str | None) -> None:
    assert Meta("m.csv", {"a.txt": Known(), "b/c.txt": Known(), "p.jsonl#7": Known()}).key(place) == key


def test_what_the_table_tells_goes_before_what_the_file_tells() -> None:
    known = Known(outlet="Strait Herald", published="2020-03-04", url="https://herald.example/a")
    told = Told(Meta("m.csv", {"a.txt": known}))
    [loaded] = load(Source.from_bytes(f"Ferry strike ends\n\nMarch 3, 2020\n\n{LEAD}\n\n{SECOND}".encode(), name="pile/a.txt"), told)
    assert isinstance(loaded, Loaded)
    article = loaded.article
    assert (article.outlet, article.url) == ("Strait Herald", "https://herald.example/a")
    assert (article.published, article.published_from) == ("2020-03-04", PublishedFrom.METADATA)
    assert article.contexts[0].known == known


def test_rows_that_name_no_file_are_told() -> None:
    meta = Meta("m.csv", {f"{number}.txt": Known() for number in range(9)})
    unmet = meta.unmet({"0.txt", None})
    assert unmet is not None
    assert unmet.message == "m.csv: tells of files that were not read: 1.txt, 2.txt, 3.txt, 4.txt, 5.txt, …"
    assert meta.unmet(set(meta.rows)) is None


def test_a_date_that_may_be_two_days_is_told(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"m.csv:3: a date that cannot be told: 03/04/2020"):
        read_meta(table(tmp_path / "m.csv", "file,date\na.txt,13/04/2020\nb.txt,03/04/2020\n"))


def test_an_article_within_a_file_may_have_an_address_for_its_id(tmp_path: Path) -> None:
    meta = read_meta(table(tmp_path / "m.csv", "file,outlet\nx/../feed.xml#https://herald.example/a,Herald\n"))
    assert meta.known("pile/feed.xml#https://herald.example/a") == Known(outlet="Herald")
