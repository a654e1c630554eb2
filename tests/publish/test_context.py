from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from onrecord.domain.spans import Span
from onrecord.publish.context import Mark, Part, Passage, passages, together
from tests.record import piles

ARTICLES = {article.id: article for article, _ in piles.pile()}
STORY = piles.tell(list(ARTICLES.values()), [piles.read(article) for article in ARTICLES.values()])

marks = st.tuples(st.integers(10, 38), st.integers(1, 12), st.sampled_from(Part)).map(
    lambda m: Mark(Span(m[0], min(40, m[0] + m[1])), m[2])
)


@settings(max_examples=60, deadline=None)
@given(st.lists(marks, max_size=6))
def test_pieces_join_to_the_text_and_every_mark_to_its_words(found: list[Mark]) -> None:
    text = "".join(chr(ord("a") + number) for number in range(30))
    passage = Passage("a-1", Span(10, 40), text, tuple(found))
    pieces = list(passage.pieces())
    assert "".join(piece.text for piece in pieces) == text
    for part in Part:
        covered = {place for mark in found if mark.part is part for place in range(mark.span.start, mark.span.end)}
        assert len(covered) == sum(len(piece.text) for piece in pieces if part in piece.parts)
    assert sum(len(piece.opens) for piece in pieces) == len(found) == sum(len(piece.closes) for piece in pieces)


TEXT = "The crews wait.\n\nIn the harbour of  Lund some 40 boats, white ones, wait for a wind that never comes."


def passage_of(words: str) -> Passage:
    return Passage("a-1", Span(0, len(TEXT)), TEXT, (Mark(piles.span_in(TEXT, words), Part.NUMBER),))


@pytest.mark.parametrize(
    ("words", "width", "excerpt"),
    [
        ("some 40 boats", 200, "The crews wait. In the harbour of Lund some 40 boats, white ones, wait for a wind that never comes."),
        ("some 40 boats", 40, "…Lund some 40 boats, white ones, wait…"),
        ("some 40 boats", 15, "some 40 boats,…"),
        ("some 40 boats", 9, "some 40…"),
        ("The crews", 30, "The crews wait. In the…"),
        ("never comes", 30, "…for a wind that never comes."),
    ],
)
def test_an_excerpt_has_whole_words_around_what_is_marked(words: str, width: int, excerpt: str) -> None:
    assert passage_of(words).excerpt(width) == excerpt


@given(st.integers(0, len(TEXT) - 1), st.integers(1, 30), st.integers(1, 120))
def test_an_excerpt_is_no_longer_than_asked_and_holds_what_is_marked_where_it_can(start: int, length: int, width: int) -> None:
    span = Span(start, min(start + length, len(TEXT)))
    assume(span.of(TEXT).strip() == span.of(TEXT))
    excerpt = Passage("a-1", Span(0, len(TEXT)), TEXT, (Mark(span, Part.NUMBER),)).excerpt(width)
    assert len(excerpt) <= width
    assert "\n" not in excerpt
    assert all(piece in " ".join(TEXT.split()) for piece in excerpt.split("…"))
    words = " ".join(span.of(TEXT).split())
    assert words in excerpt or len(words) + 12 > width


def test_a_statement_is_shown_with_source_cue_and_content_in_its_paragraph() -> None:
    entry = STORY.statements[0]
    (passage,) = passages(entry, ARTICLES)
    article = ARTICLES[entry.article]
    assert passage.text == article.blocks[2].span.of(article.text)
    words = {mark.part: mark.span.of(article.text) for mark in passage.marks}
    assert words[Part.SOURCE] == "Quill"
    assert words[Part.CUE] in ("told", "said")
    assert f"“{words[Part.CONTENT]}”" in passage.text


@pytest.mark.parametrize("entries", ["actors", "statements", "events", "quantities", "timeline", "initiatives", "discrepancies", "reuse"])
def test_every_kind_of_entry_has_passages_of_the_text(entries: str) -> None:
    for entry in getattr(STORY, entries):
        found = passages(entry, ARTICLES)
        assert found
        for passage in found:
            assert passage.text == passage.span.of(ARTICLES[passage.article].text)
            assert all(mark.span in passage.span for mark in passage.marks)


def test_an_article_is_shown_whole_with_title_and_furniture_marked() -> None:
    article = next(iter(ARTICLES.values()))
    (passage,) = passages(article, ARTICLES)
    assert passage.text == article.text
    assert [(mark.part, mark.span.of(article.text)) for mark in passage.marks] == [
        (Part.TITLE, article.title),
        (Part.FURNITURE, "Subscribe now"),
    ]


def test_what_is_no_entry_is_refused() -> None:
    with pytest.raises(TypeError, match="no entry"):
        passages("a word", ARTICLES)


def test_passages_of_one_paragraph_are_shown_once_with_all_marks() -> None:
    here, there = Span(0, 10), Span(12, 20)
    one = Passage("a", here, "0123456789", (Mark(Span(0, 2), Part.EVENT),))
    other = Passage("a", here, "0123456789", (Mark(Span(4, 6), Part.EVENT), Mark(Span(0, 2), Part.EVENT)))
    apart = Passage("a", there, "23456789", (Mark(Span(13, 14), Part.EVENT),))
    assert together([one, apart, other]) == [Passage("a", here, "0123456789", tuple(sorted(other.marks))), apart]
