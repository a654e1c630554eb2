"""Fit the trees that choose the blocks of a page (``onrecord.intake.pages.choosing``) to the pages of NAEB's development half.

python -m training.pages --shared ../shared
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.intake.pages import signs
from onrecord.intake.pages.forest import Floats, Forest
from onrecord.intake.pages.gathering import gather
from onrecord.intake.pages.signs import Signs

OUT = Path("src/onrecord/intake/pages/data/blocks.npz")
PAGES = "data/extraction/naeb"

SITES = 25
"""Sites on which a sign must be seen to be kept."""
MOST_OF_PAGE, LEAST_WEIGHT = 0.2, 1e-3
"""Share of an article that a block counts as at most, and the weight of a block without words."""
DOUBTFUL = 0.45
"""Share of what trafilatura takes that a gold text must hold; one that holds less was cut short, and is not learnt from."""
LEAVES = 15
SETTINGS: dict[str, float] = {
    "max_iter": 150,
    "learning_rate": 0.08,
    "max_leaf_nodes": LEAVES,
    "min_samples_leaf": 30,
    "l2_regularization": 3.0,
    "max_features": 0.3,
}

TOKEN = re.compile(r"\w+")
SECOND_LEVEL = frozenset(("co", "com", "org", "net", "ac", "gov"))


@dataclass(frozen=True)
class Page:
    """A page as it is learnt from: its blocks, their signs, and the share of each that the gold text holds."""

    name: str
    site: str
    texts: list[str]
    keys: list[str]
    seen: Signs
    words: Floats
    right: Floats
    gold: str
    doubtful: bool


def read(shared: Path) -> list[Page]:
    """All pages with gold."""
    gold = json.loads((shared / PAGES / "articles.json").read_text("utf-8"))
    return [_page(name, told, gzip.decompress((shared / PAGES / "html" / f"{name}.html.gz").read_bytes())) for name, told in gold.items()]


def _page(name: str, told: dict[str, Any], raw: bytes) -> Page:
    gathered = gather(raw.decode("utf-8", "replace"))
    assert gathered is not None
    texts = [piece.text for piece in gathered.pieces]
    words = np.array([float(len(TOKEN.findall(text))) for text in texts])
    right = np.array(shares(texts, told["articleBody"]))
    seen = signs.of(gathered.pieces, gathered.keys, gathered.claims)
    taken = np.array([float(len(key) >= signs.SURE and f" {key} " in gathered.claims.taken) for key in gathered.keys])
    doubtful = (taken * right * words).sum() < DOUBTFUL * (taken * words).sum()
    return Page(name, site(told["site"]), texts, gathered.keys, seen, words, right, told["articleBody"], bool(doubtful))


def site(address: str) -> str:
    """The domain under which a house has its sites."""
    parts = re.sub(r"^https?://", "", address).split("/")[0].split(".")
    deep = len(parts) > 2 and parts[-2] in SECOND_LEVEL and len(parts[-1]) == 2
    return ".".join(parts[-3:] if deep else parts[-2:])


def shares(texts: Sequence[str], gold: str) -> list[float]:
    """The share of each block that the gold text holds, where both are laid side by side in order, as much as possible of them."""
    wanted = TOKEN.findall(gold)
    spans = [span for at, text in enumerate(texts) for span in _places(at, TOKEN.findall(text), wanted, *_index(gold))]
    best = [(0.0, -1)] * (len(wanted) + 2)  # a Fenwick tree: the best chain that ends up to a place
    sums: list[float] = []
    befores: list[int] = []
    waiting: list[tuple[int, float, int]] = []
    for number, (at, start, end, words, _) in enumerate(spans):
        if number and spans[number - 1][0] != at:
            waiting = _settle(best, waiting)
        value, before = _query(best, start)
        adjoins = before >= 0 and spans[before][2] == start
        sums.append(value + words - 0.3 / (1 + words) + 0.2 * adjoins)
        befores.append(before)
        waiting.append((end, sums[-1], number))
    found = [0.0] * len(texts)
    number = max(range(len(spans)), key=sums.__getitem__, default=-1)
    while number >= 0:
        at, _, _, words, length = spans[number]
        found[at] = min(1.0, words / length)
        number = befores[number]
    return found


def _settle(best: list[tuple[float, int]], waiting: Sequence[tuple[int, float, int]]) -> list[tuple[int, float, int]]:
    for end, value, number in waiting:
        at = end + 1
        while at < len(best):
            best[at] = max(best[at], (value, number), key=lambda pair: pair[0])
            at += at & -at
    return []


def _query(best: Sequence[tuple[float, int]], start: int) -> tuple[float, int]:
    at, found = start + 1, (0.0, -1)
    while at > 0:
        found = max(found, best[at], key=lambda pair: pair[0])
        at -= at & -at
    return found


_INDEXED: dict[str, tuple[dict[str, list[int]], dict[tuple[str, ...], list[int]]]] = {}


def _index(gold: str) -> tuple[dict[str, list[int]], dict[tuple[str, ...], list[int]]]:
    """Where each word and each run of four stands in a gold text."""
    if gold not in _INDEXED:
        _INDEXED.clear()
        wanted = TOKEN.findall(gold)
        ones: dict[str, list[int]] = defaultdict(list)
        fours: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for at, word in enumerate(wanted):
            ones[word].append(at)
            fours[tuple(wanted[at : at + 4])].append(at)
        _INDEXED[gold] = (dict(ones), dict(fours))
    return _INDEXED[gold]


def _places(
    at: int, own: list[str], wanted: list[str], ones: dict[str, list[int]], fours: dict[tuple[str, ...], list[int]]
) -> list[tuple[int, int, int, float, int]]:
    """Where a block stands in the gold text, as a whole or, a long one, in parts: block, start, end, words, length."""
    size = len(own)
    whole = [start for start in ones.get(own[0], ()) if wanted[start : start + size] == own] if own else []
    if whole or size < 6:
        return [(at, start, start + size, float(size), size) for start in whole[:20]]
    hits = [(start, number) for number in range(size - 3) for start in fours.get(tuple(own[number : number + 4]), ())]
    covered = len({number for _, number in hits}) / (size - 3)
    if covered <= 0.3:
        return []
    shift = Counter((start - number) // 3 for start, number in hits).most_common(1)[0][0] * 3
    near = [start for start, number in hits if abs(start - number - shift) <= size]
    return [(at, min(near), max(near) + 4, covered * size, size)]


def fit(pages: Sequence[Page]) -> Forest:
    """The trees fitted to some pages."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    columns = _columns(pages)
    usable = [page for page in pages if not page.doubtful]
    table = np.concatenate([page.seen.table(columns) for page in usable])
    right = np.concatenate([page.right[page.seen.places] for page in usable]) > 0.5
    weights = np.concatenate([_weights(page) for page in usable])
    model = HistGradientBoostingClassifier(**SETTINGS, random_state=0, early_stopping=False)
    model.fit(table, right, weights / weights.mean())
    return exported(model, list(columns), table.shape[1] - len(columns))


