"""``onrecord actors``: who speaks and acts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.cli import options
from onrecord.cli.output import Card, Listing, Row, answer, dotted, short_id

if TYPE_CHECKING:
    from onrecord.api import Record
    from onrecord.domain.actors import Actor


def command(
    record: options.RecordPath,
    actor: options.Actor = None,
    article: options.Article = None,
    kind: options.ActorKind = None,
    as_json: options.AsJson = False,
) -> None:
    """Who speaks and acts, by all their names."""
    answer(record, lambda opened: opened.actors(actor=actor, article=article, kind=kind), LISTING, as_json=as_json)


def _lines(_: Record, entry: Actor) -> Iterator[Row]:
    yield entry.name, entry.kind, entry.country or "", str(len(entry.mentions)), _titles(entry), entry.id, _other_names(entry)


def _cards(_: Record, entry: Actor) -> Iterator[Card]:
    also = _other_names(entry)
    number = len(entry.mentions)
    yield Card(
        left=entry.kind,
        lead=entry.name,
        words=dotted(_titles(entry), f"also {also}" if also else ""),
        note=dotted(entry.country, f"{number} mention{'s' if number != 1 else ''}", short_id(entry.id)),
    )


def _titles(entry: Actor) -> str:
    return ", ".join(dict.fromkeys(role.title for role in entry.roles))


def _other_names(entry: Actor) -> str:
    return ", ".join(alias for alias in entry.aliases if alias != entry.name)


LISTING = Listing(("name", "kind", "country", "mentions", "titles", "id", "also called"), _lines, _cards)
