"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer


def _day(value: str) -> str:
    from onrecord.domain.times import bounds

    if bounds(value) is None:
        raise typer.BadParameter(f"{value!r} is no day; write it like 2022-02-24, or 2022-02 for a month")
    return value


def _word(module: str, noun: str) -> Callable[[str], str]:
    """A check that a value is one of the words of an enumeration, which is imported only when it is asked."""

    def parse(value: str) -> str:
        words: dict[str, str] = {word.casefold(): word.value for word in getattr(import_module(f"onrecord.domain.{module}"), noun)}
        if value.casefold() not in words:
            raise typer.BadParameter(f"{value!r} is none of {', '.join(words.values())}")
        return words[value.casefold()]

    return parse


def _only(what: str, module: str, noun: str) -> Any:
    return typer.Option(parser=_word(module, noun), metavar="WORD", help=f"Only what has this {what}.", show_default=False)


RecordPath = Annotated[Path, typer.Argument(metavar="RECORD", help="The file that `onrecord read` wrote.", show_default=False)]
Actor = Annotated[str | None, typer.Option(help="Only what involves this actor: an id, a name or an alias.", show_default=False)]
Article = Annotated[str | None, typer.Option(help="Only what this article tells: an id, path, file name or title.", show_default=False)]
Since = Annotated[str | None, typer.Option(parser=_day, metavar="DAY", help="Only what may fall on this day or later.", show_default=False)]
Until = Annotated[
    str | None, typer.Option(parser=_day, metavar="DAY", help="Only what may fall on this day or earlier.", show_default=False)
]
On = Annotated[
    str | None, typer.Option(parser=_day, metavar="DAY", help="Only what may fall on this day, or in this month.", show_default=False)
]
EventStatus = Annotated[str | None, _only("status (happened, planned, denied, …)", "events", "EventStatus")]
EventType = Annotated[str | None, _only("PLOVER type (CONSULT, THREATEN, …)", "events", "EventType")]
StepStatus = Annotated[str | None, _only("status now (proposed, cancelled, done, …)", "stories", "StepStatus")]
StatementKind = Annotated[str | None, _only("kind (direct, indirect, mixed)", "statements", "StatementKind")]
DiscrepancyKind = Annotated[str | None, _only("kind (number, date, wording, denial, …)", "stories", "DiscrepancyKind")]
ActorKind = Annotated[str | None, _only("kind (person, government, organisation, …)", "actors", "ActorKind")]
Everything = Annotated[bool, typer.Option("--all", help="Entries of little confidence too.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON, as in the exchange format, in place of text.")]