def _columns(pages: Sequence[Page]) -> dict[str, int]:
    """The signs that are seen on enough sites, with their columns."""
    sites: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        for name in {name for names in page.seen.names for name in names}:
            sites[name].add(page.site)
    return {name: at for at, name in enumerate(sorted(name for name, where in sites.items() if len(where) >= SITES))}


def _weights(page: Page) -> Floats:
    total = max(1, len(TOKEN.findall(page.gold)))
    weights: Floats = np.minimum(page.words[page.seen.places] / total, MOST_OF_PAGE) + LEAST_WEIGHT
    return weights


def exported(model: Any, names: Sequence[str], numbers: int) -> Forest:
    """The fitted trees as the program runs them, with the signs that they ask for alone."""
    trees = [stage[0].nodes for stage in model._predictors]
    asked = sorted({int(node["feature_idx"]) for nodes in trees for node in nodes if not node["is_leaf"]} - set(range(numbers)))
    renumbered = {column: numbers + at for at, column in enumerate(asked)} | {column: column for column in range(numbers)}
    questions: list[tuple[int, float, int]] = []
    starts: list[int] = []
    leaves = np.zeros((len(trees), LEAVES))
    for number, nodes in enumerate(trees):
        starts.append(len(questions))
        count = _flatten(nodes, 0, 0, leaves[number], questions)
        assert count <= 32
    columns, bounds, masks = zip(*((renumbered[column], bound, mask) for column, bound, mask in questions), strict=True)
    signs_asked = {names[column - numbers]: at for at, column in enumerate(asked)}
    base = float(np.ravel(model._baseline_prediction)[0])
    return Forest(signs_asked, np.array(columns), np.array(bounds), np.array(masks, dtype=np.uint32), np.array(starts), leaves, base)


def _flatten(nodes: Any, at: int, first: int, leaves: Floats, questions: list[tuple[int, float, int]]) -> int:
    """Put down the questions below a node, whose leaves are numbered from ``first``; the number of its leaves."""
    node = nodes[at]
    if node["is_leaf"]:
        leaves[first] = node["value"]
        return 1
    place = len(questions)
    questions.append((int(node["feature_idx"]), float(node["num_threshold"]), 0))
    left = _flatten(nodes, int(node["left"]), first, leaves, questions)
    questions[place] = (*questions[place][:2], 0xFFFFFFFF & ~(((1 << left) - 1) << first))
    return left + _flatten(nodes, int(node["right"]), first + left, leaves, questions)


def folds(pages: Sequence[Page], number: int) -> dict[str, int]:
    """The sites, each with its part of as many as ``number``."""
    order = sorted({page.site for page in pages})
    random.Random(1).shuffle(order)
    return {name: at % number for at, name in enumerate(order)}


def save(trees: Forest, out: Path) -> None:
    """Write trees as ``onrecord.intake.pages.forest`` reads them."""
    out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        out,
        signs=np.array(list(trees.signs)),
        columns=trees.columns.astype(np.int16),
        bounds=trees.bounds.astype(np.float32),
        masks=trees.masks,
        starts=trees.starts.astype(np.int32),
        leaves=trees.leaves.astype(np.float16),
        base=np.float64(trees.base),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    save(fit(read(args.shared)), args.out)


if __name__ == "__main__":
    main()
