"""``onrecord annotate``: what the reader saw in single articles, in the formats of the field."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import options
from onrecord.cli.output import on_terminal, tell_refusal
from onrecord.cli.read import NONE_READ
from onrecord.errors import OnRecordError
from onrecord.publish.annotation.formats import IN_A_ROW, SUFFIXES, Format

if TYPE_CHECKING:
    from onrecord.publish.annotation.annotated import Annotation


def command(
    paths: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="Files and folders; - is standard input.", show_default=False, readable=False)
    ],
    date: options.Date = None,
    format: Annotated[Format, typer.Option("--as", help="The format.")] = Format.JSON,  # noqa: A002 (the field's own word)
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FOLDER", help="Where to write a file for each article, and its text beside it; stdout otherwise."
        ),
    ] = None,
    pipeline: options.Pipeline = None,
) -> None:
    """What the reader saw in an article."""
    from onrecord import api

    annotations = iter(api.annotate(paths, date=date, pipeline=pipeline, on_refusal=tell_refusal))
    first = list(islice(annotations, 1))
    if not first:
        raise typer.Exit(NONE_READ)
    if output is None:
        _put(chain(first, annotations), format)
    else:
        _keep(chain(first, annotations), format, output)


def _put(annotations: Iterable[Annotation], format: Format) -> None:  # noqa: A002
    """All articles on stdout, one after another, where the format allows that; on a terminal JSON is set for reading."""
    held = annotations if format in IN_A_ROW else _only_one(annotations, format)
    for annotation in held:
        written = annotation.write(format)
        if format is Format.JSON and on_terminal():
            written = json.dumps(json.loads(written), ensure_ascii=False, indent=1) + "\n"
        typer.echo(written.encode(), nl=False)


def _only_one(annotations: Iterable[Annotation], format: Format) -> list[Annotation]:  # noqa: A002
    held = list(islice(annotations, 2))
    if len(held) > 1:
        raise OnRecordError(
            f"{format} holds one article in a file, and there are several here",
            hint="`-o FOLDER` writes a file for each; json and conllu take several in a row",
        )
    return held


def _keep(annotations: Iterable[Annotation], format: Format, folder: Path) -> None:  # noqa: A002
    """A file for each article, named after where it was read from, and beside it the text that its offsets count."""
    taken: set[str] = set()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for annotation in annotations:
            name = next(name for name in _names(annotation) if name not in taken)
            taken.add(name)
            _write_text(folder / f"{name}.txt", annotation.article.text.encode())
            (folder / f"{name}{SUFFIXES[format]}").write_bytes(annotation.write(format).encode())
        if format is Format.BRAT:
            from onrecord.publish.annotation import brat_configuration

            (folder / brat_configuration.FILE).write_bytes(brat_configuration.configuration().encode())
    except OSError as error:
        raise OnRecordError(
            f"{folder}: cannot be written: {error.strerror}", hint="check the permissions of the folder, or name another with -o"
        ) from error
    typer.echo(f"{folder}: {len(taken)} article{'s' if len(taken) != 1 else ''}", err=True)


def _write_text(path: Path, text: bytes) -> None:
    """Writes a text where there is none yet; one that is there may be the very file that was read, in another encoding."""
    if not path.exists():
        path.write_bytes(text)
    elif path.read_bytes() != text:
        raise OnRecordError(f"{path}: is there already, with another text", hint="name another folder with -o")


def _names(annotation: Annotation) -> Iterator[str]:
    """Names for an article's files, the plainest first."""
    place = next(iter(annotation.article.provenances), "-")
    file, _, record = place.partition("#")
    parts = [PurePosixPath(file).stem, record]
    plain = "-".join(cleaned for part in parts if (cleaned := re.sub(r"[^\w.]+", "-", part).strip("-.")))
    if plain:
        yield plain
    yield f"{plain or 'article'}-{annotation.article.id}"
