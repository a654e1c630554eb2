"""Score the shipped language model: tags, trees and lemmas on Universal Dependencies' test parts, names on held-back newswire.

Gold words and gold sentences are given; relations are compared without their subtypes and punctuation counts, as in the CoNLL
2018 shared task's evaluation. Names are scored as exact spans with types.

    python -m benchmarks.language --shared ../shared
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import numpy as np

from onrecord.language import inventory
from onrecord.language.encoder import Encoder
from onrecord.language.findings import bio_runs
from onrecord.language.grammar import Grammar
from onrecord.language.weights import Weights
from training.corpora import names, ud

TREEBANKS = {"EWT test": "EWT/en_ewt-ud-test", "GUM test": "GUM/en_gum-ud-test", "PUD (never trained on)": "PUD/en_pud-ud-test"}


def documents(sentences: Iterable[ud.Sentence]) -> Iterator[list[ud.Sentence]]:
    for _, group in groupby(sentences, key=lambda s: s.document):
        yield list(group)


def score_trees(sentences: Iterable[ud.Sentence], encoder: Encoder, grammar: Grammar) -> dict[str, float]:
    """Percentages of UPOS, UAS, LAS and lemmas right, and words a second of wall time."""
    hits: Counter[str] = Counter()
    begun, count = time.perf_counter(), 0
    for document in documents(sentences):
        words = [w for s in document for w in s.words]
        opens = np.cumsum([0, *(len(s.words) for s in document[:-1])]).tolist()
        found = grammar([w.form for w in words], opens, encoder([w.form for w in words], opens).grammar)
        offsets = np.repeat(opens, [len(s.words) for s in document])
        for number, word in enumerate(words):
            head = int(found.heads[number]) == word.head + int(offsets[number])
            label = found.deprels[number].split(":")[0] == word.deprel.split(":")[0]
            hits.update(upos=found.upos[number] == word.upos, uas=head, las=head and label, lemma=found.lemmas[number] == word.lemma)
        count += len(words)
    return {name: 100 * n / count for name, n in hits.items()} | {"words/s": count / (time.perf_counter() - begun)}


def score_names(corpus: Iterable[names.Named], encoder: Encoder) -> dict[str, float]:
    """Precision, recall and F1 of exact typed spans."""
    right = predicted = gold = 0
    for document in corpus:
        pairs = [pair for line in document.lines for pair in line]
        opens = np.cumsum([0, *(len(line) for line in document.lines[:-1])]).tolist()
        if not pairs:
            continue
        found = set(bio_runs(encoder([w for w, _ in pairs], opens).reports["names"], inventory.NAME_LABELS))
        one_hot = np.array([[label == known for known in inventory.NAME_LABELS] for _, label in pairs], dtype=np.float32)
        wanted = set(bio_runs(one_hot, inventory.NAME_LABELS))
        right, predicted, gold = right + len(found & wanted), predicted + len(found), gold + len(wanted)
    precision, recall = right / max(1, predicted), right / max(1, gold)
    return {"p": 100 * precision, "r": 100 * recall, "f1": 200 * precision * recall / max(1e-9, precision + recall)}


def table(shared: Path, *, model: Path | None = None, threads: int = 1) -> dict[str, dict[str, float]]:
    """Figures by corpus."""
    weights = Weights(model, threads=threads) if model else Weights(threads=threads)
    encoder, grammar = Encoder(weights), Grammar(weights)
    found = {}
    for name, path in TREEBANKS.items():
        found[name] = score_trees(ud.read(shared / f"data/ud/{path}.conllu", without=("-",)), encoder, grammar)
    news = (s for s in ud.read(shared / "data/ud/GUM/en_gum-ud-test.conllu") if s.document.startswith("GUM_news_"))
    found["GUM test, news"] = score_trees(news, encoder, grammar)
    held_back = names.newswire(shared / names.NEWSWIRE_FOLDER, held_back=True)
    found["newswire names, held back"] = score_names(held_back, encoder)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--model", type=Path, default=None, help="a folder of other weights")
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    for name, figures in table(args.shared, model=args.model, threads=args.threads).items():
        print(f"{name:26}", *(f"{key} {value:.1f}" for key, value in figures.items()))


if __name__ == "__main__":
    main()
