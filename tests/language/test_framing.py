"""Every word has one framing: where it stands to the quotation marks around it, and whether it opens a paragraph."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.spans import Span
from onrecord.language.framing import CLOSING, FRAMINGS, FREE, OPENING, OPENS_PARAGRAPH, QUOTED, framing, openings
from onrecord.language.pipeline import lines
from onrecord.language.quotes import quotations

WORD = re.compile(r"\w+|``|''|\S")
SIGNS = {FREE: "-", OPENING: "(", QUOTED: "q", CLOSING: ")"}


def words_of(text: str) -> list[tuple[int, int]]:
    """Where words stand, a mark being one by itself."""
    return [match.span() for match in WORD.finditer(text)]


def framed(text: str) -> list[int]:
    """The framing of every word of a text of which each line is a paragraph."""
    words, blocks = words_of(text), lines(text)
    starts = {block.start for block in blocks}
    opens = [number for number, (start, _) in enumerate(words) if start in starts]
    return framing(words, opens, quotations(text, blocks))


def drawn(text: str) -> str:
    """A sign for each word: free, opening, quoted or closing."""
    return "".join(SIGNS[number % OPENS_PARAGRAPH] for number in framed(text))


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("They will sail.", "----"),
        ("“We will,” he said.", "(qqq)---"),
        ('He said "no deal" twice.', "--(qq)--"),
        ("``No deal'' he said.", "(qq)---"),
        ("«Non», dit le maire", "(q)----"),
        ("„Nein“, he said; „ja“ she said", "(q)----(q)--"),
        ("“It never closes", "(qqq"),
        ("It never opened,” she said.", "qqqq)---"),
        ("“A ‘good’ day”, he said", "(qqqqq)---"),
        ("“One”“two”", "(q)(q)"),
        ("“”", "--"),
    ],
)
def test_words_stand_before_in_and_after_quotation_marks(text: str, signs: str) -> None:
    assert drawn(text) == signs


def test_a_quotation_ends_with_its_paragraph_where_nothing_closes_it() -> None:
    assert drawn("“We wait.\nThey sail.") == "(qqq---"


def test_the_word_that_opens_a_paragraph_is_told_whatever_its_quotation_marks() -> None:
    opening = [number for number in framed("“We wait.\nThey sail.\n“You rest.”") if number >= OPENS_PARAGRAPH]
    assert opening == [OPENING + OPENS_PARAGRAPH, FREE + OPENS_PARAGRAPH, OPENING + OPENS_PARAGRAPH]


def test_a_word_that_a_mark_stands_within_is_told_by_its_beginning() -> None:
    quoted = quotations("no“deal”", [Span(0, 8)])
    assert framing([(0, 8)], [0], quoted) == [OPENING + OPENS_PARAGRAPH]


def test_no_words_no_framing() -> None:
    assert framing([], [], quotations("“No deal”", [Span(0, 9)])) == []


TEXTS = st.text(alphabet="ab .,\"“”„«»'`\n", max_size=60)


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_every_word_has_one_of_the_framings(text: str) -> None:
    found = framed(text)
    assert len(found) == len(words_of(text))
    assert all(0 <= number < FRAMINGS for number in found)


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_quoted_words_are_those_in_a_quotation(text: str) -> None:
    inner = [quotation.inner for quotation in quotations(text, lines(text))]
    for (start, end), number in zip(words_of(text), framed(text), strict=True):
        assert (number % OPENS_PARAGRAPH == QUOTED) == any(Span(start, end) in span for span in inner)


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_the_words_that_open_a_paragraph_are_told_again(text: str) -> None:
    words = words_of(text)
    assert [words[number][0] for number in openings(framed(text))] == [block.start for block in lines(text)]


@given(TEXTS, TEXTS)
@settings(max_examples=100, deadline=None)
def test_paragraphs_are_framed_apart(one: str, other: str) -> None:
    assert framed(f"{one}\n{other}") == framed(one) + framed(other)
