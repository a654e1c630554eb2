"""``onrecord events``: who did what to whom, each telling by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.cli import options
from onrecord.cli.output import Card, Listing, Row, answer, as_cards, by_hand, dotted, names, one_line, short_id, short_names

if TYPE_CHECKING:
    from onrecord.api import Record
    from onrecord.domain.events import Event
    from onrecord.domain.stories import EventEntry


def command(
    record: options.RecordPath,
    actor: options.Actor = None,
    by: options.By = None,
    recipient: options.Recipient = None,
    according_to: options.AccordingTo = None,
    article: options.Article = None,
    story: options.Story = None,
    since: options.Since = None,
    until: options.Until = None,
    on: options.On = None,
    type: options.EventType = None,  # noqa: A002 (the field's own word)
    status: options.EventStatus = None,
    everything: options.Everything = False,
    as_json: options.AsJson = False,
) -> None:
    """Who did what to whom, telling by telling."""
    answer(
        record,
        lambda opened: opened.events(
            actor=actor,
            by=by,
            recipient=recipient,
            according_to=according_to,
            article=article,
            story=story,
            since=since,
            until=until,
            on=on,
            type=type,
            status=status,
            everything=everything,
        ),
        LISTING,
        as_json=as_json,
    )


def _lines(record: Record, entry: EventEntry) -> Iterator[Row]:
    event = entry.event
    clause, predicate = (record.quote(entry.article, span) for span in (event.clause, event.span))
    yield (
        *(entry.when or "", event.type or "", event.status, _who(record, entry), event.id),
        *(names(record, [entry.article]), clause, event.mode or "", predicate),
    )


def _cards(record: Record, entry: EventEntry) -> Iterator[Card]:
    event = entry.event
    source = names(record, [entry.according_to])
    yield Card(
        left=entry.when or "no day",
        status=event.status,
        lead=dotted(_kind(event), f"“{one_line(record.quote(entry.article, event.span))}”", _who(record, entry)),
        words=one_line(record.quote(entry.article, event.clause)),
        note=dotted(
            f"according to {source}" if source else "",
            short_names(record, [entry.article]),
            by_hand(entry.corrected_by),
            short_id(event.id),
        ),
    )


def _kind(event: Event) -> str:
    """Its type, with the mode where the words give one."""
    return f"{event.type} ({event.mode})" if event.mode else event.type or ""


def _who(record: Record, entry: EventEntry) -> str:
    """Who acts, and after an arrow to whom it is done."""
    by, to = names(record, entry.actors), names(record, entry.recipients)
    return f"{by} → {to}".strip() if to else by


LISTING = Listing(("when", "type", "status", "who", "id", "article", "clause", "mode", "predicate"), _lines, as_cards(_cards))
