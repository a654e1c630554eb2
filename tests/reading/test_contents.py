"""Contents of statements follow the quotation marks around them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.spans import Span
from onrecord.domain.statements import StatementKind
from onrecord.language.quotes import quotations
from onrecord.reading.contents import Contents


def contents(text: str) -> Contents:
    return Contents(text, quotations(text, [Span(0, len(text))]))


def claimed(text: str, words: str, cue: str) -> list[str]:
    """The pieces of what a cue claims, both given by their words."""
    start, at = text.index(words), text.index(cue)
    pieces = contents(text).pieces([Span(start, start + len(words))], Span(at, at + len(cue)))
    return [piece.of(text) for piece in pieces]


@pytest.mark.parametrize(
    ("text", "words", "cue", "pieces"),
    [
        ("She said that the talks had failed.", "that the talks had failed.", "said", ["the talks had failed"]),
        ("“No deal,” he said. “Not now.”", "No deal", "said", ["No deal,"]),
        ("He called it “a step back” for all.", "it “a step back” for all", "called", ["it", "a step back", "for all"]),
        ("“We will,” he said, “wait.”", "We will,” he said, “wait.", "said", ["We will,", "he", "wait."]),
        ("They met in the U.S. he said.", "They met in the U.S.", "said", ["They met in the U.S."]),
    ],
)
def test_pieces(text: str, words: str, cue: str, pieces: list[str]) -> None:
    assert claimed(text, words, cue) == pieces


def test_kinds() -> None:
    text = "“No deal,” he said of the plan."
    made = contents(text)
    quoted, plain = Span(1, 9), Span(19, 30)
    assert made.kind([quoted]) is StatementKind.DIRECT
    assert made.kind([plain]) is StatementKind.INDIRECT
    assert made.kind([quoted, plain]) is StatementKind.MIXED


@given(st.text(alphabet='ab .,"“”«» that', min_size=2, max_size=50), st.data())
@settings(max_examples=300, deadline=None)
def test_any_span_gives_pieces_with_words_in_them_that_lie_in_order(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    pieces = contents(text).pieces([Span(start, end)], None)
    assert list(pieces) == sorted(set(pieces))
    for piece in pieces:
        assert piece.of(text).strip() == piece.of(text)
        assert piece.of(text)


def test_no_content_holds_furniture() -> None:
    text = "Board says strike is over\n\nMarch 3, 2020\n\nand the ferry sails"
    stamp = Span(text.index("March"), text.index("2020") + 4)
    start, at = text.index("strike"), text.index("says")
    pieces = Contents(text, [], [stamp]).pieces([Span(start, len(text))], Span(at, at + 4))
    assert [piece.of(text) for piece in pieces] == ["strike is over", "and the ferry sails"]
