from __future__ import annotations

from typing import cast

import pytest

from onrecord.api import Record
from onrecord.cli.disagreements import LISTING
from onrecord.domain.spans import Evidence, Span
from onrecord.domain.stories import Discrepancy, DiscrepancyKind, Nature, Side

TEXT = "Sixty boats left. Ferries left Sergei Bay at noon."


class OneArticle:
    """What the command asks a record for, of an article that it holds."""

    def name(self, entry: str) -> str:
        return entry

    def quote(self, _: str, span: Span) -> str:
        return span.of(TEXT)


def side(value: str, words: str, *differing: str) -> Side:
    spans = [Span(TEXT.index(part), TEXT.index(part) + len(part)) for part in (words, *differing)]
    evidence, *marks = (Evidence("a-1", span) for span in spans)
    return Side(value, (evidence,), tuple(marks))


def shown(*sides: Side, nature: Nature, capsys: pytest.CaptureFixture[str]) -> str:
    entry = Discrepancy("discrepancy-0123456789", DiscrepancyKind.NAME, "Bay", sides, nature)
    LISTING.screen(cast("Record", OneArticle()), [entry])
    return capsys.readouterr().out


def test_the_nature_stands_beside_the_kind(capsys: pytest.CaptureFixture[str]) -> None:
    assert "name · spelling · discrepancy-012345" in shown(side("Sergei", TEXT), nature=Nature.SPELLING, capsys=capsys)


@pytest.mark.parametrize(
    ("words", "differing", "marked"),
    [
        ("Ferries left Sergei Bay at noon.", ("Sergei", "noon"), "“Ferries left «Sergei» Bay at «noon».”"),
        ("Sergei Bay", ("Sergei Bay",), "“Sergei Bay”"),
        ("Sixty boats left.", ("Sergei",), "“Sixty boats left.”"),
    ],
    ids=["inside", "all of it", "elsewhere"],
)
def test_differing_words_are_marked_without_colour(
    words: str, differing: tuple[str, ...], marked: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert marked in shown(side("Sergei", words, *differing), nature=Nature.SPELLING, capsys=capsys)


def test_a_value_that_only_repeats_the_words_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    value = "one word … " * 8
    assert "one word" not in shown(side(value, TEXT), nature=Nature.REWORDING, capsys=capsys)
