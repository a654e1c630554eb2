"""Train the shared trunk and the grammar branch: sentences, tags, features, lemmas, dependencies.

Reads Universal Dependencies English EWT and GUM (without GUM's non-commercial genres). The parser is
the biaffine one of Dozat and Manning (2017); its labels are scored from the sum of two projections.

    python -m training.grammar --data ../shared/data --out build/grammar
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch import Tensor, nn

from onrecord.language import lemmas
from onrecord.language.pieces import WINDOW, Pieces
from training import batches as feeding
from training.corpora import ud
from training.encoder import LAYERS, Embeddings, Layer, Mix, pretrained, pretrained_folder
from training.schedule import Schedule

ARC, LABEL = 192, 128
SEED = 1962


@dataclass(slots=True)
class Labels:
    """What each classifier can answer, in the order of its rows."""

    tag: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)
    deprel: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, sentences: Sequence[ud.Sentence]) -> Labels:
        words = [w for s in sentences for w in s.words]
        return cls(
            tag=_frequent(w.xpos for w in words),
            upos=_frequent(w.upos for w in words),
            feats=_frequent(w.feats for w in words),
            lemma=_frequent((lemmas.rule_for(w.form, w.lemma) for w in words), least=3, first=lemmas.IDENTITY),
            deprel=_frequent((w.deprel for w in words), least=5),
        )


def _frequent(values: Iterator[str], *, least: int = 2, first: str | None = None) -> list[str]:
    counts = Counter(values)
    kept = sorted(v for v, n in counts.items() if n >= least and v != first)
    return [first, *kept] if first is not None else kept


def lemma_table(sentences: Sequence[ud.Sentence]) -> dict[str, str]:
    """The usual lemma of each (form, UPOS) met, where it is not the lower-cased form itself."""
    seen: dict[str, Counter[str]] = {}
    for sentence in sentences:
        for word in sentence.words:
            if word.upos != "PROPN":
                seen.setdefault(f"{word.form.lower()}|{word.upos}", Counter())[word.lemma] += 1
    best = {key: min(c, key=lambda lemma: (-c[lemma], lemma)) for key, c in seen.items()}
    return {key: lemma for key, lemma in sorted(best.items()) if lemma != key.rsplit("|", 1)[0]}


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive sentences of one document, with their size in pieces."""

    sentences: tuple[ud.Sentence, ...]
    pieces: int


def passages(sentences: Sequence[ud.Sentence], pieces: Pieces, rng: random.Random) -> list[Passage]:
    """Cut documents into passages of random length, so that single sentences and full windows are both met."""
    out: list[Passage] = []
    run: list[ud.Sentence] = []
    size, limit, document = 0, rng.randint(16, WINDOW), ""
    for sentence in sentences:
        own = sum(len(pieces.of(w.form)) for w in sentence.words)
        if own > WINDOW:
            continue
        if run and (size + own > limit or sentence.document != document):
            out.append(Passage(tuple(run), size))
            run, size, limit = [], 0, rng.randint(16, WINDOW)
        run.append(sentence)
        size, document = size + own, sentence.document
    if run:
        out.append(Passage(tuple(run), size))
    return out


