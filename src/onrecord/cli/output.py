"""How entries reach the screen: JSON where asked, cards on a terminal, and one plain line for each where they are piped on."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from onrecord.cli.marks import write_plainly

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from onrecord.api import Record
    from onrecord.domain.spans import Evidence
    from onrecord.errors import InputError, OnRecordError
    from onrecord.publish.entries_json import Json

Row = tuple[str, ...]

DIGITS_SHOWN = 6
"""Digits of an id that a terminal shows; `show` takes any beginning that no other entry has."""
NAME_SHOWN = 48
"""Most characters that a terminal shows of a title that stands for its article."""
MARGIN = 24
"""Most characters of the column at the left of a terminal."""
STATUS_STYLES = {
    "happened": "green",
    "done": "green",
    "accepted": "green",
    "ongoing": "cyan",
    "planned": "cyan",
    "refused": "red",
    "denied": "red",
    "cancelled": "red",
    "ended": "red",
    "alleged": "yellow",
    "doubted": "yellow",
    "possible": "yellow",
    "conditional": "yellow",
}
"""Colours that lend weight to a status; the word itself always stands there."""


DAY_MARKS = {
    r"\?": "? the report's own day, or in doubt",
    "~": "~ about",
    "%": "% about, and in doubt",
    r"\d[?~%]?/\d": "a/b some time from a to b",
    r"\.\.": ".. open",
    r"\b\d{4}-2[1-4]\b": "-21 to -24 spring, summer, autumn, winter",
}
"""Marks in days, as patterns, to what a person should take them for."""


CLOCK = re.compile(r"T(\d\d:\d\d):00([+-]\d\d:\d\d|Z)?")


@dataclass(frozen=True, kw_only=True)
class Card:
    """An entry, or a part of it, on a terminal.

    Args:
        left: a day, status or value, in the margin.
        status: first on the line above the words.
        lead: the rest of that line.
        words: what the text says.
        note: where from, in small.
        group: what the card is filed under; shown once above those that share it.
        group_note: beside it.
    """

    left: str
    words: str
    note: str = ""
    status: str = ""
    lead: str = ""
    group: str = ""
    group_note: str = ""


@dataclass(frozen=True)
class Listing:
    """How entries of one kind are put out: ``lines`` of cells, one for each of ``headings``; ``screen`` for a terminal; ``json``."""

    headings: Row
    lines: Callable[[Record, Any], Iterable[Row]]
    screen: Callable[[Record, Sequence[Any]], None]
    json: Callable[[Record, Any], Json] = lambda record, entry: record.as_json(entry)


def as_cards(cards: Callable[[Record, Any], Iterable[Card]]) -> Callable[[Record, Sequence[Any]], None]:
    """The screen of what is shown entry by entry."""

    def screen(record: Record, entries: Sequence[Any]) -> None:
        put_cards([card for entry in entries for card in cards(record, entry)])

    return screen


def answer(path: Path, question: Callable[[Record], Sequence[object]], listing: Listing, *, as_json: bool) -> None:
    """Puts out the entries that answer ``question`` to the record at ``path``: as JSON where asked, else for people or the next program."""
    from onrecord.api import open_record

    record = open_record(path)
    entries = question(record)
    if as_json:
        put_json([listing.json(record, entry) for entry in entries])
    elif on_terminal():
        listing.screen(record, entries)
    else:
        put_lines([listing.headings, *(line for entry in entries for line in listing.lines(record, entry))])


def put_json(document: object) -> None:
    typer.echo(json.dumps(document, ensure_ascii=False, indent=1).encode())


def put_lines(rows: Sequence[Row]) -> None:
    """Aligned columns, two spaces apart, nothing cut off, one line for each row."""
    cells = [[one_line(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        typer.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def put_cards(cards: Sequence[Card]) -> None:
    from rich.text import Text

    console = terminal()
    if not cards:
        put_nothing(console)
    margin = min(MARGIN, max((len(spaced(card.left)) for card in cards), default=0))
    group = ("", "")
    for card in cards:
        if (card.group, card.group_note) != group:
            group = (card.group, card.group_note)
            console.print(Text.assemble("\n", (spaced(card.group), "bold"), "  " if card.group_note else "", card.group_note))
        console.print(_drawn(card, margin))
    put_legend(console, {mark for card in cards for mark in (card.group, card.left)})


def put_nothing(console: Console) -> None:
    console.print("nothing on record that answers this", style="dim")


def put_legend(console: Console, shown: Iterable[str]) -> None:
    """Says in words what the marks of the days shown mean."""
    told = legend(shown)
    if told:
        console.print(f"\n{told}", style="dim")


def spaced(day: str) -> str:
    """A day as a person reads it: EDTF's time to the second without its seconds, "2022-02-21 09:50 +03:00"."""
    return CLOCK.sub(lambda found: f" {found[1]} {found[2] or ''}".rstrip(), day)


