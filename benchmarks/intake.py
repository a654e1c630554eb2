"""Score intake: the text and head of pages, furniture, copies, and what a long web archive costs.

python -m benchmarks.intake --shared ../shared
"""

from __future__ import annotations

import argparse
import multiprocessing
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks import copies, furniture, pages
from benchmarks.markdown import rows
from benchmarks.size import peak_megabytes

STREAMED = (1_000, 10_000)
"""Pages of the web archives that are streamed."""

PARAGRAPHS = 12
"""Paragraphs of a page of such an archive."""

BARS: Mapping[str, tuple[str, str]] = {
    "body F1": ("", ""),
    "body F1, pages of other sites": ("≥ .925", "trafilatura .918 on the whole set"),
    "title exact": ("≥ .85", "trafilatura .64, newspaper4k .83"),
    "day exact": ("≥ .88", "trafilatura .83, newspaper4k .80"),
    "speed by trafilatura.extract": ("≥ .80", ""),
    "seeds.f1": ("≥ .85", "annotators 1.0"),
    "helsinki2018.f1": ("≥ .75", "annotators 1.0"),
    "news, held back.f1": ("≥ .75", ""),
    **{f"{group}.body_marked": ("≤ .01", "") for group in ("seeds", "helsinki2018", "news, held back")},
}
"""What is asked, and what others reach."""

PAGES = """Pages of NAEB's development half, by `score_extract.py`. The trees that choose blocks were fitted to these pages, so `body` is
the fit; `pages of other sites` is by trees fitted without any page of the site, and is what to believe. Rules for title, day and writers
were written while looking at these pages: a development set throughout. Some thirty of its days are those of a later change, or in no field
of the page. Speed is in CPU-seconds of one core, trafilatura's in the same run."""

FURNITURE = """Characters of furniture, by the measure of `score_gold.py`; `body_marked` is the share of the gold's body that is marked as
furniture. On the stories nothing was tuned. Folders 15 and 19 are held back; errors of folders 3, 7, 11 and 23 (apart) were not looked at
either."""

COPIES = """Copies planted among articles of `rawnews.jsonl`, the share found by the way they were changed; pairs of one outlet and day,
and the near-duplicates of `data/stories/neardup` by how much of the shorter text stands in the longer (half or more is `much`)."""

STREAM = """A web archive of pages of our own prose, gzipped record by record, through `onrecord.intake.load` in a process of its own."""


def archive(path: Path, number: int) -> None:
    """Writes a web archive of as many pages, no two alike."""
    import gzip

    from tests.intake.formats.samples import BODY, TITLE, http, page, warc_record

    with path.open("wb") as file:
        for at in range(number):
            told = [
                f"{paragraph} It was told for the {at}th time, in part {part}."
                for part in range(PARAGRAPHS // len(BODY))
                for paragraph in BODY
            ]
            file.write(gzip.compress(warc_record(at, http(page(f"{TITLE}, {at}", told).encode())), 1))


def streamed(number: int) -> dict[str, float]:
    """Articles of an archive, pages in a CPU-second, and the most memory held while they are read."""
    from onrecord import intake

    with tempfile.TemporaryDirectory() as room:
        path = Path(room) / "pages.warc.gz"
        archive(path, number)
        begun = time.process_time()
        loaded = sum(isinstance(found, intake.Loaded) for found in intake.read([path]))
        return {"articles": loaded, "pages a CPU-second": loaded / (time.process_time() - begun), "peak MB": peak_megabytes()}


def stream() -> dict[str, dict[str, float]]:
    """The same for each length, each in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        return {f"{number:,} pages": found for number, found in zip(STREAMED, pool.imap(streamed, STREAMED), strict=True)}


def quick(shared: Path) -> dict[str, float]:
    """What the gate asks, as shares of 1."""
    return pages.quick(shared) | {f"furniture.{name}": value for name, value in furniture.figures(shared).items() if name.endswith(".f1")}


def part(shared: Path, *, folds: int = pages.FOLDS) -> list[str]:
    """All of it as tables."""
    return list(_part(shared, folds))


def _part(shared: Path, folds: int) -> Iterator[str]:
    yield from ("## Intake: `python -m benchmarks.intake`", "", "### Pages", "", PAGES)
    yield from _table(pages.figures(shared) | pages.of_other_sites(shared, folds))
    yield from ("### Furniture", "", FURNITURE)
    yield from _table(furniture.figures(shared))
    yield from ("### Copies of whole articles", "", COPIES)
    yield from _table(copies.figures(shared) | copies.cost(shared))
    yield from ("### A long web archive", "", STREAM)
    yield from _table({f"{length}, {name}": value for length, found in stream().items() for name, value in found.items()})


def _table(figures: Mapping[str, float]) -> list[str]:
    return rows(
        ("figure", "value", "bar", "others"),
        ((name, f"{value:,.0f}" if value >= 20 else f"{value:.3f}", *BARS.get(name, ("", ""))) for name, value in figures.items()),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--folds", type=int, default=pages.FOLDS, help="0 leaves out the trees that have not seen a page's site")
    args = parser.parse_args()
    print(*part(args.shared, folds=args.folds), sep="\n")


if __name__ == "__main__":
    main()
