"""Zero-shot PLOVER's sentences (Hu et al. 2024, ``PLV_train.tsv``) in two fixed halves: 1,050 rows of sentence, source, target and type.

The develop half may be trained on; the report half is only ever scored. The halves go by the words of a sentence, so that one
which stands in another set too is in the same half of both.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

TABLE = "data/events/plover-zsp/datasets/PLV_train.tsv"
DEVELOP, REPORT = "develop", "report"
WORD = re.compile(r"\w+")
TODAY: Mapping[str, str] = {"YIELD": "CONCEDE", "DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "ENGAGE": "CONSULT", "FIGHT": "ASSAULT"}
"""Types of earlier editions by their name of 2021."""

Row = dict[str, str]


def part_of(sentence: str) -> str:
    """Which half a sentence is in."""
    words = " ".join(WORD.findall(sentence.lower()))
    return REPORT if hashlib.sha256(words.encode()).digest()[0] % 2 else DEVELOP


def rows(shared: Path, half: str) -> list[Row]:
    """The rows of one half, as in the file."""
    with (shared / TABLE).open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if part_of(row["sentence"]) == half]


def types(shared: Path) -> dict[str, frozenset[str]]:
    """By sentence of the develop half, the types that stand in it, by their names of today."""
    found: dict[str, frozenset[str]] = {}
    for row in rows(shared, DEVELOP):
        sentence, kind = row["sentence"].strip(), row["gold_root"].strip().upper()
        found[sentence] = found.get(sentence, frozenset()) | {TODAY.get(kind, kind)}
    return found
