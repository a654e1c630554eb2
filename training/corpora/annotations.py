"""Events annotated to the project's guidelines in further news articles, as offsets into texts that lie elsewhere.

``training/annotations/events.jsonl`` holds an article a line: its ``id`` in ``data/stories/rawnews.jsonl``, the ``sha256`` of its
text, the ``sentences`` as stretches, which of them are ``furniture``, and the ``events`` with the guidelines' keys; spans are
stretches of the text, a participant is a stretch of the same sentence or, where that does not mention it, a name.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.corpora.reports import Stretch

HERE = Path(__file__).parent.parent / "annotations" / "events.jsonl"
TEXTS = Path("data/stories/rawnews.jsonl")
APART_FROM = 221
"""The lines from here on are left out where a model is trained whose word on fresh articles is wanted (``read`` with ``apart``)."""


@dataclass(frozen=True, slots=True)
class AnnotatedEvent:
    """One event. ``actors`` and ``recipients`` are mentions in its sentence, ``implied`` the names of those it does not mention."""

    span: Stretch
    sentence: Stretch
    type: str | None
    status: str
    actors: tuple[Stretch, ...]
    recipients: tuple[Stretch, ...]
    implied_actors: tuple[str, ...]
    implied_recipients: tuple[str, ...]
    when: str | None
    condition: Stretch | None
    place: Stretch | None


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotated article; ``published`` is empty where its day is not known."""

    text: str
    published: str
    furniture: tuple[Stretch, ...]
    events: tuple[AnnotatedEvent, ...]


def read(shared: Path, annotations: Path = HERE, *, apart: bool | None = None) -> Iterator[Annotation]:
    """Yield the annotated articles in order of the file; with ``apart`` only those set apart, or only the others.

    Raises:
        ValueError: if a text is not the one that was annotated.
    """
    texts = _texts(shared / TEXTS)
    lines = annotations.read_text("utf-8").splitlines()
    for line in lines if apart is None else lines[APART_FROM:] if apart else lines[:APART_FROM]:
        held = json.loads(line)
        text, published = texts[held["id"]]
        if hashlib.sha256(text.encode()).hexdigest() != held["sha256"]:
            raise ValueError(f"{shared / TEXTS}: the text of {held['id']} is not the one that was annotated")
        sentences = [_stretch(pair) for pair in held["sentences"]]
        furniture = tuple(sentences[number] for number in held["furniture"])
        yield Annotation(text, published, furniture, tuple(_event(entry, sentences) for entry in held["events"]))


def _texts(path: Path) -> dict[str, tuple[str, str]]:
    """By id the text as it was annotated, under its title and day, and the day."""
    entries = map(json.loads, path.read_text("utf-8").splitlines())
    return {entry["id"]: (f"{entry['title']}\n\n{entry['date']}\n\n{entry['text']}", entry["date"]) for entry in entries}


def _event(entry: dict[str, Any], sentences: list[Stretch]) -> AnnotatedEvent:
    sides = {side: entry.get(side, []) for side in ("actor", "recipient")}
    spans = {side: tuple(_stretch(one) for one in found if isinstance(one, list)) for side, found in sides.items()}
    names = {side: tuple(one for one in found if isinstance(one, str)) for side, found in sides.items()}
    return AnnotatedEvent(
        span=_stretch(entry["span"]),
        sentence=sentences[entry["sentence"]],
        type=entry.get("type"),
        status=entry["status"],
        actors=spans["actor"],
        recipients=spans["recipient"],
        implied_actors=names["actor"],
        implied_recipients=names["recipient"],
        when=entry.get("when"),
        condition=_stretch(entry["condition"]) if "condition" in entry else None,
        place=_stretch(entry["place"]) if "place" in entry else None,
    )


def _stretch(pair: list[int]) -> Stretch:
    return pair[0], pair[1]
