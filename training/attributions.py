"""Train the tagger of attributions: convolutions over words, their neighbours and the words that they hang on.

Where a source or a content begins and ends is a matter of grammar, so each word sees its head in the tree (after the graph convolutions
of Marcheggiani and Titov 2017), what governs the longest phrases that begin and end with it, and how it is framed by quotation marks and
paragraphs. It reads what the frozen layers and the reports
branch give for each word; labels are scored as a whole (``chain``). The trees are those of the model as shipped, so the grammar is
to be exported first.

    python -m training.attributions --shared ../shared --grammar build/grammar --reports build/reports --out build/attributions
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from spacy.tokens import Doc
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from onrecord.language import inventory
from onrecord.language.attributions import FAR, GOVERNORS, PUNCTUATION, TABLES, sides
from onrecord.language.framing import FRAMINGS
from onrecord.language.pieces import Pieces
from onrecord.language.pipeline import lines, load
from onrecord.language.weights import Weights
from onrecord.language.words import blank
from training import batches as feeding
from training import tasks
from training.arguments import over_grammar
from training.below import BELOW, Item, layers_below, stacked
from training.branch import Reports
from training.chain import Chain
from training.corpora import polnear
from training.encoder import Linear8, Mix, at_words, pretrained_folder, round_as_int8
from training.grammar import trained
from training.schedule import Schedule

READ = BELOW + Mix.OUT
"""Width of what is read of a word: the layers below, and what the reports branch makes of them."""

INNER, DEPTH, SIDE = 256, 2, 16
"""Width of the convolutions, how many there are, and the width of each of the tables beside them."""

SEED = 1962
EPOCHS, RATE, ROUNDED = 6, 2e-3, 2
KEPT = 0.998
"""Share of the averaged weights that a step keeps."""


@dataclass(slots=True)
class Words:
    """A window with what is read of its words, words × ``READ``, and what is seen beside them, a number a word."""

    example: tasks.Example
    read: Tensor
    beside: Mapping[str, Sequence[int]]

    @property
    def pieces(self) -> int:
        return self.example.pieces


class TreeConvolution(nn.Module):
    """A gated convolution over a word, its two neighbours and its governors, with what it reads added back."""

    def __init__(self) -> None:
        super().__init__()
        self.inner = Linear8((3 + len(GOVERNORS)) * INNER + len(TABLES) * SIDE, 2 * INNER)
        self.norm = nn.LayerNorm(INNER, eps=1e-12)
        self.dropout = nn.Dropout(0.2)

    def forward(self, x: Tensor, governors: Sequence[Tensor], rows: Tensor) -> Tensor:
        """``x`` is windows × words × width, zero where padded; ``governors`` windows × words; ``rows`` what the tables give."""
        edge = torch.zeros_like(x[:, :1])
        above = [x.gather(1, governor.unsqueeze(-1).expand(-1, -1, x.shape[-1])) for governor in governors]
        around = torch.cat([torch.cat([edge, x[:, :-1]], 1), x, torch.cat([x[:, 1:], edge], 1), *above, rows], dim=-1)
        return self.norm(x + self.dropout(nn.functional.glu(self.inner(around), dim=-1)))  # type: ignore[no-any-return]


class Attributions(nn.Module):
    """Scores of labels for every word, and of labels that follow each other; ``relations`` is how many labels arcs have."""

    def __init__(self, relations: int) -> None:
        super().__init__()
        self.dropout = nn.Dropout(0.5)
        self.down = Linear8(READ, INNER)
        self.framing = nn.Embedding(FRAMINGS, SIDE)
        self.relation = nn.Embedding(relations, SIDE)
        self.distance = nn.Embedding(2 * FAR + 1, SIDE)
        self.convolutions = nn.ModuleList(TreeConvolution() for _ in range(DEPTH))
        self.out = nn.Linear(INNER, len(inventory.ATTRIBUTION_LABELS))
        self.chain = Chain(inventory.ATTRIBUTION_LABELS)

    def forward(self, batch: Sequence[Words]) -> Tensor:
        """Scores windows × words × labels."""
        beside = {name: padded([item.beside[name] for item in batch]) for name in (*GOVERNORS, *TABLES)}
        read, present = together(batch), padded([[1] * len(item.example.words) for item in batch]).unsqueeze(-1)
        rows = torch.cat([getattr(self, table)(beside[name]) for name, table in TABLES.items()], dim=-1).to(read.dtype)
        x = nn.functional.gelu(self.down(self.dropout(read)))
        for convolution in self.convolutions:
            x = convolution(x * present.to(x.dtype), [beside[name] for name in GOVERNORS], rows)
        return self.out(x).float()  # type: ignore[no-any-return]

    def loss(self, scores: Tensor, batch: Sequence[Words]) -> Tensor:
        gold = padded([item.example.labels["attribution"] for item in batch])
        # A window that begins within a run opens it anew.
        gold[:, 0] -= ((gold[:, 0] > 0) & (gold[:, 0] % 2 == 0)).long()
        present = padded([[1] * len(item.example.words) for item in batch]).bool()
        may_be = nn.functional.one_hot(gold, len(inventory.ATTRIBUTION_LABELS)).bool()
        return self.chain.loss(scores, may_be, present)


def padded(rows: Sequence[Sequence[int]]) -> Tensor:
    """Rows of numbers as one tensor, zero where there is none."""
    out = torch.zeros(len(rows), max(map(len, rows)), dtype=torch.long)
    for number, row in enumerate(rows):
        out[number, : len(row)] = torch.tensor(row)
    return out


def together(items: Sequence[Words]) -> Tensor:
    """What is read of the words of some windows, zero where they are padded: windows × words × ``READ``."""
    out = torch.zeros(len(items), max(len(item.example.words) for item in items), READ, dtype=torch.bfloat16)
    for row, item in enumerate(items):
        out[row, : len(item.example.words)] = item.read
    return out


@torch.no_grad()  # type: ignore[untyped-decorator]
def words_of(items: Sequence[Item], branch: Reports, pieces: Pieces, *, size: int, punctuation: int) -> Iterator[Words]:
    """Run the reports branch once over every window; ``punctuation`` is the number of its relation."""
    branch.eval()
    for batch in feeding.batches(items, size, random.Random(SEED)):
        inputs = feeding.encode([item.example.words for item in batch], pieces)
        below = stacked(batch, inputs)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            read = torch.cat([at_words(below, inputs.first, inputs.last), branch.words(below, inputs).to(below.dtype)], dim=-1)
        for row, item in enumerate(batch):
            seen = dict(sides(item.example.heads, item.example.relations, punctuation)) | {"framing": item.example.framing}
            yield Words(item.example, read[row, : len(item.example.words)].clone(), seen)


def train(relations: int, items: Sequence[Words], *, size: int, log: Callable[[str], None]) -> Attributions:
    """The average of the weights over the steps, late ones counting most (Polyak and Juditsky 1992)."""
    model = Attributions(relations)
    averaged = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(KEPT))
    epochs = [list(feeding.batches(items, size, random.Random(SEED + number))) for number in range(EPOCHS)]
    schedule = Schedule(model, steps=sum(map(len, epochs)), rate=RATE, head_factor=1.0)
    for number in range(EPOCHS):
        if number >= EPOCHS - ROUNDED:
            round_as_int8(model)
        model.train()
        begun, running = time.time(), 0.0
        for batch in epochs[number]:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = model(batch)
            value = model.loss(scores, batch)
            schedule.step(value)
            averaged.update_parameters(model)
            running += float(value.detach())
        log(f"epoch {number} loss {running / len(epochs[number]):.4f} {time.time() - begun:.0f} s")
    model.load_state_dict(averaged.module.state_dict())
    return model


def corpus(shared: Path, grammar: Path, reports: Path, relations: Mapping[str, int], *, size: int, threads: int) -> list[Words]:
    """The windows of PolNeAR's training articles, with their trees and all that is read of them."""
    pieces, pipeline, branch = Pieces(pretrained_folder() / "vocab.txt"), load(threads=threads), Reports()
    branch.load_state_dict(torch.load(reports / "reports.pt"))

    def parse(text: str) -> tuple[Doc, Mapping[str, int]]:
        return pipeline.annotate(blank().make_doc(text), lines(text)), relations

    articles = polnear.read(shared / "data/attribution/polnear/data/train")
    below = layers_below(list(tasks.from_polnear(articles, pieces, parse=parse)), trained(grammar), pieces)
    return list(words_of(below, branch, pieces, size=size, punctuation=relations[PUNCTUATION]))


def main() -> None:
    parser = over_grammar(__doc__, "attributions")
    parser.add_argument("--reports", type=Path, default=Path("build/reports"))
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(SEED)
    relations = {label: number for number, label in enumerate(Weights().labels["deprel"])}
    items = corpus(args.shared, args.grammar, args.reports, relations, size=args.size, threads=args.threads)
    model = train(len(relations), items, size=args.size, log=lambda line: print(line, flush=True))
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), args.out / "attributions.pt")


if __name__ == "__main__":
    main()
