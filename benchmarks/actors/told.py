"""Actors where they matter: in the annotated articles held back, and as speakers, actors and recipients of the annotated stories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks import articles, scoring, stories
from training.corpora.reports import HELD_BACK

OF_ACTORS = ("actors", "actors.known", "statements.said_by", "statements.wrong_speaker", "events.actors", "events.recipients")
"""Figures of ``score_gold.py`` that hang on who is who; ``wrong_speaker`` should be small."""


def table(shared: Path) -> dict[str, dict[str, float]]:
    """In percent, for the articles held back and for each story."""
    told = {"articles held back": held_back(shared)}
    told |= {name: scoring.flat(stories.score_story(shared, name)[0]) for name in stories.STORIES}
    return {name: picked(figures) for name, figures in told.items()}


def held_back(shared: Path) -> dict[str, float]:
    """Figures of the articles held back, each read by itself."""
    folder = shared / "corpora/news/articles"
    parts = [
        articles.score_article(shared, number, path, misses=0) for number in HELD_BACK for path in sorted((folder / number).glob("*.json"))
    ]
    return scoring.pooled(parts) | over_articles(parts)


def over_articles(parts: Sequence[scoring.Figures]) -> dict[str, float]:
    """B-cubed of the actors over all aliases of articles scored apart, and the mean share of busy actors that the gold knows."""
    found = [part["actors"] for part in parts]
    aliases = sum(one["n_gold"] for one in found)
    precision, recall = (sum(one[side] * one["n_gold"] for one in found) / max(1, aliases) for side in ("p", "r"))
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"actors": f1, "actors.known": sum(one["known"] for one in found) / max(1, len(found))}


def picked(figures: Mapping[str, float]) -> dict[str, float]:
    """The figures that hang on actors, in percent."""
    return {figure: 100 * figures[figure] for figure in OF_ACTORS if figure in figures}
