"""Figures on the sentences of ``plover``: which types are found in a sentence, by whom to whom, and in which mode."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import scoring
from benchmarks.events import plover, sentences
from benchmarks.events.plover import Gold
from benchmarks.events.sentences import Json, Text, Told

SCORER = "score/score_plover.py"
MEASURES = ("recall", "precision", "silent", "dyad")
DAY = "2000-01-01"
"""What the gold records give for the day of each."""

Fold = Callable[[str | None], str]
"""The type that another one is taken as, in capitals; nothing for none."""

Figures = dict[str, float]


def zero_shot(shared: Path, half: str) -> Figures:
    """What ``score_plover.py`` says of one half of the zero-shot table, in percent; ``rows`` and ``sentences`` are counts.

    Of the half for report sentences are left out that stand in the gold records too.
    """
    with TemporaryDirectory() as room:
        table, lines = Path(room) / "half.tsv", Path(room) / "half.jsonl"
        _write(plover.rows(shared, half), table)
        asked = ["--tsv", str(table)]
        if half == plover.REPORT:
            asked += ["--without-codebook", "--codebook", str(shared / plover.RECORDS)]
        _score(shared, *asked, "--make-jsonl", str(lines))
        scored = json.loads(_score(shared, *asked, "--record", str(sentences.export(lines, Path(room))), "--json"))
    return {measure: 100 * scored[measure] for measure in MEASURES} | {"rows": scored["rows"], "sentences": scored["sentences"]}


def _write(rows: Sequence[plover.Row], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None)
        writer.writeheader()
        writer.writerows(rows)


def _score(shared: Path, *arguments: str) -> str:
    return subprocess.run([sys.executable, str(shared / SCORER), *arguments], capture_output=True, text=True, check=True).stdout


def gold_records(shared: Path, half: str) -> Figures:
    """The same of one half of the gold records, with the countries and modes that they tell."""
    found = plover.records(shared, half)
    return figures(found, read(found), scoring.load(shared, "score_plover").fold)


def read(found: Sequence[Gold]) -> Mapping[str, Told]:
    """What is read in the sentence of each record, by its text; a text that several share is read once."""
    names = {gold.text: gold.name for gold in found}
    told = sentences.told(Text(name, text, DAY) for text, name in names.items())
    return {text: told[name] for text, name in names.items()}


def figures(found: Sequence[Gold], told: Mapping[str, Told], fold: Fold) -> Figures:
    """Shares in percent.

    ``recall``, ``silent``: of all records. ``precision``: of the sentences with a typed event, how often the most confident has a type
    that is right there. ``type and pair``, ``type and mode``: of the records that have countries on both sides, or a mode, how often an
    event of the right type has them too; ``pair`` and ``mode`` are the same of those alone whose type is found.
    """
    typed = {gold.name: [e for e in told[gold.text].events if fold(e["type"]) in wanted(gold, fold)] for gold in found}
    pairs = {g.name: any(has_pair(e, g, told[g.text].countries) for e in typed[g.name]) for g in found if g.has_pair}
    modes = {g.name: any(e["mode"] in g.modes for e in typed[g.name]) for g in found if g.modes}
    return {
        "recall": _share([bool(typed[gold.name]) for gold in found]),
        "precision": _share(surest_right(found, told, fold)),
        "silent": _share([not told[gold.text].events for gold in found]),
        "type and pair": _share(list(pairs.values())),
        "pair": _share([right for name, right in pairs.items() if typed[name]]),
        "type and mode": _share(list(modes.values())),
        "mode": _share([right for name, right in modes.items() if typed[name]]),
        "records": len(found),
        "with a pair": len(pairs),
        "with a mode": len(modes),
    }


def wanted(gold: Gold, fold: Fold) -> set[str]:
    """The types that are right for a record, as they are called now."""
    return {fold(kind) for kind in gold.types}


def surest_right(found: Sequence[Gold], told: Mapping[str, Told], fold: Fold) -> list[bool]:
    """Of every sentence with a typed event: whether the most confident one has a type that a record of that sentence has."""
    right: dict[str, set[str]] = defaultdict(set)
    for gold in found:
        right[gold.text] |= wanted(gold, fold)
    surest = {text: max((e for e in told[text].events if e["type"]), key=lambda e: e["confidence"], default=None) for text in right}
    return [fold(event["type"]) in right[text] for text, event in surest.items() if event is not None]


def has_pair(event: Json, gold: Gold, countries: Mapping[str, str | None]) -> bool:
    """Whether a source's country acts upon a target's; where the gold names no target, whether the sources all take part."""
    acting, receiving = ({countries[actor] for actor in event[role]} for role in ("actors", "recipients"))
    if gold.mutual:
        return gold.sources <= acting | receiving
    return bool(gold.sources & acting and gold.targets & receiving)


def _share(values: Sequence[bool]) -> float:
    return 100 * sum(values) / len(values) if values else 0.0


def missed(found: Sequence[Gold], told: Mapping[str, Told], fold: Fold) -> list[str]:
    """A line for each record whose type is not found in its sentence: the type, what was found, and the sentence."""
    out = []
    for gold in found:
        events = told[gold.text].events
        if not any(fold(event["type"]) in wanted(gold, fold) for event in events):
            have = ", ".join(f"{event['type']} {event['span']['quote']!r}" for event in events)
            out.append(f"{'/'.join(sorted(gold.types))}\t{have}\t{gold.text}")
    return out
