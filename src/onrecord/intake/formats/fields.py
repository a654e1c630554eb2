"""What the fields of a record may be called, by whoever wrote it: one table for JSON, CSV and Parquet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from onrecord.intake.formats.places import shown

FIELDS = ("id", "url", "title", "date", "outlet", "authors", "text")
"""What is read of every record, by our own names."""

NAMES: Mapping[str, str] = {
    "id": "id _id uuid guid article_id stories_id story_id doc_id document_id uri",
    "url": "url link address web_url article_url page_url canonical_url source_url permalink href target_uri document_identifier"
    " external_url",
    "title": "title headline web_title article_title heading",
    "date": "date published published_at date_published date_publish publish_date pub_date publication_date date_time date_time_pub"
    " web_publication_date first_publication_date first_published published_date published_on published_time publish_time"
    " publication_time publication_date_time article_date created created_at",
    "modified": "modified date_modified date_modify updated updated_at last_modified date_updated modified_at update_date last_updated",
    "fetched": "fetched fetched_at retrieved retrieved_at accessed crawled crawled_at crawl_date date_download download_date date_crawled"
    " scraped scraped_at scrape_date seen_date collect_date collected captured captured_at warc_date indexed_date",
    "outlet": "outlet media_outlet source source_name media_name publisher"
    " publication newspaper site_name site og:site_name source_title provider"
    " source_domain domain hostname host website media_url",
    "authors": "authors author byline creator dc:creator writers writer reporter bylines",
    "text": "text story_text body article_body main_text content full_text body_text article_text article_content clean_text cleaned_text"
    " plain_text text_content content_text story article raw_text",
    "html": "html content_html body_html raw_html page_html article_html content_encoded content:encoded page_source",
    "summary": "summary description lead_paragraph snippet abstract excerpt standfirst trail_text lead",
}
"""Our names of what is read, and the others that it goes by, the first before the others. Case, blanks and underscores do not matter."""

WITHIN = ("fields", "_source", "attributes", "article", "document")
"""Objects in which programs wrap the fields of a record."""

NAMED_BY = ("name", "title", "main", "original", "rendered", "value", "#text", "@value", "label")
"""Where in an object that stands for a name its words are."""

WORDED_BY = ("rendered", "value", "text", "full", "#text", "@value")
"""Where in an object that stands for a text its words are."""

NAMELESS = re.compile(r"[\s_\-]+")

TEXT, SUMMARY, HEADLINE = 3, 2, 1
"""How much of an article a record holds."""

MOST_NAMED = 20
"""Fields that a message names."""

Fields = tuple[tuple[str, str], ...]
"""The names that the user told (ours, theirs)."""


def fold(name: str) -> str:
    return NAMELESS.sub("", name).casefold()


FOLDED = {ours: tuple(fold(name) for name in theirs.split()) for ours, theirs in NAMES.items()}


class Row:
    """The fields of one record, found by our names."""

    def __init__(self, value: Mapping[str, object], fields: Fields = ()) -> None:
        self._value = value
        self._told = dict(fields)
        self._levels = [_folded(value), *(_folded(inner) for name in WITHIN if isinstance(inner := value.get(name), dict))]

    def all(self, ours: str) -> Iterator[object]:
        """What stands under a name, the user's own first; what is null is left out."""
        if ours in self._told and (found := at_path(self._value, self._told[ours])) is not None:
            yield found
        for level in self._levels:
            yield from (found for name in FOLDED[ours] if (found := level.get(name)) is not None)

    def has(self, ours: str) -> bool:
        return next(self.all(ours), None) is not None

    def holds(self) -> int:
        """How much of an article this is: its text, a summary, a headline alone; nothing."""
        if any(text_of(found) is not None for ours in ("text", "html") for found in self.all(ours)) or self._is_left_empty():
            return TEXT
        known = sum(map(self.has, ("title", "url", "date", "fetched")))
        if self.has("summary") and known:
            return SUMMARY
        return HEADLINE if self.has("title") and known > 1 else 0

    def _is_left_empty(self) -> bool:
        """Whether there is a field for the text with nothing in it, as where a page could not be fetched."""
        return any(name in level and level[name] is None for level in self._levels for name in (*FOLDED["text"], *FOLDED["html"]))

    def names(self) -> str:
        """What fields there are, for a message."""
        named = list(islice((shown(str(name))[:40] for name in self._value), MOST_NAMED + 1))
        return ", ".join(named[:MOST_NAMED]) + (" …" if len(named) > MOST_NAMED else "")


def _folded(value: Mapping[str, object]) -> dict[str, object]:
    """The fields by their folded names; of two that fold to one, the first."""
    folded: dict[str, object] = {}
    for name, found in value.items():
        folded.setdefault(fold(name), found)
    return folded


def at_path(value: object, path: str) -> object:
    """What stands at a name, or at names within names set apart by dots; numbers count the items of lists from 0."""
    if isinstance(value, dict) and path in value:
        return value[path]
    first, dot, rest = path.partition(".")
    if not dot:
        return value[int(first)] if isinstance(value, list) and first.isdecimal() and int(first) < len(value) else None
    return at_path(at_path(value, first), rest)


def words(value: object) -> str | None:
    """The words of a value: itself, its number, or what an object says its name is."""
    if isinstance(value, dict):
        return next((found for name in NAMED_BY if isinstance(found := value.get(name), str) and found), None)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return value if isinstance(value, str) else str(value)


def several(value: object) -> list[str]:
    """The words of a value and of each item of a list."""
    items = value if isinstance(value, list) else [value]
    return [found for item in items[:MOST_NAMED] if (found := words(item)) is not None]


def text_of(value: object) -> str | None:
    """The text of a value: itself, what an object says it is, or the paragraphs of a list, one below the other."""
    if isinstance(value, list):
        return "\n\n".join(value) if value and all(isinstance(item, str) for item in value) else None
    if isinstance(value, dict):
        return next((found for name in WORDED_BY if isinstance(found := value.get(name), str)), None)
    return value if isinstance(value, str) else None
