"""All of it as tables."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Mapping
from pathlib import Path

from benchmarks.markdown import grid
from benchmarks.side_by_side import one_thread
from benchmarks.statements import direct, judged, reliability, spans
from onrecord import intake
from onrecord.language.pipeline import load
from onrecord.reading import read

SPANS, PACE = "PolNeAR dev", "Pace"

NOTES: Mapping[str, tuple[str, ...]] = {
    "exact source": ("F1 ≥ 79", "on the test set: CoreNLP 13.9, BERT-CRF 82.2, CofeNet-BERT 83.2"),
    "exact cue": ("F1 ≥ 72", "BERT-CRF 74.9, CofeNet-BERT 75.3"),
    "exact content": ("F1 ≥ 69", "CoreNLP 17.5, BERT-CRF 71.0, CofeNet-BERT 72.9"),
    "both, words a CPU-minute": ("≥ 120,000", ""),
}
WORDS: Mapping[str, str] = {
    SPANS: "Attribution spans on PolNeAR's 84 development articles, on which no weight was trained, by `score_polnear.py`, in percent. "
    "How the tagger is built was chosen by the same figures, so read them as a development set's.",
    "Confidence, articles held back": "The share of statements that are right, words and speaker both, by the confidence that they were "
    "given, in percent. Confidence was fitted on these articles, so this shows the fit.",
    "Confidence, stories": "The same on the two annotated stories, on which nothing was fitted.",
    "Direct quotations": "Direct statements of both stories: ours beside textacy's rules on the same analysed articles, in one run. "
    "F1, then with the speaker's mention right too; the time of the analysis, which both read, is left out.",
    PACE: "Words of article read in a CPU-minute on one thread: intake, language and reading.",
}


def tables(shared: Path) -> dict[str, dict[str, dict[str, float]]]:
    """Tables by name, each by row and measure."""
    return {
        SPANS: spans.figures(shared),
        "Confidence, articles held back": reliability.table(judged.held_back(shared)),
        "Confidence, stories": reliability.table(judged.stories(shared)),
        "Direct quotations": direct.figures(shared),
        PACE: {"both, words a CPU-minute": {"words": pace(shared)}},
    }


def pace(shared: Path) -> float:
    """Words of article a CPU-minute on one thread, intake and all of reading included, in a process of its own."""
    with one_thread(), multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_pace, (shared,))


def _pace(shared: Path) -> float:
    pipeline = load(threads=1)
    for article in (x.article for x in intake.read([shared / "seeds"]) if isinstance(x, intake.Loaded)):
        read(pipeline(article), article)
    begun = time.process_time()
    found = [x.article for x in intake.read([shared / "stories/helsinki2018", shared / "seeds"]) if isinstance(x, intake.Loaded)]
    words = sum(read(pipeline(article), article).words for article in found)
    return 60 * words / (time.process_time() - begun)


def part(shared: Path) -> list[str]:
    """The tables as lines of Markdown."""
    lines = ["## Statements: `python -m benchmarks.statements`", ""]
    for name, table in tables(shared).items():
        headings = ("bar", "others") if name in (SPANS, PACE) else ()
        lines += [f"### {name}", "", WORDS[name], *grid(table, NOTES if headings else {}, headings)]
    return lines
