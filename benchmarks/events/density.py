"""How many events are found where few are due: odd texts of our own, and news that is not of crises, beside news that is.

The odd texts (``odd.jsonl``) are made up: sports, business, history, metaphors, horoscopes, recipes, celebrities and weather, with the
words of conflict and diplomacy in them. Annotators would mark little there; of the annotated articles it is known how much.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import stories
from benchmarks.events import sentences
from benchmarks.events.sentences import Json, Text

ODD = Path(__file__).with_name("odd.jsonl")
HISTORY = "history"
DAY = "2024-05-14"
"""When the odd texts were published."""

ANNOTATED = ("15", "19", "20")
"""Folders of the annotated articles: two held back from training, and the one with the fewest events."""

PER = 100
"""Words that events are counted by; a word is what stands between blanks, furniture too."""


@dataclass(frozen=True, slots=True)
class Found:
    """Some texts: how many words they have, the events found in them, and those that annotators marked, where any did."""

    words: int
    events: Sequence[Json]
    marked: Sequence[Json] | None = None


def odd() -> dict[str, list[Text]]:
    """The odd texts by kind."""
    out: dict[str, list[Text]] = {}
    for number, line in enumerate(ODD.read_text("utf-8").splitlines()):
        one = json.loads(line)
        out.setdefault(one["kind"], []).append(Text(f"odd-{number}", one["text"], DAY))
    return out


def of_odd() -> dict[str, Found]:
    """What is found in the odd texts, by kind; all are read in one pile."""
    kinds = odd()
    told = sentences.told(text for texts in kinds.values() for text in texts)
    return {
        kind: Found(_words(text.words for text in texts), [event for text in texts for event in told[text.name].events])
        for kind, texts in kinds.items()
    }


def of_articles(shared: Path) -> dict[str, Found]:
    """The same of the annotated stories and folders of articles, with what was marked there."""
    folders = {f"crisis news, {name}": (shared / texts, shared / gold / "articles") for name, (gold, texts) in stories.STORIES.items()}
    news = shared / "corpora/news"
    folders |= {f"news, folder {number}": (news / "texts" / number, news / "articles" / number) for number in ANNOTATED}
    return {name: _of_folder(texts, gold) for name, (texts, gold) in folders.items()}


def _of_folder(texts: Path, gold: Path) -> Found:
    with TemporaryDirectory() as room:
        record = json.loads(sentences.export(texts, Path(room)).read_text("utf-8"))
    marked = [event for path in sorted(gold.glob("*.json")) for event in json.loads(path.read_text("utf-8"))["events"]]
    return Found(_words(path.read_text("utf-8-sig") for path in sorted(texts.glob("*.txt"))), record["events"], marked)


def _words(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)


def table(found: Mapping[str, Found]) -> dict[str, dict[str, float]]:
    """By kind: events found and marked by a hundred words, all of them and those with a type; of history, how many are told as today's."""
    return {kind: _row(one) | ({"as today's": as_todays(one.events)} if kind == HISTORY else {}) for kind, one in found.items()}


def _row(found: Found) -> dict[str, float]:
    sides = {"found": found.events} | ({"marked": found.marked} if found.marked is not None else {})
    rates = {name: PER * len(events) / found.words for name, events in sides.items()}
    typed = {f"{name}, typed": PER * sum(event["type"] is not None for event in events) / found.words for name, events in sides.items()}
    return {"words": found.words, "events": len(found.events)} | rates | typed


def as_todays(events: Sequence[Json]) -> int:
    """How many events are told to be of the day of publication, sure or not."""
    days: list[str] = [event["when"] or "" for event in events]
    return sum(day.startswith(DAY) for day in days)
