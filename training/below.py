"""What the frozen layers give over a window, for the parts that are trained above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from onrecord.language.pieces import Pieces
from training import batches as feeding
from training import tasks
from training.encoder import TRUNK, WIDTH
from training.grammar import Grammar

BELOW = 3 * WIDTH

TOGETHER = 16
"""Windows that run through the frozen layers at once."""


@dataclass(slots=True)
class Item:
    """A window with what lies below a branch over it, pieces × ``BELOW``: embeddings, the trunk's last layer, the grammar's last."""

    example: tasks.Example
    below: Tensor

    @property
    def pieces(self) -> int:
        return self.example.pieces


@torch.no_grad()  # type: ignore[untyped-decorator]
def layers_below(examples: Sequence[tasks.Example], model: Grammar, pieces: Pieces) -> list[Item]:
    """Run the frozen layers once over every window."""
    model.eval()
    out: list[Item] = []
    sized = sorted(examples, key=lambda e: e.pieces)
    for begin in range(0, len(sized), TOGETHER):
        part = sized[begin : begin + TOGETHER]
        inputs = feeding.encode([e.words for e in part], pieces)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            seen = [model.embeddings(inputs.pieces, inputs.piece_shapes)]
            for layer in model.layers:
                seen.append(layer(seen[-1], inputs.bias.to(seen[-1].dtype)))
        below = torch.cat([seen[0], seen[TRUNK], seen[-1]], dim=-1).to(torch.bfloat16)
        out.extend(Item(e, below[i, : e.pieces + 2].clone()) for i, e in enumerate(part))
    return out


def stacked(items: Sequence[Item], inputs: feeding.Inputs) -> Tensor:
    """What lies below some windows, zero where they are padded: windows × pieces × ``BELOW``."""
    below = torch.zeros(*inputs.pieces.shape, BELOW, dtype=torch.bfloat16)
    for row, item in enumerate(items):
        below[row, : item.below.shape[0]] = item.below
    return below
