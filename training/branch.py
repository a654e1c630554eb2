"""Train the reports branch over the frozen trunk and grammar: attribution, quantities, reference, and what belongs to an event.

Words are labelled one by one (BIO); what belongs to a cue or to an event is found by scoring every word
of the window against the anchor's word, once for each role (after the biaffine scorer of Dozat and Manning 2017).

It learns names and events too, since what belongs to them is learned better so; the names that it finds are not used (``taggers``).

    python -m training.branch --shared ../shared --grammar build/grammar --out build/reports
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from onrecord.language import inventory
from onrecord.language.inventory import REACH, Role
from onrecord.language.pieces import Pieces
from training import batches as feeding
from training import tasks
from training.arguments import over_grammar
from training.below import Item, layers_below, stacked
from training.corpora import names, polnear, reports
from training.encoder import LAYERS, TRUNK, WIDTH, Layer, Linear8, Mix, pretrained_folder, quick, round_as_int8
from training.grammar import trained
from training.schedule import Cycle, Schedule, mean

PAIR = 48
"""Width of the projections that a role's scores come from."""

HEAD_WEIGHTS = {"event": 3.0}
"""A mean over all words says little of the few that bear an event, and of its type."""

SEED = 1962
HEADS = {
    "names": len(inventory.NAME_LABELS),
    "event": len(inventory.EVENT_LABELS),
    "status": len(inventory.STATUSES),
    "cue": len(inventory.CUE_LABELS),
    "content": 2,
    "quantity": len(inventory.QUANTITY_LABELS),
    "polnear_cue": len(inventory.CUE_LABELS),
}


class Reports(nn.Module):
    """Upper layers of the encoder and the heads for reports."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.grammar = Linear8(WIDTH, WIDTH)
        nn.init.zeros_(self.grammar.weight)
        nn.init.zeros_(self.grammar.bias)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS - TRUNK))
        self.mix = Mix(LAYERS - TRUNK + 1, 0.2)
        self.heads = nn.ModuleDict({name: nn.Linear(Mix.OUT, size) for name, size in HEADS.items()})
        self.filler = nn.Linear(Mix.OUT, len(Role) * PAIR)
        self.anchor = nn.Linear(Mix.OUT, len(Role) * PAIR)
        self.filler_bias = nn.Linear(Mix.OUT, len(Role))
        self.distance = nn.Embedding(2 * REACH + 1, len(Role))
        nn.init.zeros_(self.distance.weight)

    def words(self, below: Tensor, inputs: feeding.Inputs) -> Tensor:
        """Vectors windows × words × width from what lies ``below``, windows × pieces."""
        _, trunk, grammar = below.split(WIDTH, dim=-1)
        x = trunk + self.grammar(grammar)
        seen, bias = [x], inputs.bias.to(x.dtype)
        for layer in self.layers:
            x = layer(x, bias)
            seen.append(x)
        return self.mix(seen, inputs.first, inputs.last, inputs.shapes)  # type: ignore[no-any-return]

    def pairs(self, words: Tensor, rows: Tensor, anchors: Tensor) -> Tensor:
        """Scores anchors × roles × words; ``rows`` and ``anchors`` give each anchor's window and word."""
        count = words.shape[1]
        filler = self.filler(words)[rows].view(len(rows), count, len(Role), PAIR)
        anchor = self.anchor(words[rows, anchors]).view(len(rows), len(Role), PAIR)
        scores = torch.einsum("nwrp,nrp->nrw", filler, anchor) / PAIR**0.5
        scores = scores + self.filler_bias(words)[rows].transpose(1, 2)
        apart = (torch.arange(count)[None, :] - anchors[:, None]).clamp(-REACH, REACH) + REACH
        return scores + self.distance(apart).transpose(1, 2)  # type: ignore[no-any-return]


def loss(model: Reports, batch: Sequence[Item], pieces: Pieces) -> Tensor:
    inputs = feeding.encode([item.example.words for item in batch], pieces)
    words = model.words(stacked(batch, inputs), inputs)
    total = torch.zeros(())
    for name, head in model.heads.items():
        rows = [item.example.labels.get(name, []) for item in batch]
        if any(rows):
            total = total + HEAD_WEIGHTS.get(name, 1.0) * _head_loss(head(words).float(), feeding.pad_labels(rows), words.shape[1])
    return total + _pair_loss(model, words, batch)


def _head_loss(scores: Tensor, gold: Tensor, count: int) -> Tensor:
    if gold.shape[1] < count:
        gold = nn.functional.pad(gold, (0, count - gold.shape[1]), value=tasks.IGNORED)
    total = nn.functional.cross_entropy(scores.flatten(0, 1), gold.clamp(min=tasks.IGNORED).flatten(), ignore_index=-100, reduction="sum")
    opened = gold == tasks.OPEN
    if bool(opened.any()):
        allowed = [i for i, label in enumerate(inventory.NAME_LABELS) if label[2:] not in names.UNER.values()]
        shares = torch.log_softmax(scores[opened], -1)[:, allowed]
        total = total - torch.logsumexp(shares, -1).sum()
    # A head's mean over its own words, so that a rare label row (status) is not drowned by the common ones.
    return total / max(1, int((gold != tasks.IGNORED).sum()))


