"""``onrecord actors``: who speaks and acts; and who is one, who is another, and who is called what, set right by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import options
from onrecord.cli.output import Card, Listing, Row, answer, as_cards, dotted, short_id

if TYPE_CHECKING:
    from onrecord.api import Record
    from onrecord.domain.actors import Actor
    from onrecord.publish.profiles import TitleHeld

CHANGES = "`merge A B`, `split ACTOR WHAT` or `rename ACTOR NAME`"


def command(
    record: options.RecordPath,
    change: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[merge A B | split ACTOR WHAT | rename ACTOR NAME]",
            help="Sets right who is who: two actors are one; what an article, or another name, stands for is an actor of its own; "
            "an actor goes by a name.",
            show_default=False,
        ),
    ] = None,
    actor: options.Actor = None,
    article: options.Article = None,
    kind: options.ActorKind = None,
    reason: options.Reason = "",
    everybody: options.Everybody = False,
    as_json: options.AsJson = False,
) -> None:
    """Who speaks and acts, by all their names; `merge`, `split` and `rename` set right who is who."""
    if change:
        if any((actor, article, kind)):
            raise typer.BadParameter("a change is of the actors that are named; filters only narrow the list")
        answer(record, _asked(change, reason), LISTING, as_json=as_json)
        return
    answer(record, lambda opened: opened.actors(actor=actor, article=article, kind=kind, everything=everybody), LISTING, as_json=as_json)


def _asked(change: list[str], reason: str) -> Callable[[Record], Sequence[Actor]]:
    match change:
        case ["merge", one, other]:
            return lambda opened: [opened.merge_actors(one, other, reason=reason)]
        case ["split", actor, what]:
            return lambda opened: [opened.split_actor(actor, what, reason=reason)]
        case ["rename", actor, name]:
            return lambda opened: [opened.rename_actor(actor, name, reason=reason)]
        case [name]:
            raise typer.BadParameter(f"{name!r} is no change; for one actor write `onrecord actor RECORD {name!r}`, for a change {CHANGES}")
    raise typer.BadParameter(f"{' '.join(change)!r} is no change; write {CHANGES}")


def _lines(record: Record, entry: Actor) -> Iterator[Row]:
    titles = ", ".join(one.title for one in record.titles(entry))
    yield entry.name, entry.kind, entry.country or "", str(entry.places), titles, entry.id, other_names(entry)


def _cards(record: Record, entry: Actor) -> Iterator[Card]:
    also = other_names(entry)
    number = entry.places
    yield Card(
        left=entry.kind,
        lead=entry.name,
        words=dotted(", ".join(map(dated, record.titles(entry))), f"also {also}" if also else ""),
        note=dotted(entry.country, f"{number} mention{'s' if number != 1 else ''}", short_id(entry.id)),
    )


def dated(title: TitleHeld) -> str:
    """A title with the days of the articles that give it."""
    days = dict.fromkeys(day for day in (title.first, title.last) if day)
    return f"{title.title} ({'–'.join(days)})" if days else title.title


def other_names(entry: Actor) -> str:
    """What an actor is called beside its name, in short: each form once, without articles and what is told of a name after a comma."""
    from onrecord.domain.actors import bare_form

    shown = {bare_form(entry.name).casefold()}
    told = []
    for alias in entry.aliases:
        short = bare_form(alias).rstrip(".,").casefold()
        if short not in shown and "," not in alias:
            shown.add(short)
            told.append(alias)
    return ", ".join(told)


LISTING = Listing(("name", "kind", "country", "mentions", "titles", "id", "also called"), _lines, as_cards(_cards))
