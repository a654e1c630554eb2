from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from onrecord.domain.times import resolve
from onrecord.reading.times import find_times

NLP = spacy.blank("en")
MONDAY = "2022-02-21"

Row = tuple[str, str, str, int]
"""A word, its tag, its relation and the index of its head."""


def parsed(*rows: Row) -> Doc:
    words, tags, deps, heads = (list(column) for column in zip(*rows, strict=True))
    lemmas = {"will": "will", "met": "meet", "said": "say", "scheduled": "schedule", "agreed": "agree"}
    return Doc(NLP.vocab, words=words, tags=tags, deps=deps, heads=heads, lemmas=[lemmas.get(word, word) for word in words])


def told(text: str, published: str | None = MONDAY) -> list[tuple[str, str | None]]:
    return [(ref.span.of(text), resolve(ref, published)) for ref in find_times(NLP(text)) if ref.span is not None]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It fell on February 21, 2022 at last", "February 21, 2022", "2022-02-21"),
        ("It fell on 21 Feb 2022", "21 Feb 2022", "2022-02-21"),
        ("It fell on Monday, 21 February 2022", "Monday, 21 February 2022", "2022-02-21"),
        ("It fell on the 21st of February, 2022", "the 21st of February, 2022", "2022-02-21"),
        ("It fell on the twenty-first of February 2022", "the twenty-first of February 2022", "2022-02-21"),
        ("It fell on 2022-02-21", "2022-02-21", "2022-02-21"),
        ("It fell on 21/02/2022", "21/02/2022", "2022-02-21"),
        ("It fell on 03/04/2022", "03/04/2022", "2022-03-04?"),
        ("It fell on 04/04/2022", "04/04/2022", "2022-04-04"),
        ("Seen February 21, 2022, at 9:50 am (0650 GMT) again", "February 21, 2022, at 9:50 am (0650 GMT)", "2022-02-21"),
        ("It fell on Feb. 19", "Feb. 19", "2022-02-19"),
        ("It fell on the 19th of February", "the 19th of February", "2022-02-19"),
        ("from 9 to 11 March they sat", "9 to 11 March", "2022-03-09/2022-03-11"),
        ("March 9-11 was wet", "March 9-11", "2022-03-09/2022-03-11"),
        ("on 9 to 11 March 1938 they sat", "9 to 11 March 1938", "1938-03-09/1938-03-11"),
        ("In October 1962 it rained", "October 1962", "1962-10"),
        ("In mid-October it rained", "mid-October", "2021-10"),
        ("It rained in early March", "early March", "2022-03"),
        ("It rained in May", "May", "2022-05"),
        ("Seen last July", "last July", "2021-07"),
        ("Seen next March", "next March", "2022-03"),
        ("Seen in October last year", "October last year", "2021-10"),
        ("Seen last Friday", "last Friday", "2022-02-18"),
        ("Seen last Monday", "last Monday", "2022-02-14"),
        ("Seen next Monday", "next Monday", "2022-02-28"),
        ("Seen this Thursday", "this Thursday", "2022-02-24"),
        ("Seen late Sunday", "late Sunday", "2022-02-20"),
        ("Seen late on Sunday", "late on Sunday", "2022-02-20"),
        ("Seen Sunday night", "Sunday night", "2022-02-20"),
        ("Seen on Tuesday of last week", "Tuesday of last week", "2022-02-15"),
        ("Seen today", "today", "2022-02-21"),
        ("Seen tonight", "tonight", "2022-02-21"),
        ("Seen late yesterday", "late yesterday", "2022-02-20"),
        ("Seen tomorrow", "tomorrow", "2022-02-22"),
        ("Seen the day before yesterday", "the day before yesterday", "2022-02-19"),
        ("Seen overnight", "overnight", "2022-02-20/2022-02-21"),
        ("Seen last week", "last week", "2022-02-14/2022-02-20"),
        ("Seen next month", "next month", "2022-03"),
        ("Seen this year", "this year", "2022"),
        ("Seen over the weekend", "the weekend", "2022-02-19/2022-02-20"),
        ("Seen this weekend", "this weekend", "2022-02-26/2022-02-27"),
        ("Seen so far this year", "so far this year", "2022-01-01/2022-02-21"),
        ("Seen earlier this month", "earlier this month", "2022-02-01/2022-02-21"),
        ("Seen later this month", "later this month", "2022-02-21/2022-02-28"),
        ("Done by the end of the year", "the end of the year", "2022"),
        ("Seen in the coming days", "the coming days", "2022-02-21/.."),
        ("Seen in recent weeks", "recent weeks", "2022-01-22~/2022-02-21~"),
        ("Seen over the past two weeks", "the past two weeks", "2022-02-07/2022-02-21"),
        ("Seen two days ago", "two days ago", "2022-02-19"),
        ("Seen a few days ago", "a few days ago", "2022-02-18~"),
        ("Seen about three weeks ago", "about three weeks ago", "2022-01-31~/2022-02-06~"),
        ("Seen twenty-one months ago", "twenty-one months ago", "2020-05"),
        ("Seen eight years ago", "eight years ago", "2014"),
        ("Seen weeks ago", "weeks ago", "../2022-02-13"),
        ("Seen two weeks from now", "two weeks from now", "2022-03-07/2022-03-13"),
        ("At war since 2014", "2014", "2014-01-01/.."),
        ("At war between 2014 and 2016", "2014 and 2016", "2014/2016"),
        ("At war from Monday to Thursday", "Monday to Thursday", "2022-02-14/2022-02-17"),
        ("At war (1914-18)", "1914-18", "1914/1918"),
        ("Made in the 1980s", "1980s", "1980/1989"),
        ("Made in 2018", "2018", "2018"),
        ("Made in the fall of 2021", "the fall of 2021", "2021-23"),
        ("Made last spring", "last spring", "2021-21"),
        ("Made in the first quarter of 2021", "the first quarter of 2021", "2021-01/2021-03"),
    ],
)
def test_expressions(text: str, words: str, value: str) -> None:
    assert told(text) == [(words, value)]