def _pair_loss(model: Reports, words: Tensor, batch: Sequence[Item]) -> Tensor:
    found = [(row, anchor) for row, item in enumerate(batch) for anchor in item.example.anchors]
    if not found:
        return torch.zeros(())
    rows = torch.tensor([row for row, _ in found])
    scores = model.pairs(words, rows, torch.tensor([anchor.word for _, anchor in found])).float()
    gold, mask = torch.zeros_like(scores), torch.zeros_like(scores)
    for number, (row, anchor) in enumerate(found):
        count = len(batch[row].example.words)
        for role, filled in anchor.roles.items():
            judged = list(anchor.judged) if anchor.judged is not None else list(range(count))
            mask[number, role, judged] = 1.0
            gold[number, role, list(filled)] = 1.0
    losses = nn.functional.binary_cross_entropy_with_logits(scores, gold, reduction="none") * mask
    return losses.sum() / len(found) / 8


def corpora(shared: Path, pieces: Pieces) -> dict[str, list[tasks.Example]]:
    """The training windows of each corpus; what is held back is left out here."""
    return {
        "reports": list(tasks.from_reports(reports.read(shared / "corpora/news"), pieces)),
        "polnear": list(tasks.from_polnear(polnear.read(shared / "data/attribution/polnear/data/train"), pieces)),
        "newswire": list(tasks.from_names(names.newswire(shared / names.NEWSWIRE_FOLDER), pieces)),
        "uner": list(tasks.from_names(names.uner(shared / names.UNER_TRAIN), pieces)),
    }


Shares = Mapping[str, float]
"""Passes over each corpus in one epoch."""

CYCLES: tuple[tuple[Cycle, Shares], ...] = (
    (Cycle(8, 3e-4, rounded=3), {"reports": 4.0, "polnear": 0.25, "newswire": 1.0, "uner": 0.15}),
    (Cycle(2, 2e-4, rounded=2), {"reports": 7.0, "newswire": 0.5}),
    (Cycle(2, 2e-4, rounded=2), {"reports": 4.0, "newswire": 0.125}),
)
"""The later ones turn to the annotated reports, the smallest of the corpora."""


def epoch_batches(items: Mapping[str, list[Item]], shares: Shares, size: int, rng: random.Random) -> list[list[Item]]:
    out: list[list[Item]] = []
    for name, passes in shares.items():
        whole, rest = divmod(passes, 1.0)
        for share in [1.0] * int(whole) + ([rest] if rest else []):
            out.extend(feeding.batches(rng.sample(items[name], int(len(items[name]) * share)), size, rng))
    rng.shuffle(out)
    return out


def train(shared: Path, grammar: Path, out: Path, *, size: int, log: Callable[[str], None]) -> None:
    """Train and write ``reports.pt``; goes on from what an earlier run left in ``out``.

    A cycle begins with the weights so far, and what it comes to is averaged with them.
    """
    torch.manual_seed(SEED)
    pieces, base = Pieces(pretrained_folder() / "vocab.txt"), trained(grammar)
    items = {name: layers_below(examples, base, pieces) for name, examples in corpora(shared, pieces).items()}
    log(" ".join(f"{name} {len(own)} windows {sum(len(i.example.words) for i in own)} words" for name, own in items.items()))
    model = Reports()
    for mine, theirs in zip(model.layers, list(base.layers)[TRUNK:], strict=True):
        mine.load_state_dict(theirs.state_dict())
    quick(model.layers)
    out.mkdir(parents=True, exist_ok=True)
    seed = SEED
    for number, (cycle, shares) in enumerate(CYCLES):
        end = out / f"cycle{number}.pt"
        before = [{name: value.clone() for name, value in model.state_dict().items()}] if number else []
        if not end.exists():
            epochs = [epoch_batches(items, shares, size, random.Random(seed + epoch)) for epoch in range(cycle.epochs)]
            _run(model, cycle, epochs, pieces, out / f"checkpoint-{end.name}", log)
            torch.save(model.state_dict(), end)
        model.load_state_dict(mean([*before, torch.load(end)]))
        seed += cycle.epochs
    torch.save(model.state_dict(), out / "reports.pt")


def _run(
    model: Reports, cycle: Cycle, epochs: Sequence[list[list[Item]]], pieces: Pieces, checkpoint: Path, log: Callable[[str], None]
) -> None:
    """Run those of the ``epochs`` of a cycle that its checkpoint lacks."""
    schedule = Schedule(model, steps=sum(map(len, epochs)), rate=cycle.rate, checkpoint=checkpoint)
    for epoch in range(schedule.resume(), cycle.epochs):
        if epoch >= cycle.epochs - cycle.rounded:
            round_as_int8(model)
        model.train()
        begun, running, seen = time.time(), 0.0, 0
        for number, batch in enumerate(epochs[epoch]):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                value = loss(model, batch, pieces)
            schedule.step(value)
            running += float(value.detach())
            seen += sum(len(item.example.words) for item in batch)
            if number % 100 == 99:
                pace = seen / (time.time() - begun)
                log(f"epoch {epoch} batch {number + 1}/{len(epochs[epoch])} loss {running / 100:.3f} {pace:.0f} words/s")
                running = 0.0
        schedule.save(epoch + 1)


def main() -> None:
    args = over_grammar(__doc__, "reports").parse_args()
    torch.set_num_threads(args.threads)
    train(args.shared, args.grammar, args.out, size=args.size, log=lambda line: print(line, flush=True))


if __name__ == "__main__":
    main()
