from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from onrecord.domain.edtf import bounds
from onrecord.domain.resolution import resolve
from onrecord.publish.annotation.timex import ends, timex
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
    return [(ref.extent.of(text), resolve(ref, published)) for ref in find_times(NLP(text)) if ref.extent is not None]


def timexes(text: str, published: str | None = MONDAY) -> list[tuple[str, str, str]]:
    found = [(one, timex(one, published)) for ref in find_times(NLP(text)) for one in ends(ref)]
    return [(one.span.of(text), told.type, told.value) for one, told in found if one.span is not None]


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
        ("Seen February 21, 2022, at 9:50 am (0650 GMT) again", "February 21, 2022, at 9:50 am (0650 GMT)", "2022-02-21T09:50:00+03:00"),
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
        ("Seen so far this year", "this year", "2022-01-01/2022-02-21"),
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
        ("Made in the 1980s", "the 1980s", "1980/1989"),
        ("Made in 2018", "2018", "2018"),
        ("Made in the fall of 2021", "the fall of 2021", "2021-23"),
        ("Made last spring", "last spring", "2021-21"),
        ("Made in the first quarter of 2021", "the first quarter of 2021", "2021-01/2021-03"),
        ("Made in the first half of 2021", "the first half of 2021", "2021-01/2021-06"),
        ("Made in the third quarter", "the third quarter", "2021-07/2021-09"),
        ("Made in the 19th century", "the 19th century", "1800/1899"),
        ("Made in nineteen ninety-seven", "nineteen ninety-seven", "1997"),
        ("Made on New Year's Eve", "New Year's Eve", "2021-12-31"),
        ("Made last Thanksgiving", "last Thanksgiving", "2021-11-25"),
        ("Made at Easter 2014", "Easter 2014", "2014-04-20"),
        ("Made on Good Friday 2022", "Good Friday 2022", "2022-04-15"),
        ("Seen on Monday at 9:50 am", "Monday at 9:50 am", "2022-02-21T09:50:00"),
        ("Seen at 5 p.m. EST Nov. 9, 1989", "5 p.m. EST Nov. 9, 1989", "1989-11-09T17:00:00-05:00"),
        ("Seen at 1 a.m. Tuesday (2300 GMT)", "1 a.m. Tuesday (2300 GMT)", "2022-02-15T01:00:00+02:00"),
        ("Seen noon Thursday", "noon Thursday", "2022-02-17T12:00:00"),
        ("Seen in the first week of March 2020", "the first week of March 2020", "2020-03-01/2020-03-07"),
        ("Seen from 28 February to 2 March 2020", "28 February to 2 March 2020", "2020-02-28/2020-03-02"),
        ("At war in 480 BC", "480 BC", "-0479"),
    ],
)
def test_expressions(text: str, words: str, value: str) -> None:
    assert told(text) == [(words, value)]


