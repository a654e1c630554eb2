"""Words whose factuality people judged, on the scale from −3 (certainly not) to 3 (certainly so), in their own tokenisation.

**UDS-IH2** (White et al. 2016, Rudinger et al. 2018; CC BY-SA 4.0): main and embedded predicates of EWT, judged by readers, brought to
the words of release 2.16. The documents are whole, in their paragraphs.

**UW** (Lee et al. 2015, on the scale of Stanovsky et al. 2017): events in newswire, judged by readers. The file has sentences alone, in
order of text: a document here is a run of them.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, pairwise
from pathlib import Path
from statistics import fmean

from benchmarks.actors.texts import typeset
from benchmarks.language import given

UDS, UW = "UDS-IH2", "UW"
DEV, TEST = "dev", "test"
SCORES = "data/factuality/uds-ih2/uds_ih2_aligned_to_EWT_r2.16.tsv"
SENTENCES = 20
"""Sentences of UW in a document."""

NONE = "_"


@dataclass(frozen=True, slots=True)
class Document:
    """Words in blocks with the blanks between them, and the scores that some of them have, by their number."""

    lines: Sequence[Sequence[str]]
    spaces: Sequence[bool]
    scores: Mapping[int, float]


def uds(shared: Path, part: str) -> Iterator[Document]:
    """The documents of EWT's part with the judgements of UDS-IH2."""
    judged = _scores(shared / SCORES, part)
    for _, paragraphs in given.treebank(shared, f"EWT/en_ewt-ud-{part}"):
        placed = [one.sentence for paragraph in paragraphs for one in paragraph]
        where = [(sentence.id, number) for sentence in placed for number in range(1, len(sentence.words) + 1)]
        scores = {word: judged[place] for word, place in enumerate(where) if place in judged}
        yield Document(given.words_of(paragraphs), given.spaces_of(paragraphs), scores)


def _scores(path: Path, part: str) -> dict[tuple[str, int], float]:
    """By sentence and number of the word; a sentence that release 2.16 has once and that was judged twice has the mean."""
    found = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["split"] == part:
                found[row["sent_id"], int(row["token_id"])].append(float(row["score"]))
    return {place: fmean(scores) for place, scores in found.items()}


def uw(shared: Path, part: str) -> Iterator[Document]:
    """The sentences of UW, some at a time."""
    lines = (shared / f"data/factuality/uw/{part}.conll").read_text("utf-8").splitlines()
    found = [[line.split("\t") for line in group] for filled, group in groupby(lines, key=bool) if filled]
    for first in range(0, len(found), SENTENCES):
        yield uw_document([[(row[1], row[2]) for row in sentence] for sentence in found[first : first + SENTENCES]])


def uw_document(sentences: Sequence[Sequence[tuple[str, str]]]) -> Document:
    """A run of sentences of words and scores, set with the blanks that print has."""
    words = [[word for word, _ in sentence] for sentence in sentences]
    places = typeset("", words).places
    spaces = [one is None or other is None or one.end < other.start for one, other in pairwise(places)]
    scores = {number: float(score) for number, (_, score) in enumerate(chain.from_iterable(sentences)) if score != NONE}
    return Document(words, [*spaces, False], scores)


CORPORA: Mapping[str, Callable[[Path, str], Iterator[Document]]] = {UDS: uds, UW: uw}
