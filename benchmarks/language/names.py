"""Names as exact spans with types, on articles held back from training and on corpora never trained on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.language.given import Reader, doc_of
from onrecord.language.inventory import EVENT_NAME, NAMES
from training.corpora import names, wikigold

Found = set[tuple[int, int, str]]
"""Names as words ``[start, end)`` and type."""

WIKIGOLD = {"PERSON": "PER", "ORG": "ORG", "LOC": "LOC"} | dict.fromkeys(("NORP", "PRODUCT", "EVENT", "MISC"), "MISC")
"""Our types as wikigold's; dates, sums and the like are no names there."""

NEWSWIRE_TYPES = {kind: kind for kind in NAMES} | {EVENT_NAME: "MISC"}
"""Our types as English Worldwide Newswire's."""

UNER = {kind: kind for kind in ("PERSON", "ORG", "LOC")}
"""Our types as Universal NER's, whose readers already say them our way."""


@dataclass(slots=True)
class Tally:
    """Names right, found and wanted, by type."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)

    def add(self, found: Found, wanted: Found) -> None:
        for counter, spans in ((self.right, found & wanted), (self.found, found), (self.wanted, wanted)):
            counter.update(kind for _, _, kind in spans)

    def figures(self) -> dict[str, float]:
        """Precision, recall and F1, then the F1 of every type."""
        right, found, wanted = (counter.total() for counter in (self.right, self.found, self.wanted))
        out = {"p": 100 * right / max(1, found), "r": 100 * right / max(1, wanted), "f1": _f1(right, found, wanted)}
        return out | {kind: _f1(self.right[kind], self.found[kind], self.wanted[kind]) for kind in sorted(self.wanted)}


def _f1(right: int, found: int, wanted: int) -> float:
    return 200 * right / max(1, found + wanted)


def score(documents: Iterable[names.Named], read: Reader, *, types: Mapping[str, str] | None = None) -> dict[str, float]:
    """Precision, recall and F1, in all and by type; ``types`` names our types the corpus's way, those it lacks left out."""
    tally = Tally()
    for document in documents:
        lines = [[word for word, _ in line] for line in document.lines]
        if not lines:
            continue
        doc, blocks = doc_of(lines)
        read(doc, blocks)
        found = {(e.start, e.end, e.label_ if types is None else types.get(e.label_, "")) for e in doc.ents}
        tally.add({name for name in found if name[2]}, set(spans([label for line in document.lines for _, label in line])))
    return tally.figures()


def spans(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The names in a row of BIO labels; an ``I-`` that follows nothing of its type opens one, and what is not BIO is outside."""
    begin, kind = 0, ""
    for number, label in enumerate([*labels, "O"]):
        if kind and label != f"I-{kind}":
            yield begin, number, kind
            kind = ""
        if not kind and label[:2] in ("B-", "I-"):
            begin, kind = number, label[2:]


NEWSWIRE = names.NEWSWIRE_FOLDER
WIKIGOLD_FILE = "data/ner/wikigold/test.conllu"
UNER_FILES = {"EWT test, UNER": "data/ner/uner-ewt/en_ewt-ud-test.iob2", "PUD, UNER": "data/ner/uner-pud/en_pud-ud-test.iob2"}


def table(shared: Path, read: Reader) -> dict[str, dict[str, float]]:
    """Figures by corpus."""
    held_back = score(names.newswire(shared / NEWSWIRE, held_back=True), read, types=NEWSWIRE_TYPES)
    wiki = score(wikigold.read(shared / WIKIGOLD_FILE), read, types=WIKIGOLD)
    uner = {name: score(names.uner(shared / path), read, types=UNER) for name, path in UNER_FILES.items()}
    return {"newswire, held back": held_back, "wikigold (never trained on)": wiki} | uner
