"""News articles annotated to the project's guidelines (``corpora/news``), their spans located in the text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from onrecord import intake
from onrecord.domain.articles import Article

HELD_BACK = ("15", "19")
"""Folders never trained on; what the model card reports for this corpus is measured there."""

APART = ("3", "7", "11", "23")
"""Folders that are left out too where a model is trained whose word on fresh articles is wanted."""

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Report:
    """One annotated article; ``data`` is its annotation as in the file."""

    folder: str
    text: str
    data: dict[str, Any]

    @property
    def furniture(self) -> list[Stretch]:
        return [s for f in self.data["furniture"] if (s := self.locate(f))]

    def locate(self, item: Any) -> Stretch | None:
        """Where a quoted span of the annotation stands: a string, or an object with ``span`` and ``occurrence``."""
        if not item:
            return None
        if isinstance(item, dict) and isinstance(item.get("span"), dict):
            return self.locate(item["span"])
        words, nth = (item, 1) if isinstance(item, str) else (item["span"], item.get("occurrence") or 1)
        at = -1
        for _ in range(nth):
            at = self.text.find(words, at + 1)
            if at < 0:
                return None
        return at, at + len(words)


def read(folder: Path, *, held_back: bool = False) -> Iterator[Report]:
    """Yield the articles to train on, or those held back."""
    for path in sorted((folder / "articles").glob("*/*.json")):
        number = path.parent.name
        if (number in HELD_BACK) == held_back:
            text = (folder / "texts" / number / f"{path.stem}.txt").read_bytes().decode("utf-8-sig")
            yield Report(number, text, json.loads(path.read_text("utf-8")))


def article(report: Report) -> Article:
    """The article as intake makes it."""
    return as_article(report.text)


def as_article(text: str) -> Article:
    """A text as intake makes an article of a file that holds it."""
    with TemporaryDirectory() as room:
        path = Path(room) / "article.txt"
        path.write_bytes(text.encode())
        (loaded,) = (item.article for item in intake.read([path]) if isinstance(item, intake.Loaded))
        return loaded
