from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.articles import Article
from onrecord.domain.versions import Alike, CopyKind
from onrecord.intake.copies import LEAST_WORDS, Fingerprint, alike, copies
from tests.intake import texts
from tests.intake.piles import boilerplate, prose

LONG = prose(1, paragraphs=12)


def article(*paragraphs: str, title: str = "Ferry crews end their strike", name: str = "a.txt") -> Article:
    return texts.article("\n\n".join((title, *paragraphs)), name=name)


def compared(one: Article, other: Article) -> Alike | None:
    found = alike(Fingerprint.of(one), Fingerprint.of(other))
    turned = alike(Fingerprint.of(other), Fingerprint.of(one))
    assert turned == (found and Alike(found.kind, found.of_other, found.of_one))
    return found


def test_the_same_words_are_an_exact_copy_however_they_are_set() -> None:
    other = [paragraph.replace(", ", ",  ").replace("the", "THE") for paragraph in LONG]
    assert compared(article(*LONG), article(" ".join(other[:2]), *other[2:], title="Sailing again")) == Alike(CopyKind.EXACT, 1.0, 1.0)


def test_what_an_outlet_prints_of_a_longer_report_is_a_near_copy() -> None:
    found = compared(article(*LONG), article(*LONG[:4], title="Sailing again"))
    assert found is not None
    assert found.kind is CopyKind.NEAR
    assert found.of_one < 0.4
    assert found.of_other == 1.0


@pytest.mark.parametrize("every", [12, 25])
def test_a_copy_may_be_touched_up(every: int) -> None:
    words = " ".join(LONG).split()
    touched = " ".join("perhaps" if at % every == 0 else word for at, word in enumerate(words))
    found = compared(article(*LONG), article(touched))
    assert found is not None
    assert found.kind is CopyKind.NEAR


def test_sentences_in_another_order_are_a_copy() -> None:
    assert compared(article(*LONG), article(*LONG[::-1]))


def test_another_report_is_no_copy() -> None:
    assert compared(article(*LONG), article(*prose(2, paragraphs=12))) is None


@pytest.mark.parametrize("at", [0, 2, 4])
def test_what_stands_in_all_pages_of_an_outlet_makes_no_copies(at: int) -> None:
    def page(seed: int) -> Article:
        own = prose(seed, paragraphs=4)
        return article(*own[:at], boilerplate(250), *own[at:], title=f"Report {seed}")

    assert compared(page(3), page(4)) is None


def test_furniture_and_titles_count_for_nothing() -> None:
    own, plea = (
        "The mayor opened the bridge.",
        "You have reached your limit of free articles this month. Subscribe now to read on, from one pound a week.",
    )
    assert compared(article(own, plea, title="Bridge opened"), article("A choir sang.", plea, title="Choir sings")) is None


def test_a_short_body_is_a_copy_only_word_by_word_and_under_one_title() -> None:
    short = "The mayor opened the bridge on Monday, and the crews of both ferries went home for good."
    assert compared(article(short), article(short.upper())) == Alike(CopyKind.EXACT, 1.0, 1.0)
    assert compared(article(short), article(short, title="Bridge opened")) is None
    assert compared(article(short), article(f"{short} A band played.")) is None


def test_what_says_nothing_is_no_copy_of_nothing() -> None:
    empty = Fingerprint(None)
    assert alike(empty, empty) is None


def pile() -> list[Article]:
    """Three reports, the first with copies: whole, cut, touched up."""
    touched = [paragraph.replace("harbour", "port") for paragraph in LONG]
    made = [LONG, [*LONG, "Nothing else."], LONG[:5], touched, prose(5, paragraphs=9), prose(6, paragraphs=3)]
    return [article(*paragraphs, title=f"Report {at}") for at, paragraphs in enumerate(made)]


@settings(max_examples=20, deadline=None)
@given(st.permutations(pile()))
def test_pairs_are_the_same_in_any_order_and_as_compared_one_by_one(articles: list[Article]) -> None:
    found = {(one, other): how for one, other, how in copies(articles)}
    assert list(found) == sorted(found, key=lambda pair: pair[::-1])
    prints = {one.id: Fingerprint.of(one) for one in articles}
    assert found == {(a, b): how for a in prints for b in prints if a < b and (how := alike(prints[a], prints[b]))}
    assert len(found) == 6


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6), st.integers(LEAST_WORDS + 20, 300), st.integers(0, 200))
def test_a_passage_that_is_the_whole_of_another_is_always_found(seed: int, length: int, before: int) -> None:
    words = " ".join(prose(seed, paragraphs=14)).split()
    chance = random.Random(seed)
    start = min(before, len(words) - length)
    whole, part = article(" ".join(words)), article(" ".join(words[start : start + length]), title=f"Part {chance.random()}")
    assert [how.kind for _, _, how in copies([whole, part])] == [CopyKind.EXACT if len(words) == length else CopyKind.NEAR]
