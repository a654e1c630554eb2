"""Writes events as CSV (RFC 4180), one a row, in columns that users of event data know (POLECAT, ICEWS, GDELT).

Sources are those who act and targets those to whom it is done. Where there are several, their names, countries and kinds stand in one
order, parted by "; ", nothing for a country that is not known. Offsets count code points of the article's canonical text. Words are as
they stand there, line ends and all, and nothing is put before what a spreadsheet would take for a formula.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping

from onrecord.domain import plover
from onrecord.domain.actors import Actor
from onrecord.domain.articles import Article
from onrecord.domain.edtf import ends
from onrecord.domain.ids import digest
from onrecord.domain.spans import Span
from onrecord.domain.stories import EventEntry

COLUMNS = (
    *("event_id", "event_date", "event_date_start", "event_date_end"),
    *("plover_type", "plover_mode", "cameo_root", "quad_class"),
    *("source_names", "source_countries", "source_kinds", "target_names", "target_countries", "target_kinds"),
    *("status", "condition", "place", "according_to", "quote", "predicate"),
    *("article_id", "article_path", "article_url", "outlet", "published"),
    *("start", "end", "clause_start", "clause_end", "text_sha256", "confidence"),
)
BETWEEN = "; "
"""Between several in one cell."""

Cells = dict[str, object]
"""By column, what stands there; ``None`` is an empty cell."""


class _Line:
    """A file for the csv module that gives each line back."""

    def write(self, line: str) -> str:
        return line


def events_csv(entries: Iterable[EventEntry], actors: Mapping[str, Actor], articles: Mapping[str, Article]) -> Iterator[str]:
    """The lines of the table, the headings first, each with its line end.

    Args:
        entries: the events, in the order of the rows.
        actors: by id, all whom the entries name.
        articles: by id, all that the entries draw from, their days as the pile tells them.
    """
    digests = {article.id: digest(article.text.encode()) for article in articles.values()}
    writer = csv.DictWriter(_Line(), COLUMNS)
    yield writer.writeheader()
    for entry in entries:
        article = articles[entry.article]
        cells = _event(entry, actors) | _words(entry, article) | _article(article) | {"text_sha256": digests[article.id]}
        yield writer.writerow(cells)


def _event(entry: EventEntry, actors: Mapping[str, Actor]) -> Cells:
    event = entry.event
    start, end = ends(entry.when) if entry.when else (None, None)
    return {
        "event_id": event.id,
        "event_date": entry.when,
        "event_date_start": start,
        "event_date_end": end,
        "plover_type": event.type,
        "plover_mode": event.mode,
        "cameo_root": plover.cameo_root(event.type, event.mode) if event.type else None,
        "quad_class": plover.QUAD_CLASSES[event.type] if event.type else None,
        **_side("source", [actors[one] for one in entry.actors]),
        **_side("target", [actors[one] for one in entry.recipients]),
        "status": event.status,
        "according_to": actors[entry.according_to].name if entry.according_to else None,
        "confidence": event.confidence,
    }


def _side(name: str, actors: Iterable[Actor]) -> Cells:
    known = list(actors)
    return {
        f"{name}_names": BETWEEN.join(one.name for one in known),
        f"{name}_countries": BETWEEN.join(one.country or "" for one in known),
        f"{name}_kinds": BETWEEN.join(one.kind for one in known),
    }


def _words(entry: EventEntry, article: Article) -> Cells:
    event = entry.event

    def words(span: Span | None) -> str | None:
        return span.of(article.text) if span else None

    return {
        "condition": words(event.condition),
        "place": words(event.place),
        "quote": words(event.clause),
        "predicate": words(event.span),
        "start": event.span.start,
        "end": event.span.end,
        "clause_start": event.clause.start,
        "clause_end": event.clause.end,
    }


def _article(article: Article) -> Cells:
    return {
        "article_id": article.id,
        "article_path": next(iter(article.provenances), None),
        "article_url": article.url,
        "outlet": article.outlet,
        "published": article.published,
    }
