from itertools import chain
from pathlib import Path

import pytest

from benchmarks.language import raw, trees
from benchmarks.language.given import doc_of, spaces_of, words_of
from benchmarks.peer import gold_doc
from onrecord.language.words import blank
from tests.benchmarks.samples import CONLLU, paragraphs


def test_a_given_doc_is_the_text_with_a_block_for_every_line(tmp_path: Path) -> None:
    page = paragraphs(tmp_path)
    doc, blocks = doc_of(words_of(page), spaces_of(page))
    assert [block.of(doc.text) for block in blocks] == ["Anna Lind didn't wait. She left.", "Nobody saw her"]
    assert [token.text for token in doc][:5] == ["Anna", "Lind", "did", "n't", "wait"]


def test_cuts_give_the_same_sentences_in_other_company(tmp_path: Path) -> None:
    page = paragraphs(tmp_path)
    sizes = {name: [[len(block) for block in blocks] for blocks in way.cut(page)] for name, way in trees.WAYS.items()}
    assert list(sizes.values()) == [[[1], [1], [1]], [[1, 1, 1]], [[2, 1]]]


def test_gold_itself_is_all_right(tmp_path: Path) -> None:
    for paragraph in paragraphs(tmp_path):
        hits = trees.right(gold_doc(blank(), paragraph, {}), paragraph)
        assert {hits[name] for name in ("upos", "feats", "lemma", "uas", "las")} == {hits["words"]}
        assert hits["sentences"] == hits["sentences.gold"] == hits["sentences.found"] == len(paragraph)


def test_a_wrong_relation_costs_las_and_a_wrong_head_both(tmp_path: Path) -> None:
    (_, last) = paragraphs(tmp_path)
    doc = gold_doc(blank(), last, {})
    doc[0].dep_, doc[2].head = "obj", doc[0]
    hits = trees.right(doc, last)
    assert (hits["words"], hits["uas"], hits["las"], hits["upos"]) == (3, 2, 1, 3)


def test_raw_text_has_a_line_for_every_paragraph(tmp_path: Path) -> None:
    assert raw.text_of(paragraphs(tmp_path)) == "Anna Lind didn't wait. She left.\nNobody saw her"


def test_the_evaluation_aligns_the_words_of_a_multiword_token(tmp_path: Path) -> None:
    system = "".join(raw.conllu(gold_doc(blank(), paragraph, {})) for paragraph in paragraphs(tmp_path))
    assert raw.score(CONLLU, system) == pytest.approx(dict.fromkeys(raw.MEASURES, 100.0))


def test_the_evaluation_counts_a_sentence_cut_in_two(tmp_path: Path) -> None:
    docs = [gold_doc(blank(), [placed], {}) for placed in chain.from_iterable(paragraphs(tmp_path))]
    docs[0][5].head, docs[0][5].dep_ = docs[0][5], "ROOT"
    figures = raw.score(CONLLU, "".join(map(raw.conllu, docs)))
    assert figures["sentences"] == pytest.approx(100 * 2 / 3.5)
    assert figures["words"] == pytest.approx(100.0)
    assert figures["las"] == pytest.approx(100 * 11 / 12)
