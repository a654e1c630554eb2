"""What is not seen changes nothing of how a word is read."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.language import weights
from onrecord.language.invisible import INVISIBLE, as_read
from onrecord.language.pieces import Pieces
from onrecord.language.shapes import shape_of


@pytest.mark.parametrize(
    ("word", "read"),
    [
        ("nego\u00adtiate", "negotiate"),
        ("\ufeffThe", "The"),
        ("Har\u200bbour\u200d", "Harbour"),
        ("\u202bUN\u202c", "UN"),
        ("Be\u0301la", "Béla"),
        ("\x00said", "said"),
        ("[T]he", "The"),
        ("boat[s]", "boats"),
        ("‐", "-"),
        ("[", "["),
        ("\u200b", "\u200b"),
        ("said", "said"),
    ],
)
def test_a_word_is_read_as_it_looks(word: str, read: str) -> None:
    assert as_read(word) == read


@given(
    st.sampled_from(["Harbour", "UN", "said", "McKay", "42nd"]),
    st.lists(st.sampled_from("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200f"), max_size=4),
    st.data(),
)
@settings(max_examples=60, deadline=None)
def test_neither_pieces_nor_shape_change(word: str, marks: list[str], data: st.DataObject) -> None:
    strewn = word
    for mark in marks:
        at = data.draw(st.integers(0, len(strewn)))
        strewn = strewn[:at] + mark + strewn[at:]
    pieces = Pieces(weights.FOLDER / "vocab.txt")
    assert pieces.of(as_read(strewn)) == pieces.of(word)
    assert shape_of(as_read(strewn)) is shape_of(word)


@given(st.text(max_size=30) | st.text("[]e\u0301s0", max_size=6))
@example("0[[")
@example("A[\u0300[")
@settings(max_examples=100, deadline=None)
def test_no_white_space_is_invisible_and_reading_twice_changes_nothing(text: str) -> None:
    assert not any(mark.isspace() for found in INVISIBLE.findall(text) for mark in found)
    assert as_read(as_read(text)) == as_read(text)
