"""``onrecord export``: the whole record for other programs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli import options
from onrecord.errors import OnRecordError


class Format(StrEnum):
    JSON = "json"


def command(
    record: options.RecordPath,
    format: Annotated[Format, typer.Option(help="The exchange format.")] = Format.JSON,  # noqa: A002 (the option's name)
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write; stdout otherwise.")] = None,
    everything: options.Everything = False,
    with_text: Annotated[bool, typer.Option("--with-text", help="The full text of each article too.")] = False,
) -> None:
    """The whole record, for other programs."""
    from onrecord.api import open_record

    opened = open_record(record)
    match format:
        case Format.JSON:
            written = opened.export(everything=everything, with_text=with_text).encode()
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
