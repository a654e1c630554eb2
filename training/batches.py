"""Windows of words as padded tensors."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import torch
from torch import Tensor

from onrecord.language.pieces import Pieces
from onrecord.language.shapes import shape_of


class Sized(Protocol):
    @property
    def pieces(self) -> int: ...


Item = TypeVar("Item", bound=Sized)


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the encoder reads: ``pieces`` and ``piece_shapes`` batch × pieces; the rest batch × words.

    ``first`` and ``last`` give each word's pieces; ``present`` is true where a word stands.
    """

    pieces: Tensor
    piece_shapes: Tensor
    first: Tensor
    last: Tensor
    shapes: Tensor
    present: Tensor

    @property
    def bias(self) -> Tensor:
        return ((self.pieces == 0).float() * -1e4)[:, None, None, :]


def encode(lines: Sequence[Sequence[str]], pieces: Pieces) -> Inputs:
    """Encode one window a line."""
    rows: list[tuple[list[int], list[int], list[int], list[int], list[int]]] = []
    for words in lines:
        ids, shapes, first, last, word_shapes = [pieces.opening], [7], [], [], []
        for word in words:
            shape = int(shape_of(word))
            own = pieces.of(word)
            first.append(len(ids))
            ids.extend(own)
            last.append(len(ids) - 1)
            shapes.extend([shape] * len(own))
            word_shapes.append(shape)
        ids.append(pieces.closing)
        shapes.append(7)
        rows.append((ids, shapes, first, last, word_shapes))
    padded = [_pad([row[i] for row in rows]) for i in range(5)]
    present = _pad([[1] * len(row[2]) for row in rows]).bool()
    return Inputs(padded[0], padded[1], padded[2], padded[3], padded[4], present)


def _pad(rows: list[list[int]], fill: int = 0) -> Tensor:
    out = torch.full((len(rows), max(map(len, rows))), fill, dtype=torch.long)
    for number, row in enumerate(rows):
        out[number, : len(row)] = torch.tensor(row)
    return out


def pad_labels(rows: list[list[int]]) -> Tensor:
    """Labels batch × words, −100 (which the losses leave out) where there is no word."""
    return _pad(rows, -100)


def batches(items: Iterable[Item], size: int, rng: random.Random) -> Iterator[list[Item]]:
    """Batches of about ``size`` pieces, of items of like length, in shuffled order."""
    pool = sorted(items, key=lambda item: (item.pieces, rng.random()))
    out: list[list[Item]] = []
    batch: list[Item] = []
    for item in pool:
        if batch and (len(batch) + 1) * max(item.pieces, batch[-1].pieces) > size:
            out.append(batch)
            batch = []
        batch.append(item)
    if batch:
        out.append(batch)
    rng.shuffle(out)
    yield from out
