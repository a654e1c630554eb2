"""Measure the story layer: stories of a mixed pile, copies and voices, events in several documents, days, differences, cost.

python -m benchmarks.story --shared ../shared
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.story import report


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    args = parser.parse_args()
    print(*report.part(args.shared), sep="\n")


if __name__ == "__main__":
    main()
