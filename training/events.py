"""Train the encoder of events: predicates with PLOVER type and status, what belongs to them, and factuality.

An encoder of its own, all of its layers as they were pre-trained and tuned for events alone: the trunk that has learned grammar forgets
what words mean, and types and statuses live on that. It reads the frozen embeddings, and beside its layers what trunk and grammar
found; a convolution and the heads stand above.

Which words bear an event and of what type are learned apart, so that the few words which have a type weigh enough. Of a sentence of which
only the types are known (zero-shot PLOVER) the types of the words that bear an event are learned, and nothing of which these are.

    python -m training.events --shared ../shared --grammar build/grammar --out build/events
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from onrecord.language import inventory
from onrecord.language.inventory import EVENT_ROLES, REACH
from onrecord.language.pieces import Pieces
from onrecord.language.shapes import Shape
from training import batches as feeding
from training import tasks, told
from training.arguments import over_grammar
from training.below import BELOW, Item, layers_below, stacked
from training.corpora import annotations as marked
from training.corpora import factuality, plover, reports, ud
from training.encoder import LAYERS, WIDTH, Layer, Linear8, Mix, at_words, pretrained, pretrained_folder, quick, round_as_int8
from training.grammar import trained
from training.schedule import Schedule
from training.taggers import Convolution

INNER = 256
"""Width above the layers; that of the convolution."""

PAIR = 48
SEED = 1962
EPOCHS, RATE, ROUNDED = 7, 2e-4, 2
AVERAGE = 0.998
"""How much of the running average of the weights stays at a step."""

SHARES: Mapping[str, float] = {"reports": 1.0, "annotations": 1.0, "sentences": 0.25, "plover": 1.0, "factuality": 0.2, "quiet": 0.2}
"""Passes over each corpus in an epoch."""

QUIET = ("reviews", "answers", "email", "GUM_academic", "GUM_bio", "GUM_textbook", "GUM_vlog", "GUM_voyage", "GUM_conversation")
"""How the documents of EWT and GUM begin that are taken to tell of no event: what they tell is no news, and mostly not political."""

TREES = ("data/ud/EWT/en_ewt-ud-train.conllu", "data/ud/GUM/en_gum-ud-train.conllu")

MARK, KIND, STATUS, ROLES, FACTS, HOLDS = 3.0, 1.0, 1.0, 0.04, 0.5, 0.3
"""Weights of the losses."""

SELDOM = -4.0
"""Log-odds that a word fills a role, before anything is learned."""


class Events(nn.Module):
    """The layers, a convolution over words, and the heads."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.mix = nn.Parameter(torch.zeros(LAYERS + 1))
        self.shapes = nn.Embedding(len(Shape), Mix.SHAPE_WIDTH)
        self.dropout = nn.Dropout(0.5)
        self.down = Linear8(BELOW + Mix.SHAPE_WIDTH, INNER)
        self.convolution = Convolution()
        self.heads = nn.ModuleDict(
            {
                "mark": nn.Linear(INNER, 3),
                "kind": nn.Linear(INNER, len(inventory.EVENTS)),
                "status": nn.Linear(INNER, len(inventory.STATUSES)),
                "factuality": nn.Linear(INNER, 1),
            }
        )
        self.filler, self.anchor = (nn.Linear(INNER, len(EVENT_ROLES) * PAIR) for _ in range(2))
        self.filler_bias = nn.Linear(INNER, len(EVENT_ROLES))
        self.distance = nn.Embedding(2 * REACH + 1, len(EVENT_ROLES))
        nn.init.zeros_(self.distance.weight)
        nn.init.constant_(self.filler_bias.bias, SELDOM)

    def load_pretrained(self) -> None:
        weights = pretrained()
        for number, layer in enumerate(self.layers):
            layer.load_pretrained(weights, number)  # type: ignore[operator]

    def words(self, below: Tensor, inputs: feeding.Inputs) -> Tensor:
        """Vectors windows × words × width from what lies ``below``, windows × pieces."""
        embeddings, trunk, grammar = below.split(WIDTH, dim=-1)
        seen, bias = [embeddings], inputs.bias.to(below.dtype)
        for layer in self.layers:
            seen.append(layer(seen[-1], bias))
        share = torch.softmax(self.mix, 0)
        mixed = torch.stack([share[i] * layer for i, layer in enumerate(seen)]).sum(0)
        read = at_words(torch.cat([mixed, trunk, grammar], dim=-1), inputs.first, inputs.last)
        x = torch.cat([read, self.shapes(inputs.shapes).to(read.dtype)], dim=-1)
        x = nn.functional.gelu(self.down(self.dropout(x)))
        return self.convolution(x, inputs.present).float()  # type: ignore[no-any-return]

    def pairs(self, words: Tensor, rows: Tensor, anchors: Tensor) -> Tensor:
        """Scores anchors × roles × words; ``rows`` and ``anchors`` give each anchor's window and word."""
        count, roles = words.shape[1], len(EVENT_ROLES)
        filler = self.filler(words)[rows].view(len(rows), count, roles, PAIR)
        anchor = self.anchor(words[rows, anchors]).view(len(rows), roles, PAIR)
        scores = torch.einsum("nwrp,nrp->nrw", filler, anchor) / PAIR**0.5
        scores = scores + self.filler_bias(words)[rows].transpose(1, 2)
        apart = (torch.arange(count)[None, :] - anchors[:, None]).clamp(-REACH, REACH) + REACH
        return scores + self.distance(apart).transpose(1, 2)  # type: ignore[no-any-return]


