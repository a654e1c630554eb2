"""The peer: spaCy's own small English recipe (``peer.cfg``), trained once on the trees that ours was trained on.

EWT and GUM without its non-commercial genres, universal relations (spaCy projectivises them), names of Universal NER on EWT; every
paragraph is a Doc. The weights lie outside the repository's history, with a note of how long they were trained.

    python -m benchmarks.peer --shared ../shared
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any, cast

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

from training.corpora import layout, names

HERE = Path(__file__).parent
FOLDER = HERE.parent / "build/peer"
BEST = FOLDER / "model-best"
NOTE = FOLDER / "trained.json"
TREEBANKS = ("EWT/en_ewt-ud", "GUM/en_gum-ud")
REPORTED = ("pos_acc", "dep_uas", "dep_las", "ents_f")
NAMED = {"train": "en_ewt-ud-train.DRAFT-2022-12.iob2", "dev": "en_ewt-ud-dev.iob2"}

Labels = Mapping[tuple[str, ...], tuple[str, ...]]
"""BIO labels of the sentences whose names are known."""


def gold_doc(nlp: Language, paragraph: list[layout.Placed], labels: Labels) -> Doc:
    """A paragraph as spaCy learns from it; names are left open where they are not known."""
    words = [w for placed in paragraph for w in placed.sentence.words]
    starts = list(accumulate((len(placed.sentence.words) for placed in paragraph), initial=0))
    heads = [start + w.head for start, placed in zip(starts, paragraph, strict=False) for w in placed.sentence.words]
    doc = Doc(
        nlp.vocab,
        words=[w.form for w in words],
        spaces=[space for placed in paragraph for space in placed.spaces],
        tags=[w.xpos for w in words],
        pos=[w.upos for w in words],
        morphs=["" if w.feats == "_" else w.feats for w in words],
        lemmas=[w.lemma for w in words],
        heads=heads,
        deps=["ROOT" if w.deprel == "root" else w.deprel.split(":")[0] for w in words],
    )
    known = [labels.get(tuple(w.form for w in placed.sentence.words)) for placed in paragraph]
    spans = [span for start, line in zip(starts, known, strict=False) for span in _names(doc, start, line or ())]
    missing = [doc[start : start + len(p.sentence.words)] for start, p, line in zip(starts, paragraph, known, strict=False) if line is None]
    doc.set_ents(spans, missing=missing, default="outside")
    return doc


def _names(doc: Doc, start: int, labels: Iterable[str]) -> Iterator[Span]:
    begin, kind = 0, ""
    for number, label in enumerate([*labels, "O"]):
        if kind and label != f"I-{kind}":
            yield Span(doc, start + begin, start + number, label=kind)
            kind = ""
        if label.startswith("B-"):
            begin, kind = number, label[2:]


def known_names(path: Path) -> Labels:
    """Labels by the words of a sentence."""
    lines = (line for document in names.uner(path) for line in document.lines)
    return {tuple(word for word, _ in line): tuple(label for _, label in line) for line in lines}


def write_corpus(nlp: Language, shared: Path, part: str) -> Path:
    """Write a part of the treebanks in spaCy's own format."""
    labels = known_names(shared / "data/ner/uner-ewt" / NAMED[part])
    stored = DocBin(store_user_data=False)
    for treebank in TREEBANKS:
        for _, paragraphs in layout.documents(layout.read(shared / f"data/ud/{treebank}-{part}.conllu")):
            for paragraph in paragraphs:
                stored.add(gold_doc(nlp, paragraph, labels))
    stored.to_disk(FOLDER / f"{part}.spacy")
    return FOLDER / f"{part}.spacy"


def train_peer(shared: Path) -> dict[str, Any]:
    """Train the peer; return the note of how long."""
    from spacy.cli.train import train  # it brings spaCy's whole command line with it

    FOLDER.mkdir(parents=True, exist_ok=True)
    nlp = spacy.blank("en")
    paths = {f"paths.{part}": str(write_corpus(nlp, shared, part)) for part in NAMED}
    begun = time.process_time()
    train(HERE / "peer.cfg", FOLDER, overrides=paths)
    minutes = (time.process_time() - begun) / 60
    reached = json.loads((BEST / "meta.json").read_text("utf-8"))["performance"]
    told = {"cpu_minutes": round(minutes, 1), "dev": {name: reached[name] for name in REPORTED}}
    NOTE.write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    return told


def load() -> Language:
    """The trained peer."""
    return spacy.load(BEST)


def note() -> dict[str, Any]:
    """How long the peer was trained, and what it reaches on the development parts."""
    return cast("dict[str, Any]", json.loads(NOTE.read_text("utf-8")))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    print(json.dumps(train_peer(parser.parse_args().shared)))


if __name__ == "__main__":
    main()
