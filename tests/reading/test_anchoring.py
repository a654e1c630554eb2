from __future__ import annotations

import spacy
from spacy.tokens import Doc

from onrecord.reading.anchoring import time_for
from onrecord.reading.times import find_times

NLP = spacy.blank("en")

Row = tuple[str, str, str, int]
"""A word, its part of speech, its relation and the index of its head."""


def holds(at: str, *rows: Row) -> str | None:
    """The words of the time that holds for ``at``."""
    words, pos, deps, heads = (list(column) for column in zip(*rows, strict=True))
    tags = ["VBG" if word.endswith("ing") else "VBD" if part == "VERB" else "XX" for word, part in zip(words, pos, strict=True)]
    doc = Doc(NLP.vocab, words=words, pos=pos, tags=tags, deps=deps, heads=heads)
    found = time_for(doc[words.index(at)], find_times(doc))
    return found.span.of(doc.text) if found and found.span else None


SAID_THAT_THEY_LEFT: tuple[Row, ...] = (
    ("He", "PRON", "nsubj", 1),
    ("said", "VERB", "root", 1),
    ("Thursday", "PROPN", "obl", 1),
    ("that", "SCONJ", "mark", 5),
    ("they", "PRON", "nsubj", 5),
    ("left", "VERB", "ccomp", 1),
)


def test_time_of_the_cue_is_not_the_time_of_the_event() -> None:
    assert holds("said", *SAID_THAT_THEY_LEFT) == "Thursday"
    assert holds("left", *SAID_THAT_THEY_LEFT) is None


def test_each_clause_has_its_own() -> None:
    rows = (*SAID_THAT_THEY_LEFT, ("Monday", "PROPN", "obl", 5))
    assert holds("said", *rows) == "Thursday"
    assert holds("left", *rows) == "Monday"


def test_participants_share_the_time_of_their_verb() -> None:
    rows: tuple[Row, ...] = (("Talks", "NOUN", "nsubj", 1), ("began", "VERB", "root", 1), ("Thursday", "PROPN", "obl", 1))
    assert holds("Talks", *rows) == "Thursday"


def test_possessive_time_belongs_to_its_noun() -> None:
    rows: tuple[Row, ...] = (
        ("They", "PRON", "nsubj", 1),
        ("praised", "VERB", "root", 1),
        ("Thursday", "PROPN", "nmod:poss", 4),
        ("'s", "PART", "case", 2),
        ("vote", "NOUN", "obj", 1),
    )
    assert holds("vote", *rows) == "Thursday"
    assert holds("praised", *rows) is None


def test_joined_verbs_share_a_time_while_they_share_a_subject() -> None:
    met: tuple[Row, ...] = (("Thursday", "PROPN", "obl", 2), ("they", "PRON", "nsubj", 2), ("met", "VERB", "root", 2))
    parted: Row = ("parted", "VERB", "conj", 2)
    assert holds("parted", *met, ("and", "CCONJ", "cc", 4), parted) == "Thursday"
    assert holds("parted", *met, ("and", "CCONJ", "cc", 5), ("others", "NOUN", "nsubj", 5), parted) is None


def test_opening_clause_shares_its_time() -> None:
    rows: tuple[Row, ...] = (
        ("Speaking", "VERB", "advcl", 4),
        ("Thursday", "PROPN", "obl", 0),
        (",", "PUNCT", "punct", 0),
        ("he", "PRON", "nsubj", 4),
        ("said", "VERB", "root", 4),
        ("so", "ADV", "advmod", 4),
    )
    assert holds("said", *rows) == "Thursday"


def test_time_of_another_sentence_does_not_hold() -> None:
    rows: tuple[Row, ...] = (
        ("Yesterday", "NOUN", "obl", 1),
        ("rained", "VERB", "root", 1),
        (".", "PUNCT", "punct", 1),
        ("Ships", "NOUN", "nsubj", 4),
        ("sailed", "VERB", "root", 4),
    )
    assert holds("rained", *rows) == "Yesterday"
    assert holds("sailed", *rows) is None


def test_loose_time_before_holds_where_the_tree_has_no_verb_over_it() -> None:
    rows: tuple[Row, ...] = (
        ("Thursday", "PROPN", "root", 0),
        (":", "PUNCT", "punct", 0),
        ("troops", "NOUN", "nsubj", 3),
        ("left", "VERB", "parataxis", 0),
    )
    assert holds("left", *rows) == "Thursday"
