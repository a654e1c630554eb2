"""It Happened (UDS-IH2; Rudinger et al. 2018): how sure it is that what a predicate of EWT tells happened, -3 to 3.

Scores are aligned to release 2.16 of the treebank (``uds_ih2_aligned_to_EWT_r2.16.tsv``) and are a predicate's mean over annotators.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TABLE = "data/factuality/uds-ih2/uds_ih2_aligned_to_EWT_r2.16.tsv"
TREES = "data/ud/EWT/en_ewt-ud-{part}.conllu"


@dataclass(frozen=True, slots=True)
class Judged:
    """The words of a sentence, and the score of each predicate by its place."""

    words: tuple[str, ...]
    scores: dict[int, float]


def read(shared: Path, part: str) -> Iterator[Judged]:
    """Yield the sentences of a part (train, dev, test) with their scores; those without one are left out.

    Scores go by the tokens of the file, those of a sentence that the trees split otherwise included.
    """
    scores: dict[str, dict[str, float]] = defaultdict(dict)
    with (shared / TABLE).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            scores[row["sent_id"]][row["token_id"]] = float(row["score"])
    for block in (shared / TREES.format(part=part)).read_text("utf-8").split("\n\n"):
        lines = block.strip().split("\n")
        name = next((line.partition("=")[2].strip() for line in lines if line.startswith("# sent_id")), "")
        if name in scores:
            yield _judged(lines, scores[name])


def _judged(lines: list[str], scores: dict[str, float]) -> Judged:
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    words = [(row[0], row[1]) for row in rows if row[0].isdigit()]
    found = {place: scores[number] for place, (number, _) in enumerate(words) if number in scores}
    return Judged(tuple(form for _, form in words), found)
