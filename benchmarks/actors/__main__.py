"""Score the joining of actors across articles.

    python -m benchmarks.actors --shared ../shared [--half develop [--wrong 20] | --told | --scale]

Errors are shown of the development halves alone; the other halves are only ever scored.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.actors import corpora, entities, report, scale, silver, told, wrong
from benchmarks.markdown import grid
from benchmarks.times import DEVELOP, REPORT, part_of


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.actors", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--half", choices=(DEVELOP, REPORT), default=REPORT)
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="wrong joins and splits to print, of the development half alone")
    parser.add_argument("--told", action="store_true", help="the articles held back and the stories instead")
    parser.add_argument("--scale", action="store_true", help="large piles instead")
    args = parser.parse_args()
    if args.wrong and args.half != DEVELOP:
        sys.exit("errors are shown of the development half alone")
    if args.told or args.scale:
        for table in (*([told.table(args.shared)] if args.told else []), *([scale.table()] if args.scale else [])):
            print(*grid(table, {}), sep="\n")
    elif args.wrong:
        errors(args.shared, args.wrong)
    else:
        for line in report.written(report.tables(args.shared, args.half)):
            print(line)


def errors(shared: Path, most: int) -> None:
    """Print the largest wrong joins and splits of each corpus."""
    for corpus in (corpora.ECB, corpora.MEANTIME):
        _print(corpus, wrong.of_piles(entities.read_half(shared, corpus, DEVELOP)), most)
    _, pairs = silver.pairs(silver.annotated(shared))
    _print("Annotated articles as one pile", wrong.of_silver(pair for pair in pairs if part_of(pair.folder) == DEVELOP), most)


def _print(name: str, items: list[wrong.Item], most: int) -> None:
    print(f"\n# {name}", *wrong.joined(items)[:most], "", *wrong.split(items)[:most], sep="\n")


if __name__ == "__main__":
    main()
