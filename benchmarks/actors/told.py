"""Actors where they matter: in the annotated articles held back, and as speakers, actors and recipients of the annotated stories."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from benchmarks import articles, scoring, stories

OF_ACTORS = ("actors", "actors.known", "statements.said_by", "statements.wrong_speaker", "events.actors", "events.recipients")
"""Figures of ``score_gold.py`` that hang on who is who; ``wrong_speaker`` should be small."""


def table(shared: Path) -> dict[str, dict[str, float]]:
    """In percent, for the articles held back and for each story."""
    told: dict[str, Mapping[str, float]] = {"articles held back": articles.score_folders(shared)}
    told |= {name: scoring.flat(stories.score_story(shared, name)[0]) for name in stories.STORIES}
    return {name: picked(figures) for name, figures in told.items()}


def picked(figures: Mapping[str, float]) -> dict[str, float]:
    return {figure: 100 * figures[figure] for figure in OF_ACTORS if figure in figures}