@pytest.mark.parametrize(
    "text",
    [
        "They walked for two hours on a three-day visit",
        "A man, 45, aged 61 years",
        "He may march with 2000 troops",
        "March on, they cried",
        "The Sunday Times",
        "It was the second attempt and the 31st of them",
        "In 490 BC it burned",
        "the fall of the city",
        "the day before the vote",
        "every Monday",
        "on February 31 or 13/13/2022 or in 20222",
        "They met within 10 km of 12-14 houses",
    ],
)
def test_no_time(text: str) -> None:
    doc = NLP(text)
    for token in doc:
        token.tag_ = {"the": "DT", "vote": "NN", "may": "MD", "march": "VB", "March": "VB", "troops": "NNS"}.get(token.text, "XX")
    assert find_times(doc) == ()


def weekday_rule(*rows: Row) -> str:
    (found,) = find_times(parsed(*rows))
    return found.rule


def test_future_verb_looks_ahead() -> None:
    verb: tuple[Row, ...] = (("They", "PRP", "nsubj", 2), ("will", "MD", "aux", 2), ("meet", "VB", "root", 2))
    assert weekday_rule(*verb, ("Thursday", "NNP", "obl:unmarked", 2)) == "weekday-ahead"


def test_past_verb_looks_back() -> None:
    assert weekday_rule(("They", "PRP", "nsubj", 1), ("met", "VBD", "root", 1), ("Thursday", "NNP", "obl:unmarked", 1)) == "weekday-past"


def test_present_verb_takes_the_nearest() -> None:
    verb: tuple[Row, ...] = (("They", "PRP", "nsubj", 1), ("meet", "VBP", "root", 1))
    assert weekday_rule(*verb, ("Thursday", "NNP", "obl:unmarked", 1)) == "weekday-nearest"


