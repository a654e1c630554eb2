"""What the events of the annotated stories are to reach, and what others reach on them."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.markdown import rows

SEEDS, HELSINKI = "seeds", "helsinki2018"

BARS: Mapping[str, Mapping[str, float]] = {
    "events.found": {SEEDS: 0.70, HELSINKI: 0.77},
    "events.typed": {SEEDS: 0.58, HELSINKI: 0.61},
    "events.status": {SEEDS: 0.76, HELSINKI: 0.76},
    "events.when": {SEEDS: 0.65, HELSINKI: 0.65},
    "events.actors": {SEEDS: 0.62, HELSINKI: 0.62},
    "events.recipients": {SEEDS: 0.48, HELSINKI: 0.48},
    "quantities": {SEEDS: 0.80, HELSINKI: 0.80},
}
"""By figure and story, the least that it is to be: shares of 1."""

OTHERS: Mapping[str, str] = {
    "events.found": "a bare tagger .68 and .75; annotators .77 to .86",
    "events.typed": "a bare tagger .54 and .58; annotators .74",
    "events.status": "a bare tagger .69 and .74; annotators .90 to .93",
    "events.when": "annotators .79 and .96",
    "events.actors": "annotators .84 to .92",
    "events.recipients": "annotators .65 to .82",
    "quantities": "annotators .96 to 1.0",
}
"""A second annotator, and a tagger with nothing tuned on the same encoder (seeds and helsinki2018)."""


def told(figure: str) -> tuple[str, str]:
    """The bar in words, that of helsinki2018 too where it is another, and what others reach."""
    seeds, helsinki = (BARS[figure][story] for story in (SEEDS, HELSINKI))
    return f"≥ {_short(seeds)}" + (f" (helsinki2018 ≥ {_short(helsinki)})" if helsinki != seeds else ""), OTHERS[figure]


def _short(share: float) -> str:
    return f"{share:.2f}".removeprefix("0")


def table(figures: Mapping[str, Mapping[str, float]]) -> list[str]:
    """The figures of stories as lines of Markdown; what is under its bar is marked."""
    body = ((name, *(_held(figures[story][name], bars[story]) for story in figures), *told(name)) for name, bars in BARS.items())
    return rows(("figure", *figures, "bar", "others"), body)


def _held(figure: float, bar: float) -> str:
    return f"{figure:.3f}" if figure >= bar else f"{figure:.3f} (under)"
