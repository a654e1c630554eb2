"""``onrecord disagreements``: where articles differ, the sides one below the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.cli import options
from onrecord.cli.output import Card, Listing, Row, answer, as_cards, dotted, names, quotes, short_id, short_names

if TYPE_CHECKING:
    from onrecord.api import Record
    from onrecord.domain.stories import Discrepancy


def command(
    record: options.RecordPath,
    article: options.Article = None,
    story: options.Story = None,
    kind: options.DiscrepancyKind = None,
    as_json: options.AsJson = False,
) -> None:
    """Where the reports differ, side by side."""
    answer(record, lambda opened: opened.disagreements(article=article, story=story, kind=kind), LISTING, as_json=as_json)


def _lines(record: Record, entry: Discrepancy) -> Iterator[Row]:
    for side in entry.sides:
        articles = names(record, [one.article for one in side.evidence])
        yield entry.kind, entry.about, entry.id, side.value, articles, quotes(record, side.evidence)


def _cards(record: Record, entry: Discrepancy) -> Iterator[Card]:
    for side in entry.sides:
        yield Card(
            group=entry.about,
            group_note=dotted(entry.kind, short_id(entry.id)),
            left=side.value,
            words=f"“{quotes(record, side.evidence[:1])}”",
            note=short_names(record, [one.article for one in side.evidence]),
        )


LISTING = Listing(("kind", "about", "id", "value", "articles", "words"), _lines, as_cards(_cards))
