"""All tables of the language layer by name, and the few figures that the gate holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from pathlib import Path

from benchmarks.language import chains, names, raw, trees
from benchmarks.language.given import TREEBANKS, Paragraphs, treebank
from benchmarks.language.model import Model

Table = dict[str, dict[str, float]]
"""Figures by corpus and measure."""

GUM = TREEBANKS["GUM test"]
SOURCES = (
    *(f"data/ud/{path}.conllu" for path in TREEBANKS.values()),
    *(names.NEWSWIRE, names.WIKIGOLD_FILE, *names.UNER_FILES.values()),
    chains.FOLDER,
)
"""Files and folders that the figures of the gate are measured on."""


def tree_table(shared: Path, model: Model, ways: Mapping[str, trees.Way] = trees.WAYS) -> Table:
    """Tags and trees on given words by treebank and way of giving them; of GUM, the news apart."""
    corpora = {name: treebank(shared, path) for name, path in TREEBANKS.items()}
    corpora["GUM test, news"] = [(name, document) for name, document in corpora["GUM test"] if name.startswith(chains.NEWS)]
    return {
        f"{corpus}, {how}": score_way((paragraphs for _, paragraphs in documents), model, way)
        for corpus, documents in corpora.items()
        for how, way in ways.items()
    }


def score_way(documents: Iterable[Paragraphs], model: Model, way: trees.Way) -> dict[str, float]:
    return trees.score(documents, model.read_sentences if way.sentences_given else model.read, way.cut)


def genre_table(shared: Path, model: Model) -> Table:
    """Tags and trees by GUM's genres, each article read whole with its sentences given."""
    genres = ((name.split("_")[1], paragraphs) for name, paragraphs in treebank(shared, GUM))
    grouped = groupby(genres, key=lambda pair: pair[0])
    return {genre: score_way((paragraphs for _, paragraphs in group), model, trees.IN_ARTICLE) for genre, group in grouped}


def raw_table(shared: Path, model: Model) -> Table:
    """Everything from raw text, with our own words and sentences."""
    found = {name: raw.score_treebank(shared, path, model.read) for name, path in TREEBANKS.items()}
    return found | {"GUM test, news": raw.score_treebank(shared, GUM, model.read, only=chains.NEWS)}


TABLES: Mapping[str, Callable[[Path, Model], Table]] = {
    "Trees, words given": tree_table,
    "Trees by genre of GUM test, in their articles": genre_table,
    "From raw text": raw_table,
    "Names": lambda shared, model: names.table(shared, model.read),
    "Coreference": lambda shared, model: chains.table(shared, model.read),
}


def quick(shared: Path, model: Model) -> dict[str, float]:
    """The figures that the gate holds; a minute or so."""
    wanted = (
        (tree_table(shared, model, {"in its article": trees.IN_ARTICLE}), ("upos", "las")),
        (names.table(shared, model.read), ("f1",)),
        (chains.table(shared, model.read), ("conll", "pronouns.right", "third.right")),
    )
    return {f"{corpus}: {measure}": row[measure] for table, measures in wanted for corpus, row in table.items() for measure in measures}
