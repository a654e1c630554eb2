"""The language layer's part of ``RESULTS.md``, with what its issue asks for and what others reach."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from benchmarks.language.model import load
from benchmarks.language.tables import TABLES
from benchmarks.markdown import grid

HEADINGS = ("bar", "others")
NOTES: Mapping[str, tuple[str, str]] = {
    "EWT test, sentence by sentence": ("UPOS ≥ 97.1, LAS ≥ 90.0", "an unconverged run of a like encoder, measured elsewhere: 97.1, 89.4"),
    "GUM test, sentence by sentence": ("UPOS ≥ 97.9, LAS ≥ 89.0", "the same: 97.9, 88.5"),
    "PUD (never trained on), sentence by sentence": ("UPOS ≥ 97.2, LAS ≥ 87.8", "the same: 97.2, 87.3"),
    "newswire, held back": ("F1 ≥ 84", "models for CoNLL and OntoNotes drop over 10 F1 on worldwide newswire"),
    "wikigold (never trained on)": ("F1 ≥ 75", ""),
    "OntoGUM": ("CoNLL F1 ≥ 52, pronouns ≥ 75", ""),
    "OntoGUM, news": ("CoNLL F1 ≥ 52, pronouns ≥ 75", ""),
}

EXPLAINED: Mapping[str, str] = {
    "Trees, words given": """Universal relations, punctuation counted, int8; F1 of sentence bounds last. "Sentence by sentence": nothing
else is seen of the text, as in the CoNLL shared tasks. "In its article": the article's own windows, sentences given; "own sentences":
paragraphs given.""",
    "Trees by genre of GUM test, in their articles": "Sentences given. Fiction and how-to guides were not trained on.",
    "From raw text": "F1 by the CoNLL 2018 shared task's evaluation, own sentences and words; the text is a line for every paragraph.",
    "Names": """F1 of exact spans with types, and by type. Newswire is every tenth article of English Worldwide Newswire, the others were
trained on; Universal NER's types are persons, organisations and places.""",
    "Coreference": """F1 on OntoGUM's official test documents, own mentions, no singletons. Of the personal pronouns whose gold chain
holds a name: whose own chain holds that name and nobody else's ("right"), or somebody else's ("wrong"); "given" is the share right of
those whose own chain holds a name. The third person stands apart, since "I" and "you" mostly stand for speakers.""",
}


def part(shared: Path) -> list[str]:
    """All tables as lines of Markdown, on one thread."""
    model = load()
    lines = ["## Language: `python -m benchmarks.language`", ""]
    for name, table in TABLES.items():
        figures = table(shared, model)
        lines += [f"### {name}", "", EXPLAINED[name], *grid(figures, NOTES, HEADINGS if NOTES.keys() & figures.keys() else ())]
    return lines
