"""``onrecord export``: the whole record for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli import options
from onrecord.errors import OnRecordError
from onrecord.publish.formats import Format


def command(
    record: options.RecordPath,
    format: Annotated[Format, typer.Option(help="The exchange format, or a table of the events.")] = Format.JSON,  # noqa: A002 (the option's name)
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write; stdout otherwise.")] = None,
    everything: options.Everything = False,
    with_text: Annotated[bool, typer.Option("--with-text", help="The full text of each article too, in JSON.")] = False,
) -> None:
    """The whole record, or its events, for other programs."""
    if with_text and format is not Format.JSON:
        raise typer.BadParameter(f"{format} holds events and no texts; leave it out, or write json", param_hint="--with-text")
    from onrecord.api import open_record

    written = open_record(record).export(format=format, everything=everything, with_text=with_text).encode()
    if output is None:
        typer.echo(written, nl=False)
    else:
        _write(output, written)


def _write(output: Path, written: bytes) -> None:
    if not output.parent.is_dir():
        raise OnRecordError(f"{output}: there is no folder {output.parent}", hint="make the folder first, or name another place with -o")
    try:
        output.write_bytes(written)
    except OSError as error:
        raise OnRecordError(
            f"{output}: cannot be written: {error.strerror}", hint="check the permissions of the file and its folder"
        ) from error
