"""Records as those who hand out news write them; all of our own prose."""

from __future__ import annotations

import json

import pytest

from onrecord.domain.articles import Article
from onrecord.errors import EmptyInput, FormatError
from onrecord.intake import Loaded, Refused, Source, Told, load, load_again
from onrecord.intake.formats.fields import HEADLINE, SUMMARY, TEXT, Row, at_path
from onrecord.intake.formats.jsonlines import Row as Line
from onrecord.intake.formats.jsonlines import parse
from tests.intake.formats.samples import page
from tests.intake.texts import LAST, LEAD, SECOND, THIRD

TITLE = "Ferry crews end their strike"
URL = "https://herald.example/ferry"
BODY = f"{LEAD}\n\n{SECOND}"
EXPECTED = (TITLE, URL, "Strait Herald", "Ilse Brandt", "2020-03-03", BODY)

NEWS_API = {
    "status": "ok",
    "totalResults": 1,
    "articles": [
        {
            "source": {"id": None, "name": "Strait Herald"},
            "author": "Ilse Brandt",
            "title": TITLE,
            "description": LEAD,
            "url": URL,
            "publishedAt": "2020-03-03T08:15:00Z",
            "content": BODY,
        }
    ],
}
MEDIA_CLOUD = {
    "stories": [
        {
            "stories_id": 12,
            "media_name": "Strait Herald",
            "media_url": "http://herald.example",
            "publish_date": "2020-03-03 08:15:00",
            "title": TITLE,
            "url": URL,
            "authors": ["Ilse Brandt"],
            "story_text": BODY,
        }
    ]
}
NEWS_PLEASE = {
    "authors": ["Ilse Brandt"],
    "date_download": "2020-03-04 10:00:00+00:00",
    "date_modify": "2020-03-03 09:00:00",
    "date_publish": "2020-03-03 08:15:00",
    "description": LEAD,
    "maintext": BODY,
    "source_domain": "Strait Herald",
    "title": TITLE,
    "url": URL,
}
KAGGLE = {"headline": TITLE, "body": BODY, "pub_date": "3 March 2020", "publication": "Strait Herald", "author": "Ilse Brandt", "link": URL}
JSON_LD = {
    "@context": "https://schema.org",
    "@graph": [
        {
            "@type": "NewsArticle",
            "headline": TITLE,
            "url": URL,
            "articleBody": BODY,
            "datePublished": "2020-03-03T08:15:00+01:00",
            "author": [{"@type": "Person", "name": "Ilse Brandt"}],
            "publisher": {"@type": "Organization", "name": "Strait Herald"},
        }
    ],
}
EVENT_REGISTRY = {
    "articles": {
        "page": 1,
        "results": [
            {
                "uri": "7",
                "url": URL,
                "title": TITLE,
                "body": BODY,
                "date": "2020-03-03",
                "dateTimePub": "2020-03-03T08:15:00Z",
                "source": {"uri": "herald.example", "title": "Strait Herald"},
                "authors": [{"uri": "ilse", "name": "Ilse Brandt"}],
            }
        ],
    }
}
GUARDIAN = {
    "response": {
        "status": "ok",
        "results": [
            {
                "id": "world/ferry",
                "webTitle": TITLE,
                "webUrl": URL,
                "webPublicationDate": "2020-03-03T08:15:00Z",
                "fields": {"bodyText": BODY, "byline": "Ilse Brandt", "publication": "Strait Herald", "trailText": LEAD},
            }
        ],
    }
}
NYT = {
    "response": {
        "docs": [
            {
                "_id": "nyt://1",
                "headline": {"main": TITLE, "kicker": None},
                "web_url": URL,
                "pub_date": "2020-03-03T08:15:00+0000",
                "byline": {"original": "By Ilse Brandt"},
                "source": "Strait Herald",
                "lead_paragraph": BODY,
                "snippet": LEAD,
            }
        ]
    }
}
WORDPRESS = [
    {
        "id": 5,
        "date": "2020-03-03T08:15:00",
        "link": URL,
        "title": {"rendered": TITLE},
        "content": {"rendered": f"<p>{LEAD}</p><p>{SECOND}</p>"},
        "author": "Ilse Brandt",
        "site_name": "Strait Herald",
    }
]
DATABASE_DUMP = {"_index": "news", "_id": "x", "_source": {**KAGGLE, "headline": TITLE}}


def articles(document: object, told: Told | None = None) -> list[Article]:
    found = list(load(Source.from_bytes(json.dumps(document).encode(), name="f"), told or Told()))
    assert all(isinstance(one, Loaded) for one in found), found
    for one in found:
        assert isinstance(one, Loaded)
        assert load_again(one.article, one.raw) == one.article
    return [one.article for one in found if isinstance(one, Loaded)]


@pytest.mark.parametrize(
    "document",
    [NEWS_API, MEDIA_CLOUD, NEWS_PLEASE, KAGGLE, JSON_LD, EVENT_REGISTRY, GUARDIAN, NYT, WORDPRESS, DATABASE_DUMP],
    ids=["NewsAPI", "Media Cloud", "news-please", "Kaggle", "JSON-LD", "Event Registry", "Guardian", "NYT", "WordPress", "Elasticsearch"],
)
def test_records_of_many_makers_say_the_same(document: object) -> None:
    [report] = articles(document)
    assert (report.title, report.url, report.outlet, report.byline, report.published, report.text) == EXPECTED


def test_moments_beside_days() -> None:
    [report] = articles(NEWS_PLEASE)
    assert report.published_at == "2020-03-03T08:15:00"
    assert report.modified == "2020-03-03T09:00:00"
    assert report.fetched == "2020-03-04T10:00:00+00:00"
    assert articles(EVENT_REGISTRY)[0].published_at == "2020-03-03T08:15:00+00:00"


