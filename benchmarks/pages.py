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
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import mean
from typing import Any
from unittest import mock

import trafilatura

from benchmarks import scoring
from onrecord.domain.articles import Article
from onrecord.intake import Loaded, Source, load
from onrecord.intake.text import languages

PAGES = "data/extraction/naeb"
FOLDS = 5
FOREIGN = "Die Fähren fahren ab Montag wieder, wie die Hafenbehörde am Abend bekanntgab."
OF_THE_MACHINE = ("pages a CPU-second", "speed by trafilatura.extract", "speed by trafilatura with metadata")


def figures(shared: Path) -> dict[str, float]:
    """All figures of the pages, by the trees that are shipped."""
    gold, pages = read(shared)
    for warmed in (trafilatura.extract, _article):  # what either loads once, ours the languages too
        warmed(next(iter(pages.values())))
    languages.detect(FOREIGN)
    articles, ours = _timed(pages, _article)
    _, theirs = _timed(pages, trafilatura.extract)
    _, with_metadata = _timed(pages, _bare)
    speed = (len(pages) / ours, theirs / ours, with_metadata / ours)
    return scored(shared, gold, articles) | dict(zip(OF_THE_MACHINE, speed, strict=True))


def quick(shared: Path) -> dict[str, float]:
    """The same without those of the machine."""
    gold, pages = read(shared)
    return scored(shared, gold, {name: _article(page) for name, page in pages.items()})


def scored(shared: Path, gold: Mapping[str, Any], articles: Mapping[str, Article | None]) -> dict[str, float]:
    """What was made of the pages against gold."""
    found = {name: article for name, article in articles.items() if article is not None}
    told = gold.items()
    return {
        **body_figures(shared, gold, found),
        "title exact": mean(name in found and found[name].title == one["title"] for name, one in told),
        "day exact": mean(name in found and found[name].published == one["date"] for name, one in told),
        "writers F1": mean(_writers(one["authors"], found[name].byline if name in found else None) for name, one in told),
    }


def body_figures(shared: Path, gold: Mapping[str, Any], articles: Mapping[str, Article]) -> dict[str, float]:
    """Precision, recall and F1 of the bodies, by ``score_extract.py``."""
    bodies = {name: {"articleBody": article.body_text} for name, article in articles.items()}
    measured = scoring.load(shared, "score_extract").score(gold, bodies)
    return {f"body {name}": measured[key] for name, key in (("precision", "precision"), ("recall", "recall"), ("F1", "f1"))}


def of_other_sites(shared: Path, folds: int) -> dict[str, float]:
    """The figures of the body, each page read whole by trees fitted without the pages of its site; scikit-learn fits them."""
    from training import pages as training

    gold, pages = read(shared)
    learnt = training.read(shared)
    fold = training.folds(learnt, folds)
    found: dict[str, Article] = {}
    for number in range(folds):
        trees = training.fit([page for page in learnt if fold[page.site] != number])
        with mock.patch("onrecord.intake.pages.choosing.forest", return_value=trees):
            for page in learnt:
                if fold[page.site] == number and (article := _article(pages[page.name])) is not None:
                    found[page.name] = article
    return {f"{name}, pages of other sites": value for name, value in body_figures(shared, gold, found).items()}


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
    found = figures(args.shared) | (of_other_sites(args.shared, args.folds) if args.folds else {})
    for name, value in found.items():
        print(f"{name:36} {value:.3f}")


if __name__ == "__main__":
    main()
