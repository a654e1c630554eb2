"""Coreference by words: which words head a mention, where it begins and ends, and which earlier mention it repeats.

Links are scored between head words (Dobrovolskii 2021), trained on the likelihood of any right antecedent (Lee et al. 2017).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from onrecord.language import inventory, mentions
from onrecord.language.mentions import Mentions
from training.encoder import Mix

LINK, HIDDEN, SPAN = 96, 64, 64
CANDIDATES = 0.25
"""Share of the words that are tried as mentions in training, the likeliest; every gold one besides."""

NOT_THERE = -1e4


@dataclass(frozen=True, slots=True)
class Document:
    """One document's words and what is marked on them.

    ``chain`` holds for every word the number of the chain whose mention it heads, or −1; ``spans`` words × 2 the words
    ``[start, end)`` of the mention that a word heads, −1 where it heads none; ``kinds`` the kind of the entity (0: none).
    """

    words: list[str]
    upos: list[str]
    sentences: np.ndarray
    chain: np.ndarray
    spans: np.ndarray
    kinds: np.ndarray


class Coreference(nn.Module):
    """Scores over the word vectors of a whole document, words × width."""

    def __init__(self) -> None:
        super().__init__()
        self.mention = nn.Linear(Mix.OUT, 1)
        self.kind = nn.Linear(Mix.OUT, len(inventory.ENTITY_KINDS))
        self.span = nn.Linear(Mix.OUT, SPAN)
        self.start, self.end = nn.Linear(Mix.OUT, SPAN), nn.Linear(Mix.OUT, SPAN)
        self.distance = nn.Embedding(2 * inventory.REACH + 1, 2)
        self.link, self.back = nn.Linear(Mix.OUT, LINK), nn.Linear(Mix.OUT, LINK)
        self.later, self.earlier = nn.Linear(Mix.OUT, HIDDEN), nn.Linear(Mix.OUT, HIDDEN)
        self.apart = nn.Embedding(mentions.APART, HIDDEN)
        self.sentences = nn.Embedding(mentions.SENTENCES, HIDDEN)
        self.match = nn.Embedding(len(mentions.Match), HIDDEN)
        self.kinds = nn.Embedding(len(mentions.Kind) ** 2, HIDDEN)
        self.out = nn.Linear(HIDDEN, 1)
        self.drop = nn.Dropout(0.2)
        for table in (self.distance, self.apart, self.sentences, self.match, self.kinds):
            nn.init.normal_(table.weight, std=0.02)

    def bounds(self, words: Tensor, heads: Tensor, sentences: Tensor) -> tuple[Tensor, Tensor]:
        """Scores heads × words of the first and of the last word of what each head heads; its own sentence alone counts."""
        apart = torch.arange(len(words))[None, :] - heads[:, None]
        near = self.distance(apart.clamp(-inventory.REACH, inventory.REACH) + inventory.REACH)
        outside = sentences[None, :] != sentences[heads][:, None]
        span = self.span(words)[heads]
        first = (span @ self.start(words).T).float() / SPAN**0.5 + near[..., 0]
        last = (span @ self.end(words).T).float() / SPAN**0.5 + near[..., 1]
        return first.masked_fill(outside | (apart > 0), NOT_THERE), last.masked_fill(outside | (apart < 0), NOT_THERE)

    def links(self, words: Tensor, found: Mentions, pairs: mentions.Pairs) -> Tensor:
        """Scores mentions × antecedents, the nearest first; 0 is the score of having none."""
        heads, before = torch.from_numpy(found.heads), torch.from_numpy(pairs.antecedents)
        own = self.drop(words[heads])
        link, back = self.link(own), self.back(own)
        product = torch.einsum("nd,nkd->nk", link, back[before]).float() / LINK**0.5
        hidden = self.later(own)[:, None, :] + self.earlier(own)[before]
        for table, rows in (("apart", pairs.apart), ("sentences", pairs.sentences), ("match", pairs.match), ("kinds", pairs.kinds)):
            hidden = hidden + getattr(self, table)(torch.from_numpy(rows))
        chance = self.mention(own).squeeze(-1)
        scores = product + self.out(torch.relu(hidden)).squeeze(-1).float() + chance[:, None] + chance[before]
        return scores.masked_fill(~torch.from_numpy(pairs.present), NOT_THERE)

    def loss(self, words: Tensor, gold: Document) -> Tensor:
        heading = torch.from_numpy((gold.chain >= 0).astype(np.float32))
        chance = self.mention(words).squeeze(-1).float()
        kinds = torch.from_numpy(gold.kinds)
        total = nn.functional.binary_cross_entropy_with_logits(chance, heading)
        total = total + 0.5 * nn.functional.cross_entropy(self.kind(words).float(), kinds)
        return total + 0.5 * self._span_loss(words, gold) + 0.5 * self._link_loss(words, chance.detach(), gold)

    def _span_loss(self, words: Tensor, gold: Document) -> Tensor:
        heads = np.flatnonzero(gold.spans[:, 0] >= 0)
        if not len(heads):
            return torch.zeros(())
        first, last = self.bounds(words, torch.from_numpy(heads), torch.from_numpy(gold.sentences))
        starts, ends = torch.from_numpy(gold.spans[heads, 0]), torch.from_numpy(gold.spans[heads, 1] - 1)
        return nn.functional.cross_entropy(first, starts) + nn.functional.cross_entropy(last, ends)

    def _link_loss(self, words: Tensor, chance: Tensor, gold: Document) -> Tensor:
        likely = torch.topk(chance, max(2, int(CANDIDATES * len(gold.words)))).indices.numpy()
        heads = np.union1d(np.flatnonzero(gold.chain >= 0), likely)
        with torch.no_grad():
            spans = self.predicted_spans(words, heads, gold.sentences)
        known = gold.spans[heads, 0] >= 0
        spans[known] = gold.spans[heads][known]
        found = Mentions(heads, spans)
        pairs = mentions.pairs(gold.words, gold.upos, gold.sentences, found)
        scores = self.links(words, found, pairs)
        own = gold.chain[heads]
        right = torch.from_numpy((own[:, None] >= 0) & (own[:, None] == own[pairs.antecedents]) & pairs.present)
        none = torch.zeros(len(heads), 1)
        every = torch.logsumexp(torch.cat([none, scores], 1), 1)
        good = scores.masked_fill(~right, NOT_THERE)
        alone = none.masked_fill(right.any(1, keepdim=True), NOT_THERE)
        return (every - torch.logsumexp(torch.cat([alone, good], 1), 1)).mean()

    def predicted_spans(self, words: Tensor, heads: np.ndarray, sentences: np.ndarray) -> np.ndarray:
        first, last = self.bounds(words, torch.from_numpy(heads), torch.from_numpy(sentences))
        return torch.stack([first.argmax(1), last.argmax(1) + 1], 1).numpy()