@pytest.mark.parametrize(
    "text",
    [
        "A man, 45, aged 61 years",
        "He may march with 2000 troops",
        "March on, they cried",
        "The Sunday Times",
        "It was the second attempt and the 31st of them",
        "the fall of the city",
        "the day before the vote",
        "A 45-year-old man",
        "at $3 a day",
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
    assert [resolve(ref, MONDAY) for ref in find_times(behind)] == [None]


def test_day_before_counts_from_the_day_last_told() -> None:
    assert told("He left on 5 March 2020. The day before, she came. Two days later it burned.") == [
        ("5 March 2020", "2020-03-05"),
        ("The day before", "2020-03-04"),
        ("Two days later", "2020-03-06"),
    ]
    assert told("He left Thursday. A day earlier she came.")[1] == ("A day earlier", "2022-02-16")
    assert told("The day before, she came.") == [("The day before", "2022-02-20?")]
    assert told("The next day, she came.") == [("The next day", None)]


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They walked for two hours", [("two hours", "DURATION", "PT2H")]),
        ("on a three-day visit", [("three-day", "DURATION", "P3D")]),
        ("It took 2 1/2 years", [("2 1/2 years", "DURATION", "P2Y6M")]),
        ("It took five and a half hours", [("five and a half hours", "DURATION", "PT5H30M")]),
        ("It took nearly forty years", [("nearly forty years", "DURATION", "P40Y")]),
        ("It took several weeks", [("several weeks", "DURATION", "PXW")]),
        ("It took two decades", [("two decades", "DURATION", "P20Y")]),
        ("over the past two months", [("the past two months", "DURATION", "P2M")]),
        ("every Monday", [("every Monday", "SET", "XXXX-WXX-1")]),
        ("They meet daily", [("daily", "SET", "P1D")]),
        ("They meet every two weeks", [("every two weeks", "SET", "P2W")]),
        ("He is now there", [("now", "DATE", "PRESENT_REF")]),
        ("in recent weeks", [("recent weeks", "DURATION", "PXW")]),
        ("He came recently", [("recently", "DATE", "PAST_REF")]),
        ("Seen Sunday night", [("Sunday night", "TIME", "2022-02-20TNI")]),
        ("Seen at 10:35 a.m.", [("10:35 a.m.", "TIME", "2022-02-21T10:35")]),
        ("Seen overnight", [("overnight", "TIME", "2022-02-20TNI")]),
        ("Seen last week", [("last week", "DATE", "2022-W07")]),
        ("Seen earlier this month", [("earlier this month", "DATE", "2022-02")]),
        ("Made in the 1980s", [("the 1980s", "DATE", "198")]),
        ("Made in the 20th century", [("the 20th century", "DATE", "19")]),
        ("from 9 to 11 March", [("9", "DATE", "2022-03-09"), ("11 March", "DATE", "2022-03-11")]),
        ("At war (1914-18)", [("1914", "DATE", "1914"), ("18", "DATE", "1918")]),
        ("in March and April 1918", [("March", "DATE", "1918-03"), ("April 1918", "DATE", "1918-04")]),
        ("In 490 BC it burned", [("490 BC", "DATE", "BC0490")]),
        ("in the spring of 480 BC", [("the spring of 480 BC", "DATE", "BC0480-SP")]),
    ],
)
def test_values_of_timex3(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert timexes(text) == expected


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Seen on 21 February 2022, at 9:50 am (0650 GMT)", "+03:00"),
        ("Seen on 21 February 2022, at 1 a.m. (2200 GMT)", "+03:00"),
        ("Seen on 21 February 2022, at 11 p.m. (0400 GMT)", "-05:00"),
        ("Seen on 21 February 2022, at 9:50 am Moscow time", "+03:00"),
        ("Seen on 21 February 2022, at 9:50 am local time", ""),
        ("Seen on 21 February 2022, at 0650 GMT", "Z"),
    ],
)
def test_the_day_is_that_of_the_place_told_of_and_its_zone_stands_beside_it(text: str, zone: str) -> None:
    ((_, value),) = told(text)
    assert value is not None
    assert value.startswith("2022-02-21T")
    assert value[len("2022-02-21T09:50:00") :] == zone


HISTORY = (
    "In 1848 there was a rising. In 1852 he came home. In 1860 he was elected. In April 1861 it began. By the summer of 1862 they had met. "
    "In July 1863 they lost. In May 1864 he came back. In October they met again, and in January they left. "
    "In the spring of 1865 it ended. The following year they came home."
)


def test_a_history_goes_on_from_the_year_it_has_told() -> None:
    assert told(HISTORY)[-4:-2] == [("October", "1864-10"), ("January", "1865-01")]
    assert told(HISTORY)[-1] == ("The following year", "1866")
    assert told(HISTORY.replace("In the spring of 1865", "Then"))[-2] == ("January", "1864-01")


def test_a_day_counted_from_what_is_told_is_not_known_nor_one_counted_from_it() -> None:
    text = "He left on Monday. Three days after the vote they met. The day before, she had refused."
    assert told(text) == [("Monday", "2022-02-21"), ("Three days", None), ("The day before", "2022-02-20?")]
    assert [ref.rule for ref in find_times(NLP(text))][1] == "from-event"


