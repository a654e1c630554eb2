"""Pages of NAEB's development half: body, title, day and writers against gold, and pages read in a CPU-second beside trafilatura.

python -m benchmarks.pages --shared ../shared [--folds 5]

The trees that choose the blocks were fitted to these very pages, so the figure of the body is that of the fit; with ``--folds`` trees that
have seen no page of a page's site judge it (the packages of ``training`` are needed for that).
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import mean
from typing import Any

import trafilatura

from onrecord.domain.articles import Article
from onrecord.intake import Loaded, Source, load

PAGES = "data/extraction/naeb"
TOKEN = re.compile(r"\w+")
SHINGLE = 4


def figures(shared: Path) -> dict[str, float]:
    """All figures of the pages."""
    gold, pages = read(shared)
    trafilatura.extract(next(iter(pages.values())))
    articles, ours = _timed(pages, _article)
    _, theirs = _timed(pages, trafilatura.extract)
    _, with_metadata = _timed(pages, _bare)
    found = {name: article for name, article in articles.items() if article is not None}
    bodies = {name: body(article) for name, article in found.items()}
    return {
        **body_figures({name: told["articleBody"] for name, told in gold.items()}, bodies),
        "title exact": mean(name in found and found[name].title == told["title"] for name, told in gold.items()),
        "day exact": mean(name in found and found[name].published == told["date"] for name, told in gold.items()),
        "writers F1": mean(_writers(told["authors"], found[name].byline if name in found else None) for name, told in gold.items()),
        "pages a CPU-second": len(pages) / ours,
        "speed by trafilatura.extract": theirs / ours,
        "speed by trafilatura with metadata": with_metadata / ours,
    }


def read(shared: Path) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The gold, and the pages."""
    gold = json.loads((shared / PAGES / "articles.json").read_text("utf-8"))
    return gold, {name: gzip.decompress((shared / PAGES / "html" / f"{name}.html.gz").read_bytes()) for name in gold}


def _timed(pages: Mapping[str, bytes], read_one: Callable[[bytes], Any]) -> tuple[dict[str, Any], float]:
    begun = time.process_time()
    found = {name: read_one(page) for name, page in pages.items()}
    return found, time.process_time() - begun


def _article(page: bytes) -> Article | None:
    return next((item.article for item in load(Source.from_bytes(page)) if isinstance(item, Loaded)), None)


def _bare(page: bytes) -> object:
    return trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)


def body(article: Article) -> str:
    """What is read of an article, without its title."""
    return "\n".join(block.span.of(article.text) for block in article.body if block.span != article.title_span)


def body_figures(gold: Mapping[str, str], bodies: Mapping[str, str]) -> dict[str, float]:
    """Precision, recall and F1 over runs of four words, each the mean over pages, as the scrapinghub benchmark has them."""
    rows = [_overlap(_shingles(text), _shingles(bodies.get(name, ""))) for name, text in gold.items()]
    precision = mean(hit / (hit + more) for hit, more, _ in rows if hit + more)
    recall = mean(hit / (hit + less) for hit, _, less in rows if hit + less)
    return {"body precision": precision, "body recall": recall, "body F1": 2 * precision * recall / (precision + recall)}


def _overlap(one: Counter[tuple[str, ...]], other: Counter[tuple[str, ...]]) -> tuple[int, int, int]:
    return (one & other).total(), (other - one).total(), (one - other).total()


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = TOKEN.findall(text)
    return Counter(tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))) if words else Counter()


def _writers(gold: str, found: str | None) -> float:
    """F1 of the names, in any case of letters; 1 where there are none and none are given."""
    wanted, given = (_names(text) for text in (gold, found or ""))
    return 2 * len(wanted & given) / (len(wanted) + len(given)) if wanted or given else 1.0


def _names(text: str) -> set[str]:
    return {name.strip().casefold() for name in re.split(r",|;| and ", text) if name.strip()}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--folds", type=int, default=0)
    args = parser.parse_args()
    found = figures(args.shared)
    if args.folds:
        from training import pages

        read_pages = pages.read(args.shared)
        apart = body_figures({page.name: page.gold for page in read_pages}, pages.apart(read_pages, args.folds))
        found |= {f"{name}, sites apart": value for name, value in apart.items()}
    for name, value in found.items():
        print(f"{name:36} {value:.3f}")


if __name__ == "__main__":
    main()
