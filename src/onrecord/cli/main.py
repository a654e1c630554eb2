"""The ``onrecord`` command: all commands together, and how what goes wrong is told."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from onrecord.cli import (
    actor,
    actors,
    annotate,
    articles,
    corrections,
    disagreements,
    events,
    export,
    initiatives,
    quantities,
    read,
    show,
    statements,
    stories,
    timeline,
    versions,
)
from onrecord.cli.output import tell_error
from onrecord.errors import OnRecordError

COMMANDS = (
    read,
    stories,
    timeline,
    statements,
    events,
    quantities,
    initiatives,
    disagreements,
    articles,
    versions,
    actors,
    actor,
    corrections,
    show,
    export,
    annotate,
)


class Commands(TyperGroup):
    """Tells what was raised on purpose in two lines instead of a traceback."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except OnRecordError as error:
            tell_error(error)
            raise typer.Exit(1) from error


app = typer.Typer(
    cls=Commands,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # Rich's help takes a third of the time that a person notices
    help="Reads a pile of news reports and keeps the record: who said and did what to whom, when, on whose word.",
)
for module in COMMANDS:
    app.command(module.__name__.rpartition(".")[2])(module.command)


def _tell_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"onrecord {version('onrecord')}")
        raise typer.Exit


@app.callback()
def callback(
    version: Annotated[bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Show the version and leave.")] = False,
) -> None:
    """What stands before all commands."""


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