def loss(model: Events, batch: Sequence[Item], pieces: Pieces) -> Tensor:
    """The loss over a batch of one corpus."""
    inputs = feeding.encode([item.example.words for item in batch], pieces)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        words = model.words(stacked(batch, inputs), inputs)
    first = batch[0].example
    if first.factuality:
        return FACTS * _fact_loss(model, words, batch)
    if first.holds:
        return HOLDS * _held_loss(model, words, batch, inputs.present)
    return _event_loss(model, words, batch) + ROLES * _role_loss(model, words, batch)


def _event_loss(model: Events, words: Tensor, batch: Sequence[Item]) -> Tensor:
    labels = feeding.pad_labels([item.example.labels["event"] for item in batch])
    marks = torch.where(labels > 0, 2 - labels % 2, labels)
    kinds = torch.where(labels > 0, (labels - 1) // 2, tasks.IGNORED)
    status = feeding.pad_labels([item.example.labels["status"] for item in batch])
    rows = (("mark", marks, MARK), ("kind", kinds, KIND), ("status", status, STATUS))
    return torch.stack([weight * _entropy(model.heads[name](words), gold) for name, gold, weight in rows]).sum()


def _entropy(scores: Tensor, gold: Tensor) -> Tensor:
    """Mean cross-entropy over the words that are judged; 0 where none is."""
    total = nn.functional.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=tasks.IGNORED, reduction="sum")
    return total / (gold != tasks.IGNORED).sum().clamp(min=1)


def _role_loss(model: Events, words: Tensor, batch: Sequence[Item]) -> Tensor:
    number_of = {role: number for number, role in enumerate(EVENT_ROLES)}
    found = [(row, a) for row, item in enumerate(batch) for a in item.example.anchors if not number_of.keys().isdisjoint(a.roles)]
    if not found:
        return torch.zeros(())
    scores = model.pairs(words, torch.tensor([row for row, _ in found]), torch.tensor([anchor.word for _, anchor in found]))
    gold, judged = torch.zeros_like(scores), torch.zeros_like(scores)
    for number, (row, anchor) in enumerate(found):
        for role, filled in anchor.roles.items():
            if role in number_of:
                judged[number, number_of[role], : len(batch[row].example.words)] = 1.0
                gold[number, number_of[role], list(filled)] = 1.0
    losses = nn.functional.binary_cross_entropy_with_logits(scores, gold, reduction="none") * judged
    return losses.sum() / len(found)


def _fact_loss(model: Events, words: Tensor, batch: Sequence[Item]) -> Tensor:
    judged = [(row, word, score) for row, item in enumerate(batch) for word, score in item.example.factuality.items()]
    rows, places, gold = (torch.tensor(column) for column in zip(*judged, strict=True))
    return nn.functional.smooth_l1_loss(model.heads["factuality"](words[rows, places]).squeeze(-1), gold)


def _held_loss(model: Events, words: Tensor, batch: Sequence[Item], present: Tensor) -> Tensor:
    """How unlikely it is that a word which opens an event, drawn as the model has them, is of a type that its sentence holds.

    The marks are taken as they are: a model that is paid for any word of the type learns to mark all words.
    """
    opens = torch.softmax(model.heads["mark"](words), -1)[..., 1].detach() * present
    drawn = opens / opens.sum(1, keepdim=True).clamp(min=1e-6)
    kinds = (drawn.unsqueeze(-1) * torch.softmax(model.heads["kind"](words), -1)).sum(1)
    return -torch.stack([torch.log(kinds[row, list(item.example.holds)].sum().clamp(min=1e-4)) for row, item in enumerate(batch)]).mean()


