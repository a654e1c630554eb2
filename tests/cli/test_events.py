from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli.main import app
from tests.record import dealings


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return dealings.make_record(tmp_path_factory.mktemp("events") / "r.db")


@pytest.mark.parametrize(
    ("options", "who"),
    [
        ((), {"Ada Quill → Bo Lind", "Bo Lind, Cy Marsh → Ada Quill", "Ada Quill", "→ Ada Quill"}),
        (("--recipient", "Ada Quill"), {"Bo Lind, Cy Marsh → Ada Quill", "→ Ada Quill"}),
        (("--by", "Ada Quill", "--recipient", "Lind"), {"Ada Quill → Bo Lind"}),
        (("--according-to", "Bo Lind"), {"Ada Quill"}),
    ],
)
def test_events_tell_who_acts_and_to_whom_it_is_done(record: Path, options: tuple[str, ...], who: set[str]) -> None:
    heading, *lines = CliRunner().invoke(app, ["events", str(record), *options]).stdout.splitlines()
    assert {line[heading.index("who") : heading.index("  id")].strip() for line in lines} == who
