"""Score furniture by characters: on the stories, and on the annotated articles of ``corpora/news`` by groups of folders.

    python -m benchmarks.furniture --shared ../shared

Precision, recall and F1 are those of ``score_gold.py``: characters of the marked spans against those of the annotated. For each kind
the share found, and of that the share whose kind is right; and the share of the visible characters of the gold's body that are marked.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from onrecord import intake
from onrecord.domain.articles import Article, FurnitureKind
from onrecord.domain.spans import Span
from training.corpora.reports import HELD_BACK, Report

APART = ("3", "7", "11", "23")
"""Folders whose errors are never looked at while rules are written or signs chosen."""

Pair = tuple[Path, Path]
"""The annotation of an article, and its text."""


@dataclass(slots=True)
class Tally:
    """Counts of characters: marked and gold, by kind, and of the gold's body."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    body: int = 0
    body_marked: int = 0
    gold: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right_kind: Counter[str] = field(default_factory=Counter)

    def add(self, report: Report, article: Article) -> None:
        """Count one article."""
        wanted = kinds_of(report)
        marked = {at: piece.kind.value for piece in article.furniture for at in range(piece.span.start, piece.span.end)}
        visible = {at for at, char in enumerate(report.text) if not char.isspace()}
        both = wanted.keys() & marked.keys()
        self.right += len(both)
        self.wrong += len(marked.keys() - wanted.keys())
        self.missed += len(wanted.keys() - marked.keys())
        self.body += len(visible - wanted.keys())
        self.body_marked += len((marked.keys() - wanted.keys()) & visible)
        self.gold.update(wanted.values())
        self.found.update(wanted[at] for at in both)
        self.right_kind.update(wanted[at] for at in both if wanted[at] == marked[at])

    def figures(self) -> dict[str, float]:
        """Shares of 1."""
        precision = self.right / ((self.right + self.wrong) or 1)
        recall = self.right / ((self.right + self.missed) or 1)
        told = {
            "f1": 2 * precision * recall / ((precision + recall) or 1),
            "precision": precision,
            "recall": recall,
            "body_marked": self.body_marked / (self.body or 1),
        }
        for kind in FurnitureKind:
            if self.gold[kind]:
                told[f"{kind}.recall"] = self.found[kind] / self.gold[kind]
                told[f"{kind}.kind_right"] = self.right_kind[kind] / (self.found[kind] or 1)
        return told


def kinds_of(report: Report) -> dict[int, str]:
    """The annotated kind of each character that is furniture."""
    spans = ((item, report.locate(item)) for item in report.data["furniture"])
    return {at: item["kind"] for item, place in spans if place for at in range(*place)}


def groups(shared: Path) -> dict[str, list[Pair]]:
    """What is scored, by name: the two stories, and folders of ``corpora/news``."""
    news = shared / "corpora/news"
    every = sorted((news / "articles").glob("*/*.json"))
    parted: dict[str, list[Pair]] = {"developed on": [], "apart": [], "held back": []}
    for path in every:
        name = "held back" if path.parent.name in HELD_BACK else "apart" if path.parent.name in APART else "developed on"
        parted[name].append((path, news / "texts" / path.parent.name / f"{path.stem}.txt"))
    return {
        "seeds": _story(shared / "gold/seeds", shared / "seeds"),
        "helsinki2018": _story(shared / "gold/helsinki2018", shared / "stories/helsinki2018"),
        **{f"news, {name}": pairs for name, pairs in parted.items()},
    }


def _story(gold: Path, texts: Path) -> list[Pair]:
    return [(path, texts / f"{path.stem}.txt") for path in sorted((gold / "articles").glob("*.json"))]


def read(pairs: Sequence[Pair]) -> Iterator[tuple[Report, Article]]:
    """The articles with their annotations."""
    for annotation, place in pairs:
        [article] = (item.article for item in intake.read([place]) if isinstance(item, intake.Loaded))
        told = annotation.read_text("utf-8")
        yield Report(annotation.parent.name, article.text, json.loads(told)), article


def score(pairs: Sequence[Pair]) -> dict[str, float]:
    """Figures over some articles."""
    tally = Tally()
    for report, article in read(pairs):
        tally.add(report, article)
    return tally.figures()


def table(shared: Path) -> dict[str, dict[str, float]]:
    """Figures of each group."""
    return {name: score(pairs) for name, pairs in groups(shared).items()}


def figures(shared: Path) -> dict[str, float]:
    """One number a figure, named ``GROUP.FIGURE``."""
    return {f"{group}.{name}": value for group, own in table(shared).items() for name, value in own.items()}


def misses(pairs: Sequence[Pair]) -> Iterator[str]:
    """Blocks, a line each, that are marked and should not be, or the other way, by the more of their characters."""
    for report, article in read(pairs):
        wanted = kinds_of(report)
        for block in article.blocks:
            kinds = Counter(wanted.get(at) for at in _visible(report.text, block.span))
            gold = kinds.most_common(1)[0][0]
            if (gold is None) != (block.furniture is None):
                words = " ".join(block.span.of(report.text).split())
                yield f"{report.folder}: {gold or '-'} taken for {block.furniture or '-'}: {words}"


def _visible(text: str, span: Span) -> list[int]:
    return [at for at in range(span.start, span.end) if not text[at].isspace()]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--misses", action="store_true", help="print what is wrong on the articles that rules are developed on")
    args = parser.parse_args()
    if args.misses:
        print(*misses(groups(args.shared)["news, developed on"]), sep="\n")
        return
    for group, own in table(args.shared).items():
        print(group, *(f"  {name:24} {value:.4f}" for name, value in own.items()), sep="\n")


if __name__ == "__main__":
    main()
