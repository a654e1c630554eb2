"""All of it as tables, beside what others have published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.actors import corpora, entities, scale, silver, told
from benchmarks.markdown import grid
from benchmarks.times import REPORT

PUBLISHED = (
    "On the same topics, entities of the same tags, Barhom et al. (2019) report a CoNLL F1 of 67.4 for one head lemma in one cluster of "
    "documents, 70.0 for their model of entities alone and 71.2 for the joint one: trained on topics 1 to 35, given gold mentions, the "
    "clusters of documents found by the model. Not the same figure as ours: sub-topics are given here, a head is that of our own "
    "analysis, and nothing was trained on ECB+'s entities. Compare the baseline's row with theirs before the others. For "
    "MEANTIME we found no published figure of entities across documents."
)
WORDS = (
    "Gold mentions of actors (people, organisations, groups, states), each with the actor of the record that is meant there; what the "
    "record has none for stands alone. In percent, pooled over piles; `conll, several` leaves out entities and clusters of one mention. "
    "The record's mentions are no pronouns, and descriptions only where somebody speaks or acts: a gold mention without an actor costs "
    "recall. The last rows take each article's own actors, joined by nobody, by equal name, and as the gold has them, the most that "
    "joining can reach. ECB+ topics are joined with both of their sub-topics in one pile."
)
SILVER = (
    "All 256 articles of `corpora/news` joined as one pile, B-cubed over pairs of article and alias. Silver: equal canonical names in two "
    "annotations are taken for one actor, so a join of what two annotators named differently counts as wrong. Most of these articles "
    "trained the language model."
)
TOLD = "By `score_gold.py`. The articles held back are a development set; the stories are not trained on. `wrong_speaker` should be small."
SCALE = (
    "CPU-seconds of `join_actors` on one core and growth of the process's peak, over made-up readings: twelve actors an article, people "
    "and bodies met as often as Zipf's law has it; and articles with one person each who has one surname, alone or with one of 488 first "
    "names."
)


def corpus_tables(shared: Path, corpus: str, half: str) -> Iterator[tuple[str, dict[str, dict[str, float]]]]:
    """The tables of one half of a corpus, by title."""
    found = entities.read_half(shared, corpus, half)
    yield f"{corpus}, mentions", entities.counts(found)
    for name, kept in entities.SORTS.items():
        yield f"{corpus}, {name}", entities.table(found, kept)


def silver_tables(shared: Path, half: str) -> Iterator[tuple[str, dict[str, dict[str, float]]]]:
    """The tables of one half of the annotated pile, by title."""
    _, found = silver.pairs(silver.annotated(shared))
    yield "Annotated articles as one pile", silver.table(found, half)
    yield "The pile by kind, On Record", silver.by_kind(found, half)


def tables(shared: Path, half: str) -> Iterator[tuple[str, str, dict[str, dict[str, float]]]]:
    """Title, words and figures of every table that a half has."""
    for corpus in (corpora.ECB, corpora.MEANTIME):
        for number, (name, table) in enumerate(corpus_tables(shared, corpus, half)):
            yield name, WORDS if corpus == corpora.ECB and number == 0 else "", table
    if half == REPORT:
        yield "ECB+, all participants of topics 36 to 45, each sub-topic by itself", PUBLISHED, entities.as_published(shared)
    for number, (name, table) in enumerate(silver_tables(shared, half)):
        yield name, "" if number else SILVER, table


def written(found: Iterable[tuple[str, str, dict[str, dict[str, float]]]]) -> Iterator[str]:
    """Tables as lines of Markdown."""
    for name, words, table in found:
        yield from [f"### {name}", "", *([words, ""] if words else []), *grid(table, {})]


def part(shared: Path) -> list[str]:
    """The section for ``RESULTS.md``: the halves for report, the stories and the scale."""
    lines = ["## Actors: `python -m benchmarks.actors`", "", *written(tables(shared, REPORT))]
    lines += written([("Actors in articles and stories", TOLD, told.table(shared)), ("Large piles", SCALE, scale.table())])
    return lines


def quick(shared: Path) -> dict[str, float]:
    """What the gate asks for: MEANTIME's half for report, as shares of 1, since some hundred mentions move by more than a word would."""
    found = entities.read_half(shared, corpora.MEANTIME, REPORT)
    table = entities.table(found, entities.SORTS[entities.ALL], {"On Record": entities.alone})
    return {f"{corpora.MEANTIME}, {measure}": table["On Record"][measure] / 100 for measure in ("b3", "conll")}
