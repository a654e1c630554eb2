"""Fit the small networks that choose one of several options by their signs (``onrecord.reading.choosing``).

Two layers over the signs of an option, softmax over the options of one case, the likelihood of any right one.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn


@dataclass(frozen=True, slots=True)
class Example:
    """One case: the signs of the options, and which of them are right."""

    signs: list[tuple[str, ...]]
    right: list[bool]


@dataclass(frozen=True, slots=True)
class Settings:
    """How a network is fitted.

    ``least`` is how often a sign must be seen to be kept. Signs that begin with ``blind`` are left out of a case with the chance
    ``drop_blind``: those that come from the model, which is surer on the articles that it was trained on than it will be on others.
    """

    width: int
    epochs: int
    least: int
    blind: str
    drop_blind: float
    drop_unit: float = 0.3
    drop_sign: float = 0.08
    rate: float = 3e-3
    decay: float = 0.03
    batch: int = 64


class Chooser(nn.Module):
    """Scores options by the sum of their signs' vectors."""

    def __init__(self, signs: int, settings: Settings) -> None:
        super().__init__()
        self.vectors = nn.EmbeddingBag(signs, settings.width, mode="sum")
        self.weights = nn.EmbeddingBag(signs, 1, mode="sum")
        self.bias = nn.Parameter(torch.zeros(settings.width))
        self.out = nn.Linear(settings.width, 1, bias=False)
        self._drop = settings.drop_unit
        nn.init.normal_(self.vectors.weight, 0, 0.05)
        nn.init.zeros_(self.weights.weight)

    def forward(self, signs: Tensor, starts: Tensor) -> Tensor:
        """A score for each option."""
        hidden = torch.relu(self.vectors(signs, starts) + self.bias)
        hidden = nn.functional.dropout(hidden, self._drop, self.training)
        scores: Tensor = (self.out(hidden) + self.weights(signs, starts)).squeeze(1)
        return scores


def fit(learnt: Sequence[Example], settings: Settings, *, seed: int = 0) -> tuple[list[str], Chooser]:
    """The signs that are kept, the first of them for none, and the fitted scorer."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    seen = Counter(sign for example in learnt for signs in example.signs for sign in set(signs))
    kept = ["", *sorted(sign for sign, times in seen.items() if times >= settings.least)]
    numbers = {sign: number for number, sign in enumerate(kept)}
    model = Chooser(len(kept), settings)
    optimiser = torch.optim.AdamW(model.parameters(), lr=settings.rate, weight_decay=settings.decay)
    usable = [example for example in learnt if any(example.right)]
    for epoch in range(settings.epochs):
        for group in optimiser.param_groups:
            group["lr"] = settings.rate * (1 - epoch / settings.epochs) + settings.rate / 30
        chance.shuffle(usable)
        for at in range(0, len(usable), settings.batch):
            loss = _loss(model, usable[at : at + settings.batch], numbers, settings, chance)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    return kept, model.eval()


def _loss(model: Chooser, batch: Sequence[Example], numbers: dict[str, int], settings: Settings, chance: random.Random) -> Tensor:
    signs: list[int] = []
    starts: list[int] = []
    for example in batch:
        blind = chance.random() < settings.drop_blind
        for told in example.signs:
            starts.append(len(signs))
            kept = (sign for sign in told if not (blind and sign.startswith(settings.blind)) and chance.random() >= settings.drop_sign)
            signs.extend([numbers[sign] for sign in kept if sign in numbers] or [0])
    scores = model(torch.tensor(signs), torch.tensor(starts))
    losses, at = [], 0
    for example in batch:
        logs = torch.log_softmax(scores[at : at + len(example.signs)], 0)
        losses.append(-torch.logsumexp(logs[torch.tensor(example.right)], 0))
        at += len(example.signs)
    return torch.stack(losses).mean()


def accuracy(examples: Sequence[Example], kept: Sequence[str], model: Chooser) -> float:
    """Share of cases in which a right option scores highest."""
    numbers = {sign: number for number, sign in enumerate(kept)}
    hits = 0
    for example in examples:
        known = [[numbers[sign] for sign in told if sign in numbers] or [0] for told in example.signs]
        starts = np.cumsum([0, *(len(own) for own in known[:-1])]).tolist()
        with torch.no_grad():
            scores = model(torch.tensor([sign for own in known for sign in own]), torch.tensor(starts))
        hits += example.right[int(scores.argmax())]
    return hits / len(examples) if examples else 0.0


def save(kept: Sequence[str], model: Chooser, out: Path) -> None:
    """Write a network as ``onrecord.reading.choosing`` reads it, in half precision."""
    arrays = {
        "vectors": model.vectors.weight,
        "weights": model.weights.weight[:, 0],
        "bias": model.bias,
        "out": model.out.weight[0],
    }
    half = {name: value.detach().numpy().astype(np.float16) for name, value in arrays.items()}
    np.savez_compressed(out, signs=np.array(kept), **half)
