"""Questions that narrow by the part that an actor has in what is told."""

from __future__ import annotations

import pytest

import onrecord
from tests.record import dealings


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> onrecord.Record:
    return onrecord.open_record(dealings.make_record(tmp_path_factory.mktemp("questions") / "r.db"))


def places(record: onrecord.Record, articles: list[str]) -> list[str]:
    return sorted(one.place for one in record.articles() if one.id in articles)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"actor": "Ada Quill"}, ["four.txt", "one.txt", "three.txt", "two.txt"]),
        ({"by": "Ada Quill"}, ["one.txt", "three.txt"]),
        ({"recipient": "Ada Quill"}, ["four.txt", "two.txt"]),
        ({"according_to": "Bo Lind"}, ["three.txt"]),
        ({"by": "Marsh"}, ["two.txt"]),
        ({"by": "Ada Quill", "recipient": "Bo Lind"}, ["one.txt"]),
        ({"by": "Ada Quill", "actor": "Bo Lind"}, ["one.txt", "three.txt"]),
        ({"by": "Bo Lind", "recipient": "Cy Marsh"}, []),
        ({"by": "Ada Quill", "status": "denied", "according_to": "Lind"}, ["three.txt"]),
        ({"recipient": "Bo Lind", "on": "2021-03-06"}, []),
    ],
)
def test_events_are_narrowed_by_the_part_of_an_actor(record: onrecord.Record, asked: dict[str, str], told: list[str]) -> None:
    found = record.events(**asked)  # type: ignore[arg-type]  # the keys of ``asked`` are names of filters
    assert places(record, [entry.article for entry in found]) == told


def test_quantities_are_narrowed_by_whose_word_they_are(record: onrecord.Record) -> None:
    assert len(record.quantities()) == 4
    assert places(record, [entry.article for entry in record.quantities(according_to="Cy Marsh")]) == ["one.txt"]


@pytest.mark.parametrize("part", ["by", "recipient", "according_to"])
def test_who_is_not_known_has_no_part(record: onrecord.Record, part: str) -> None:
    with pytest.raises(onrecord.NotFound, match="no actor called 'Ada Quil'") as caught:
        record.events(**{part: "Ada Quil"})  # type: ignore[arg-type]  # ``part`` is the name of a filter
    assert caught.value.hint == "did you mean 'Ada Quill'?"
