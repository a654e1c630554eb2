"""``onrecord corrections``: what was set right by hand, and setting right what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import articles, events, options, statements
from onrecord.cli.output import Card, Listing, Row, answer, as_cards, dotted, names, one_line, short_id, short_names

if TYPE_CHECKING:
    from onrecord.api import Record
    from onrecord.domain.corrections import LedgerEntry, Place

NONE = articles.TAKEN_BACK
"""In place of a speaker or a day: nobody, or none, that can be told."""
VERBS = "`undo ID`, `speaker STATEMENT NAME`, `day ENTRY DAY`, `reject ENTRY` or `add ARTICLE WORDS`"
STANDINGS = {"holds": "", "lost": "finds nothing any more"}
"""What a list says of how a correction stands, where that is not the word itself."""
WORDS_SHOWN = 3
"""Places of an actor that a terminal shows the words of."""

Asked = tuple[Callable[["Record"], Sequence[object]], Listing]


def command(
    record: options.RecordPath,
    change: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[undo ID | speaker STATEMENT NAME | day ENTRY DAY | reject ENTRY | add ARTICLE WORDS]",
            help="Takes a correction back; or sets right who made a statement, or when an event or statement was (`none` for nobody or no "
            "day); leaves an entry out; adds a statement by its exact words.",
            show_default=False,
        ),
    ] = None,
    by: Annotated[
        str | None, typer.Option(metavar="NAME", help="With add: who says it, an actor or words of the article.", show_default=False)
    ] = None,
    cue: Annotated[str | None, typer.Option(metavar="WORDS", help="With add: the words that introduce it.", show_default=False)] = None,
    occurrence: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="With add: which of several places with these words.", show_default=False)
    ] = None,
    reason: options.Reason = "",
    as_json: options.AsJson = False,
) -> None:
    """What was set right by hand; `undo`, `speaker`, `day`, `reject` and `add` set right what is wrong."""
    if not change:
        answer(record, lambda opened: opened.corrections(), LISTING, as_json=as_json)
        return
    if change[0] != "add" and (by or cue or occurrence):
        raise typer.BadParameter("--by, --cue and --occurrence go with add")
    question, listing = _adding(change, by, cue, occurrence, reason) if change[0] == "add" else _asked(change, reason)
    answer(record, question, listing, as_json=as_json)


def _asked(change: list[str], reason: str) -> Asked:
    match change:
        case ["undo", name]:
            return lambda opened: [opened.undo(name, reason=reason)], LISTING
        case ["reject", entry]:
            return lambda opened: [opened.reject(entry, reason=reason)], LISTING
        case ["speaker", statement, name]:
            speaker = None if name == NONE else name
            return lambda opened: [opened.set_speaker(statement, speaker, reason=reason)], statements.LISTING
        case ["day", entry, value]:
            day = None if value == NONE else options.edtf_value(value)
            listing = events.LISTING if entry.startswith("e") else statements.LISTING
            return lambda opened: [opened.set_day(entry, day, reason=reason)], listing
    raise typer.BadParameter(f"{' '.join(change)!r} is no change; write {VERBS}")


def _adding(change: list[str], by: str | None, cue: str | None, occurrence: int | None, reason: str) -> Asked:
    match change:
        case ["add", article, words]:
            speaker = None if by == NONE else by
            return (
                lambda opened: [opened.add_statement(article, words, by=speaker, cue=cue, occurrence=occurrence, reason=reason)],
                statements.LISTING,
            )
    raise typer.BadParameter(f"{' '.join(change)!r} is no change; write `add ARTICLE WORDS`, the words in quotation marks of the shell")


def _lines(record: Record, entry: LedgerEntry) -> Iterator[Row]:
    one, change = entry.correction, entry.correction.change
    standing = STANDINGS.get(entry.standing, entry.standing)
    where = names(record, [place.article for place in change.of])
    yield one.made, one.kind, standing, _value(entry), one.reason, one.id, where, _words(change.of), _words(change.to)


def _cards(record: Record, entry: LedgerEntry) -> Iterator[Card]:
    one, change = entry.correction, entry.correction.change
    yield Card(
        left=one.day,
        status=one.kind,
        lead=dotted(_value(entry), STANDINGS.get(entry.standing, entry.standing)),
        words=_words(change.of[:WORDS_SHOWN]),
        note=dotted(one.reason, short_names(record, [place.article for place in change.of[:WORDS_SHOWN]]), short_id(one.id)),
    )


def _value(entry: LedgerEntry) -> str:
    """What something was set to, in words."""
    one, change = entry.correction, entry.correction.change
    if one.kind == "speaker":
        return f"by {change.value}" if change.value else "by nobody that can be told"
    if one.kind in ("published", "when", "said_on"):
        return change.value or NONE
    by = f"by {_words(change.to[:1])}" if one.kind == "add" and change.to else ""
    return dotted(change.value, by)


def _words(places: Sequence[Place]) -> str:
    """The words of places, each once."""
    return " … ".join(dict.fromkeys(one_line(place.quote) for place in places if place.quote))


LISTING = Listing(("made", "kind", "standing", "value", "reason", "id", "articles", "words", "and"), _lines, as_cards(_cards))
