"""Optimiser, learning rate, cycles and checkpoints of a training run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn


@dataclass(frozen=True, slots=True)
class Cycle:
    """A rise and fall of the learning rate; training sees the rounding to int8 in the last ``rounded`` epochs."""

    epochs: int
    rate: float
    rounded: int


def mean(states: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of several states of one model, weight by weight (stochastic weight averaging, Izmailov et al. 2018)."""
    return {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}


class Schedule:
    """AdamW with a short rise and a linear fall, gradients clipped, resumable at epoch ends.

    Biases and norms do not decay. New heads learn ``head_factor`` times faster than the encoder.
    """

    def __init__(
        self,
        model: nn.Module,
        *,
        steps: int,
        rate: float,
        checkpoint: Path | None = None,
        head_factor: float = 4.0,
        decay: float = 0.01,
    ) -> None:
        self.model, self._checkpoint = model, checkpoint
        groups: dict[tuple[bool, bool], list[nn.Parameter]] = {}
        for name, parameter in model.named_parameters():
            if parameter.requires_grad:
                encoder = name.startswith(("embeddings.", "layers."))
                groups.setdefault((encoder, parameter.dim() > 1 and "embeddings" not in name), []).append(parameter)
        self.optimizer = torch.optim.AdamW(
            [
                {"params": parameters, "lr": rate * (1.0 if encoder else head_factor), "weight_decay": decay if decays else 0.0}
                for (encoder, decays), parameters in groups.items()
            ],
            betas=(0.9, 0.98),
            fused=True,
        )
        rise = max(1, min(200, steps // 10))
        self.rates = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda step: min((step + 1) / rise, max(0.0, (steps - step) / max(1, steps - rise)))
        )

    def step(self, loss: Tensor) -> None:
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.rates.step()
        self.optimizer.zero_grad(set_to_none=True)

    @property
    def checkpoint(self) -> Path:
        if self._checkpoint is None:
            raise ValueError("a run without a checkpoint is neither saved nor resumed")
        return self._checkpoint

    def save(self, epoch: int) -> None:
        state = {
            "epoch": epoch,
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "rates": self.rates.state_dict(),
        }
        part = self.checkpoint.with_suffix(".part")
        torch.save(state, part)
        part.replace(self.checkpoint)

    def resume(self) -> int:
        """Load the checkpoint if there is one; the number of epochs done."""
        if not self.checkpoint.exists():
            return 0
        state = torch.load(self.checkpoint)
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.rates.load_state_dict(state["rates"])
        return int(state["epoch"])
