"""Words of article read in a CPU-second: language and reading, one thread, intake and story left out.

python -m benchmarks.speed --shared ../shared
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from benchmarks.size import peak_megabytes
from onrecord import intake
from onrecord.language.pipeline import load
from onrecord.reading import read


def table(shared: Path) -> dict[str, float]:
    """Words a CPU-second of each layer and of both, and the process's peak memory in megabytes."""
    found = [x.article for x in intake.read([shared / "stories/helsinki2018", shared / "seeds"]) if isinstance(x, intake.Loaded)]
    pipeline = load(threads=1)
    pipeline(found[0])
    begun = time.process_time()
    docs = [pipeline(article) for article in found]
    between = time.process_time()
    words = sum(read(doc, article).words for doc, article in zip(docs, found, strict=True))
    ended = time.process_time()
    return {
        "language, words a CPU-second": words / (between - begun),
        "reading, words a CPU-second": words / (ended - between),
        "both, words a CPU-minute": 60 * words / (ended - begun),
        "peak memory, MB": peak_megabytes(),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    for name, value in table(parser.parse_args().shared).items():
        print(f"{name:32} {value:,.0f}")


if __name__ == "__main__":
    main()
