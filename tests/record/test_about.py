"""What statements are about: words that stand in them, or actors that they mention by any name."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.actors import Actor, ActorKind, ActorMention
from onrecord.domain.stories import StatementEntry
from onrecord.record.about import About
from tests.record import piles

ARTICLES = [article for article, _ in piles.pile()]
STORY = piles.tell(ARTICLES, [piles.read(article) for article in ARTICLES])
TEXTS = {article.id: article.text for article in ARTICLES}


def words_of(entry: StatementEntry) -> str:
    return " ".join(span.of(TEXTS[entry.article]) for span in entry.statement.content)


def about(asked: str, *actors: Actor) -> set[str]:
    """The words of all that is about what is asked."""
    is_about = About(asked, actors, TEXTS)
    return {words_of(entry) for entry in STORY.statements if is_about(entry)}


def mentioned(words: str) -> Actor:
    """An actor that goes by another name than these words, which mention it in every article that has them."""
    mentions = tuple(ActorMention(name, piles.span_in(text, words)) for name, text in TEXTS.items() if words in text)
    return Actor("p-1", "Harbour fleet", ActorKind.GROUP, None, ("Harbour fleet",), (), mentions)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("sail", {"We will sail,"}),
        ("WE", {"We will sail,"}),
        ("boats 33", {"The 33 boats stay,"}),
        ("naïvely — perhaps", {"Perhaps — naïvely,"}),
        ("we stay", set()),
        ("boat", set()),
        ("reporters", set()),
        ("Quill", set()),
        ("", set()),
        ("— !", set()),
    ],
)
def test_all_words_stand_in_what_is_said(asked: str, found: set[str]) -> None:
    assert about(asked) == found


@given(
    st.permutations(["the", "33", "boats", "stay"]), st.lists(st.booleans(), min_size=4, max_size=4), st.sampled_from([" ", ", ", " … "])
)
@settings(max_examples=50, deadline=None)
def test_order_case_and_marks_make_no_difference(words: list[str], large: list[bool], between: str) -> None:
    asked = between.join(word.upper() if up else word for word, up in zip(words, large, strict=True))
    assert about(asked) == {"The 33 boats stay,"}


def test_a_mention_under_another_name_counts() -> None:
    assert about("harbour fleet") == set()
    assert about("harbour fleet", mentioned("33 boats")) == {"The 33 boats stay,"}


def test_a_mention_outside_what_is_said_does_not_count() -> None:
    assert about("Ada Quill", *STORY.actors) == set()


def test_a_mention_that_reaches_out_of_what_is_said_does_not_count() -> None:
    assert about("harbour fleet", mentioned("stay,” Quill")) == set()


def test_a_mention_at_the_same_place_of_another_article_does_not_count() -> None:
    fleet = mentioned("33 boats")
    (mention,) = fleet.mentions
    others = [name for name in TEXTS if name != mention.article]
    assert about("harbour fleet", replace(fleet, mentions=tuple(replace(mention, article=name) for name in others))) == set()


def test_words_and_mentions_are_found_together() -> None:
    assert about("sail", mentioned("33 boats")) == {"We will sail,", "The 33 boats stay,"}


def test_a_statement_in_pieces_is_about_what_stands_in_any_of_them() -> None:
    (whole,) = (entry for entry in STORY.statements if words_of(entry) == "The 33 boats stay,")
    text = TEXTS[whole.article]
    pieces = (piles.span_in(text, "The 33"), piles.span_in(text, "stay"))
    entry = replace(whole, statement=replace(whole.statement, content=pieces))
    assert About("stay the", (), TEXTS)(entry)
    assert not About("boats", (), TEXTS)(entry)
    assert not About("fleet", (mentioned("33 boats"),), TEXTS)(entry)
    assert About("fleet", (mentioned("33"),), TEXTS)(entry)


def test_the_order_of_actors_makes_no_difference() -> None:
    actors = [mentioned(words) for words in ("33 boats", "sail", "nobody")]
    assert {frozenset(about("fleet", *order)) for order in permutations(actors)} == {frozenset({"The 33 boats stay,", "We will sail,"})}
