from __future__ import annotations

import json

import pytest

from tests.intake.texts import LAST, LEAD, SECOND, THIRD, article

TITLE = "Ferry crews end their strike"
HEADLINE = f"<h1>{TITLE}</h1><p>By Ilse Brandt</p>"
BODY = f"<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p><p>{LAST}</p>"
OLD = '<time datetime="2015-05-05">5 May 2015</time>'
META = '<meta property="article:published_time" content="{}">'


def days(*, above: str = "", before: str = "", after: str = "", head: str = "") -> tuple[str | None, str | None]:
    """The days of publication and of the last change of a page, with something above its headline, before its body, or after it."""
    page = f"<html><head><title>{TITLE}</title>{head}</head><body>{above}<article>{HEADLINE}{before}{BODY}</article>{after}</body></html>"
    report = article(page, name="page")
    assert report.title == TITLE
    return report.published, report.modified[:10] if report.modified else None


def graph(*nodes: dict[str, str]) -> str:
    return f'<script type="application/ld+json">{json.dumps(nodes)}</script>'


@pytest.mark.parametrize(
    "after",
    [
        f"<aside>{OLD}</aside>",
        f'<section class="related"><h3>Related</h3><ul><li><a href="x">Bridge toll</a> {OLD}</li></ul></section>',
        f'<div class="comments"><div class="comment"><b>Bob</b> {OLD}<p>Nonsense, I say.</p></div></div>',
        f"<div>{OLD}</div>",
        "<footer>Page generated 5 May 2015</footer>",
        "<p>5 May 2015</p>",
    ],
)
def test_what_stands_behind_an_article_tells_no_day(after: str) -> None:
    assert days(after=after) == (None, None)
    assert days(after=after, before="<p>Wednesday 10 March 2021 09.15 GMT</p>") == ("2021-03-10", None)


@pytest.mark.parametrize(
    "around", ["<aside>{}</aside>", '<div class="related-stories">{}</div>', "<nav>{}</nav>", '<ul id="most-read">{}</ul>']
)
def test_neighbours_before_the_body_tell_none(around: str) -> None:
    assert days(before=around.format(OLD)) == days(above=around.format(OLD)) == (None, None)


@pytest.mark.parametrize(
    "before",
    [
        '<time datetime="2021-03-10T09:15:00Z">on Wednesday</time>',
        "<p><time>10 March 2021</time></p>",
        "<p>10 March 2021</p>",
        '<p>On <time class="entry-date published updated" datetime="2021-03-10">Wednesday</time></p>',
        '<time class="entry-date published updated">10 March 2021</time>',
        "<p>Published 10 March 2021</p>",
        "<p>By Ilse Brandt | March 10, 2021</p>",
        "<div><span>By Ilse Brandt</span> <span>March 10, 2021</span></div>",
    ],
)
def test_what_stands_between_headline_and_body_tells_the_day(before: str) -> None:
    assert days(before=before) == ("2021-03-10", None)


def test_a_time_right_above_the_headline_counts_and_one_in_prose_does_not() -> None:
    assert days(above='<div><time datetime="2021-03-10">Wednesday</time></div>') == ("2021-03-10", None)
    assert days(before=f"<p>The strike began on {OLD}, when {LEAD}</p>") == (None, None)


@pytest.mark.parametrize(
    "before", ["<p>Last modified on Fri 12 Mar 2021 10.00 GMT</p>", '<p class="updated">12 March 2021</p>', "<p>Updated: 12 March 2021</p>"]
)
def test_a_day_of_change_is_none_of_publication(before: str) -> None:
    assert days(before=before) == (None, "2021-03-12")
    assert days(before=before, head=META.format("2021-03-10T08:00:00+01:00")) == ("2021-03-10", "2021-03-12")


def test_a_marked_time_of_change_is_none_of_publication() -> None:
    change = '<meta property="og:updated_time" content="2021-04-02T10:00:00Z">'
    assert days(head=change, before='<time datetime="2021-04-02T10:00:00Z" class="updated">2 April 2021</time>') == (None, "2021-04-02")
    assert days(head=change, before="<p>Last updated: April 2, 2021 10:00</p>") == (None, "2021-04-02")


def test_first_publication_and_change_in_one_line() -> None:
    assert days(before="<p>Updated 12 March 2021, first published 9 March 2021</p>") == ("2021-03-09", "2021-03-12")
    assert days(before="<p>Published 9 March 2021 | Updated 12 March 2021</p>") == ("2021-03-09", "2021-03-12")


@pytest.mark.parametrize("before", ['<p class="date">03/04/2021</p>', "<time>03/04/2021</time>", "<p>Published 3/4/2021</p>"])
def test_days_that_may_be_read_two_ways_are_none(before: str) -> None:
    assert days(before=before) == (None, None)
    assert days(head=META.format("03/04/2021")) == (None, None)


@pytest.mark.parametrize("moment", ["1970-01-01T00:00:00Z", "1969-12-31T19:00:00-05:00", "1970-01-01", "0001-01-01", "2150-01-01"])
def test_days_that_no_report_is_of_are_none(moment: str) -> None:
    assert days(head=META.format(moment)) == (None, None)
    assert days(head=META.format(moment), before="<p>10 March 2021</p>") == ("2021-03-10", None)


def test_the_day_of_the_page_is_not_that_of_its_article() -> None:
    page = {"@type": "WebPage", "datePublished": "2014-02-02", "name": TITLE}
    assert days(head=graph(page), before="<p>10 March 2021</p>") == ("2021-03-10", None)
    assert days(head=graph(page) + META.format("2021-03-10")) == ("2021-03-10", None)
    assert days(head=graph(page, {"@type": "NewsArticle", "headline": TITLE})) == (None, None)
    assert days(head=graph({"@type": "WebPage", "datePublished": "2014-02-02"})) == (None, None)
    assert days(head=graph(page)) == ("2014-02-02", None)


def test_the_footer_of_the_article_itself_may_tell_the_day() -> None:
    marked = '<footer class="entry-footer"><time class="entry-date published updated" datetime="{}">then</time></footer>'
    other = f"<article><p>More</p>{marked.format('2015-05-05')}</article>"
    page = f"<html><body><article><h1>{TITLE}</h1>{BODY}{{}}</article>{other}</body></html>"
    assert article(page.format(marked.format("2021-03-10")), name="page").published == "2021-03-10"
    assert article(page.format(""), name="page").published is None
    assert article(page.format(f'<div id="comments">{marked.format("2021-03-10")}</div>'), name="page").published is None
