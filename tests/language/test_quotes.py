"""Quotation marks pair within a paragraph, however they were typed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.spans import Span
from onrecord.language.quotes import quotations, strip_marks


def inner(text: str) -> list[str]:
    return [q.inner.of(text) for q in quotations(text, [Span(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “no deal” and left.", ["no deal"]),
        ('He said "no deal," then "perhaps."', ["no deal,", "perhaps."]),
        ("«No deal», dit-il.", ["No deal"]),
        ("``No deal'' he said.", ["No deal"]),
        ('A straight "end to a curly” one.', ["end to a curly"]),
        ("“It never closes, he went on", ["It never closes, he went on"]),
        ("It never opened,” she said.", ["It never opened,"]),
        ("The ships' crews weren't told.", []),
        ("They called it „a joke“ twice.", ["a joke"]),
        ("They called it „a joke‟ twice.", ["a joke"]),
    ],
)
def test_pairs(text: str, quoted: list[str]) -> None:
    assert inner(text) == quoted


def test_a_mark_without_a_partner_is_said_to_be_unbalanced() -> None:
    text = "“It never closes, he went on"
    (quotation,) = quotations(text, [Span(0, len(text))])
    assert quotation.opened
    assert not quotation.closed


def test_paragraphs_are_paired_apart() -> None:
    text = "“First, opened.\n“Second,” he said."
    found = quotations(text, [Span(0, 15), Span(16, len(text))])
    assert [q.inner.of(text) for q in found] == ["First, opened.", "Second,"]


@given(st.text(alphabet="ab .,\"“”„«»'`’", min_size=1, max_size=60))
@settings(max_examples=300, deadline=None)
def test_quotations_are_in_order_and_apart_with_no_blank_edges(text: str) -> None:
    at = 0
    for quotation in quotations(text, [Span(0, len(text))]):
        assert at <= quotation.outer.start <= quotation.inner.start < quotation.inner.end <= quotation.outer.end <= len(text)
        assert quotation.inner.of(text).strip() == quotation.inner.of(text)
        at = quotation.outer.end


@given(st.text(alphabet="ab s'’\"“” ", min_size=1, max_size=30))
@settings(max_examples=200, deadline=None)
def test_stripping_keeps_a_part_of_the_text(text: str) -> None:
    span = strip_marks(text, Span(0, len(text)))
    assert span is None or (span.of(text).strip() == span.of(text) and span.of(text) in text)


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("“No deal,”", "No deal,"),
        ("'No deal'", "No deal"),
        ("Talks 'premature'", "Talks 'premature'"),
        ("Talks ‘premature’", "Talks ‘premature’"),
        ("the rebels'", "the rebels'"),
        ("It isn't so'", "It isn't so"),
    ],
)
def test_a_mark_that_closes_what_opened_within_stays(words: str, left: str) -> None:
    span = strip_marks(words, Span(0, len(words)))
    assert span is not None
    assert span.of(words) == left
