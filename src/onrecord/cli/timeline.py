"""``onrecord timeline``: what happened or was to happen, once each, by day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.cli import options
from onrecord.cli.output import Card, Listing, Row, answer, as_cards, dotted, names, quotes, short_id, short_names

if TYPE_CHECKING:
    from onrecord.api import Record
    from onrecord.domain.stories import Occurrence


def command(
    record: options.RecordPath,
    actor: options.Actor = None,
    article: options.Article = None,
    story: options.Story = None,
    since: options.Since = None,
    until: options.Until = None,
    on: options.On = None,
    status: options.EventStatus = None,
    everything: options.Everything = False,
    as_json: options.AsJson = False,
) -> None:
    """What happened, by day and number of sources."""
    answer(
        record,
        lambda opened: opened.timeline(
            actor=actor, article=article, story=story, since=since, until=until, on=on, status=status, everything=everything
        ),
        LISTING,
        as_json=as_json,
    )


def _lines(record: Record, entry: Occurrence) -> Iterator[Row]:
    articles = names(record, entry.articles)
    yield entry.when, entry.status, str(entry.independent_sources), entry.id, articles, quotes(record, [entry.headline])


def _cards(record: Record, entry: Occurrence) -> Iterator[Card]:
    number = entry.independent_sources
    voices = f"{number} source{'s' if number != 1 else ''}"
    note = dotted(voices, short_names(record, entry.articles), short_id(entry.id))
    yield Card(group=entry.when, left=entry.status, words=quotes(record, [entry.headline]), note=note)


LISTING = Listing(("when", "status", "sources", "id", "articles", "headline"), _lines, as_cards(_cards))
