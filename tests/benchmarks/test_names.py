from collections.abc import Sequence
from pathlib import Path

import pytest
from spacy.tokens import Doc
from spacy.tokens import Span as Run

from benchmarks.language.given import Reader
from benchmarks.language.names import WIKIGOLD, score, spans
from onrecord.domain.spans import Span
from training.corpora import wikigold
from training.corpora.names import Named

LINES = (
    (("Anna", "B-PERSON"), ("Lind", "I-PERSON"), ("left", "O"), ("Malta", "B-LOC")),
    (("Malta", "B-LOC"), ("waits", "O")),
)


def reader(*names: tuple[int, int, str]) -> Reader:
    def read(doc: Doc, blocks: Sequence[Span]) -> None:
        doc.ents = [Run(doc, start, end, label=kind) for start, end, kind in names]

    return read


@pytest.mark.parametrize(
    ("labels", "wanted"),
    [
        (["B-PER", "B-PER"], [(0, 1, "PER"), (1, 2, "PER")]),
        (["O", "I-PER", "I-LOC"], [(1, 2, "PER"), (2, 3, "LOC")]),
        (["?", "B-ORG", "?"], [(1, 2, "ORG")]),
    ],
)
def test_spans_of_labels(labels: list[str], wanted: list[tuple[int, int, str]]) -> None:
    assert list(spans(labels)) == wanted


def test_bounds_and_types_must_both_be_right() -> None:
    figures = score([Named("a", LINES)], reader((0, 2, "PERSON"), (3, 4, "ORG"), (4, 6, "LOC")))
    assert figures == pytest.approx({"p": 100 / 3, "r": 100 / 3, "f1": 100 / 3, "PERSON": 100.0, "LOC": 0.0})


def test_types_that_a_corpus_lacks_do_not_count_against_us() -> None:
    figures = score([Named("a", ((("Maltese", "B-MISC"), ("Monday", "O")),))], reader((0, 1, "NORP"), (1, 2, "DATE")), types=WIKIGOLD)
    assert figures["f1"] == 100.0


def test_wikigold_is_parted_into_articles(tmp_path: Path) -> None:
    path = tmp_path / "test.conllu"
    path.write_text("0\tMalta\tB-LOC\n1\twaits\tO\n\n0\t.\tO\n\n0\t-DOCSTART-\tO\n\n0\tLind\tB-PER\n\n", "utf-8")
    articles = list(wikigold.read(path))
    assert [article.lines for article in articles] == [
        ((("Malta", "B-LOC"), ("waits", "O")), ((".", "O"),)),
        ((("Lind", "B-PER"),),),
    ]
