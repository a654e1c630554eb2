from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.articles import PublishedFrom
from onrecord.intake import Loaded, Source, load
from tests.intake.texts import LAST, LEAD, SECOND, THIRD, article, kinds, refused

PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Ferry crews end their strike | Strait Herald</title>
<meta property="og:site_name" content="Strait Herald"><meta property="article:published_time" content="2020-03-03T08:00:00Z">
<link rel="canonical" href="https://herald.example/ferry"><style>p {{ color: red }}</style><script>var a = "unseen";</script></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Ferry crews end their strike</h1><p class="byline">By Ilse Brandt</p>
<figure><img src="a.jpg" alt="unseen"><figcaption>The night boat in port</figcaption></figure>
<p>{LEAD}</p><p>{SECOND.replace("every night", "every <b>night</b>")}</p><h2>Nine days</h2><p>{THIRD}</p>
<p style="display: none">unseen</p><p>{LAST}</p></article>
<aside><a href="/x">Owners of the pier are fined</a></aside><div>Sign up for our weekly newsletter</div>
<footer>© 2020 Strait Herald</footer></body></html>"""


def test_every_visible_block_is_kept_and_the_chosen_are_the_body() -> None:
    report = article(PAGE, name="page")
    assert "unseen" not in report.text
    assert [block.span.of(report.text) for block in report.body] == ["Ferry crews end their strike", LEAD, SECOND, "Nine days", THIRD, LAST]
    marked = kinds(report)
    assert marked["Home News"] == marked["Owners of the pier are fined"] == "navigation"
    assert marked["The night boat in port"] == "caption"
    assert marked["By Ilse Brandt"] == marked["© 2020 Strait Herald"] == "metadata"
    assert marked["Sign up for our weekly newsletter"] == "promotion"


def test_the_head_of_the_page_is_believed() -> None:
    report = article(PAGE, name="page")
    assert (report.title, report.outlet, report.url) == ("Ferry crews end their strike", "Strait Herald", "https://herald.example/ferry")
    assert (report.published, report.published_from, report.byline) == ("2020-03-03", PublishedFrom.METADATA, "Ilse Brandt")
    assert report.title_span is not None
    assert [block.span.of(report.text) for block in report.blocks if block.heading] == ["Ferry crews end their strike", "Nine days"]


def test_line_breaks_stay_in_a_paragraph_and_two_part_it() -> None:
    report = article(f"<html><body><div><p>{LEAD}<br>{SECOND}<br><br>{THIRD}</p><p>{LAST}</p></div></body></html>", name="page")
    assert [block.span.of(report.text) for block in report.blocks] == [f"{LEAD}\n{SECOND}", THIRD, LAST]


def test_pages_in_other_encodings() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1252">').replace("Ilse Brandt", "Zoë Brontë")
    report = article(page.encode("cp1252"), name="page")
    assert (report.byline, report.encoding) == ("Zoë Brontë", "cp1252")


@pytest.mark.parametrize(
    "page", ["<html></html>", "<html><body><script>x</script><img src=a></body></html>", "<!doctype html>", "<html><!-- x -->"]
)
def test_a_page_without_text_is_refused(page: str) -> None:
    refusal = refused(page.encode(), name="page")
    assert refusal.message == "page: a page without text"
    assert refusal.hint


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<div>", "<br>", "<b>", "</div>", "<script>", "</script>", "word ", "a & b", "<!--", "&lt;", "\n"]),
        max_size=25,
    )
)
@settings(max_examples=40, deadline=None)
def test_broken_markup_gives_blocks_or_a_refusal(parts: list[str]) -> None:
    [found] = load(Source.from_bytes(f"<html>{''.join(parts)}".encode(), name="page"))
    if isinstance(found, Loaded):
        text = found.article.text
        covered = {at for block in found.article.blocks for at in range(block.span.start, block.span.end)}
        assert all(char.isspace() or at in covered for at, char in enumerate(text))


def test_a_page_that_shows_nothing_is_read_by_its_json_ld() -> None:
    told = json.dumps(
        {"@type": "NewsArticle", "headline": "Ferry crews end their strike", "articleBody": "\n\n".join((LEAD, SECOND, THIRD))}
    )
    report = article(f'<html><head><script type="application/ld+json">{told}</script></head><body></body></html>')
    assert [block.span.of(report.text) for block in report.body] == [LEAD, SECOND, THIRD]
    assert report.notes
