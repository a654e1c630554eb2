"""Train the shared trunk and the grammar branch: sentences, tags, features, lemmas, dependencies, coreference.

Reads Universal Dependencies English EWT and GUM (without GUM's non-commercial genres), OntoGUM and UNER English EWT. The parser is
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
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from onrecord.language.pieces import Pieces
from training import batches as feeding
from training.coreference import Coreference
from training.corpora import names, ud
from training.encoder import LAYERS, Embeddings, Layer, Mix, pretrained, pretrained_folder, quick, round_as_int8
from training.passages import IGNORED, OPEN_NAMES, Batch, Labels, documents, passages, targets, whole
from training.schedule import Cycle, Schedule, mean

ARC, LABEL = 192, 128
SEED = 1962
HEAD_WEIGHTS = {"start": 1.0, "tag": 0.5, "upos": 1.0, "feats": 0.5, "lemma": 0.5, "names": 0.5}
WHOLE_DOCUMENTS = 0.8
"""Share of GUM's documents that an epoch reads whole, for coreference; the others go in passages."""


CYCLES = (Cycle(13, 2e-4, rounded=4), Cycle(5, 1.2e-4, rounded=5))


def lemma_table(sentences: Sequence[ud.Sentence]) -> dict[str, str]:
    """The usual lemma of each (form, UPOS) met, where it is not the lower-cased form itself."""
    seen: dict[str, Counter[str]] = {}
    for sentence in sentences:
        for word in sentence.words:
            if word.upos != "PROPN":
                seen.setdefault(f"{word.form.lower()}|{word.upos}", Counter())[word.lemma] += 1
    best = {key: min(c, key=lambda lemma: (-c[lemma], lemma)) for key, c in seen.items()}
    return {key: lemma for key, lemma in sorted(best.items()) if lemma != key.rsplit("|", 1)[0]}


