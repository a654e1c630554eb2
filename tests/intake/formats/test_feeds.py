from __future__ import annotations

import json
from dataclasses import replace

import pytest

from onrecord.errors import EmptyInput, FormatError
from onrecord.intake import Loaded, Refused, Source, load, load_again
from tests.intake.formats.samples import TITLE, atom, json_feed, rss, rss_item
from tests.intake.texts import LAST, LEAD, SECOND, refused


def loaded(data: bytes) -> list[Loaded]:
    found = list(load(Source.from_bytes(data, name="feed.xml")))
    assert all(isinstance(one, Loaded) for one in found), found
    for one in found:
        assert isinstance(one, Loaded)
        assert load_again(one.article, one.raw) == one.article
    return [one for one in found if isinstance(one, Loaded)]


def test_the_bytes_of_an_entry_are_its_own() -> None:
    first, second = (rss_item(at) for at in (1, 2))
    found = loaded(rss([first, "\n\t", second]))
    assert [one.raw.decode() for one in found] == [first, second]
    report = found[0].article
    assert report.provenances == ("feed.xml#tag:herald,1",)
    assert (report.title, report.byline, report.outlet) == (f"{TITLE}, 1", "Ilse Brandt", "Strait Herald")
    assert (report.published, report.published_at) == ("2020-03-03", "2020-03-03T08:15:00+00:00")
    assert report.text == "\n\n".join((LEAD, SECOND, *report.text.split("\n\n")[2:3], LAST))


def test_an_entry_is_one_article_in_every_fetch_of_its_feed() -> None:
    old, new = loaded(rss([rss_item(1), rss_item(2)])), loaded(rss([rss_item(3), rss_item(2)], before="<!-- a new day -->\n"))
    assert old[1].article.id == new[1].article.id


def test_atom() -> None:
    one, two = loaded(atom())
    assert one.raw.startswith(b"<entry>")
    assert (two.article.url, two.article.outlet) == ("https://herald.example/2", "Strait Herald")
    assert (one.article.published_at, one.article.byline) == ("2020-03-03T08:15:00+00:00", "Ilse Brandt")
    assert one.article.text.startswith(LEAD)


def test_rss_1_with_dates_of_dublin_core() -> None:
    data = (
        '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Strait Herald</title><items><rdf:Seq/></items></channel>'
        f'<item rdf:about="https://h.example/1"><title>{TITLE}</title><link>https://h.example/1</link><description>{LEAD}</description>'
        "<dc:date>2020-03-03T08:15:00Z</dc:date></item></rdf:RDF>"
    ).encode()
    [one] = loaded(data)
    assert (one.article.published, one.article.outlet, one.article.text) == ("2020-03-03", "Strait Herald", LEAD)
    assert one.article.notes == ("only the description in a feed was given",)


def test_json_feed() -> None:
    found = loaded(json_feed())
    assert [one.article.place for one in found] == ["feed.xml#j-1", "feed.xml#j-2"]
    assert found[0].article.outlet == "Strait Herald"
    assert found[0].article.byline == "Ilse Brandt"
    assert json.loads(found[0].raw)["id"] == "j-1"


def test_what_is_hidden_in_comments_and_character_data_is_no_entry() -> None:
    odd = rss_item(1, body="<p>A text with &lt;/item&gt; and </item><item> in it, and so on.</p>")
    [one] = loaded(rss([f"<!-- {rss_item(7)} -->", odd]))
    assert one.raw.decode() == odd
    assert "and so on" in one.article.text


def test_the_outlet_of_an_entry_goes_before_the_feeds() -> None:
    item = rss_item(1).replace("<title>", '<source url="https://herald.example/feed">Island Post</source><title>', 1)
    assert loaded(rss([item]))[0].article.outlet == "Island Post"


def test_encodings() -> None:
    item = rss_item(1, body="<p>Kapitän Müller said that the crew would sail — “at once” — from Monday on, whatever the board says.</p>")
    texts = {loaded(rss([item], encoding=encoding))[0].article.text for encoding in ("utf-8", "windows-1252", "utf-16")}
    assert len(texts) == 1
    assert "Kapitän Müller" in texts.pop()
    [one] = loaded(rss([item], encoding="windows-1252"))
    assert one.article.contexts[0].charset == "windows-1252"


def test_prefixes_that_only_the_feed_declares_do_not_hide_the_rest() -> None:
    item = rss_item(1).replace("<guid", "<odd:mark odd:of='x'>7</odd:mark><guid", 1)
    assert loaded(rss([item]))[0].article.title == f"{TITLE}, 1"


def test_a_headline_alone_is_owned_up_to() -> None:
    [one] = loaded(rss([f"<item><title>{TITLE} &amp; sail</title><link>https://h.example/1</link></item>"]))
    assert (one.article.text, one.article.notes) == (f"{TITLE} & sail", ("only the headline was given",))
    assert one.article.place == "feed.xml#https://h.example/1"


@pytest.mark.parametrize(
    "doctype",
    [
        "<!DOCTYPE rss [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;'>]>",
        "<!DOCTYPE rss [<!ENTITY c SYSTEM 'file:///etc/passwd'>]>",
        "<!DOCTYPE rss PUBLIC '-//x' 'http://herald.example/x.dtd'>",
    ],
)
def test_entities_of_a_feed_are_not_read(doctype: str) -> None:
    [one] = loaded(rss([rss_item(1).replace(LEAD, f"{LEAD} &c;").replace("<p>", "<p>&c; ")], before=doctype))
    assert "aaaa" not in one.article.text
    assert "root:" not in one.article.text
    assert LEAD in one.article.text


def test_an_entry_that_breaks_off_loses_no_other() -> None:
    data = rss([rss_item(1), rss_item(2)])
    first, second = load(Source.from_bytes(data[: data.rindex(b"</item>")], name="f"))
    assert isinstance(first, Loaded)
    assert isinstance(second, Refused)
    assert isinstance(second.error, FormatError)
    assert second.message == "f:2: an entry that breaks off"


def test_a_feed_without_entries_and_an_entry_without_words() -> None:
    assert isinstance(refused(rss([])).error, EmptyInput)
    assert isinstance(refused(rss(["<item><link>https://h.example/1</link></item>"])).error, EmptyInput)


def test_several_entries_are_no_one_article() -> None:
    [one] = loaded(rss([rss_item(1)]))
    with pytest.raises(FormatError, match="several entries"):
        load_again(replace(one.article), one.raw * 2)


def test_links_that_are_no_addresses() -> None:
    for link in ("http://[", "//[", "mailto:x", "", "/1"):
        [one] = loaded(rss([f"<item><title>{TITLE}</title><link>{link}</link><description>{LEAD}</description></item>"]))
        assert one.article.text == LEAD
    assert one.article.url == "https://herald.example/1"
