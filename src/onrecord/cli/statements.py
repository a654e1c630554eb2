"""``onrecord statements``: who said what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import options
from onrecord.cli.output import Card, Listing, Row, answer, as_cards, by_hand, dotted, names, one_line, short_id, short_names

if TYPE_CHECKING:
    from onrecord.api import Record
    from onrecord.domain.stories import StatementEntry


def command(
    record: options.RecordPath,
    actor: options.Actor = None,
    speaker: Annotated[str | None, typer.Option(help="Only what this actor said: an id, a name or an alias.")] = None,
    about: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Only what mentions this actor, or holds all of these words.", show_default=False)
    ] = None,
    article: options.Article = None,
    story: options.Story = None,
    since: options.Since = None,
    until: options.Until = None,
    on: options.On = None,
    kind: options.StatementKind = None,
    channel: options.Channel = None,
    everything: options.Everything = False,
    as_json: options.AsJson = False,
) -> None:
    """Who said what, and when."""
    answer(
        record,
        lambda opened: opened.statements(
            actor=actor,
            speaker=speaker,
            about=about,
            article=article,
            story=story,
            since=since,
            until=until,
            on=on,
            kind=kind,
            channel=channel,
            everything=everything,
        ),
        LISTING,
        as_json=as_json,
    )


def _lines(record: Record, entry: StatementEntry) -> Iterator[Row]:
    said = entry.statement
    yield (
        *(entry.said_on or "", names(record, [entry.speaker]), said.kind, said.channel or "", f"{said.confidence:.2f}", said.id),
        *(names(record, [entry.article]), _words(record, entry)),
    )


def _cards(record: Record, entry: StatementEntry) -> Iterator[Card]:
    said, words = entry.statement, one_line(_words(record, entry))
    yield Card(
        left=entry.said_on or "no day",
        lead=names(record, [entry.speaker]) or "somebody",
        words=f"“{words}”" if said.kind == "direct" else words,
        note=dotted(
            f"in doubt, confidence {said.confidence:.2f}" if record.in_doubt(entry) else "",
            said.channel,
            f"via {' < '.join(record.name(one) or one for one in entry.via)}" if entry.via else "",
            short_names(record, [entry.article]),
            by_hand(entry.corrected_by),
            short_id(said.id),
        ),
    )


def _words(record: Record, entry: StatementEntry) -> str:
    return " … ".join(record.quote(entry.article, span) for span in entry.statement.content)


LISTING = Listing(("when", "speaker", "kind", "channel", "confidence", "id", "article", "words"), _lines, as_cards(_cards))