def test_verb_of_saying_before_the_day_wins_over_the_one_after_it() -> None:
    rows: Sequence[Row] = (
        ("He", "PRP", "nsubj", 1),
        ("said", "VBD", "root", 1),
        ("Thursday", "NNP", "obl:unmarked", 5),
        ("he", "PRP", "nsubj", 5),
        ("would", "MD", "aux", 5),
        ("go", "VB", "ccomp", 1),
    )
    assert weekday_rule(*rows) == "weekday-past"


def test_scheduled_and_agreed_look_ahead() -> None:
    scheduled = (("It", "PRP", "nsubj:pass", 2), ("was", "VBD", "aux:pass", 2), ("scheduled", "VBN", "root", 2), ("for", "IN", "case", 4))
    assert weekday_rule(*scheduled, ("Thursday", "NNP", "obl", 2)) == "weekday-ahead"
    agreed = (("They", "PRP", "nsubj", 1), ("agreed", "VBD", "root", 1), ("to", "TO", "mark", 3), ("meet", "VB", "xcomp", 1))
    assert weekday_rule(*agreed, ("Thursday", "NNP", "obl:unmarked", 3)) == "weekday-ahead"


def test_two_weeks_are_a_time_only_ahead() -> None:
    tail: tuple[Row, ...] = (("in", "IN", "case", 5), ("two", "CD", "nummod", 5), ("weeks", "NNS", "obl", 2))
    ahead = parsed(("They", "PRP", "nsubj", 2), ("will", "MD", "aux", 2), ("meet", "VB", "root", 2), *tail)
    behind = parsed(("They", "PRP", "nsubj", 2), ("twice", "RB", "advmod", 2), ("met", "VBD", "root", 2), *tail)
    assert [resolve(ref, MONDAY) for ref in find_times(ahead)] == ["2022-03-07/2022-03-13"]
    assert find_times(behind) == ()


def test_day_before_counts_from_the_day_last_told() -> None:
    assert told("He left on 5 March 2020. The day before, she came. Two days later it burned.") == [
        ("5 March 2020", "2020-03-05"),
        ("The day before", "2020-03-04"),
        ("Two days later", "2020-03-06"),
    ]
    assert told("He left Thursday. A day earlier she came.")[1] == ("A day earlier", "2022-02-16")
    assert told("The day before, she came.") == [("The day before", "2022-02-20?")]


def test_month_follows_the_year_told_in_its_paragraph() -> None:
    text = "In 1962 the ships came. In October they turned."
    assert told(text)[1] == ("October", "1962-10")
    assert told(text.replace(". ", ".\n\n"))[1] == ("October", "2021-10")
    assert told("Since 2014 they have fought. On Feb. 20 they met.")[1] == ("Feb. 20", "2022-02-20")


def test_names_hold_no_times() -> None:
    doc = NLP("Fox News Sunday asked him.")
    doc.ents = [Span(doc, 0, 3, label="ORG")]
    assert find_times(doc) == ()


def test_fixed_times_need_no_publication_day() -> None:
    assert told("It fell on 21 Feb 2022 and yesterday", None) == [("21 Feb 2022", "2022-02-21"), ("yesterday", None)]


WORDS = st.sampled_from(
    "in on the a of May March Monday Feb. 21 21st 2022 1980s 3 two days day weeks week year years ago later earlier before after last next"
    " this between and from to - / , . : ( ) since until late mid early yesterday noon 9:50 a.m. GMT spring quarter first twenty '".split()
)


@given(st.lists(WORDS, min_size=1, max_size=30), st.dates())
@settings(max_examples=200, deadline=None)
def test_any_words_give_ordered_times_on_word_bounds(words: list[str], published: object) -> None:
    doc = Doc(NLP.vocab, words=words)
    spans = [ref.span for ref in find_times(doc) if ref.span is not None]
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(span.end <= len(doc.text) and span.of(doc.text).strip() == span.of(doc.text) for span in spans)
    for ref in find_times(doc):
        assert ref.rule
        resolve(ref, str(published))
