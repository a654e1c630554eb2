"""A linear-chain conditional random field over rows of BIO labels (Lafferty et al. 2001)."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from onrecord.language.labelling import NEVER, permitted


class Chain(nn.Module):
    """What labels add to a path by what they follow."""

    def __init__(self, labels: Sequence[str]) -> None:
        super().__init__()
        self.following = nn.Parameter(torch.zeros(len(labels), len(labels)))
        opening, following = (torch.from_numpy(table) for table in permitted(labels))
        self.register_buffer("may_open", opening)
        self.register_buffer("may_follow", following)

    def loss(self, scores: Tensor, may_be: Tensor, present: Tensor) -> Tensor:
        """The mean over words of how unlikely the paths through what the words may be are among all paths (Tsuboi et al. 2008).

        ``scores`` and ``may_be`` are windows × words × labels; ``present`` windows × words, false where padded.
        """
        right = scores.masked_fill(~may_be, NEVER)
        every, good = self._paths(torch.cat([scores, right]), torch.cat([present, present])).chunk(2)
        return (every - good).sum() / present.sum()

    def _paths(self, scores: Tensor, present: Tensor) -> Tensor:
        """The log of the sum over all paths through each window."""
        following = self.following + self.may_follow
        sums = scores[:, 0] + self.may_open
        for step in range(1, scores.shape[1]):
            onward = torch.logsumexp(sums[:, :, None] + following, 1) + scores[:, step]
            sums = torch.where(present[:, step, None], onward, sums)
        return torch.logsumexp(sums, 1)
