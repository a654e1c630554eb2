"""``onrecord initiatives``: undertakings that have a course, as tracks of steps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.cli import options
from onrecord.cli.output import Card, Listing, Row, answer, as_cards, dotted, names, quotes, short_id, short_names

if TYPE_CHECKING:
    from onrecord.api import Record
    from onrecord.domain.stories import Initiative


def command(
    record: options.RecordPath,
    actor: options.Actor = None,
    article: options.Article = None,
    story: options.Story = None,
    since: options.Since = None,
    until: options.Until = None,
    on: options.On = None,
    as_of: options.AsOf = None,
    status: options.StepStatus = None,
    as_json: options.AsJson = False,
) -> None:
    """Undertakings and their steps, by day."""
    answer(
        record,
        lambda opened: opened.initiatives(
            as_of=as_of, actor=actor, article=article, story=story, since=since, until=until, on=on, status=status
        ),
        LISTING,
        as_json=as_json,
    )


def _lines(record: Record, entry: Initiative) -> Iterator[Row]:
    for step in entry.steps:
        articles = names(record, [one.article for one in step.evidence])
        yield entry.name, entry.id, step.when or "", step.status, names(record, [step.by]), articles, quotes(record, step.evidence)


def _cards(record: Record, entry: Initiative) -> Iterator[Card]:
    for step in entry.steps:
        by = names(record, [step.by])
        yield Card(
            group=entry.name,
            group_note=dotted(f"now {entry.status}", names(record, entry.parties), short_id(entry.id)),
            left=step.when or "no day",
            status=step.status,
            lead=f"by {by}" if by else "",
            words=quotes(record, step.evidence[:1]),
            note=short_names(record, [one.article for one in step.evidence]),
        )


LISTING = Listing(("initiative", "id", "when", "status", "by", "articles", "words"), _lines, as_cards(_cards))
