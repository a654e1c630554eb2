"""PolNeAR (Newell et al. 2018): attributions in political news, from brat stand-off files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Code-point stretches of one attribution; each part may be discontinuous or empty."""

    source: tuple[Stretch, ...]
    cue: tuple[Stretch, ...]
    content: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    name: str
    text: str
    attributions: tuple[Attribution, ...]


def read(folder: Path) -> Iterator[Annotated]:
    """Yield the articles of ``train`` or ``dev``; of several annotators of one article, the first by name."""
    done = set()
    for path in sorted((folder / "attributions").glob("*.ann")):
        name = path.stem.rsplit("_", 1)[0]
        if name not in done:
            done.add(name)
            text = (folder / "text" / f"{name}.txt").read_text("utf-8")
            yield Annotated(name, text, tuple(_attributions(path.read_text("utf-8"))))


def _attributions(standoff: str) -> Iterator[Attribution]:
    spans: dict[str, tuple[Stretch, ...]] = {}
    rows = [line.split("\t") for line in standoff.split("\n") if "\t" in line]
    for row in rows:
        if row[0].startswith("T"):
            offsets = row[1].split(" ", 1)[1]
            spans[row[0]] = tuple((int(a), int(b)) for a, b in (part.split() for part in offsets.split(";")))
    for row in rows:
        if row[0].startswith("E"):
            parts: dict[str, list[Stretch]] = {"Source": [], "Cue": [], "Content": []}
            for argument in row[1].split():
                kind, _, target = argument.partition(":")
                kind = kind.rstrip("0123456789")
                if kind in parts:
                    parts[kind].extend(spans[target])
            yield Attribution(*(tuple(sorted(parts[k])) for k in ("Source", "Cue", "Content")))
