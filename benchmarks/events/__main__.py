"""Score events: PLOVER types, factuality, texts in which little happens, the stories' figures and what is taken for what.

    python -m benchmarks.events --shared ../shared [--half develop [--missed 20]] [--only plover]

Errors are shown of the develop halves alone; the other halves are only ever scored.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks import scoring
from benchmarks.events import coded, plover, report
from benchmarks.events.plover import DEVELOP, REPORT, Gold


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.events", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--half", choices=(DEVELOP, REPORT), default=REPORT)
    parser.add_argument("--only", choices=tuple(report.SECTIONS), nargs="+", default=tuple(report.SECTIONS))
    parser.add_argument("--missed", type=int, default=0, metavar="N", help="sentences to print whose type is missed, of the develop halves")
    args = parser.parse_args()
    if args.missed and args.half != DEVELOP:
        sys.exit("errors are shown of the develop halves alone")
    if args.missed:
        missed(args.shared, args.missed)
        return
    for name in args.only:
        print(*report.SECTIONS[name](args.shared, args.half), sep="\n")


def missed(shared: Path, most: int) -> None:
    """Print sentences of both develop halves in which the type is not found."""
    fold = scoring.load(shared, "score_plover").fold
    rows = plover.rows(shared, DEVELOP)
    table = [Gold(f"row-{n}", row["sentence"].strip(), frozenset({row["gold_root"]})) for n, row in enumerate(rows)]
    for found in (table, plover.records(shared, DEVELOP)):
        print(*coded.missed(found, coded.read(found), fold)[:most], "", sep="\n")


if __name__ == "__main__":
    main()
