"""Capitals throughout are read in the case that the text itself gives the words elsewhere."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language.casing import recased

BODY = "The board said that crews of the MS Vega met Lind . Crews refused .".split()


def headline(text: str) -> str:
    words = text.split()
    return " ".join(recased([*words, *BODY], [0, len(words)])[: len(words)])


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("LIND SAID CREWS OF VEGA REFUSED", "Lind said crews of Vega refused"),
        ("BOARD MET LIND : CREWS REFUSED", "Board met Lind : Crews refused"),
        ("CREWS 's BOARD MET NATO", "Crews 's board met NATO"),
        ("Lind SAID CREWS OF VEGA", "Lind said crews of Vega"),
        ("Lind MET MS Vega", "Lind MET MS Vega"),
        ("MS", "MS"),
        ("Lind MET THE EU", "Lind MET THE EU"),
    ],
)
def test_a_headline_in_capitals(text: str, read: str) -> None:
    assert headline(text) == read


def test_the_rest_of_a_text_stays() -> None:
    assert recased(["LIND", "MET", "CREWS", *BODY], [0, 3])[3:] == BODY


@given(st.lists(st.sampled_from(["MET", "met", "Met", "THE", "’s", ".", "42", "U.S.", "ß", "İ", "北"]), max_size=25), st.data())
@settings(max_examples=150, deadline=None)
def test_nothing_but_case_changes(words: list[str], data: st.DataObject) -> None:
    opens = sorted({0, *data.draw(st.lists(st.integers(0, max(0, len(words) - 1)), max_size=4))}) if words else []
    read = recased(words, opens)
    assert [word.casefold() for word in read] == [word.casefold() for word in words]
