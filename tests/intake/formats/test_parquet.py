from __future__ import annotations

import builtins
import json
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from onrecord.errors import FormatError, TooLarge
from onrecord.intake import Loaded, Refused, Source, Told, load
from onrecord.intake.formats import parquet as format_
from tests.intake.formats.samples import parquet, row
from tests.intake.texts import LEAD, refused


def test_a_row_is_a_json_object_with_sorted_keys() -> None:
    written = row(1, when=datetime(2020, 3, 3, tzinfo=UTC), share=Decimal("1.50"), odd=float("nan"), picture=b"\xff", tags=["a", None])
    [one] = load(Source.from_bytes(parquet([written]), name="p"))
    assert isinstance(one, Loaded)
    value = json.loads(one.raw)
    assert list(value) == sorted(value)
    assert value["text"] == row(1)["text"]
    assert (value["when"], value["share"], value["odd"], value["tags"]) == ("2020-03-03T00:00:00+00:00", "1.50", None, ["a", None])
    assert "picture" not in value
    assert one.article.place == "p#r-1"


def test_groups_of_rows_are_read_one_by_one() -> None:
    found = list(load(Source.from_bytes(parquet([row(at) for at in range(1, 200)], row_group_size=50), name="p")))
    assert [one.article.place for one in found if isinstance(one, Loaded)] == [f"p#r-{at}" for at in range(1, 200)]


def test_names_that_the_user_tells() -> None:
    [one] = load(Source.from_bytes(parquet([{"Inhalt": LEAD}]), name="p"), Told(fields={"text": "Inhalt"}))
    assert isinstance(one, Loaded)
    assert one.article.text == LEAD
    refusal = refused(parquet([{"Inhalt": LEAD, "Nr": 1}] * 3))
    assert refusal.message == "a.txt: a Parquet file without a column for the text"
    assert refusal.hint == "name it with `--map text=FIELD`; the columns are Inhalt, Nr"


def test_a_row_that_holds_nothing_loses_no_other() -> None:
    found = list(load(Source.from_bytes(parquet([row(1), row(2, text=None), row(3)]), name="p")))
    assert [type(one) for one in found] == [Loaded, Refused, Loaded]


def test_broken_files() -> None:
    whole = parquet([row(1)])
    for data in (whole[:-5], whole[:50], b"PAR1" + bytes(100) + b"PAR1"):
        assert isinstance(refused(data).error, FormatError)


def test_groups_that_are_too_large_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(format_, "LARGEST_GROUP", 100)
    assert isinstance(refused(parquet([row(1)])).error, TooLarge)


def test_without_pyarrow_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    data = parquet([row(1)])
    real = builtins.__import__

    def without(name: str, *args: object, **options: object) -> object:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    refusal = refused(data)
    assert refusal.message == "a.txt: a Parquet file, which needs pyarrow to be read"
    assert refusal.hint == "pip install 'onrecord[parquet]'"
