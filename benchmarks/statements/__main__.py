"""Measure statements and print the tables.

python -m benchmarks.statements --shared ../shared
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.statements import report


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    print(*report.part(parser.parse_args().shared), sep="\n")


if __name__ == "__main__":
    main()
