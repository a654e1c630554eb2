"""Score the language model.

python -m benchmarks.language --shared ../shared
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.language import model
from benchmarks.language.tables import TABLES
from onrecord.language import weights


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.language", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--model", type=Path, default=weights.FOLDER, help="a folder of other weights")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--only", choices=list(TABLES), action="append", help="a table, and no other unless asked for too")
    args = parser.parse_args()
    measured = model.load(threads=args.threads, folder=args.model)
    for name in args.only or TABLES:
        print(f"\n# {name}")
        for corpus, figures in TABLES[name](args.shared, measured).items():
            print(f"{corpus:45}", *(f"{key} {value:.1f}" for key, value in figures.items()))


if __name__ == "__main__":
    main()
