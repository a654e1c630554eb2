"""Numbers on a terminal of several widths, and piped on."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli import charts
from onrecord.cli.main import app
from onrecord.domain.articles import Article
from onrecord.domain.events import Quantity
from onrecord.domain.ids import identify
from onrecord.domain.readings import Reading
from onrecord.domain.times import TimeRef
from onrecord.record.keeping import keep
from onrecord.record.store import Store
from onrecord.records import tell_anew
from tests.record import piles

SAID = "\n\n“We wait,” Quill said.\n\nSubscribe"
REPORTS = {
    "one.txt": f"Troops\n\nMayor Ada Quill met nobody on 1962-10-22. About 10,000 troops wait, in the rain, and with them 3 aides.{SAID}",
    "two.txt": f"Troops\n\nMayor Ada Quill met nobody. In all 12,000 to 16,000 Soviet troops wait, and more than 9,000 troops march.{SAID}",
    "three.txt": f"Many\n\nMayor Ada Quill met nobody. There were 42. Less than 40 boats, 0 boats or 7 million boats sail, as ever.{SAID}",
}
NUMBERS: dict[str, tuple[float | None, float | None, str, str | None]] = {
    "About 10,000 troops": (10e3, 10e3, "troops", "about"),
    "3 aides": (3, 3, "aides", None),
    "12,000 to 16,000 Soviet troops": (12e3, 16e3, "soviet troops", None),
    "more than 9,000 troops": (9e3, 9e3, "troops", "more than"),
    "42": (42, 42, "", None),
    "Less than 40 boats": (None, 40, "boats", "less than"),
    "0 boats": (0, 0, "boats", None),
    "7 million boats": (7e6, 7e6, "boats", None),
}
WIDTHS = (50, 60, 100, 140, 220)


def read(article: Article) -> Reading:
    """As the made-up reader, with the numbers above; Quill tells those of the second report, and the first is of a day."""
    reading, text = piles.read(article), article.text
    day = TimeRef("stated day", fixed="1962-10-22/1962-10-25") if "1962" in text else None
    quantities = [
        Quantity(identify("q", article.id, span), span, low, high, unit, None, day, "quill" if "Soviet" in text else None, approx)
        for words, (low, high, unit, approx) in NUMBERS.items()
        if words in text
        for span in [piles.span_in(text, words)]
    ]
    return replace(reading, statements=(), events=(), quantities=tuple(quantities))


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("quantities") / "r.db"
    store = Store(path, create=True)
    arrivals = [piles.article_of(place, text) for place, text in REPORTS.items()]
    for _ in keep(store, arrivals, load=piles.load, read=read, reader=piles.READER, program="1"):
        pass
    tell_anew(store)
    return str(path)


@pytest.fixture
def on_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.cli.output.on_terminal", lambda: True)


def shown(record: str, width: int, *options: str) -> list[str]:
    result = CliRunner().invoke(app, ["quantities", record, *options], env={"COLUMNS": str(width)})
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


def line_with(lines: list[str], words: str) -> str:
    (found,) = [line for line in lines if words in line]
    return found


@pytest.mark.usefixtures("on_terminal")
@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_terminal(record: str, width: int) -> None:
    lines = shown(record, width)
    assert max(map(len, lines)) <= width
    assert not any(line.endswith(" ") for line in lines)


@pytest.mark.usefixtures("on_terminal")
@pytest.mark.parametrize("width", WIDTHS)
def test_numbers_stand_by_what_they_count_most_first_and_those_of_nothing_last(record: str, width: int) -> None:
    headings = [line.partition("  ")[0] for line in shown(record, width) if line and not line.startswith(" ")]
    assert headings[:4] == ["boats", "troops", "told once", "what they count is not told"]


@pytest.mark.usefixtures("on_terminal")
@pytest.mark.parametrize("width", WIDTHS)
def test_every_number_stands_there_with_its_short_id_and_its_words(record: str, width: int) -> None:
    text = "\n".join(shown(record, width))
    entries = Store(Path(record)).pile().readings
    for reading in entries:
        for counted in reading.quantities:
            assert text.count(counted.id[:8]) == 1
    for told in ("about 10,000", "12,000 to 16,000", "more than 9,000", "less than 40", "7 million"):
        assert re.search(rf"^  \S+( day)? +{told}\b", text, re.MULTILINE)
    assert "Less than 40 boats, 0 boats" in text


@pytest.mark.usefixtures("on_terminal")
@pytest.mark.parametrize("width", WIDTHS)
def test_charts_of_one_thing_share_a_scale_whose_ends_are_told(record: str, width: int) -> None:
    lines = shown(record, width)
    heading = line_with(lines, "troops  3 numbers")
    assert re.search(r" 0 ─+ 16,000$", heading)
    last = len(heading) - 1
    wide = line_with(lines, "  12,000 to 16,000  ")
    assert wide[last] == charts.END
    assert wide.index(charts.START) < last
    more, about = line_with(lines, "  more than 9,000  "), line_with(lines, "  about 10,000  ")
    assert more.index(charts.POINT) < about.index(charts.POINT) < wide.index(charts.START)
    assert more[more.index(charts.POINT) + 1] == charts.ABOVE
    less = line_with(lines, "  less than 40  ")
    assert less[less.index(charts.POINT) - 1] == charts.BELOW


@pytest.mark.usefixtures("on_terminal")
@pytest.mark.parametrize(("width", "beside"), [(60, False), (100, True)])
def test_who_says_so_stands_beside_the_chart_or_below(record: str, width: int, beside: bool) -> None:
    lines = shown(record, width)
    assert ("according to Ada Quill" in line_with(lines, "  12,000 to 16,000  ")) == beside
    assert ("One" in line_with(lines, "  about 10,000  ")) == beside
    assert any("according to Ada Quill" in line for line in lines)
    assert any("Two" in line for line in lines)


@pytest.mark.usefixtures("on_terminal")
def test_what_is_told_once_has_its_name_in_place_of_a_chart(record: str) -> None:
    lines = shown(record, 100)
    assert re.search(r" 3  aides +One +q-", line_with(lines, "aides  "))
    assert not {charts.POINT, charts.START} & set("".join(lines[lines.index("told once") :]))


@pytest.mark.usefixtures("on_terminal")
def test_days_and_intervals_are_told_and_no_day_in_words(record: str) -> None:
    lines = shown(record, 100)
    first = lines.index(line_with(lines, "  about 10,000  "))
    assert lines[first].startswith("  1962-10-22/  ")
    assert lines[first + 1].startswith("  1962-10-25  ")
    assert line_with(lines, "  more than 9,000  ").startswith("  no day  ")
    assert "a/b some time from a to b" in lines[-1]


@pytest.mark.usefixtures("on_terminal")
def test_a_terminal_that_is_too_narrow_for_charts_has_the_rest(record: str) -> None:
    lines = shown(record, 36)
    assert not {charts.POINT, charts.LINE} & set("".join(lines))
    assert any("12,000 to 16,000" in line for line in lines)


@pytest.mark.usefixtures("on_terminal")
def test_a_terminal_without_utf_8_has_plain_marks(record: str) -> None:
    result = CliRunner(charset="ascii").invoke(app, ["quantities", record], env={"COLUMNS": "100"})
    assert result.exit_code == 0, result.exception
    lines = result.stdout_bytes.decode("ascii").splitlines()
    assert re.search(r" 0 -+ 16,000$", line_with(lines, "troops  3 numbers"))
    assert re.search(r" \|-*\| ", line_with(lines, "  12,000 to 16,000  "))
    assert " o> " in line_with(lines, "  more than 9,000  ")


@pytest.mark.usefixtures("on_terminal")
def test_a_terminal_says_where_no_number_answers(record: str) -> None:
    assert shown(record, 100, "--unit", "goats") == ["nothing on record that answers this"]


def test_piped_on_the_columns_end_with_the_approximator(record: str) -> None:
    heading, *lines = shown(record, 60)
    assert heading.split("  ")[0] == "number"
    assert heading.split()[-2:] == ["of", "approx"]
    told = {line[: heading.index("unit")].strip(): line[heading.index("approx") :] for line in lines}
    assert told["10,000"] == "about"
    assert told["9,000"] == "more than"
    assert told["12,000–16,000"] == ""
    assert told["–40"] == "less than"