def legend(shown: Iterable[str]) -> str:
    """What the marks of the days shown mean (EDTF, ISO 8601-2), in words; nothing where there are none."""
    days = " ".join(day for day in shown if day[:4].isdigit() or day.startswith(".."))
    return dotted(*(meaning for mark, meaning in DAY_MARKS.items() if re.search(mark, days)))


def on_terminal() -> bool:
    return sys.stdout.isatty()


def terminal(*, to_stderr: bool = False) -> Console:
    """A console that heeds NO_COLOR, colours nothing by itself, and has a plain mark for each that its encoding has not."""
    from rich.console import Console

    write_plainly(sys.stderr if to_stderr else sys.stdout)
    return Console(stderr=to_stderr, highlight=False, emoji=False)


def tell_error(error: OnRecordError) -> None:
    """The message, and what to do after a blank line, on stderr."""
    typer.echo(f"error: {error.message}", err=True)
    if error.hint:
        typer.echo(f"\nhint: {error.hint}", err=True)


def tell_refusal(refusal: InputError) -> None:
    """One line on stderr for what could not be read while the rest goes through."""
    typer.echo(f"refused: {refusal.message} (hint: {refusal.hint})", err=True)


def one_line(text: str) -> str:
    """Text with every run of white space made one space."""
    return " ".join(text.split())


def dotted(*parts: str | None) -> str:
    """What there is of ``parts``, with dots between."""
    return " · ".join(part for part in parts if part)


def names(record: Record, ids: Iterable[str | None]) -> str:
    """The names of actors or articles, with commas; each once, in order."""
    return ", ".join(dict.fromkeys(record.name(one) or str(one) for one in ids if one))


def short_names(record: Record, articles: Iterable[str]) -> str:
    """The names of articles, long titles cut off; for a terminal."""
    called = dict.fromkeys(record.name(one) or one for one in articles)
    return ", ".join(map(shortened, called))


def shortened(name: str) -> str:
    """A title that is cut off where it is long."""
    return name if len(name) <= NAME_SHOWN else f"{name[:NAME_SHOWN].rstrip()}…"


def folded(record: Record, voices: Iterable[Json]) -> list[str]:
    """Why articles count as one source, a line for each link of the chains; ``voices`` as in the exchange format."""
    links = (link for voice in voices for link in voice["chain"])
    return [
        f"{short_names(record, link['articles'][:1])} and {short_names(record, link['articles'][1:])}: {link['reason']}" for link in links
    ]


def by_hand(corrections: Iterable[str]) -> str:
    """Says that an entry was set right, where it was."""
    return "set right by hand" if any(corrections) else ""


def short_id(entry: str) -> str:
    """The beginning of an id, long enough to tell it from the others of a record."""
    kind, dash, digits = entry.rpartition("-")
    return kind + dash + digits[:DIGITS_SHOWN]


def quotes(record: Record, evidence: Iterable[Evidence]) -> str:
    """The words of all evidence on one line."""
    return one_line(" … ".join(record.quote(one.article, one.span) for one in evidence))


def _drawn(card: Card, margin: int) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=margin)
    grid.add_column()
    lines = [Text.assemble((card.status, STATUS_STYLES.get(card.status, "blue")), " " if card.status else "", (card.lead, "bold"))]
    lines += [Text(card.words), Text(card.note, style="dim")]
    left = Text(spaced(card.left), style=STATUS_STYLES.get(card.left, ""))
    grid.add_row(left, Text("\n").join(line for line in lines if line.plain.strip()))
    return grid
