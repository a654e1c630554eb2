from benchmarks.language import report, trees
from benchmarks.language.given import TREEBANKS
from benchmarks.markdown import grid


def test_a_grid_leaves_a_cell_empty_where_a_row_has_no_such_figure() -> None:
    lines = grid({"a": {"f1": 81.25, "words/s": 5300.4}, "b": {"f1": 7.0}}, {"b": ("≥ 5",)}, ("bar",))
    assert lines == ["", "|  | f1 | words/s | bar |", "| --- | --- | --- | --- |", "| a | 81.2 | 5,300 |  |", "| b | 7.0 |  | ≥ 5 |", ""]


def test_every_bar_of_the_trees_belongs_to_a_row() -> None:
    rows = {f"{corpus}, {way}" for corpus in TREEBANKS for way in trees.WAYS}
    assert len(rows & report.NOTES.keys()) == len(TREEBANKS)