def test_business_news_goes_back_a_year_from_the_quarter_it_tells() -> None:
    text = "It earned $3 million in the third quarter of 2021. A year earlier it earned two."
    assert told(text)[1] == ("A year earlier", "2020-07/2020-09")


WORDS = st.sampled_from(
    "in on the a of May March Monday Feb. 21 21st 2022 1980s 3 two days day weeks week year years ago later earlier before after last next"
    " this between and from to - / , . : ( ) since until late mid early yesterday noon 9:50 a.m. GMT spring quarter first twenty"
    " Easter Eve every for now past half recent hours BC - '".split()
)


@given(st.lists(WORDS, min_size=1, max_size=30), st.dates())
@settings(max_examples=200, deadline=None)
def test_any_words_give_ordered_times_on_word_bounds(words: list[str], published: object) -> None:
    doc = Doc(NLP.vocab, words=words)
    spans = [one.span for ref in find_times(doc) for one in ends(ref) if one.span is not None]
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(span.end <= len(doc.text) and span.of(doc.text).strip() == span.of(doc.text) for span in spans)
    for ref in find_times(doc):
        assert ref.rule
        resolve(ref, str(published))


RELATIVE = "Seen yesterday, last Friday, in two weeks, overnight, on Monday night, two days ago, over the past three days and next Sunday."
ABSOLUTE = "Seen on 21 Feb 2022, in 1962, in the 1980s, at Easter 2014, in the first half of 2021 and on 9 November 1989 at 5 p.m."


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
@settings(max_examples=60, deadline=None)
def test_a_week_later_every_relative_value_is_a_week_later_and_no_absolute_one(day: date) -> None:
    later = day + timedelta(days=7)
    for ref in find_times(NLP(RELATIVE)):
        one, other = (bounds(resolve(ref, published.isoformat())) for published in (day, later))
        if one is not None and other is not None:
            assert [(b - a).days for a, b in zip(one, other, strict=True)] == [7, 7]
    for ref in find_times(NLP(ABSOLUTE)):
        assert resolve(ref, day.isoformat()) == resolve(ref, later.isoformat()) == resolve(ref, None)


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("Seen yesterday", "2024-03-01", "2024-02-29"),
        ("Seen on February 29", "2025-03-05", "2024-02-29"),
        ("Seen a year ago", "2024-02-29", "2023"),
        ("Seen last Friday", "2022-01-02", "2021-12-31"),
        ("Seen last week", "2021-01-05", "2020-12-28/2021-01-03"),
        ("Seen last month", "2022-01-05", "2021-12"),
        ("Seen in December", "2022-01-05", "2021-12"),
    ],
)
def test_leap_days_and_the_ends_of_years(text: str, published: str, value: str) -> None:
    assert told(text, published)[0][1] == value


def test_week_53_is_a_week_of_its_year() -> None:
    assert timexes("Seen last week", "2021-01-05") == [("last week", "DATE", "2020-W53")]


@pytest.mark.parametrize("text", ["on 31 February", "on February 31", "on 13/13/2022", "in 20222", "on 31 February 2022"])
def test_what_the_calendar_lacks_is_no_time(text: str) -> None:
    assert all(value is None for _, value in told(text))


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("Seen on 03/04/2022", None, "2022-03-04?"),
        ("Seen on Monday", None, None),
        ("Done in 1066", None, "1066"),
    ],
)
def test_what_is_not_told_is_not_guessed(text: str, published: str | None, value: str | None) -> None:
    assert told(text, published)[0][1] == value


@given(st.lists(WORDS, min_size=1, max_size=30))
@settings(max_examples=200, deadline=None)
def test_no_value_without_its_rule_and_none_from_todays_date(words: list[str]) -> None:
    for ref in find_times(Doc(NLP.vocab, words=words)):
        assert ref.rule
        assert resolve(ref, None) is None or not ref.needs_anchor
