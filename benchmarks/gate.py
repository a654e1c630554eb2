"""Re-score what is quick and refuse a floor that sank.

Floors stand in ``benchmarks/floors.json`` beside a digest of the gold and texts they were measured on, so that a changed corpus is told
apart from a worse program. A floor is raised by hand, with the figure in ``RESULTS.md``; it is never lowered silently.

    python -m benchmarks.gate --shared ../shared
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path

from benchmarks import intake, pages, scoring, stories, times
from benchmarks.actors import corpora
from benchmarks.actors import report as actors
from benchmarks.events import plover
from benchmarks.events import report as events
from benchmarks.language import model, tables
from benchmarks.statements import spans
from benchmarks.story import grouping
from benchmarks.story import report as story

FLOORS = Path(__file__).parent / "floors.json"
LANGUAGE = "language"
ATTRIBUTIONS = "attributions"
TIMES = "times"
ACTORS = "actors"
PLOVER = "plover"
INTAKE = "intake"
STORY = "story"
SOURCES = stories.STORIES | {
    LANGUAGE: tables.SOURCES,
    ATTRIBUTIONS: (str(spans.DEV),),
    TIMES: tuple(folder for folders in times.CORPORA.values() for folder in folders),
    ACTORS: (corpora.FOLDERS[corpora.MEANTIME],),
    PLOVER: (plover.TABLE, plover.RECORDS),
    INTAKE: (pages.PAGES,),
    STORY: (grouping.EVENTS, grouping.PAIRS),
}
"""Files and folders that the figures of each name are measured on."""

IN_PERCENT = (LANGUAGE, ATTRIBUTIONS, TIMES)


def corpus_digest(shared: Path, name: str) -> str:
    """A digest of the texts and gold that a name stands for."""
    total = hashlib.sha256()
    for source in SOURCES[name]:
        place = shared / source
        for path in [place] if place.is_file() else sorted(place.rglob("*.*")):
            total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:16]


def measured(shared: Path, name: str) -> dict[str, float]:
    """The figures of a story, or of one of the parts that have floors of their own."""
    if name == LANGUAGE:
        return tables.quick(shared, model.load())
    if name == ATTRIBUTIONS:
        return {measure: found["f1"] for measure, found in spans.figures(shared).items()}
    if name == TIMES:
        return times.quick(shared)
    if name == ACTORS:
        return actors.quick(shared)
    if name == PLOVER:
        return events.quick(shared)
    if name == INTAKE:
        return intake.quick(shared)
    if name == STORY:
        return story.quick(shared)
    figures, _ = stories.score_story(shared, name)
    return scoring.flat(figures)


def sunk(floors: dict[str, float], figures: dict[str, float]) -> list[str]:
    """The figures under their floors, a line each; ``wrong_speaker`` is a ceiling."""
    out = []
    for name, floor in sorted(floors.items()):
        worse = figures[name] > floor if name.endswith("wrong_speaker") else figures[name] < floor
        if worse:
            out.append(f"{name}: {figures[name]:.3f}, floor {floor:.3f}")
    return out


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    args = parser.parse_args()
    if not args.shared.exists():
        print(f"skipped: no corpora at {args.shared}")
        return 0
    failed = False
    for name, wanted in json.loads(FLOORS.read_text("utf-8")).items():
        if wanted["corpus"] != corpus_digest(args.shared, name):
            print(f"{name}: the corpus has changed; measure again and set the floors anew")
            failed = True
            continue
        lines = sunk(wanted["floors"], measured(args.shared, name))
        print(f"{name}: {len(wanted['floors']) - len(lines)} floors hold, {len(lines)} sank", *lines, sep="\n  ")
        failed = failed or bool(lines)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
