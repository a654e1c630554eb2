"""Every word has pieces, few enough to fit a window."""

from onrecord.language import weights
from onrecord.language.pieces import WORD_LIMIT, Pieces


def test_a_word_of_signs_and_a_long_word_have_pieces() -> None:
    pieces = Pieces(weights.FOLDER / "vocab.txt")
    assert len(pieces.of("\u200b")) == 1
    assert len(pieces.of("x" * 4000)) <= WORD_LIMIT
    assert pieces.of("Talks") == pieces.of("talks")
