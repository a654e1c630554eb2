"""How each entry of a story is filed: the columns of its row, and the actors, articles and days that it touches."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Table

from onrecord.domain.actors import Actor
from onrecord.domain.edtf import ends
from onrecord.domain.events import Event, Quantity
from onrecord.domain.spans import Evidence, Span
from onrecord.domain.stories import Discrepancy, EventEntry, Initiative, Occurrence, QuantityEntry, Reuse, StatementEntry, Story
from onrecord.record import schema

NOUNS: dict[Table, type[Any]] = {
    schema.statements: StatementEntry,
    schema.events: EventEntry,
    schema.quantities: QuantityEntry,
    schema.timeline: Occurrence,
    schema.initiatives: Initiative,
    schema.discrepancies: Discrepancy,
    schema.reuse: Reuse,
    schema.actors: Actor,
}
"""The tables of entries, each with the domain object that a body decodes to."""


@dataclass(frozen=True)
class Filed:
    """One entry on its way into the tables; ``days`` are EDTF values."""

    id: str
    entry: object
    columns: dict[str, Any]
    actors: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()


def folded(name: str) -> str:
    """A name as it is looked up: lower case, without accents, apostrophes straight."""
    plain = unicodedata.normalize("NFKD", name.strip().casefold().replace("’", "'"))
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())


def file_story(story: Story) -> dict[Table, list[Filed]]:
    """All entries of ``story`` by table, in the story's order."""
    statements = [_statement(entry) for entry in story.statements]
    events = [_event(entry) for entry in story.events]
    tellings = {filed.id: filed for filed in (*statements, *events)}
    return {
        schema.actors: [_actor(actor) for actor in story.actors],
        schema.statements: statements,
        schema.events: events,
        schema.quantities: [_quantity(entry) for entry in story.quantities],
        schema.timeline: [_occurrence(entry, tellings) for entry in story.timeline],
        schema.initiatives: [_initiative(entry) for entry in story.initiatives],
        schema.discrepancies: [_discrepancy(entry) for entry in story.discrepancies],
        schema.reuse: [_reuse(entry) for entry in story.reuse],
    }


def day_range(edtf: str) -> tuple[str, str] | None:
    """First and last ISO day of an EDTF value, an open end reaching as far as dates do; ``None`` where it names no day."""
    first, _, last = edtf.partition("/")
    begin, end = ends(edtf)
    begin = date.min if first in ("", "..") else begin
    end = date.max if last == ".." else end
    return (begin.isoformat(), end.isoformat()) if begin and end else None


def _some(*values: str | None) -> frozenset[str]:
    return frozenset(value for value in values if value is not None)


def _at(article: str, span: Span) -> dict[str, Any]:
    return {"article": article, "start": span.start, "end": span.end}


def _articles(evidence: Iterable[Evidence]) -> frozenset[str]:
    return frozenset(one.article for one in evidence)


def _statement(entry: StatementEntry) -> Filed:
    said = entry.statement
    whole = Span(said.content[0].start, said.content[-1].end)
    columns = {
        "kind": said.kind,
        "speaker": entry.speaker,
        "said_on": entry.said_on,
        "channel": said.channel,
        "confidence": said.confidence,
    }
    return Filed(
        said.id,
        entry,
        _at(entry.article, whole) | columns,
        _some(entry.speaker, *entry.via),
        frozenset({entry.article}),
        _some(entry.said_on),
    )


def _event(entry: EventEntry) -> Filed:
    event = entry.event
    columns = {"type": event.type, "status": event.status, "confidence": event.confidence}
    return _telling(event, entry, columns, _some(*entry.actors, *entry.recipients))


def _quantity(entry: QuantityEntry) -> Filed:
    counted = entry.quantity
    return _telling(counted, entry, {"low": counted.low, "high": counted.high, "unit": counted.unit})


def _telling(
    told: Event | Quantity, entry: EventEntry | QuantityEntry, columns: dict[str, Any], actors: frozenset[str] = frozenset()
) -> Filed:
    """What an article tells on somebody's word of some day."""
    shared = {"when": entry.when, "according_to": entry.according_to}
    return Filed(
        told.id,
        entry,
        _at(entry.article, told.span) | columns | shared,
        actors | _some(entry.according_to),
        frozenset({entry.article}),
        _some(entry.when),
    )


def _occurrence(entry: Occurrence, tellings: dict[str, Filed]) -> Filed:
    told = [tellings[name] for name in (*entry.events, *entry.statements) if name in tellings]
    columns = {
        "when": entry.when,
        "status": entry.status,
        "independent_sources": entry.independent_sources,
        "confidence": max((filed.columns["confidence"] for filed in told), default=1.0),
    }
    actors = frozenset[str]().union(*(filed.actors for filed in told))
    return Filed(entry.id, entry, columns, actors, frozenset({*entry.articles, entry.headline.article}), _some(entry.when))


def _initiative(entry: Initiative) -> Filed:
    return Filed(
        entry.id,
        entry,
        {"name": entry.name, "status": entry.status},
        _some(*entry.parties, *(step.by for step in entry.steps)),
        _articles(evidence for step in entry.steps for evidence in step.evidence),
        _some(*(step.when for step in entry.steps)),
    )


def _discrepancy(entry: Discrepancy) -> Filed:
    evidence = [one for side in entry.sides for one in side.evidence]
    return Filed(entry.id, entry, {"kind": entry.kind, "about": entry.about}, articles=_articles(evidence))


def _reuse(entry: Reuse) -> Filed:
    return Filed(entry.id, entry, {"kind": entry.kind}, articles=_articles(entry.passages))


def _actor(actor: Actor) -> Filed:
    columns = {"name": actor.name, "kind": actor.kind, "country": actor.country}
    return Filed(actor.id, actor, columns, frozenset({actor.id}), frozenset(mention.article for mention in actor.mentions))
