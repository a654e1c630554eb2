"""Train the taggers of names and of events: two convolutions over what the frozen layers give for each word, and a head for each.

Little stands above the frozen layers, since the annotated reports are few: a branch of its own learns them by heart. The labels of
names are scored as a whole (``chain``); where a corpus leaves open what a word is, every path through what it may be counts as right.

    python -m training.taggers --shared ../shared --grammar build/grammar --out build/taggers
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from onrecord.language import inventory
from onrecord.language.pieces import Pieces
from onrecord.language.shapes import Shape
from training import batches as feeding
from training import tasks
from training.arguments import over_grammar
from training.below import BELOW, Item, layers_below, stacked
from training.chain import Chain
from training.corpora import names, reports
from training.encoder import Linear8, Mix, at_words, pretrained_folder, round_as_int8
from training.grammar import trained
from training.schedule import Schedule

INNER, DEPTH = 256, 2
"""Width of the convolutions, and how many there are."""

SEED = 1962
EPOCHS, RATE, ROUNDED = 6, 2e-3, 2
HEADS = {"event": len(inventory.EVENT_LABELS), "status": len(inventory.STATUSES)}
HEAD_WEIGHTS = {"event": 3.0, "status": 1.0}
OPEN_LABELS = [0, *(i for i, label in enumerate(inventory.NAME_LABELS) if i and label[2:] not in names.UNER.values())]
"""What a word may be that Universal NER marks as none of its types."""


class Convolution(nn.Module):
    """A gated convolution over a word and its two neighbours, with what it reads added back (Dauphin et al. 2017)."""

    def __init__(self) -> None:
        super().__init__()
        self.inner = Linear8(3 * INNER, 2 * INNER)
        self.norm = nn.LayerNorm(INNER, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, present: Tensor) -> Tensor:
        """``x`` is windows × words × width; ``present`` windows × words, false where padded."""
        x = x * present.unsqueeze(-1).to(x.dtype)
        edge = torch.zeros_like(x[:, :1])
        around = torch.cat([torch.cat([edge, x[:, :-1]], 1), x, torch.cat([x[:, 1:], edge], 1)], dim=-1)
        return self.norm(x + self.dropout(nn.functional.glu(self.inner(around), dim=-1)))  # type: ignore[no-any-return]


class Taggers(nn.Module):
    """Scores of labels for every word, and of labels of names that follow each other."""

    def __init__(self) -> None:
        super().__init__()
        self.shapes = nn.Embedding(len(Shape), Mix.SHAPE_WIDTH)
        self.dropout = nn.Dropout(0.3)
        self.down = Linear8(BELOW + Mix.SHAPE_WIDTH, INNER)
        self.convolutions = nn.ModuleList(Convolution() for _ in range(DEPTH))
        self.heads = nn.ModuleDict({name: nn.Linear(INNER, size) for name, size in HEADS.items()})
        self.names = nn.Linear(INNER, len(inventory.NAME_LABELS))
        self.chain = Chain(inventory.NAME_LABELS)

    def words(self, below: Tensor, inputs: feeding.Inputs) -> Tensor:
        """Vectors windows × words × width from what lies ``below``, windows × pieces."""
        x = torch.cat([at_words(below, inputs.first, inputs.last), self.shapes(inputs.shapes).to(below.dtype)], dim=-1)
        x = nn.functional.gelu(self.down(self.dropout(x)))
        for convolution in self.convolutions:
            x = convolution(x, inputs.present)
        return x.float()

    def loss(self, words: Tensor, batch: Sequence[Item], present: Tensor) -> Tensor:
        """The loss over a batch of one corpus."""
        if "names" in batch[0].example.labels:
            return self.chain.loss(self.names(words), allowed(batch), present)
        total = torch.zeros(())
        for name, weight in HEAD_WEIGHTS.items():
            gold = feeding.pad_labels([item.example.labels[name] for item in batch])
            scores = self.heads[name](words).flatten(0, 1)
            total = total + weight * nn.functional.cross_entropy(scores, gold.flatten(), ignore_index=tasks.IGNORED)
        return total


def allowed(items: Sequence[Item]) -> Tensor:
    """What every word of some windows may be by its label of a name: windows × words × labels."""
    out = torch.zeros(len(items), max(len(item.example.words) for item in items), len(inventory.NAME_LABELS), dtype=torch.bool)
    for row, item in enumerate(items):
        for word, label in enumerate(item.example.labels["names"]):
            out[row, word, OPEN_LABELS if label == tasks.OPEN else [label]] = True
    return out


def corpora(shared: Path, pieces: Pieces, *, open_only: bool) -> dict[str, Iterable[tasks.Example]]:
    """The training windows of each corpus; what is held back is left out.

    ``open_only`` takes what has an open licence, where nothing tells of types that Universal NER has not: they are outside there.
    """
    found: dict[str, Iterable[tasks.Example]] = {}
    found["uner"] = tasks.from_names(names.uner(shared / names.UNER_TRAIN, outside="O" if open_only else names.OPEN), pieces)
    if not open_only:
        found["newswire"] = tasks.from_names(names.newswire(shared / names.NEWSWIRE_FOLDER), pieces)
        found["reports"] = tasks.from_reports(reports.read(shared / "corpora/news"), pieces)
    return found


def epoch(corpora: Iterable[Sequence[Item]], size: int, rng: random.Random) -> list[list[Item]]:
    """The batches of one pass over every corpus, each of one corpus."""
    out = [batch for items in corpora for batch in feeding.batches(items, size, rng)]
    rng.shuffle(out)
    return out


def train(
    model: Taggers, corpora: Sequence[Sequence[Item]], pieces: Pieces, checkpoint: Path, *, size: int, log: Callable[[str], None]
) -> None:
    """Run the epochs that ``checkpoint`` lacks."""
    epochs = [epoch(corpora, size, random.Random(SEED + number)) for number in range(EPOCHS)]
    schedule = Schedule(model, steps=sum(map(len, epochs)), rate=RATE, head_factor=1.0, checkpoint=checkpoint)
    for number in range(schedule.resume(), EPOCHS):
        if number >= EPOCHS - ROUNDED:
            round_as_int8(model)
        model.train()
        begun, running = time.time(), 0.0
        for batch in epochs[number]:
            inputs = feeding.encode([item.example.words for item in batch], pieces)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                words = model.words(stacked(batch, inputs), inputs)
            value = model.loss(words, batch, inputs.present)
            schedule.step(value)
            running += float(value.detach())
        log(f"epoch {number} loss {running / len(epochs[number]):.4f} {time.time() - begun:.0f} s")
        schedule.save(number + 1)


def main() -> None:
    parser = over_grammar(__doc__, "taggers")
    parser.add_argument("--open", action="store_true", help="only the openly licensed corpus (names alone)")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(SEED)
    pieces, base = Pieces(pretrained_folder() / "vocab.txt"), trained(args.grammar)
    args.out.mkdir(parents=True, exist_ok=True)
    model = Taggers()
    items = [layers_below(list(own), base, pieces) for own in corpora(args.shared, pieces, open_only=args.open).values()]
    train(model, items, pieces, args.out / "checkpoint.pt", size=args.size, log=lambda line: print(line, flush=True))
    torch.save(model.state_dict(), args.out / "taggers.pt")


if __name__ == "__main__":
    main()
