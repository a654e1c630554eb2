"""Fit which time holds for an event (``onrecord.reading.timing``) on the annotated articles that the model is trained on.

Two layers over the signs of event and candidate, softmax over the candidates of one event, the likelihood of any right one. What the model
says of status is surer on the articles that it was trained on than it will be on others: statuses are dropped now and then.

    python -m training.timing --shared ../shared
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from onrecord import intake
from onrecord.domain.articles import Article
from onrecord.domain.edtf import bounds
from onrecord.domain.resolution import resolve
from onrecord.language.findings import Anchored
from onrecord.language.pipeline import findings_of, load
from onrecord.language.quotes import quotations
from onrecord.reading import phrases
from onrecord.reading.cast import Cast
from onrecord.reading.statements import find_statements
from onrecord.reading.times import find_times
from onrecord.reading.timing import Candidate, Timing
from training.corpora import reports
from training.corpora.reports import Report

OUT = Path("src/onrecord/reading/data/timing.npz")
WIDTH = 48
EPOCHS = 4
RATE = 3e-3
DECAY = 0.03
BATCH = 64
LEAST = 12
"""Times that a sign must be seen in to be kept."""
DROP_UNIT, DROP_STATUS, DROP_SIGN = 0.3, 0.3, 0.08
WIDEST = 3
"""Days that a value may always span to agree with a gold one that it overlaps."""


@dataclass(frozen=True, slots=True)
class Example:
    """One event: the candidates' signs, and which of them are right."""

    signs: list[tuple[str, ...]]
    right: list[bool]
    agreeing: list[bool]
    timeless: bool


def examples(shared: Path, *, held_back: bool = False) -> Iterator[Example]:
    """The events that the model finds and the annotators did too, with the annotators' times."""
    pipeline = load(threads=2)
    for report in reports.read(shared / "corpora/news", held_back=held_back):
        published = report.data["published"]
        if published:
            article = _article(report)
            yield from _of_article(report, article, pipeline(article), published)


def _article(report: Report) -> Article:
    with TemporaryDirectory() as room:
        path = Path(room) / "article.txt"
        path.write_bytes(report.text.encode())
        (article,) = (item.article for item in intake.read([path]) if isinstance(item, intake.Loaded))
        return article


def _of_article(report: Report, article: Article, doc: Any, published: str) -> Iterator[Example]:
    times = find_times(doc)
    said = find_statements(doc, article, Cast(doc), quotations(article.text, [block.span for block in article.body]), times)
    found = findings_of(doc).events
    timing = Timing(doc, article, found, said, times)
    for event, when in _matched(report, doc, found):
        yield _example(timing.candidates(doc[event.run[0] : event.run[1]].root, event.label, event.status), when, published)


def _matched(report: Report, doc: Any, found: Sequence[Anchored]) -> Iterator[tuple[Anchored, str | None]]:
    """Events with the times of the annotators' events that they overlap, one to one."""
    gold = [(place, event["when"]) for event in report.data["events"] if (place := report.locate(event))]
    for event in found:
        span = phrases.text_span(doc[event.run[0] : event.run[1]])
        match = next((one for one in gold if one[0][0] < span.end and span.start < one[0][1]), None)
        if match is not None:
            gold.remove(match)
            yield event, match[1]


def _example(candidates: Sequence[Candidate], when: str | None, published: str) -> Example:
    values = [resolve(candidate.ref, published) for candidate in candidates]
    agreeing = [agrees(value, when) for value in values]
    exact = [agreed and days(value) == days(when) for agreed, value in zip(agreeing, values, strict=True)]
    right = exact if any(exact) else agreeing
    return Example([candidate.signs for candidate in candidates], right, agreeing, when is None)


def days(edtf: str | None) -> tuple[date, date] | None:
    """First and last day, an open end as far as the calendar goes."""
    if edtf is None:
        return None
    first, _, last = edtf.partition("/")
    ends = bounds("/".join(part for part in (first, last) if part not in ("", "..")))
    if ends is None:
        return None
    return (date.min if first == ".." else ends[0]), (date.max if last == ".." else ends[1])


def agrees(value: str | None, gold: str | None) -> bool:
    """Whether a value says what the annotators say: both none, or overlapping and not much wider."""
    one, other = days(value), days(gold)
    if one is None or other is None:
        return value is None and gold is None
    width, wanted = ((last - first).days + 1 for first, last in (one, other))
    return one[0] <= other[1] and other[0] <= one[1] and width <= max(WIDEST, 2 * wanted)


class Chooser(nn.Module):
    """Scores candidates by the sum of their signs' vectors."""

    def __init__(self, signs: int) -> None:
        super().__init__()
        self.vectors = nn.EmbeddingBag(signs, WIDTH, mode="sum")
        self.weights = nn.EmbeddingBag(signs, 1, mode="sum")
        self.bias = nn.Parameter(torch.zeros(WIDTH))
        self.out = nn.Linear(WIDTH, 1, bias=False)
        nn.init.normal_(self.vectors.weight, 0, 0.05)
        nn.init.zeros_(self.weights.weight)

    def forward(self, signs: Tensor, starts: Tensor) -> Tensor:
        """A score for each candidate."""
        hidden = torch.relu(self.vectors(signs, starts) + self.bias)
        hidden = nn.functional.dropout(hidden, DROP_UNIT, self.training)
        scores: Tensor = (self.out(hidden) + self.weights(signs, starts)).squeeze(1)
        return scores


def fit(learnt: Sequence[Example], *, seed: int = 0) -> tuple[list[str], Chooser]:
    """The signs that are kept, the first of them for none, and the fitted scorer."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    seen = Counter(sign for example in learnt for signs in example.signs for sign in set(signs))
    kept = ["", *sorted(sign for sign, times in seen.items() if times >= LEAST)]
    numbers = {sign: number for number, sign in enumerate(kept)}
    model = Chooser(len(kept))
    optimiser = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=DECAY)
    usable = [example for example in learnt if any(example.right)]
    for epoch in range(EPOCHS):
        for group in optimiser.param_groups:
            group["lr"] = RATE * (1 - epoch / EPOCHS) + RATE / 30
        chance.shuffle(usable)
        for at in range(0, len(usable), BATCH):
            loss = _loss(model, usable[at : at + BATCH], numbers, chance)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    return kept, model.eval()


def _loss(model: Chooser, batch: Sequence[Example], numbers: dict[str, int], chance: random.Random) -> Tensor:
    signs: list[int] = []
    starts: list[int] = []
    for example in batch:
        blind = chance.random() < DROP_STATUS
        for told in example.signs:
            starts.append(len(signs))
            kept = (sign for sign in told if not (blind and sign.startswith("status.")) and chance.random() >= DROP_SIGN)
            signs.extend([numbers[sign] for sign in kept if sign in numbers] or [0])
    scores = model(torch.tensor(signs), torch.tensor(starts))
    losses, at = [], 0
    for example in batch:
        logs = torch.log_softmax(scores[at : at + len(example.signs)], 0)
        losses.append(-torch.logsumexp(logs[torch.tensor(example.right)], 0))
        at += len(example.signs)
    return torch.stack(losses).mean()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    kept, model = fit(list(examples(args.shared)))
    arrays = {
        "vectors": model.vectors.weight,
        "weights": model.weights.weight[:, 0],
        "bias": model.bias,
        "out": model.out.weight[0],
    }
    half = {name: value.detach().numpy().astype(np.float16) for name, value in arrays.items()}
    np.savez_compressed(args.out, signs=np.array(kept), **half)


if __name__ == "__main__":
    main()
