from __future__ import annotations

import pytest

from onrecord.domain.articles import PublishedFrom
from tests.intake.texts import LAST, LEAD, SECOND, THIRD, article

BODY = f"<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p><p>{LAST}</p>"


def page(script: str, body: str = BODY) -> str:
    return f'<html><head><script type="application/ld+json">{script}</script></head><body><h1>Ferry crews end</h1>{body}</body></html>'


@pytest.mark.parametrize(
    "script",
    [
        (
            '{"@type": "NewsArticle", "headline": "Ferry crews end", "datePublished": "2020-03-03T23:30:00-05:00",'
            '"author": {"name": "By Ilse Brandt"}}'
        ),
        (
            '[{"@graph": [{"@type": ["NewsArticle"], "headline": "Ferry crews end", "datePublished": "2020-03-03T23:30:00-0500", '
            '"author": [{"@id": "#i"}, "Staff"]}, {"@id": "#i", "@type": "Person", "name": "Ilse Brandt"}]}]'
        ),
        (
            '<!-- {"@type": "http://schema.org/BlogPosting", "headline": "Ferry crews end", "author": "Ilse Brandt, ilse@strait.example",\n'
            '"datePublished": "2020-03-03T23:30:00-05:00",} -->'
        ),
    ],
)
def test_the_article_of_json_ld_is_read(script: str) -> None:
    report = article(page(script), name="page")
    assert (report.title, report.byline) == ("Ferry crews end", "Ilse Brandt")
    assert (report.published, report.published_from) == ("2020-03-03", PublishedFrom.METADATA)
    assert report.published_at == "2020-03-03T23:30:00-05:00"


@pytest.mark.parametrize(
    "script", ["[" * 100_000, '{"a":' * 100_000 + "1" + "}" * 100_000, "{", "nonsense", '{"@type": 3, "author": [[[]]]}', "null"]
)
def test_broken_json_ld_is_passed_over(script: str) -> None:
    assert LEAD in article(page(script), name="page").text


def test_a_body_that_the_page_does_not_show_is_taken_from_json_ld() -> None:
    script = f'{{"@type": "NewsArticle", "headline": "Ferry crews end", "articleBody": "{LEAD}\\n{SECOND}\\n{LAST}"}}'
    report = article(page(script, "<p>Subscribe to read on</p>"), name="page")
    assert report.text == f"{LEAD}\n\n{SECOND}\n\n{LAST}"
    assert "JSON-LD" in report.notes[0]


def test_a_change_is_not_taken_for_publication() -> None:
    script = '{"@type": "NewsArticle", "headline": "Ferry crews end", "dateModified": "2020-03-09T10:00:00Z", '
    script += '"datePublished": "2020-03-04T01:00:00Z"}'
    report = article(page(script, f"<div>March 3, 2020</div>{BODY}"), name="page")
    assert (report.published, report.modified) == ("2020-03-03", "2020-03-09T10:00:00+00:00")
