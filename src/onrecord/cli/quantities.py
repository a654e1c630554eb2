"""``onrecord quantities``: numbers with what they count, on whose word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import options
from onrecord.cli.output import Listing, Row, answer, names
from onrecord.cli.tallies import put_tallies

if TYPE_CHECKING:
    from onrecord.api import Record
    from onrecord.domain.events import Quantity
    from onrecord.domain.stories import QuantityEntry


def command(
    record: options.RecordPath,
    actor: options.Actor = None,
    according_to: options.AccordingTo = None,
    article: options.Article = None,
    story: options.Story = None,
    since: options.Since = None,
    until: options.Until = None,
    on: options.On = None,
    unit: Annotated[str | None, typer.Option(help="Only this unit, as the texts have it: troops, ships, …")] = None,
    as_json: options.AsJson = False,
) -> None:
    """Numbers, what they count, on whose word."""
    answer(
        record,
        lambda opened: opened.quantities(
            actor=actor, according_to=according_to, article=article, story=story, since=since, until=until, on=on, unit=unit
        ),
        LISTING,
        as_json=as_json,
    )


def _lines(record: Record, entry: QuantityEntry) -> Iterator[Row]:
    counted, source, article = entry.quantity, names(record, [entry.according_to]), names(record, [entry.article])
    words, of = record.quote(entry.article, counted.span), record.quote(entry.article, counted.of) if counted.of else ""
    yield _range(counted), counted.unit, entry.when or "", source, counted.id, article, words, of, counted.approx or ""


def _range(counted: Quantity) -> str:
    """An open end is left open: ``200–``."""
    ends = [f"{end:,.12g}" if end is not None else "" for end in (counted.low, counted.high)]
    return ends[0] if counted.low == counted.high else "–".join(ends)


LISTING = Listing(("number", "unit", "when", "according to", "id", "article", "words", "of", "approx"), _lines, put_tallies)