class Grammar(nn.Module):
    """Trunk, upper layers and the grammar's heads."""

    def __init__(self, labels: Labels, dropout: float = 0.1) -> None:
        super().__init__()
        self.embeddings = Embeddings(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.mix = Mix(LAYERS, 0.3)
        self.start = nn.Linear(Mix.OUT, 2)
        self.tag = nn.Linear(Mix.OUT, len(labels.tag))
        self.upos = nn.Linear(Mix.OUT, len(labels.upos))
        self.feats = nn.Linear(Mix.OUT, len(labels.feats))
        self.lemma = nn.Linear(Mix.OUT, len(labels.lemma))
        self.arc_dep, self.arc_head = nn.Linear(Mix.OUT, ARC), nn.Linear(Mix.OUT, ARC)
        self.arc = nn.Linear(ARC, ARC, bias=False)
        self.arc_prior = nn.Linear(ARC, 1)
        self.root = nn.Linear(ARC, 1)
        self.label_dep, self.label_head = nn.Linear(Mix.OUT, LABEL), nn.Linear(Mix.OUT, LABEL)
        self.label = nn.Linear(LABEL, len(labels.deprel))
        self.drop = nn.Dropout(0.3)

    def load_pretrained(self) -> None:
        weights = pretrained()
        self.embeddings.load_pretrained(weights)
        for number, layer in enumerate(self.layers):
            assert isinstance(layer, Layer)
            layer.load_pretrained(weights, number)

    def words(self, inputs: feeding.Inputs) -> Tensor:
        x = self.embeddings(inputs.pieces, inputs.piece_shapes)
        seen, bias = [], inputs.bias.to(x.dtype)
        for layer in self.layers:
            x = layer(x, bias)
            seen.append(x)
        return self.mix(seen, inputs.first, inputs.last, inputs.shapes)  # type: ignore[no-any-return]

    def arcs(self, words: Tensor) -> Tensor:
        """Scores batch × dependent × head; the diagonal is the root's."""
        dep = self.drop(nn.functional.gelu(self.arc_dep(words)))
        head = self.drop(nn.functional.gelu(self.arc_head(words)))
        scores = self.arc(dep) @ head.transpose(1, 2) + self.arc_prior(head).transpose(1, 2)
        return scores + torch.diag_embed(self.root(dep).squeeze(-1) - torch.diagonal(scores, dim1=1, dim2=2))  # type: ignore[no-any-return]

    def labels(self, words: Tensor, heads: Tensor) -> Tensor:
        head = self.label_head(words).gather(1, heads.unsqueeze(-1).expand(-1, -1, LABEL))
        return self.label(self.drop(nn.functional.gelu(self.label_dep(words) + head)))  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class Targets:
    start: Tensor
    tag: Tensor
    upos: Tensor
    feats: Tensor
    lemma: Tensor
    head: Tensor
    deprel: Tensor
    sentence: Tensor


def targets(batch: Sequence[Passage], labels: Labels) -> Targets:
    index = {name: {v: i for i, v in enumerate(getattr(labels, name))} for name in Labels.__dataclass_fields__}
    rows: dict[str, list[list[int]]] = {name: [] for name in Targets.__dataclass_fields__}
    for passage in batch:
        row: dict[str, list[int]] = {name: [] for name in rows}
        for number, sentence in enumerate(passage.sentences):
            offset = len(row["start"])
            for i, w in enumerate(sentence.words):
                row["start"].append(int(i == 0))
                row["tag"].append(index["tag"].get(w.xpos, -100))
                row["upos"].append(index["upos"].get(w.upos, -100))
                row["feats"].append(index["feats"].get(w.feats, -100))
                row["lemma"].append(index["lemma"].get(lemmas.rule_for(w.form, w.lemma), -100))
                row["head"].append(offset + w.head)
                row["deprel"].append(index["deprel"].get(w.deprel, -100))
                row["sentence"].append(number)
        for name in rows:
            rows[name].append(row[name])
    return Targets(**{name: feeding.pad_labels(rows[name]) for name in rows})


def loss(model: Grammar, inputs: feeding.Inputs, gold: Targets) -> Tensor:
    words = model.words(inputs)
    total = torch.zeros(())
    for name, weight in (("start", 1.0), ("tag", 0.5), ("upos", 1.0), ("feats", 0.5), ("lemma", 0.5)):
        total = total + weight * _cross_entropy(getattr(model, name)(words), getattr(gold, name))
    same = gold.sentence.unsqueeze(1) == gold.sentence.unsqueeze(2)
    arcs = model.arcs(words).float().masked_fill(~same, -1e4)
    total = total + 2.0 * _cross_entropy(arcs, gold.head)
    return total + _cross_entropy(model.labels(words, gold.head.clamp(min=0)), gold.deprel)


def _cross_entropy(scores: Tensor, gold: Tensor) -> Tensor:
    return nn.functional.cross_entropy(scores.float().flatten(0, 1), gold.flatten(), ignore_index=-100)


def train(data: Path, out: Path, *, epochs: int, size: int, rate: float, log: Callable[[str], None]) -> None:
    """Train and write ``grammar.pt``, ``labels.json`` and ``lemmas.json``; resumes from ``checkpoint.pt``."""
    torch.manual_seed(SEED)
    pieces = Pieces(pretrained_folder() / "vocab.txt")
    sentences = [s for bank in ("EWT/en_ewt", "GUM/en_gum") for s in ud.read(data / f"ud/{bank}-ud-train.conllu")]
    labels = Labels.of(sentences)
    out.mkdir(parents=True, exist_ok=True)
    (out / "labels.json").write_text(json.dumps({n: getattr(labels, n) for n in Labels.__dataclass_fields__}), "utf-8")
    (out / "lemmas.json").write_text(json.dumps(lemma_table(sentences), ensure_ascii=False), "utf-8")
    model = Grammar(labels)
    model.load_pretrained()
    per_epoch = len(list(feeding.batches(passages(sentences, pieces, random.Random(SEED)), size, random.Random(SEED))))
    schedule = Schedule(model, steps=epochs * per_epoch, rate=rate, checkpoint=out / "checkpoint.pt")
    for epoch in range(schedule.resume(), epochs):
        rng = random.Random(SEED + epoch)
        model.train()
        seen, begun, running = 0, time.time(), 0.0
        for number, batch in enumerate(feeding.batches(passages(sentences, pieces, rng), size, rng)):
            inputs = feeding.encode([[w.form for s in p.sentences for w in s.words] for p in batch], pieces)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                value = loss(model, inputs, targets(batch, labels))
            schedule.step(value)
            seen += int(inputs.present.sum())
            running += float(value.detach())
            if number % 50 == 49:
                log(f"epoch {epoch} batch {number + 1}/{per_epoch} loss {running / 50:.3f} {seen / (time.time() - begun):.0f} words/s")
                running = 0.0
        schedule.save(epoch + 1)
        log(evaluate(model, labels, pieces, data / "ud/GUM/en_gum-ud-dev.conllu"))
    torch.save(model.state_dict(), out / "grammar.pt")


@torch.no_grad()  # type: ignore[untyped-decorator]
def evaluate(model: Grammar, labels: Labels, pieces: Pieces, path: Path) -> str:
    """Accuracy by greedy heads on gold words, a quick watch on training (the table is benchmarks/language.py's)."""
    model.eval()
    hits, words_seen = Counter[str](), 0
    rng = random.Random(0)
    for batch in feeding.batches(passages(list(ud.read(path)), pieces, rng), 2048, rng):
        inputs = feeding.encode([[w.form for s in p.sentences for w in s.words] for p in batch], pieces)
        gold = targets(batch, labels)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            words = model.words(inputs)
            same = gold.sentence.unsqueeze(1) == gold.sentence.unsqueeze(2)
            heads = model.arcs(words).float().masked_fill(~same, -1e4).argmax(-1)
            deprel = model.labels(words, heads).argmax(-1)
        right = (heads == gold.head) & inputs.present
        words_seen += int(inputs.present.sum())
        hits["uas"] += int(right.sum())
        hits["las"] += int((right & (deprel == gold.deprel)).sum())
        for name in ("start", "tag", "upos", "feats", "lemma"):
            hits[name] += int(((getattr(model, name)(words).argmax(-1) == getattr(gold, name)) & inputs.present).sum())
    return path.stem + " " + " ".join(f"{name} {100 * n / words_seen:.2f}" for name, n in sorted(hits.items()))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("build/grammar"))
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--size", type=int, default=1536, help="pieces in a batch")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    train(args.data, args.out, epochs=args.epochs, size=args.size, rate=args.rate, log=lambda line: print(line, flush=True))


if __name__ == "__main__":
    main()
