from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.articles import Article
from onrecord.domain.spans import Span
from onrecord.domain.versions import Change, ChangeKind, Difference, Part
from onrecord.intake.revisions import changes
from tests.intake import texts
from tests.intake.piles import prose

ADDED, REMOVED, ALTERED = ChangeKind.ADDED, ChangeKind.REMOVED, ChangeKind.ALTERED
BODY = [texts.LEAD, texts.SECOND, texts.THIRD, texts.LAST]
PLEA = "Subscribe now to our newsletter and never miss a story."


def article(*paragraphs: str, title: str = "Ferry crews end their strike") -> Article:
    return texts.article("\n\n".join((title, *paragraphs)))


def words(span: Span | None, text: str) -> str | None:
    return span.of(text) if span else None


def told(before: Article, after: Article) -> list[tuple[ChangeKind, str | None, str | None]]:
    """The changes of the body, in words."""
    found = changes(before, after)
    assert all(one.part is Part.BODY and one.was is one.became is None for one in found)
    return [(one.kind, words(one.before, before.text), words(one.after, after.text)) for one in found]


def differing(change: Change, before: Article, after: Article) -> list[tuple[str | None, str | None]]:
    """The words that differ in a change."""
    return [(words(one.before, before.text), words(one.after, after.text)) for one in change.words]


@pytest.mark.parametrize(
    "after",
    [
        BODY,
        [BODY[2], BODY[0], BODY[3], BODY[1]],
        [" ".join(BODY[:2]), *BODY[2:]],
        [paragraph.replace("“", '"').replace("”", '"').replace(" ", "  ") for paragraph in BODY],
        [*BODY, PLEA],
    ],
)
def test_what_moved_or_is_set_otherwise_did_not_change(after: list[str]) -> None:
    assert told(article(*BODY), article(*after)) == []


def test_words_that_differ_are_marked_in_both_texts() -> None:
    before, after = article(*BODY), article(BODY[0].replace("Monday", "late Tuesday").replace(", the harbour board said,", ""), *BODY[1:])
    (change,) = changes(before, after)
    assert (change.kind, words(change.before, before.text)) == (ALTERED, texts.LEAD)
    assert differing(change, before, after) == [("Monday, the harbour board said,", "late Tuesday")]


def test_a_sign_is_a_word_too() -> None:
    before, after = article("The fare rose to $5 for each lorry that crossed."), article("The fare rose to €5 for each lorry that crossed.")
    (change,) = changes(before, after)
    assert differing(change, before, after) == [("$", "€")]


def test_sentences_come_and_go() -> None:
    new = "A band played on the quay until the last boat had left. Nobody minded the rain."
    assert told(article(*BODY), article(f"{BODY[0]} {new}", *BODY[2:])) == [(ADDED, None, new), (REMOVED, BODY[1], None)]


def test_a_title_is_told_with_its_place_where_it_has_one() -> None:
    before, after = article(*BODY), article(*BODY, title="Ferry crews end long strike")
    (change,) = changes(before, after)
    assert (change.kind, change.part, change.was, change.became) == (ALTERED, Part.TITLE, before.title, after.title)
    assert differing(change, before, after) == [("their", "long")]


def test_what_is_known_from_outside_is_told_by_its_value() -> None:
    before = article(*BODY)
    after = replace(before, byline="Ilse Brandt", published="2021-03-04", modified=None)
    assert changes(replace(before, modified="2021-03-04T10:00:00Z"), after) == (
        Change(ADDED, Part.BYLINE, became="Ilse Brandt"),
        Change(ADDED, Part.PUBLISHED, became="2021-03-04"),
        Change(REMOVED, Part.MODIFIED, was="2021-03-04T10:00:00Z"),
    )


def counted(article: Article, spans: list[Span] | None = None) -> Counter[str]:
    """The words of a body, or of some spans of it."""
    read = [block.span for block in article.body if block.span != article.title_span] if spans is None else spans
    return Counter(word for span in read for word in re.findall(r"\w+", span.of(article.text)))


def own(found: tuple[Change, ...], side: str) -> list[Span]:
    """The words that stand on one side alone."""
    parts: list[Change | Difference] = []
    for change in found:
        parts.extend(change.words if change.kind is ALTERED else [change])
    return [span for part in parts if (span := getattr(part, side))]


sentences = st.lists(st.integers(0, 12), min_size=1, max_size=8)


@settings(max_examples=60, deadline=None)
@given(sentences, sentences, st.integers(0, 3))
def test_what_is_not_told_as_changed_stands_in_both(one: list[int], other: list[int], touched: int) -> None:
    def paragraphs(seeds: list[int], put: str) -> list[str]:
        return [paragraph.replace(" the ", put, touched) for seed in seeds for paragraph in prose(seed, paragraphs=1)]

    before, after = article(*paragraphs(one, " the ")), article(*paragraphs(other, " this "))
    found = changes(before, after)
    assert counted(before) - counted(before, own(found, "before")) == counted(after) - counted(after, own(found, "after"))
    assert changes(before, before) == ()
