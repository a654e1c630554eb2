"""What holds of every format that is read."""

from __future__ import annotations

import json
import random
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.domain import ids
from onrecord.intake import Loaded, Refused, Source, load, load_again
from tests.intake.formats.samples import (
    PACKED,
    SAMPLES,
    atom,
    json_lines,
    page_record,
    parquet,
    row,
    rss,
    rss_item,
    table,
    wacz,
    warc,
    zipped,
)

SEVERAL = {"json lines", "json document", "json feed", "csv", "tsv", "parquet", "rss", "atom", "warc", "warc.gz", "wacz", "zip"}
"""Samples of two articles, and of one unless packed."""


@cache
def sample(name: str) -> bytes:
    return SAMPLES[name]()


def loaded(data: bytes, *, name: str = "f") -> list[Loaded]:
    found = list(load(Source.from_bytes(data, name=name)))
    assert all(isinstance(one, Loaded) for one in found), [one.message for one in found if isinstance(one, Refused)]
    return [one for one in found if isinstance(one, Loaded)]


@pytest.mark.parametrize("name", SAMPLES)
def test_articles_are_their_bytes_and_are_made_again_from_them(name: str) -> None:
    found = loaded(sample(name))
    assert len(found) == 1 + (name in SEVERAL or name in ("zstd", "bz2", "xz"))
    for one in found:
        assert "The ferry between the two islands" in one.article.text
        assert one.article.sha256 == ids.digest(one.raw)
        assert one.article.id == ids.identify("a", one.article.sha256)
        assert load_again(one.article, one.raw) == one.article


@pytest.mark.parametrize("packed", PACKED)
@pytest.mark.parametrize("name", [name for name in SAMPLES if name not in PACKED])
def test_packing_changes_no_article(name: str, packed: str) -> None:
    assert loaded(PACKED[packed](sample(name))) == loaded(sample(name))


@pytest.mark.parametrize("name", [name for name in SAMPLES if name not in PACKED])
def test_a_file_in_a_zip_gives_the_same_articles(name: str) -> None:
    within = loaded(zipped({"in/ner": sample(name)}), name="f.zip")
    assert [one.article.id for one in within] == [one.article.id for one in loaded(sample(name))]
    assert all(one.article.place.startswith("f.zip#in/ner") for one in within)


@given(st.permutations([1, 2, 3]))
@settings(max_examples=6, deadline=None)
def test_the_order_of_records_changes_no_article(order: list[int]) -> None:
    rows = [row(at) for at in order]
    files = {
        "lines": json_lines(rows),
        "document": json.dumps({"articles": rows}).encode(),
        "table": table(rows),
        "parquet": parquet(rows),
        "rss": rss([rss_item(at) for at in order]),
        "warc": b"".join(page_record(at) for at in order),
    }
    for name, data in files.items():
        assert [one.article.id for one in loaded(data)] == [in_order(name)[at - 1] for at in order]


@cache
def in_order(name: str) -> tuple[str, ...]:
    rows = [row(at) for at in (1, 2, 3)]
    files = {
        "lines": json_lines(rows),
        "document": json.dumps({"articles": rows}).encode(),
        "table": table(rows),
        "parquet": parquet(rows),
        "rss": rss([rss_item(at) for at in (1, 2, 3)]),
        "warc": b"".join(page_record(at) for at in (1, 2, 3)),
    }
    return tuple(one.article.id for one in loaded(files[name]))


@pytest.mark.parametrize(("one", "other"), [(warc(3), wacz(3)), (atom(), atom(1))])
def test_the_same_article_in_two_files_is_one(one: bytes, other: bytes) -> None:
    ids_of = {found.article.id for found in loaded(one)}
    assert {found.article.id for found in loaded(other)} <= ids_of


@pytest.mark.parametrize("name", SAMPLES)
@given(data=st.data())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_a_damaged_file_gives_articles_or_refusals(name: str, data: st.DataObject) -> None:
    damaged = damage(
        sample(name), data.draw(st.sampled_from(["flip", "cut", "insert", "drop"])), data.draw(st.randoms(use_true_random=False))
    )
    for found in load(Source.from_bytes(damaged, name="f")):
        assert isinstance(found, Loaded | Refused)
        if isinstance(found, Loaded):
            assert load_again(found.article, found.raw) == found.article
        else:
            assert "\n" not in found.message
            assert found.message.startswith("f")
            assert found.hint


def damage(whole: bytes, how: str, rng: random.Random) -> bytes:
    at = rng.randrange(len(whole))
    if how == "cut":
        return whole[:at]
    if how == "insert":
        return whole[:at] + rng.randbytes(rng.randrange(1, 9)) + whole[at:]
    if how == "drop":
        return whole[:at] + whole[at + rng.randrange(1, 50) :]
    return whole[:at] + bytes([whole[at] ^ (1 << rng.randrange(8))]) + whole[at + 1 :]