def test_a_list_of_headlines_is_owned_up_to() -> None:
    [report] = articles(
        {"articles": [{"url": URL, "title": TITLE, "seendate": "20200303T081500Z", "domain": "herald.example", "language": "English"}]}
    )
    assert (report.text, report.title, report.outlet) == (TITLE, TITLE, "herald.example")
    assert (report.published, report.fetched) == (None, "2020-03-03T08:15:00+00:00")
    assert report.notes == ("only the headline was given",)


def test_a_text_that_was_cut_off_is_owned_up_to() -> None:
    [report] = articles({**NEWS_API, "articles": [{**NEWS_API["articles"][0], "content": f"{LEAD} Crews had… [+1234 chars]"}]})  # type: ignore[index]
    assert report.text == f"{LEAD} Crews had…"
    assert report.notes == ("the text was cut off by its source",)


def test_a_summary_takes_the_place_of_a_text_that_is_missing() -> None:
    [report] = articles({"title": TITLE, "url": URL, "content": None, "description": LEAD})
    assert (report.text, report.notes) == (LEAD, ("only a summary was given",))


def test_html_goes_through_the_walk_of_pages() -> None:
    for record in ({"title": "Ours", "html": page()}, {"title": "Ours", "text": f"<p>{LEAD}</p>\n<p>{SECOND}</p>"}):
        [report] = articles(record)
        assert f"{LEAD}\n\n{SECOND}" in report.text
        assert "<p>" not in report.text
        assert report.title == "Ours"


def test_references_to_characters_are_read_as_characters() -> None:
    assert articles({"text": f"{THIRD} &amp; so on&#8230;"})[0].text == f"{THIRD} & so on…"


def test_paragraphs_may_be_listed() -> None:
    assert articles({"text": [LEAD, LAST]})[0].text == f"{LEAD}\n\n{LAST}"


def test_what_the_user_names_goes_before_all() -> None:
    told = Told(fields={"text": "data.full.1", "title": "Überschrift", "date": "when"})
    record = {"text": "not this", "data": {"full": ["x", BODY]}, "Überschrift": TITLE, "when": 1583223300}
    [report] = articles(record, told)
    assert (report.text, report.title, report.published, report.published_at) == (BODY, TITLE, "2020-03-03", "2020-03-03T08:15:00+00:00")
    assert report.contexts[0].fields == (("date", "when"), ("text", "data.full.1"), ("title", "Überschrift"))


def test_a_record_without_a_text_names_what_it_has() -> None:
    [refusal] = load(Source.from_bytes(b'{"Inhalt": "A ferry.", "Datum": 1}', name="f"))
    assert isinstance(refusal, Refused)
    assert refusal.message == "f:1: a record without a text"
    assert refusal.hint == "name it with `--map text=FIELD`; the record has the fields Inhalt, Datum"


def test_a_list_of_records_without_texts_is_refused_once() -> None:
    [refusal] = load(Source.from_bytes(json.dumps([{"Inhalt": "A ferry."}] * 50).encode(), name="f"))
    assert isinstance(refusal, Refused)
    assert refusal.message == "f: a list of 50 records, none of them with a text"
    assert "Inhalt" in (refusal.hint or "")


@pytest.mark.parametrize(
    ("value", "error"),
    [
        ({"title": TITLE}, FormatError),
        ({"title": TITLE, "url": URL, "text": None}, EmptyInput),
        ({"title": TITLE, "url": URL, "body": " "}, EmptyInput),
    ],
)
def test_a_headline_is_no_text_that_is_missing(value: object, error: type[Exception]) -> None:
    with pytest.raises(error, match="f:1"):
        parse(Line(1, json.dumps(value).encode()), path="f")


@pytest.mark.parametrize(
    ("value", "holds"),
    [
        ({"Full Text": "x"}, TEXT),
        ({"content": {"rendered": "x"}}, TEXT),
        ({"text": 1}, 0),
        ({"description": "x", "link": "y"}, SUMMARY),
        ({"description": "x"}, 0),
        ({"title": "x", "url": "y"}, HEADLINE),
        ({"name": "x", "url": "y"}, 0),
        ({}, 0),
    ],
)
def test_how_much_of_an_article_a_record_holds(value: dict[str, object], holds: int) -> None:
    assert Row(value).holds() == holds


def test_paths() -> None:
    value = {"a.b": 1, "a": {"b": 2, "c": [{"d": 3}]}}
    assert [at_path(value, path) for path in ("a.b", "a.c.0.d", "a.c.7.d", "a.x", "x", "a.c.d")] == [1, 3, None, None, None, None]


@pytest.mark.parametrize(
    ("value", "outlet"),
    [
        ("Strait Herald", "Strait Herald"),
        ("https://www.herald.example/a", "herald.example"),
        ("http://[", None),
        ({"title": "H"}, "H"),
        (True, None),
    ],
)
def test_outlets(value: object, outlet: str | None) -> None:
    assert parse(Line(1, json.dumps({"text": "x", "source": value}).encode()), path="f").known.outlet == outlet


def test_names_and_hints_stay_on_one_line_and_are_not_obeyed() -> None:
    [loaded] = load(Source.from_bytes(json.dumps({"id": "a\n\x1b[2Jb", "text": LEAD}).encode(), name="f"))
    assert isinstance(loaded, Loaded)
    assert loaded.article.place == "f#a \ufffd[2Jb"
    [refusal] = load(Source.from_bytes(json.dumps({"a\n\x1b[2Jb": LEAD}).encode(), name="f"))
    assert isinstance(refusal, Refused)
    assert refusal.hint == "name it with `--map text=FIELD`; the record has the fields a \ufffd[2Jb"
