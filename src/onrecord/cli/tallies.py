"""Numbers on a terminal: those of one thing together, each with its day, who says so, and a chart on one scale.

Below them stands what is told once, with what it counts in place of a chart, and last the numbers of which the texts do not tell that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.cli import charts, figures
from onrecord.cli.output import by_hand, dotted, names, put_legend, put_nothing, short_id, short_names, spaced, terminal

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from onrecord.api import Record
    from onrecord.domain.stories import QuantityEntry
    from onrecord.publish.context import Passage

GAP = "  "
DAY = 12
"""Characters of a day with its mark; an interval goes on in the line below."""
SOURCE = 34
"""Most characters of who says so, beside a chart."""
CHART = 72
"""Most characters of a chart."""
LEAST_SOURCE = 20
LEAST_CHART = 24
"""Fewest characters of both side by side; else who says so goes below."""
LEAST_NAME = 12
ONCE = "told once"
UNTOLD = "what they count is not told"


@dataclass(frozen=True, slots=True)
class _Row:
    """One number on its way to the screen; ``day`` in its two parts, ``note`` is what else there is to say of it."""

    day: tuple[str, str]
    number: str
    extent: charts.Extent | None
    source: str
    note: str
    id: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class _Columns:
    """Widths of what stands side by side: a number, a chart, who says so and an id; the last two are 0 where these go below."""

    whole: int
    number: int
    chart: int
    source: int
    id: int

    @classmethod
    def within(cls, whole: int, rows: Sequence[_Row]) -> _Columns:
        number, source, ids = (max(map(len, words)) for words in zip(*((row.number, row.source, row.id) for row in rows), strict=True))
        rest = whole - 3 * len(GAP) - DAY - number
        beside = min(source, SOURCE, rest - 2 * len(GAP) - ids - LEAST_CHART)
        if beside < min(source, LEAST_SOURCE):
            return cls(whole, number, min(rest, CHART), 0, 0)
        return cls(whole, number, min(rest - 2 * len(GAP) - ids - beside, CHART), beside, ids)


def put_tallies(record: Record, entries: Sequence[QuantityEntry]) -> None:
    """All numbers that answer a question, by what they count."""
    from onrecord.publish.counted import gathered

    console = terminal()
    if not entries:
        put_nothing(console)
        return
    groups = [(counted.name, [_row(record, entry) for entry in counted.entries]) for counted in gathered(entries, record.quote)]
    for name, rows in groups:
        if name and len(rows) > 1:
            _put_group(console, name, rows)
    _put_list(console, ONCE, [(name, rows[0]) for name, rows in groups if name and len(rows) == 1])
    _put_list(console, UNTOLD, [("", row) for name, rows in groups if not name for row in rows])
    put_legend(console, [entry.when or "" for entry in entries])


def _row(record: Record, entry: QuantityEntry) -> _Row:
    source, outlet = names(record, [entry.according_to]), short_names(record, [entry.article])
    return _Row(
        day=_parted(spaced(entry.when or "no day")),
        number=figures.told(entry.quantity),
        extent=figures.extent(entry.quantity),
        source=f"according to {source}" if source else outlet,
        note=dotted(outlet if source else "", by_hand(entry.corrected_by)),
        id=short_id(entry.quantity.id),
        passage=record.passages(entry)[0],
    )


def _parted(day: str) -> tuple[str, str]:
    """A day, and of one that is longer the rest: the other end of an interval, or the time of day."""
    if len(day) <= DAY:
        return day, ""
    first, mark, rest = day.partition("/" if "/" in day else " ")
    return f"{first}{mark}".strip(), rest


def _put_group(console: Console, name: str, rows: Sequence[_Row]) -> None:
    columns = _Columns.within(console.width, rows)
    drawn, axis = _charts([row.extent for row in rows], columns.chart)
    _put_heading(console, name, f"{len(rows)} numbers", axis, columns)
    for row, chart in zip(rows, drawn, strict=True):
        _put_row(console, row, chart, "cyan", columns)


def _charts(extents: Sequence[charts.Extent | None], width: int) -> tuple[list[str], str]:
    """A chart for each number, and the axis above them; nothing where there is no room."""
    known = [one for one in extents if one]
    if known:
        scale = charts.Scale.over(known, width)
        ends = figures.figure(scale.low), figures.figure(scale.high)
        if charts.has_room(scale, *ends):
            return [charts.draw(one, scale) if one else "" for one in extents], charts.axis(scale, *ends)
    return [""] * len(extents), ""


def _put_list(console: Console, heading: str, rows: Sequence[tuple[str, _Row]]) -> None:
    if rows:
        columns = _Columns.within(console.width, [row for _, row in rows])
        _put_heading(console, heading, "", "", columns)
        for name, row in rows:
            _put_row(console, row, name, "bold", columns)


def _put_heading(console: Console, name: str, note: str, axis: str, columns: _Columns) -> None:
    """A heading, with the axis of the charts below it on the same line where there is room."""
    from rich.text import Text

    heading = Text.assemble((name, "bold"), GAP if note else "", (note, "dim"))
    before = 3 * len(GAP) + DAY + columns.number
    console.print()
    if axis and heading.cell_len >= before:
        console.print(heading)
        heading = Text()
    heading.pad_right(max(0, before - heading.cell_len))
    heading.append(axis, "dim")
    heading.rstrip()
    console.print(heading, no_wrap=True)


def _put_row(console: Console, row: _Row, middle: str, style: str, columns: _Columns) -> None:
    """A row of cells with a chart or a name in the middle, and below it the words."""
    first = [_cell(row.day[0], DAY), _cell(row.number.rjust(columns.number), columns.number, "bold")]
    first.append(_cell(middle, max(columns.chart, LEAST_NAME), style))
    room = columns.whole - 2 * len(GAP) - DAY
    if columns.source:
        note = f" · {row.note}" if row.note else ""
        _put(console, *first, _cell(row.source, columns.source), _cell(row.id, columns.id, "dim"))
        _put(console, _cell(row.day[1], DAY), _cell(row.passage.excerpt(room - len(note)) + note, room, "dim"))
    else:
        _put(console, *first)
        _put(console, _cell(row.day[1], DAY), _cell(row.passage.excerpt(room), room, "dim"))
        source = _cell(dotted(row.source, row.note), room - len(GAP) - len(row.id), "dim")
        _put(console, _cell("", DAY), source, _cell(row.id, len(row.id), "dim"))


def _put(console: Console, *cells: Text) -> None:
    """Cells on one line, without the blanks at its end."""
    from rich.text import Text

    line = Text(GAP).join([Text(), *cells])
    line.rstrip()
    console.print(line, no_wrap=True, overflow="ellipsis")


def _cell(words: str, width: int, style: str = "") -> Text:
    """Words cut off or filled up with blanks to a width."""
    from rich.text import Text

    cell = Text(words, style)
    cell.truncate(width, overflow="ellipsis", pad=True)
    return cell
