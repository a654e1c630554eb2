"""``onrecord show``: one entry, its evidence marked in its context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli import options
from onrecord.cli.output import folded, names, on_terminal, put_json, terminal

if TYPE_CHECKING:
    from onrecord.api import Record, Shown
    from onrecord.publish.context import Part, Passage
    from onrecord.publish.entries_json import Json

Segment = tuple[str, str]
"""Text with its style on a terminal."""

MARKS = {
    "source": ("[", "]", "bold cyan"),
    "cue": ("‹", "›", "magenta"),
    "addressee": ("(", ")", "dim"),
    "venue": ("(", ")", "dim"),
    "time": ("{", "}", "yellow"),
    "place": ("<", ">", "blue"),
    "condition": ("«", "»", "magenta"),
    "counted": ("[", "]", "cyan"),
    "event": ("*", "*", "bold"),
    "title": ("*", "*", "bold"),
    "furniture": ("{", "}", "dim"),
}
"""How parts are marked: before, after, and in which style on a terminal."""
UNDERLINED = ("_", "_", "underline")
"""For the words themselves: content, clause, number and evidence; a terminal underlines them, plain text has low lines."""
OUT_OF_SIGHT = ("id", "events", "statements", "story", "start", "end", "quote", "versions", "voices")
"""Keys of an entry that are told otherwise."""


def command(
    record: options.RecordPath,
    entry: Annotated[str, typer.Argument(metavar="ID", help="The entry's id, or a beginning of it that no other has.", show_default=False)],
    original: Annotated[bool, typer.Option("--original", help="Of an article: the bytes that it was read from, and nothing else.")] = False,
    as_json: options.AsJson = False,
) -> None:
    """One entry, its words marked in context."""
    from onrecord.api import open_record

    opened = open_record(record)
    if original:
        typer.echo(opened.original(entry), nl=False)
        return
    shown = opened.show(entry)
    if as_json:
        put_json(opened.as_json(shown.entry) | {"passages": [_passage_json(passage) for passage in shown.passages]})
        return
    _put(_fields(opened, shown))
    for passage in shown.passages:
        _put([("\n", ""), *_passage(opened, passage)])
    _put([("\n", ""), *_legend(shown.passages)])


def _put(segments: Iterable[Segment]) -> None:
    if on_terminal():
        from rich.text import Text

        terminal().print(Text.assemble(*segments))
    else:
        typer.echo("".join(text for text, _ in segments))


def _fields(record: Record, shown: Shown) -> Iterator[Segment]:
    """The plain fields of the entry, names in place of ids; its spans are left to the passages."""
    written = record.as_json(shown.entry)
    fields = {"id": shown.id} | {key: _field(record, written[key]) for key in written if key not in OUT_OF_SIGHT}
    fields |= {"one source": "; ".join(folded(record, written.get("voices", ())))}
    told = {key: text for key, text in fields.items() if text}
    width = max(map(len, told))
    for number, (key, text) in enumerate(told.items()):
        yield ("\n" if number else "") + key.replace("_", " ").ljust(width + 2), "dim"
        yield text, ""


def _field(record: Record, value: object) -> str:
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return names(record, value)
    if isinstance(value, str | int | float):
        return record.name(str(value)) or str(value)
    return ""


def _passage(record: Record, passage: Passage) -> Iterator[Segment]:
    yield record.name(passage.article) or passage.article, "bold"
    yield f"  {passage.note}\n" if passage.note else "\n", ""
    for piece in passage.pieces():
        style = " ".join(_mark(part)[2] for part in piece.parts)
        yield "".join(_ends(part)[0] for part in piece.opens), "dim"
        yield piece.text, style
        yield "".join(_ends(part)[1] for part in piece.closes), "dim"


def _legend(passages: Iterable[Passage]) -> Iterator[Segment]:
    """One marked word for each part that occurs."""
    parts = dict.fromkeys(mark.part for passage in passages for mark in passage.marks)
    for number, part in enumerate(parts):
        before, after = _ends(part)
        yield f"{'  ' if number else ''}{before}", "dim"
        yield part, _mark(part)[2]
        yield after, "dim"


def _mark(part: Part) -> tuple[str, str, str]:
    return MARKS.get(part, UNDERLINED)


def _ends(part: Part) -> tuple[str, str]:
    """What stands before and after a part; a terminal can underline without."""
    mark = _mark(part)
    return ("", "") if mark is UNDERLINED and on_terminal() else mark[:2]


def _passage_json(passage: Passage) -> Json:
    marks = [{"start": mark.span.start, "end": mark.span.end, "part": mark.part} for mark in passage.marks]
    return {"article": passage.article, "start": passage.span.start, "end": passage.span.end, "quote": passage.text, "marks": marks}
