"""Read the annotated stories from end to end and score the exported records; nothing is trained or tuned on them.

python -m benchmarks.stories --shared ../shared
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

import onrecord
from benchmarks import scoring

STORIES = {"seeds": ("gold/seeds", "seeds"), "helsinki2018": ("gold/helsinki2018", "stories/helsinki2018")}


def score_story(shared: Path, name: str, *, misses: int = 0, keep: Path | None = None) -> tuple[scoring.Figures, float]:
    """Figures of one story, and the seconds that reading and exporting it took."""
    gold, texts = STORIES[name]
    with tempfile.TemporaryDirectory() as room:
        begun = time.perf_counter()
        record = onrecord.read([shared / texts], into=Path(room) / "record.db").record
        exported = Path(room) / "record.json"
        exported.write_text(record.export(), "utf-8")
        seconds = time.perf_counter() - begun
        if keep is not None:
            keep.write_text(exported.read_text("utf-8"), "utf-8")
        return scoring.against_gold(shared, shared / gold, shared / texts, exported, misses=misses), seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--only", choices=sorted(STORIES))
    parser.add_argument("--misses", type=int, default=0)
    args = parser.parse_args()
    columns = {}
    for name in [args.only] if args.only else STORIES:
        figures, seconds = score_story(args.shared, name, misses=args.misses)
        for sort, lines in figures.pop("misses", {}).items():
            print(f"\n# {sort}", *lines, sep="\n")
        columns[name] = scoring.flat(figures) | {"seconds": seconds}
    print(f"{'':28}", *(f"{name:>14}" for name in columns))
    for figure in next(iter(columns.values())):
        print(f"{figure:28}", *(f"{column[figure]:14.3f}" for column in columns.values()))


if __name__ == "__main__":
    main()
