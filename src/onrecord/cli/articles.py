"""``onrecord articles``: the reports, and how their days are known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.cli import options
from onrecord.cli.output import Card, Listing, Row, answer, dotted, one_line, short_id

if TYPE_CHECKING:
    from onrecord.api import Record
    from onrecord.domain.articles import Article


def command(
    record: options.RecordPath,
    actor: options.Actor = None,
    article: options.Article = None,
    since: options.Since = None,
    until: options.Until = None,
    on: options.On = None,
    as_json: options.AsJson = False,
) -> None:
    """The reports, and how their days are known."""
    answer(record, lambda opened: opened.articles(actor=actor, article=article, since=since, until=until, on=on), LISTING, as_json=as_json)


def _lines(_: Record, entry: Article) -> Iterator[Row]:
    how = entry.published_from or ""
    yield entry.published or "", how, entry.outlet or "", entry.agency or "", entry.id, ", ".join(entry.provenances), entry.title or ""


def _cards(_: Record, entry: Article) -> Iterator[Card]:
    how = f"day known from {entry.published_from}" if entry.published_from else ""
    yield Card(
        left=entry.published or "no day",
        lead=one_line(entry.title or "without a title"),
        words=dotted(entry.outlet, f"with {entry.agency}" if entry.agency else "", how),
        note=dotted(*entry.provenances, short_id(entry.id)),
    )


LISTING = Listing(("published", "known from", "outlet", "agency", "id", "path", "title"), _lines, _cards)