class Grammar(nn.Module):
    """Trunk, upper layers and the grammar's heads."""

    def __init__(self, labels: Labels, dropout: float = 0.1) -> None:
        super().__init__()
        self.embeddings = Embeddings(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.mix = Mix(LAYERS, 0.3)
        self.start = nn.Linear(Mix.OUT, 2)
        self.names = nn.Linear(Mix.OUT, len(OPEN_NAMES))
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
        self.coreference = Coreference()

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


def trained(folder: Path) -> Grammar:
    """The model that ``train`` wrote into ``folder``."""
    model = Grammar(Labels(**json.loads((folder / "labels.json").read_text("utf-8"))))
    model.load_state_dict(torch.load(folder / "grammar.pt"))
    return model


@dataclass(frozen=True, slots=True)
class Trees:
    """What the branch is trained on: sentences, GUM's documents whole, and the names of a sentence by its id."""

    ewt: list[ud.Sentence]
    gum: list[ud.Sentence]
    documents: list[Batch]
    names: dict[str, list[int]]

    def epoch(self, pieces: Pieces, size: int, rng: random.Random) -> list[Batch]:
        """The batches of one pass over everything: some of GUM in passages, most of it document by document."""
        chosen = {b.passages[0].sentences[0].document for b in self.documents if rng.random() < WHOLE_DOCUMENTS}
        rest = [*self.ewt, *(s for s in self.gum if s.document not in chosen)]
        out = [Batch(b) for b in feeding.batches(passages(rest, pieces, rng), size, rng)]
        out.extend(b for b in self.documents if b.passages[0].sentences[0].document in chosen)
        rng.shuffle(out)
        return out


def read(data: Path, pieces: Pieces) -> Trees:
    """Read the openly licensed training corpora."""
    ewt, gum = (list(ud.read(data / f"ud/{bank}-ud-train.conllu")) for bank in ("EWT/en_ewt", "GUM/en_gum"))
    named = names.uner_by_sentence(data / "ner/uner-ewt/en_ewt-ud-train.DRAFT-2022-12.iob2")
    known = {name: i for i, name in enumerate(OPEN_NAMES)}
    rows = {key: [known.get(label, IGNORED) for label in labels] for key, labels in named.items()}
    fitting = {s.id: rows[s.id] for s in ewt if len(rows.get(s.id, [])) == len(s.words)}
    return Trees(ewt, gum, documents(gum, pieces, data / "coref/gum-ontogum/ontogum_conll"), fitting)


def loss(model: Grammar, batch: Batch, trees: Trees, labels: Labels, pieces: Pieces) -> tuple[Tensor, int]:
    """The loss over a batch, and how many words it holds."""
    inputs = feeding.encode([p.words for p in batch.passages], pieces)
    gold = targets(batch.passages, labels, trees.names)
    words = model.words(inputs)
    total = torch.zeros(())
    for name, weight in HEAD_WEIGHTS.items():
        wanted = getattr(gold, name)
        if bool((wanted != IGNORED).any()):
            total = total + weight * _cross_entropy(getattr(model, name)(words), wanted)
    same = gold.sentence.unsqueeze(1) == gold.sentence.unsqueeze(2)
    arcs = model.arcs(words).float().masked_fill(~same, -1e4)
    total = total + 2.0 * _cross_entropy(arcs, gold.head)
    total = total + _cross_entropy(model.labels(words, gold.head.clamp(min=0)), gold.deprel)
    if batch.document is not None:
        total = total + model.coreference.loss(words[inputs.present], batch.document)
    return total, int(inputs.present.sum())


def _cross_entropy(scores: Tensor, gold: Tensor) -> Tensor:
    return nn.functional.cross_entropy(scores.float().flatten(0, 1), gold.flatten(), ignore_index=IGNORED)


def train(data: Path, out: Path, *, cycles: Sequence[Cycle], size: int, log: Callable[[str], None]) -> None:
    """Train and write ``grammar.pt``, ``labels.json`` and ``lemmas.json``; goes on from what an earlier run left in ``out``.

    The weights are the mean of those at the ends of the cycles.
    """
    torch.manual_seed(SEED)
    pieces = Pieces(pretrained_folder() / "vocab.txt")
    trees = read(data, pieces)
    labels = Labels.of([*trees.ewt, *trees.gum])
    out.mkdir(parents=True, exist_ok=True)
    (out / "labels.json").write_text(json.dumps({n: getattr(labels, n) for n in Labels.__dataclass_fields__}), "utf-8")
    (out / "lemmas.json").write_text(json.dumps(lemma_table([*trees.ewt, *trees.gum]), ensure_ascii=False), "utf-8")
    model = Grammar(labels)
    model.load_pretrained()
    quick(model.layers)
    ends = [out / f"cycle{number}.pt" for number in range(len(cycles))]
    first = SEED
    for cycle, end in zip(cycles, ends, strict=True):
        if end.exists():
            model.load_state_dict(torch.load(end))
        else:
            seeds = range(first, first + cycle.epochs)
            for _ in _epochs(model, trees, labels, pieces, cycle, seeds, size=size, checkpoint=out / f"checkpoint-{end.name}", log=log):
                log(evaluate(model, labels, pieces, data / "ud/GUM/en_gum-ud-dev.conllu"))
            torch.save(model.state_dict(), end)
        first += cycle.epochs
    torch.save(mean([torch.load(end) for end in ends]), out / "grammar.pt")


def _epochs(
    model: Grammar,
    trees: Trees,
    labels: Labels,
    pieces: Pieces,
    cycle: Cycle,
    seeds: Sequence[int],
    *,
    size: int,
    checkpoint: Path,
    log: Callable[[str], None],
) -> Iterator[int]:
    """Run the epochs of a cycle that its checkpoint lacks, one for each of ``seeds``, and yield the number of each."""
    steps = sum(len(trees.epoch(pieces, size, random.Random(seed))) for seed in seeds)
    schedule = Schedule(model, steps=steps, rate=cycle.rate, checkpoint=checkpoint)
    for epoch in range(schedule.resume(), cycle.epochs):
        if epoch >= cycle.epochs - cycle.rounded:
            round_as_int8(model)
        model.train()
        seen, begun, running = 0, time.time(), 0.0
        batches = trees.epoch(pieces, size, random.Random(seeds[epoch]))
        for number, batch in enumerate(batches):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                value, count = loss(model, batch, trees, labels, pieces)
            schedule.step(value)
            seen += count
            running += float(value.detach())
            if number % 50 == 49:
                log(f"epoch {epoch} batch {number + 1}/{len(batches)} loss {running / 50:.3f} {seen / (time.time() - begun):.0f} words/s")
                running = 0.0
        schedule.save(epoch + 1)
        yield epoch


@torch.no_grad()  # type: ignore[untyped-decorator]
def evaluate(model: Grammar, labels: Labels, pieces: Pieces, path: Path) -> str:
    """Accuracy by greedy heads on gold words, a quick watch on training (the table is benchmarks/language.py's)."""
    model.eval()
    hits, words_seen = Counter[str](), 0
    rng = random.Random(0)
    for batch in feeding.batches(whole(list(ud.read(path)), pieces), 2048, rng):
        inputs = feeding.encode([p.words for p in batch], pieces)
        gold = targets(batch, labels, {})
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
    parser.add_argument("--size", type=int, default=1280, help="pieces in a batch")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    train(args.data, args.out, cycles=CYCLES, size=args.size, log=lambda line: print(line, flush=True))


if __name__ == "__main__":
    main()
