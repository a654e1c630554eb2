"""All of it as tables, beside what others reach."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from benchmarks import scoring, stories
from benchmarks.events import bars, coded, confusion, density, factuality, judged
from benchmarks.events.plover import REPORT
from benchmarks.markdown import grid, rows

Lines = Iterator[str]

OURS = "On Record"

ZERO_SHOT = (
    "By `score_plover.py`, in percent: each sentence is an article of its own. `recall`: rows whose type is found in the sentence; "
    "`precision`: sentences whose most confident event has it; `silent`: sentences without an event; `dyad`: rows whose type is found "
    "with the source acting. Nothing was trained or tuned on the half for report. UniversalPetrarch was measured elsewhere, on 698 rows "
    "of another half of the corpus. Zero-shot RoBERTa-large, which is given source and target and so need not find the event, reaches a "
    "macro-F1 of 81.5 on that half (Hu et al. 2024)."
)
PETRARCH = {"UniversalPetrarch (698 other rows)": {"recall": 48.9, "precision": 41.5, "silent": 22.0}}

RECORDS = (
    "The same of the gold records' sentences. `type and pair`: of the records with countries on both sides, those with an event of the "
    "right type whose actor and recipient are of these countries; `pair`: of those alone whose type is found. Modes likewise, under the "
    "names that the manual of 2021 has for them. UniversalPetrarch, measured elsewhere on 320 of the records: exact code 15, type and "
    "pair together 24; how records without two countries were counted there is not told."
)
FACTUALITY = (
    "Words that readers judged from −3 to 3: Pearson's r and the mean absolute error. Words and paragraphs are given. The rule looks at "
    "a word's children alone. Published, for systems trained on these corpora and scored on the test parts: Liu, Huang and Zhang (2022) "
    "r .863 and error .346 on UW, .912 and .722 on UDS-IH2, quoted from a review. Reported as, not verified here: Lee et al. (2015) .71 "
    "and .51 on UW; Rudinger, White and Van Durme (2018) .77 and .96 on UDS-IH2."
)
DENSITY = (
    "Events found in a hundred words, beside what annotators marked in a hundred. The upper rows are made-up texts with the words of "
    "conflict and diplomacy in them, of which hardly any event is due; of history `as today's` counts the events told to be of the day "
    "of publication. Folders 15 and 19 are held back from training, folder 20 is not."
)
STORIES = "By `score_gold.py`; F1, `status` the share right of the found. Nothing was trained on the stories."
CONFUSION = (
    "Events marked in the articles held back (folders 15 and 19), how many of them are found, and rightly called; how many events are "
    "called so at all, what else the marked ones are called, and what the wrongly called ones are. A development set."
)


def plover(shared: Path, half: str) -> Lines:
    """Types in sentences of the zero-shot table and of the gold records."""
    zero_shot = {f"{OURS}, half to {half}": coded.zero_shot(shared, half)} | PETRARCH
    yield from ["### PLOVER types, zero-shot sentences", "", ZERO_SHOT, *grid(zero_shot, {})]
    yield from ["### PLOVER gold records", "", RECORDS, *grid({f"{OURS}, half to {half}": coded.gold_records(shared, half)}, {})]


def facts(shared: Path, half: str) -> Lines:
    """Factuality on the dev parts, and on the test parts where it is reported."""
    yield from ["### Factuality", "", FACTUALITY, ""]
    for corpus in judged.CORPORA:
        for part in (judged.DEV, judged.TEST) if half == REPORT else (judged.DEV,):
            table = factuality.table(shared, corpus, part)
            body = ((name, _exact(one.get("r")), _exact(one["error"]), f"{one['words']:,.0f}") for name, one in table.items())
            yield from [f"#### {corpus}, {part}", *rows(("", "r", "error", "words"), body)]


def _exact(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def few(shared: Path, half: str) -> Lines:  # noqa: ARG001 (there are no halves of it)
    """Texts in which little happens, and annotated news."""
    found = density.of_odd() | density.of_articles(shared)
    yield from ["### Where little happens", "", DENSITY, *grid(density.table(found), {})]


def told(shared: Path, half: str) -> Lines:  # noqa: ARG001
    """The stories' events and quantities beside their bars."""
    figures = {name: scoring.flat(stories.score_story(shared, name)[0]) for name in stories.STORIES}
    yield from ["### The stories' events", "", STORIES, *bars.table(figures)]


def confused(shared: Path, half: str) -> Lines:  # noqa: ARG001
    """What is taken for what in the articles held back."""
    met = confusion.held_back(shared)
    yield from ["### Types and statuses, articles held back", "", CONFUSION]
    for key, labels in (("type", confusion.TYPES), ("status", confusion.STATUSES)):
        yield from confusion.table(confusion.by(met, key), labels)


SECTIONS: Mapping[str, Callable[[Path, str], Lines]] = {
    "plover": plover,
    "factuality": facts,
    "few": few,
    "stories": told,
    "confusion": confused,
}


def part(shared: Path) -> list[str]:
    """The section for ``RESULTS.md``."""
    lines = ["## Events: `python -m benchmarks.events`", ""]
    return lines + [line for section in SECTIONS.values() for line in section(shared, REPORT)]


def quick(shared: Path) -> dict[str, float]:
    """What the gate asks for: recall and precision on the halves for report, as shares of 1."""
    found = {"zero-shot": coded.zero_shot(shared, REPORT), "records": coded.gold_records(shared, REPORT)}
    return {f"{name}, {measure}": figures[measure] / 100 for name, figures in found.items() for measure in ("recall", "precision")}
