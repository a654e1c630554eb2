"""Score the reading of single articles on the annotated ones held back from training (``corpora/news``, folders 15 and 19).

Rules of the reading are tuned here; the stories (``benchmarks.stories``) are for reporting.

    python -m benchmarks.articles --shared ../shared
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks import scoring
from onrecord import intake
from onrecord.domain import statements
from onrecord.domain.stories import Story
from onrecord.language.pipeline import load
from onrecord.publish.record_json import record_json
from onrecord.reading import read
from onrecord.record import queries
from onrecord.story import tell
from training.corpora.reports import HELD_BACK

AREAS = ("statements", "events", "quantities", "articles", "actors")


def score_article(shared: Path, folder: str, annotation: Path, *, misses: int) -> scoring.Figures:
    """Read one article by itself and score what was read against its own annotation."""
    with tempfile.TemporaryDirectory() as room:
        gold, texts, record = laid_out(shared, folder, annotation, Path(room))
        figures = scoring.against_gold(shared, gold, texts, record, misses=misses)
    return {area: figures[area] for area in AREAS} | ({"misses": figures["misses"]} if misses else {})


def laid_out(shared: Path, folder: str, annotation: Path, room: Path) -> tuple[Path, Path, Path]:
    """What a scorer takes, for one article read by itself: folders of gold and texts, and the record exported into ``room``."""
    text = shared / "corpora/news/texts" / folder / f"{annotation.stem}.txt"
    (loaded,) = (item for item in intake.read([text]) if isinstance(item, intake.Loaded))
    article = loaded.article
    story = shown(tell([article], [read(load(threads=1)(article), article)]))
    gold = json.loads(annotation.read_text("utf-8"))
    scoring.write_json(room / "gold/articles" / annotation.name, gold)
    scoring.write_json(room / "gold/story.json", {"actors": gold["actors"], "timeline": [], "initiatives": []})
    scoring.write_json(room / "record.json", record_json([article], [story]))
    return room / "gold", text.parent, room / "record.json"


def shown(story: Story) -> Story:
    """A story as an export has it, without what is of little confidence."""
    sure = tuple(entry for entry in story.statements if entry.statement.confidence >= statements.SHOWN)
    return replace(story, statements=sure, events=tuple(e for e in story.events if e.event.confidence >= queries.SHOWN))


def score_folders(shared: Path, folders: Sequence[str] = HELD_BACK, *, misses: int = 0) -> dict[str, float]:
    """Figures over all articles of some folders; misses are printed as they are met."""
    parts = []
    for folder in folders:
        for annotation in sorted((shared / "corpora/news/articles" / folder).glob("*.json")):
            parts.append(score_article(shared, folder, annotation, misses=misses))
            for sort, lines in parts[-1].pop("misses", {}).items():
                print(*(f"{sort}: {line}" for line in lines), sep="\n")
    return scoring.pooled(parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--folders", nargs="*", default=list(HELD_BACK))
    parser.add_argument("--misses", type=int, default=0)
    args = parser.parse_args()
    for name, value in sorted(score_folders(args.shared, args.folders, misses=args.misses).items()):
        print(f"{name:28} {value:.3f}")


if __name__ == "__main__":
    main()
