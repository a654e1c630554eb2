from __future__ import annotations

from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.addresses import normal

PAGE = "https://harbour.example/news/ferry-strike-21"


@pytest.mark.parametrize(
    "met",
    [
        "http://harbour.example/news/ferry-strike-21/",
        "HTTPS://WWW.Harbour.Example:443/news//ferry-strike-21#comments",
        "//www.harbour.example/news/ferry-strike-21",
        "harbour.example/news/ferry-strike-21",
        "https://m.harbour.example/news/ferry-strike-21",
        "https://amp.harbour.example/news/ferry-strike-21",
        "https://harbour.example/amp/news/ferry-strike-21",
        "https://harbour.example/news/ferry-strike-21/amp/",
        "https://harbour.example/news/ferry-strike-21.amp?amp=1",
        "https://harbour.example/news/%66erry%2Dstrike-21",
        "https://harbour.example/news/ferry-strike-21/index.html",
        "https://harbour.example/news/ferry-strike-21?utm_source=post&fbclid=9&CMP=share&at_medium=a&outputType=amp",
        "https://web.archive.org/web/20210304050607/https://www.harbour.example/news/ferry-strike-21",
        "https://web.archive.org/web/20210304050607id_/harbour.example/news/ferry-strike-21",
        "https://www.google.com/amp/s/www.harbour.example/news/ferry-strike-21",
        "https://harbour-example.cdn.ampproject.org/c/s/harbour.example/news/ferry-strike-21.amp",
        "  https://harbour.example/news/ferry-strike-21\n",
    ],
)
def test_one_page_has_one_address_however_it_is_met(met: str) -> None:
    assert normal(met) == normal(PAGE) == "harbour.example/news/ferry-strike-21"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/story.php?id=1", "https://a.example/story.php?id=2"),
        ("https://a.example/?p=1", "https://a.example/?p=2"),
        ("https://a.example/News", "https://a.example/news"),
        ("https://a.example/x-1", "https://b.example/x-1"),
        ("https://news.a.example/x-1", "https://a.example/x-1"),
        ("https://a.example:8080/x-1", "https://a.example/x-1"),
        ("https://a.example/music/amp", "https://a.example/music"),
        ("https://a.example/daily/20170510#1044942", "https://a.example/daily/20170510#1044943"),
        ("https://a.example/#!5753509", "https://a.example/#!5753510"),
        ("https://a.example/a%2Fb-1", "https://a.example/a/b-1"),
        ("https://a.example/read?article=ab&page=1", "https://a.example/read?article=ab&page=2"),
    ],
)
def test_what_may_name_another_page_stays(one: str, other: str) -> None:
    assert normal(one) is not None
    assert normal(one) != normal(other)


@pytest.mark.parametrize(
    "url",
    ["", "https://a.example", "https://www.a.example/", "https://a.example/index.html?utm_source=x", "mailto:a@b.example", "https://[::1",
     "https://a.example:port/x", "file:///tmp/x.html", "urn:isbn:1", "story", "https://localhost/x"],
)  # fmt: skip
def test_a_home_page_and_no_address_have_none(url: str) -> None:
    assert normal(url) is None


slugs = st.from_regex(r"[a-z]{2,8}(-[a-z0-9]{1,6}){1,4}", fullmatch=True).filter(lambda slug: not slug.endswith("-amp"))
pages = st.tuples(
    st.sampled_from(["a.example", "b.example", "news.a.example"]),
    st.sampled_from(["", "/world", "/2021/03/04"]),
    slugs,
    st.dictionaries(st.sampled_from(["id", "p", "story"]), st.integers(1, 99).map(str), max_size=2),
)
ways = st.tuples(
    st.sampled_from(["https://", "http://", "//", ""]),
    st.sampled_from(["", "www.", "m."]),
    st.sampled_from(["", "/", "/amp", "/index.html"]),
    st.dictionaries(st.sampled_from(["utm_source", "utm_campaign", "fbclid", "gclid", "cmpid"]), st.text("ab1", max_size=3)),
    st.sampled_from(["", "#top", "#comment-7"]),
    st.booleans(),
)
Page = tuple[str, str, str, dict[str, str]]
Way = tuple[str, str, str, dict[str, str], str, bool]


def written(page: Page, way: Way) -> str:
    (site, section, slug, ids), (scheme, server, ending, tracking, fragment, turned) = page, way
    query = sorted((ids | tracking).items(), reverse=turned)
    return f"{scheme}{server}{site}{section}/{slug}{ending}{'?' if query else ''}{urlencode(query)}{fragment}"


@given(pages, ways, pages, ways)
def test_pages_meet_where_they_are_one_and_only_there(one: Page, way: Way, other: Page, another: Way) -> None:
    assert normal(written(one, way)) == normal(written(one, another)) is not None
    assert (normal(written(one, way)) == normal(written(other, another))) == (one == other)


@given(pages, ways)
def test_an_address_is_its_own(page: Page, way: Way) -> None:
    found = normal(written(page, way))
    assert found
    assert normal(found) == found


@given(st.text())
def test_any_text_is_borne(text: str) -> None:
    found = normal(text)
    assert found is None or normal(found) in (found, normal(found))
    assert normal(f"https://a.example/{text}") != ""
