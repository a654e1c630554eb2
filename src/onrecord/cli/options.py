"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer


def _day(value: str) -> str:
    from onrecord.domain.edtf import bounds

    if bounds(value) is None:
        raise typer.BadParameter(f"{value!r} is no day; write it like 1962-10-22, or 1962-10 for a month")
    return value


def one_day(value: str) -> str:
    from onrecord.domain import edtf

    try:
        return edtf.one_day(value)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def edtf_value(value: str) -> str:
    """A day or interval as EDTF writes it."""
    from onrecord.domain import edtf

    if not edtf.is_edtf(value):
        raise typer.BadParameter(f"{value!r} is no day; write it like 1962-10-22, or 1962-10-22/1962-10-25 for some time between two")
    return value


def _word(module: str, noun: str, unmade: str | None) -> Callable[[str], str]:
    """A check that a value is one of the words of an enumeration, which is imported only when it is asked."""

    def parse(value: str) -> str:
        nouns = getattr(import_module(f"onrecord.domain.{module}"), noun)
        words: dict[str, str] = {word.casefold(): word.value for word in nouns if word != unmade}
        if value.casefold() not in words:
            raise typer.BadParameter(f"{value!r} is none of {', '.join(words.values())}")
        return words[value.casefold()]

    return parse


def _only(what: str, module: str, noun: str, *, unmade: str | None = None) -> Any:
    """An option that keeps what has one word of an enumeration; ``unmade`` is the word of it that nothing is given yet."""
    return typer.Option(parser=_word(module, noun, unmade), metavar="WORD", help=f"Only what has this {what}.", show_default=False)


RecordPath = Annotated[Path, typer.Argument(metavar="RECORD", help="The file that `onrecord read` wrote.", show_default=False)]
Actor = Annotated[str | None, typer.Option(help="Only what involves this actor: an id, a name or an alias.", show_default=False)]
By = Annotated[str | None, typer.Option(metavar="NAME", help="Only what this actor does: an id, a name or an alias.", show_default=False)]
Recipient = Annotated[
    str | None, typer.Option(metavar="NAME", help="Only what is done to this actor: an id, a name or an alias.", show_default=False)
]
AccordingTo = Annotated[
    str | None, typer.Option(metavar="NAME", help="Only what is told on this actor's word: an id, a name or an alias.", show_default=False)
]
Story = Annotated[
    str | None, typer.Option(metavar="STORY", help="Only what is of this story: an id, its beginning, or a title.", show_default=False)
]
Article = Annotated[str | None, typer.Option(help="Only what this article tells: an id, path, file name or title.", show_default=False)]
Since = Annotated[str | None, typer.Option(parser=_day, metavar="DAY", help="Only what may fall on this day or later.", show_default=False)]
Until = Annotated[
    str | None, typer.Option(parser=_day, metavar="DAY", help="Only what may fall on this day or earlier.", show_default=False)
]
On = Annotated[
    str | None, typer.Option(parser=_day, metavar="DAY", help="Only what may fall on this day, or in this month.", show_default=False)
]
AsOf = Annotated[
    str | None,
    typer.Option(parser=one_day, metavar="DAY", help="As things stood at the end of this day, by what had been done.", show_default=False),
]
Date = Annotated[
    str | None,
    typer.Option(parser=one_day, metavar="DAY", help="The day of publication, in place of any that the article gives.", show_default=False),
]
Pipeline = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="Another spaCy pipeline with Universal Dependencies, an installed package or a folder, in place of our own grammar and names.",
        show_default=False,
    ),
]
Top = Annotated[
    int | None, typer.Option(metavar="N", min=1, help="No more than the N that matter most, in order of day.", show_default=False)
]
EventStatus = Annotated[str | None, _only("status (happened, planned, denied, …)", "events", "EventStatus")]
EventType = Annotated[str | None, _only("PLOVER type (CONSULT, THREATEN, …)", "events", "EventType")]
StepStatus = Annotated[str | None, _only("status now (proposed, cancelled, done, …)", "stories", "StepStatus")]
Channel = Annotated[str | None, _only("channel (statement, post, briefing, interview, …)", "statements", "Channel")]
StatementKind = Annotated[str | None, _only("kind (direct, indirect, mixed)", "statements", "StatementKind")]
DiscrepancyKind = Annotated[
    str | None, _only("kind (number, date, status, denial, wording, name, attribution)", "stories", "DiscrepancyKind")
]
ActorKind = Annotated[str | None, _only("kind (person, government, organisation, …)", "actors", "ActorKind", unmade="state")]
Everybody = Annotated[bool, typer.Option("--all", help="Also those who are only described and take part in nothing.")]
Everything = Annotated[bool, typer.Option("--all", help="Entries of little confidence too.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON, as in the exchange format, in place of text.")]
Reason = Annotated[str, typer.Option(metavar="TEXT", help="With a change: why, for those who read the ledger.", show_default=False)]