def corpora(shared: Path, pieces: Pieces, *, apart: bool) -> dict[str, list[tasks.Example]]:
    """The training windows of each corpus; what is held back is left out, with ``apart`` also what is set apart."""
    read = [report for report in reports.read(shared / "corpora/news") if not (apart and report.folder in reports.APART)]
    whole = {
        "reports": list(tasks.from_reports(read, pieces)),
        "annotations": list(told.from_annotations(marked.read(shared, apart=False if apart else None), pieces)),
    }
    return whole | {
        "sentences": [cut for own in whole.values() for example in own for cut in told.sentence_by_sentence(example, pieces)],
        "plover": list(told.from_plover(plover.types(shared), pieces)),
        "factuality": list(told.from_factuality(factuality.read(shared, "train"), pieces)),
        "quiet": list(told.from_quiet(_quiet(shared), pieces)),
    }


def _quiet(shared: Path) -> Iterator[ud.Sentence]:
    for path in TREES:
        yield from (sentence for sentence in ud.read(shared / path) if sentence.document.startswith(QUIET))


def epoch(items: Mapping[str, Sequence[Item]], size: int, rng: random.Random) -> list[list[Item]]:
    """The batches of one epoch, each of one corpus."""
    drawn = (rng.sample(own, round(len(own) * SHARES[name])) for name, own in items.items())
    out = [batch for own in drawn for batch in feeding.batches(own, size, rng)]
    rng.shuffle(out)
    return out


class Average:
    """A running average of a model's weights, which generalises better than the last of them (Polyak and Juditsky 1992)."""

    def __init__(self, model: nn.Module) -> None:
        self.state = {name: value.detach().clone() for name, value in model.state_dict().items()}
        self._steps = 0

    def go_on(self, state: dict[str, Tensor], steps: int) -> None:
        """Take up an average of so many steps."""
        self.state, self._steps = state, steps

    @torch.no_grad()  # type: ignore[untyped-decorator]
    def take(self, model: nn.Module) -> None:
        """Take in the weights after a step; the first steps count less than the later."""
        self._steps += 1
        stays = min(AVERAGE, (1 + self._steps) / (10 + self._steps))
        for name, value in model.state_dict().items():
            self.state[name].mul_(stays).add_(value, alpha=1 - stays)


def train(
    model: Events, items: Mapping[str, Sequence[Item]], pieces: Pieces, checkpoint: Path, *, size: int, log: Callable[[str], None]
) -> Average:
    """Run the epochs that ``checkpoint`` lacks; the average of the weights."""
    epochs = [epoch(items, size, random.Random(SEED + number)) for number in range(EPOCHS)]
    schedule = Schedule(model, steps=sum(map(len, epochs)), rate=RATE, head_factor=8.0, checkpoint=checkpoint)
    averaged = checkpoint.with_suffix(".average.pt")
    begin, average = schedule.resume(), Average(model)
    if begin:
        average.go_on(torch.load(averaged), sum(map(len, epochs[:begin])))
    for number, batches in list(enumerate(epochs))[begin:]:
        if number >= EPOCHS - ROUNDED:
            round_as_int8(model)
        model.train()
        begun, running = time.time(), 0.0
        for batch in batches:
            value = loss(model, batch, pieces)
            schedule.step(value)
            average.take(model)
            running += float(value.detach())
        log(f"epoch {number} loss {running / len(batches):.4f} {time.time() - begun:.0f} s")
        torch.save(average.state, averaged)
        schedule.save(number + 1)
    return average


def main() -> None:
    parser = over_grammar(__doc__, "events")
    parser.add_argument("--apart", action="store_true", help="without the articles on which what reads the model's word is fitted")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(SEED)
    pieces, base = Pieces(pretrained_folder() / "vocab.txt"), trained(args.grammar)
    items = {name: layers_below(own, base, pieces) for name, own in corpora(args.shared, pieces, apart=args.apart).items()}
    model = Events()
    model.load_pretrained()
    quick(model.layers)
    args.out.mkdir(parents=True, exist_ok=True)
    average = train(model, items, pieces, args.out / "checkpoint.pt", size=args.size, log=lambda line: print(line, flush=True))
    torch.save(average.state, args.out / "events.pt")


if __name__ == "__main__":
    main()
