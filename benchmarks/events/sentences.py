"""Texts read each as an article of its own: JSON lines in, one record out, as ``onrecord read`` and ``onrecord export`` do it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import onrecord

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Text:
    """A text by itself; ``name`` is found again in the record, ``day`` is when it was published."""

    name: str
    words: str
    day: str


@dataclass(frozen=True, slots=True)
class Told:
    """What a record holds of one text: its events, and the countries of its actors by their ids."""

    events: tuple[Json, ...]
    countries: Mapping[str, str | None]


def export(source: Path, room: Path) -> Path:
    """The exported record of a file or folder, in a room of its own."""
    out = room / "record.json"
    out.write_text(onrecord.read([source], into=room / "record.db").record.export(), "utf-8")
    return out


def told(texts: Iterable[Text]) -> dict[str, Told]:
    """What the record of a pile of texts holds of each, by name; of a text that was refused it holds nothing."""
    pile = list(texts)
    with TemporaryDirectory() as room:
        lines = Path(room) / "texts.jsonl"
        lines.write_text("".join(f"{json.dumps(_article(text), ensure_ascii=False)}\n" for text in pile), "utf-8")
        record = json.loads(export(lines, Path(room)).read_text("utf-8"))
    return {text.name: Told((), {}) for text in pile} | by_name(record)


def by_name(record: Json) -> dict[str, Told]:
    """What a record holds of each record of a file, by its own id."""
    countries = {actor["id"]: actor["country"] for actor in record["actors"]}
    events: dict[str, list[Json]] = {article["id"]: [] for article in record["articles"]}
    for event in record["events"]:
        events[event["article"]].append(event)
    return {article["path"].rpartition("#")[2]: Told(tuple(events[article["id"]]), countries) for article in record["articles"]}


def _article(text: Text) -> Json:
    return {"id": text.name, "url": text.name, "title": "", "date": text.day, "text": text.words}
