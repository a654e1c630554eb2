"""``onrecord actor``: all that the record holds of one actor, on one page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import options
from onrecord.cli.actors import dated, other_names
from onrecord.cli.output import Card, Row, names, on_terminal, one_line, put_cards, put_json, put_lines, short_id, short_names

if TYPE_CHECKING:
    from onrecord.api import Record
    from onrecord.publish.profiles import Profile

HEADINGS = ("part", "when", "id", "article", "words")


def command(
    record: options.RecordPath,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The actor: an id, a name or an alias.", show_default=False)],
    everything: options.Everything = False,
    as_json: options.AsJson = False,
) -> None:
    """One actor: names and titles, first and last seen, what it said, did and had a part in."""
    from onrecord.api import open_record

    opened = open_record(record)
    profile = opened.actor(name, everything=everything)
    if as_json:
        put_json(opened.as_json(profile))
    elif on_terminal():
        put_cards([_card(row) for row in _rows(opened, profile, short=True)])
    else:
        put_lines([HEADINGS, *_rows(opened, profile, short=False)])


def _rows(record: Record, profile: Profile, *, short: bool) -> Iterator[Row]:
    """What there is to say, each with its part of the page, day, id, article and words."""
    actor = profile.actor
    yield "name", "", actor.id, "", actor.name
    yield "kind", "", "", "", ", ".join(word for word in (actor.kind, actor.country) if word)
    for title in profile.titles:
        yield "title", "", "", "", dated(title)
    if other_names(actor):
        yield "also called", "", "", "", other_names(actor)
    for reason in actor.because:
        yield "because", "", "", "", reason
    for part, day in (("first seen", profile.first), ("last seen", profile.last)):
        if day:
            yield part, day, "", "", ""
    told = short_names if short else names
    for said in profile.statements:
        words = " … ".join(record.quote(said.article, span) for span in said.statement.content)
        yield "statements", said.said_on or "", said.statement.id, told(record, [said.article]), words
    for done in profile.events:
        clause = record.quote(done.article, done.event.clause)
        yield "events", done.when or "", done.event.id, told(record, [done.article]), clause
    for begun in profile.initiatives:
        days = [step.when for step in begun.steps if step.when]
        yield "initiatives", days[-1] if days else "", begun.id, "", f"{begun.name}, now {begun.status}"


def _card(row: Row) -> Card:
    part, when, entry, article, words = row
    if part in ("statements", "events", "initiatives"):
        return Card(group=part, left=when or "no day", words=one_line(words), note=" · ".join(filter(None, (article, short_id(entry)))))
    return Card(left=part, words=words or when, note=entry)
