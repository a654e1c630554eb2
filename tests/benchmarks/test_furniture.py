from __future__ import annotations

import pytest

from benchmarks.furniture import Tally, kinds_of
from tests.intake.texts import LAST, LEAD, SECOND, article
from training.corpora.reports import Report

PLEA = "Sign up for our weekly newsletter"
TEXT = "\n\n".join(("Ferry crews end their strike", LEAD, SECOND, LAST, "Read more: Nine days", PLEA))


def report(*furniture: dict[str, str]) -> Report:
    return Report("1", TEXT, {"furniture": list(furniture)})


def test_characters_are_counted_by_kind() -> None:
    told = report(
        {"span": "Read more: Nine days", "kind": "metadata"}, {"span": PLEA, "kind": "promotion"}, {"span": LAST, "kind": "caption"}
    )
    tally = Tally()
    tally.add(told, article(TEXT))
    figures = tally.figures()
    found, gold = len("Read more: Nine days") + len(PLEA), len(LAST)
    assert figures["precision"] == 1.0
    assert figures["recall"] == pytest.approx(found / (found + gold))
    assert figures["body_marked"] == 0.0
    assert (figures["caption.recall"], figures["promotion.recall"]) == (0.0, 1.0)
    assert (figures["metadata.kind_right"], figures["promotion.kind_right"]) == (0.0, 1.0)


def test_body_that_is_marked_is_told_as_a_share_of_its_visible_characters() -> None:
    tally = Tally()
    tally.add(report({"span": "Read more: Nine days", "kind": "navigation"}), article(TEXT))
    visible = sum(not char.isspace() for char in TEXT.replace("Read more: Nine days", ""))
    assert tally.figures()["body_marked"] == pytest.approx(len(PLEA.replace(" ", "")) / visible)


def test_spans_that_the_text_lacks_are_passed_over() -> None:
    assert kinds_of(report({"span": "nowhere", "kind": "caption"})) == {}
