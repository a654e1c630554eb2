"""Tables in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def row(*cells: object) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def rows(head: tuple[str, ...], body: Iterable[tuple[object, ...]]) -> list[str]:
    """A table as lines, with an empty one before and after."""
    return ["", row(*head), row(*["---"] * len(head)), *(row(*cells) for cells in body), ""]


def grid(figures: Mapping[str, Mapping[str, float]], notes: Mapping[str, tuple[str, ...]], headings: tuple[str, ...] = ()) -> list[str]:
    """Figures by row and measure as lines, an empty cell where a row has none; ``notes`` fill the columns of ``headings`` by row.

    What is whole by its type is a count.
    """
    measures = list(dict.fromkeys(measure for found in figures.values() for measure in found))
    body = (
        (name, *(_number(found.get(measure)) for measure in measures), *notes.get(name, ("",) * len(headings)))
        for name, found in figures.items()
    )
    return rows(("", *measures, *headings), body)


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if isinstance(value, int) or value >= 1000 else f"{value:.1f}"
