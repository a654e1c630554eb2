"""What is taken for what: types and statuses of events in the annotated articles held back from training, a development set."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

from benchmarks import scoring
from benchmarks.articles import laid_out
from benchmarks.markdown import rows
from onrecord.domain.events import EventStatus, EventType
from training.corpora.reports import HELD_BACK

LONGEST = 60
"""Characters of a predicate, after ``score_gold.py``."""

NONE = "none"
"""Stands for no type."""

TYPES = (*(kind.value for kind in EventType), NONE)
STATUSES = tuple(status.value for status in EventStatus)

MOST = 3
"""Confusions told in a row."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An event that annotators marked and the one found there, each by its type or status; ``None`` where there is none."""

    gold: str | None
    found: str | None


Event = dict[str, Any]
Met = tuple[Event | None, Event | None]
"""An event that was marked and the one found there."""


def held_back(shared: Path, folders: Sequence[str] = HELD_BACK) -> list[Met]:
    """All events marked and found in some folders, each article read by itself, paired as ``score_gold.py`` pairs them."""
    scorer = scoring.load(shared, "score_gold")
    out: list[Met] = []
    for folder in folders:
        for annotation in sorted((shared / "corpora/news/articles" / folder).glob("*.json")):
            with TemporaryDirectory() as room:
                gold, texts, record = laid_out(shared, folder, annotation, Path(room))
                found = json.loads(record.read_text("utf-8"))["events"]
                out.extend(paired(scorer, scorer.Gold(gold, texts), annotation.stem, found))
    return out


def paired(scorer: ModuleType, gold: Any, stem: str, found: Sequence[Event]) -> Iterator[Met]:
    """The pairs of one article, one to one; what stands in furniture is left out, as there."""
    raw, article = gold.raw[stem], gold.articles[stem]
    furniture = scorer.chars([span for one in article["furniture"] if (span := scorer.span_of(raw, one))])
    marked = [(one, _place(scorer, raw, one)) for one in article["events"]]
    own = [(one, (one["span"]["start"], one["span"]["end"])) for one in found]
    likeness = [
        (scorer.overlap(place, span) / max(place[1] - place[0], span[1] - span[0]), i, j)
        for i, (_, place) in enumerate(marked)
        for j, (_, span) in enumerate(own)
        if place and span[1] - span[0] <= LONGEST and scorer.overlap(place, span)
    ]
    answers = {i: j for i, j, _ in scorer.pair_up(likeness)}
    for i, (one, place) in enumerate(marked):
        if not (place and place[0] in furniture):
            yield one, own[answers[i]][0] if i in answers else None
    for j in set(range(len(own))) - set(answers.values()):
        if own[j][1][0] not in furniture:
            yield None, own[j][0]


def _place(scorer: ModuleType, raw: str, one: Event) -> tuple[int, int] | None:
    span = one["span"]
    where: tuple[int, int] | None = scorer.span_of(
        raw, {"span": span, "occurrence": one.get("occurrence", 1)} if isinstance(span, str) else span
    )
    return where


def by(met: Sequence[Met], key: str) -> list[Pair]:
    """What met by its type or by its status."""
    return [Pair(*(None if one is None else one[key] or NONE for one in pair)) for pair in met]


def table(pairs: Sequence[Pair], labels: Sequence[str]) -> list[str]:
    """For each label how many were marked, found at all and rightly called, how many were called so, and what else they were called."""
    return rows(("", "marked", "found", "right", "called so", "called otherwise", "are really"), (_row(pairs, label) for label in labels))


def _row(pairs: Sequence[Pair], label: str) -> tuple[object, ...]:
    marked = [pair for pair in pairs if pair.gold == label]
    called = [pair for pair in pairs if pair.found == label]
    right = sum(pair.found == label for pair in marked)
    otherwise = Counter(pair.found for pair in marked if pair.found not in (None, label))
    really = Counter("no event" if pair.gold is None else pair.gold for pair in called if pair.gold != label)
    return label, len(marked), sum(pair.found is not None for pair in marked), right, len(called), _most(otherwise), _most(really)


def _most(counts: Counter[str | None] | Counter[str]) -> str:
    return ", ".join(f"{label} {count}" for label, count in sorted(counts.items(), key=lambda item: (-item[1], str(item[0])))[:MOST])
