"""``onrecord quantities``: numbers with what they count."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import options
from onrecord.cli.output import Card, Listing, Row, answer, dotted, names, one_line, short_id, short_names

if TYPE_CHECKING:
    from onrecord.api import Record
    from onrecord.domain.events import Quantity
    from onrecord.domain.stories import QuantityEntry


def command(
    record: options.RecordPath,
    actor: options.Actor = None,
    according_to: options.AccordingTo = None,
    article: options.Article = None,
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
            actor=actor, according_to=according_to, article=article, since=since, until=until, on=on, unit=unit
        ),
        LISTING,
        as_json=as_json,
    )


def _lines(record: Record, entry: QuantityEntry) -> Iterator[Row]:
    counted, source, article = entry.quantity, names(record, [entry.according_to]), names(record, [entry.article])
    yield _range(counted), counted.unit, entry.when or "", source, counted.id, article, *_words(record, entry)


def _cards(record: Record, entry: QuantityEntry) -> Iterator[Card]:
    counted, source = entry.quantity, names(record, [entry.according_to])
    words, of = _words(record, entry)
    yield Card(
        left=_range(counted),
        lead=counted.unit,
        words=one_line(f"{words} ({of})" if of else words),
        note=dotted(f"according to {source}" if source else "", entry.when, short_names(record, [entry.article]), short_id(counted.id)),
    )


def _words(record: Record, entry: QuantityEntry) -> tuple[str, str]:
    counted = entry.quantity
    return record.quote(entry.article, counted.span), record.quote(entry.article, counted.of) if counted.of else ""


def _range(counted: Quantity) -> str:
    """An open end is left open: ``200–``."""
    ends = [f"{end:,.12g}" if end is not None else "" for end in (counted.low, counted.high)]
    return ends[0] if counted.low == counted.high else "–".join(ends)


LISTING = Listing(("number", "unit", "when", "according to", "id", "article", "words", "of"), _lines, _cards)
