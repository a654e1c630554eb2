from dataclasses import replace
from pathlib import Path

import pytest
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from benchmarks.language.chains import Chains, Linked, chains_of, pronouns, words_and_heads
from tests.benchmarks.samples import NAME, paragraphs

ANNA, LIND, WHOLE, SHE, HER, NOBODY = (0, 1), (1, 2), (0, 2), (6, 7), (11, 12), (9, 10)


def linked(folder: Path, *, system: Chains) -> Linked:
    return Linked(NAME, *words_and_heads(paragraphs(folder)), [[WHOLE, SHE, HER]], system)


@pytest.mark.parametrize(
    ("system", "right", "wrong"),
    [
        ([[WHOLE, SHE, HER]], 100.0, 0.0),
        ([[WHOLE, SHE], [NOBODY, HER]], 50.0, 0.0),
        ([[LIND, SHE], [ANNA, HER]], 100.0, 0.0),
        ([[SHE, HER]], 0.0, 0.0),
        ([], 0.0, 0.0),
    ],
)
def test_a_pronoun_is_right_where_its_chain_holds_the_name(tmp_path: Path, system: Chains, right: float, wrong: float) -> None:
    figures = pronouns([linked(tmp_path, system=system)])
    assert (figures["pronouns.right"], figures["pronouns.wrong"]) == (right, wrong)


def test_a_name_of_somebody_else_is_wrong_even_beside_the_right_one(tmp_path: Path) -> None:
    document = linked(tmp_path, system=[[WHOLE, SHE, NOBODY], [WHOLE, HER]])
    words = [*document.words]
    words[NOBODY[0]] = replace(words[NOBODY[0]], form="Moritz", upos="PROPN")
    figures = pronouns([replace(document, words=words)])
    assert (figures["pronouns.right"], figures["pronouns.wrong"]) == (50.0, 50.0)


def test_the_third_person_is_also_counted_apart(tmp_path: Path) -> None:
    document = linked(tmp_path, system=[[WHOLE, SHE]])
    words = [*document.words]
    words[HER[0]] = replace(words[HER[0]], feats="Person=1|PronType=Prs")
    figures = pronouns([replace(document, words=words)])
    assert (figures["pronouns.right"], figures["third.right"]) == (50.0, 100.0)


def test_chains_are_read_from_the_span_group_and_single_mentions_left_out() -> None:
    doc = Doc(Vocab(), words=["She", "saw", "her", "there"])
    doc.spans["coref"] = [Span(doc, 0, 1, label="1"), Span(doc, 2, 3, label="1"), Span(doc, 3, 4, label="2")]
    assert chains_of(doc) == [[(0, 1), (2, 3)]]
