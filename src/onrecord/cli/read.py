"""``onrecord read``: reads files and folders into a record."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import options
from onrecord.cli.output import tell_refusal, terminal

if TYPE_CHECKING:
    from onrecord.api import Progress, ReadResult

NONE_READ = 3
"""Exit status where not one file could be read."""


def command(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH", help="Files and folders; - is standard input.", show_default=False, readable=False)
    ],
    into: Annotated[Path, typer.Option(metavar="RECORD", help="The record to read into; made where there is none yet.")] = Path(
        "onrecord.db"
    ),
    pipeline: options.Pipeline = None,
    meta: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.csv",
            help="A table that tells outlet, date, url, title or byline of files: one line each, the column `file` names it.",
            show_default=False,
        ),
    ] = None,
    fields: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="OURS=THEIRS", help="What records call a field: `--map text=story_body`.", show_default=False),
    ] = None,
    intake_only: Annotated[bool, typer.Option("--intake-only", help="Keep the articles; what they say is read by a later run.")] = False,
) -> None:
    """Read files and folders into a record.

    Told by their content: plain text and Markdown, saved pages (HTML, MHTML), JSON and JSON lines, CSV and Parquet tables, RSS and Atom
    feeds, web archives (WARC, WACZ), PDF and e-mail, each also in gzip, zstd, bzip2, xz or ZIP.
    """
    from onrecord import api

    named = _named(fields or [])
    with _progress() as on_progress:
        result = api.read(paths, into=into, pipeline=pipeline, meta=meta, fields=named, intake_only=intake_only, on_progress=on_progress)
    for refusal in result.refused:
        tell_refusal(refusal)
    _tell_summary(result, intake_only=intake_only)
    if not result.read:
        raise typer.Exit(NONE_READ)


def _named(fields: list[str]) -> dict[str, str]:
    """Our names of fields to those that records have."""
    from onrecord.intake import FIELDS

    named = dict(field.split("=", 1) for field in fields if "=" in field)
    for field in fields:
        if "=" not in field or field.split("=")[0] not in FIELDS:
            raise typer.BadParameter(f"{field!r}: write `--map OURS=THEIRS`, ours being one of {', '.join(FIELDS)}")
    return named


@contextmanager
def _progress() -> Iterator[Callable[[Progress], None] | None]:
    """A bar on stderr with rate and time left, where a person is there to see it."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
    with Bar(*columns, TextColumn("[dim]{task.fields[name]}"), console=terminal(to_stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None, rate="", name="")

        def on_progress(progress: Progress) -> None:
            rate = f"{progress.articles / max(bar.tasks[0].elapsed or 0, 0.1):.1f} articles/s"
            bar.update(task, completed=progress.done, total=progress.total, rate=rate, name=Path(progress.name).name)

        yield on_progress


def _tell_summary(result: ReadResult, *, intake_only: bool) -> None:
    counts = {"new": result.added, "known": result.known, "read again": result.reread, "refused": len(result.refused)}
    told = ", ".join(f"{number} {word}" for word, number in counts.items() if number) or "nothing to read"
    typer.echo(f"{result.path}: {told}", err=True)
    if result.foreign:
        languages = ", ".join(f"{number} {language}" for language, number in result.foreign.items())
        typer.echo(f"kept but not read, since not in English: {languages}", err=True)
    if result.read:
        hint = f"`onrecord articles {result.path}` lists them" if intake_only else f"`onrecord timeline {result.path}` shows what it tells"
        typer.echo(f"\nhint: {hint}", err=True)
