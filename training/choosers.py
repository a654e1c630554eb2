"""Fit the small networks that choose one of several options by their signs (``onrecord.reading.choosing``).

Two layers over the signs of an option, softmax over the options of one case, the likelihood of any right one.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor, nn


@dataclass(frozen=True, slots=True)
class Example:
    """One case: the signs of the options, and which of them are right."""

    signs: list[tuple[str, ...]]
    right: list[bool]


@dataclass(frozen=True, slots=True)
class Judged:
    """One option by itself: its signs, and to which questions it is right."""

    signs: tuple[str, ...]
    right: tuple[bool, ...]


Case = TypeVar("Case")


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
    """Scores options by the sum of their signs' vectors, for each of some ``questions``."""

    def __init__(self, signs: int, settings: Settings, questions: int = 1) -> None:
        super().__init__()
        self.vectors = nn.EmbeddingBag(signs, settings.width, mode="sum")
        self.weights = nn.EmbeddingBag(signs, questions, mode="sum")
        self.bias = nn.Parameter(torch.zeros(settings.width))
        self.out = nn.Linear(settings.width, questions, bias=False)
        self._drop = settings.drop_unit
        nn.init.normal_(self.vectors.weight, 0, 0.05)
        nn.init.zeros_(self.weights.weight)

    def forward(self, signs: Tensor, starts: Tensor) -> Tensor:
        """A score for each option; options × questions where there are several."""
        hidden = torch.relu(self.vectors(signs, starts) + self.bias)
        hidden = nn.functional.dropout(hidden, self._drop, self.training)
        scores: Tensor = (self.out(hidden) + self.weights(signs, starts)).squeeze(1)
        return scores


def fit(learnt: Sequence[Example], settings: Settings, *, seed: int = 0) -> tuple[list[str], Chooser]:
    """The signs that are kept, the first of them for none, and the fitted scorer."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    kept = _kept((signs for example in learnt for signs in example.signs), settings)
    numbers = {sign: number for number, sign in enumerate(kept)}
    model = Chooser(len(kept), settings)
    usable = [example for example in learnt if any(example.right)]
    _descend(model, usable, settings, chance, lambda batch: _loss(model, batch, numbers, settings, chance))
    return kept, model.eval()


def fit_each(learnt: Sequence[Judged], settings: Settings, *, only_one: bool = False, seed: int = 0) -> tuple[list[str], Chooser]:
    """The same for options that are right or wrong each by itself, to several questions at once; scores are log-odds.

    With ``only_one`` each is right to one of the questions, and scores are log-odds of those against each other.
    """
    torch.manual_seed(seed)
    chance = random.Random(seed)
    kept = _kept((one.signs for one in learnt), settings)
    numbers = {sign: number for number, sign in enumerate(kept)}
    model = Chooser(len(kept), settings, len(learnt[0].right))
    _descend(model, list(learnt), settings, chance, lambda batch: _loss_of_each(model, batch, numbers, settings, chance, only_one=only_one))
    return kept, model.eval()


def _kept(every: Iterable[tuple[str, ...]], settings: Settings) -> list[str]:
    seen = Counter(sign for signs in every for sign in set(signs))
    return ["", *sorted(sign for sign, times in seen.items() if times >= settings.least)]


def _descend(model: Chooser, cases: list[Case], settings: Settings, chance: random.Random, loss: Callable[[list[Case]], Tensor]) -> None:
    """Run the epochs over shuffled batches."""
    optimiser = torch.optim.AdamW(model.parameters(), lr=settings.rate, weight_decay=settings.decay)
    for epoch in range(settings.epochs):
        for group in optimiser.param_groups:
            group["lr"] = settings.rate * (1 - epoch / settings.epochs) + settings.rate / 30
        chance.shuffle(cases)
        for at in range(0, len(cases), settings.batch):
            value = loss(cases[at : at + settings.batch])
            optimiser.zero_grad()
            value.backward()  # type: ignore[no-untyped-call]
            optimiser.step()


def _loss_of_each(
    model: Chooser, batch: Sequence[Judged], numbers: dict[str, int], settings: Settings, chance: random.Random, *, only_one: bool
) -> Tensor:
    signs: list[int] = []
    starts: list[int] = []
    for one in batch:
        starts.append(len(signs))
        signs.extend([numbers[sign] for sign in one.signs if sign in numbers and chance.random() >= settings.drop_sign] or [0])
    right = torch.tensor([one.right for one in batch], dtype=torch.float)
    scores = model(torch.tensor(signs), torch.tensor(starts))
    return nn.functional.cross_entropy(scores, right) if only_one else nn.functional.binary_cross_entropy_with_logits(scores, right)


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
        "weights": model.weights.weight.squeeze(1),
        "bias": model.bias,
        "out": model.out.weight.T.squeeze(1),
    }
    half = {name: value.detach().numpy().astype(np.float16) for name, value in arrays.items()}
    np.savez_compressed(out, signs=np.array(kept), **half)
