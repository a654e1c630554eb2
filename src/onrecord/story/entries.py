"""Statements, events and quantities with their local actors and symbolic times resolved for the whole record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.domain.resolution import resolve
from onrecord.domain.stories import Dating, EventEntry, QuantityEntry, StatementEntry
from onrecord.story.pile import Pile


@dataclass(frozen=True, slots=True)
class Entries:
    """All entries of the pile, in order of article and place."""

    statements: tuple[StatementEntry, ...]
    events: tuple[EventEntry, ...]
    quantities: tuple[QuantityEntry, ...]


def resolve_entries(pile: Pile, datings: Iterable[Dating]) -> Entries:
    """Resolve the entries of every reading against the days of publication that ``datings`` give."""
    published = {d.article: d.published for d in datings}
    readings = pile.readings.items()
    return Entries(
        tuple(
            StatementEntry(a, s, _one(pile, a, s.speaker), pile.resolve(a, s.via), resolve(s.said_on, published[a]), _hands(pile, s.id))
            for a, reading in readings
            for s in reading.statements
        ),
        tuple(
            EventEntry(
                a,
                e,
                pile.resolve(a, e.actors),
                pile.resolve(a, e.recipients),
                _one(pile, a, e.according_to),
                resolve(e.when, published[a]),
                _hands(pile, e.id),
            )
            for a, reading in readings
            for e in reading.events
        ),
        tuple(
            QuantityEntry(a, q, _one(pile, a, q.according_to), resolve(q.when, published[a]), _hands(pile, q.id))
            for a, reading in readings
            for q in reading.quantities
        ),
    )


def _one(pile: Pile, article: str, key: str | None) -> str | None:
    return pile.id_of.get((article, key)) if key else None


def _hands(pile: Pile, entry: str) -> tuple[str, ...]:
    """Ids of the corrections that made an entry what it is."""
    return pile.touched.get(entry, ())
