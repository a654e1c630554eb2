"""What it takes to group readings into stories and to tell these, at three sizes, and for one article more.

Readings of ``rawnews.jsonl`` come from a record that ``onrecord read`` made of it; where there are too few, each article is cut into
two at a sentence near its middle, and the halves count as articles. Times are of one processor, without the reading itself.

    onrecord read ../shared/data/stories/rawnews.jsonl --into build/rawnews.db
    python -m benchmarks.story.cost build/rawnews.db
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import select

from benchmarks.markdown import grid
from onrecord.domain.articles import Article
from onrecord.domain.ids import identify
from onrecord.domain.readings import Reading
from onrecord.record import schema
from onrecord.record.codec import decode, from_columns, to_columns
from onrecord.record.grouping import group
from onrecord.record.store import Store, read_articles
from onrecord.record.versions import reader_version, teller_version
from onrecord.records import Record, tell_anew

SIZES = (1_000, 3_000, 10_000)
AT_ONCE = 200
REFERENCES = ("speaker", "according_to")
"""Fields that name a local actor, which a half may lack."""

Read = tuple[Article, Reading]


def readings(record: Path) -> Iterator[Read]:
    """The articles of a record with their readings, in order of id."""
    store = Store(record)
    with store.reading() as connection:
        names = list(connection.execute(select(schema.readings.c.article).order_by(schema.readings.c.article)).scalars())
        for at in range(0, len(names), AT_ONCE):
            chosen = names[at : at + AT_ONCE]
            bodies = select(schema.readings.c.body).where(schema.readings.c.article.in_(chosen)).order_by(schema.readings.c.article)
            read = [decode(body, Reading) for body in connection.execute(bodies).scalars()]
            yield from zip(read_articles(connection, chosen), read, strict=True)


def halves(article: Article, reading: Reading) -> Iterator[Read]:
    """The article as two, cut before a sentence near its middle; what lies across the cut is left out."""
    middle = reading.sentences[len(reading.sentences) // 2].start if len(reading.sentences) > 1 else len(article.text)
    for number, (begin, end) in enumerate(((0, middle), (middle, len(article.text)))):
        name = identify("a", article.id, number)
        blocks = _moved([to_columns(block) for block in article.blocks], begin, end)
        told = to_columns(article) | {"id": name, "text": article.text[begin:end], "blocks": blocks, "credits": [], "title_span": None}
        yield from_columns(told, Article), _half(reading, name, begin, end)


def _half(reading: Reading, name: str, begin: int, end: int) -> Reading:
    columns = to_columns(reading)
    parts = {field: _moved(value, begin, end) for field, value in columns.items() if isinstance(value, list | tuple)}
    for actor in parts["actors"]:
        actor["roles"] = _moved(actor["roles"], 0, end - begin)
    known = {actor["key"] for actor in parts["actors"]}
    for entry in (*parts["statements"], *parts["events"], *parts["quantities"]):
        entry |= {field: None for field in REFERENCES if field in entry and entry[field] not in known}
        entry |= {field: [key for key in entry[field] if key in known] for field in ("actors", "recipients", "via") if field in entry}
    return from_columns(columns | parts | {"article": name}, Reading)


def _moved(entries: Sequence[Any], begin: int, end: int) -> list[Any]:
    """The entries all of whose spans lie between two places, counted from the first; of an actor, its mentions that do."""
    for entry in entries:
        if "mentions" in entry:
            entry["mentions"] = _moved(entry["mentions"], begin, end)
            entry["roles"] = _moved(entry["roles"], begin, end)
    moved = (_shifted(entry, begin, end) if "mentions" not in entry else entry for entry in entries)
    return [entry for entry in moved if entry is not None and entry.get("mentions", True)]


def _shifted(thing: Any, begin: int, end: int) -> Any:
    """A thing with its spans counted from ``begin``; ``None`` where one of them lies outside."""
    if isinstance(thing, dict) and thing.keys() == {"start", "end"}:
        inside = begin <= thing["start"] and thing["end"] <= end
        return {"start": thing["start"] - begin, "end": thing["end"] - begin} if inside else None
    if isinstance(thing, dict):
        parts = {field: _shifted(value, begin, end) for field, value in thing.items()}
        return None if any(thing[field] is not None and value is None for field, value in parts.items()) else parts
    if isinstance(thing, list | tuple):
        found = [_shifted(one, begin, end) for one in thing]
        return None if any(value is None and one is not None for one, value in zip(thing, found, strict=True)) else found
    return thing


def of_size(record: Path, size: int) -> Iterator[Read]:
    """So many articles with their readings and one more: whole, or in halves where there are too few."""
    with Store(record).reading() as connection:
        enough = len(connection.execute(select(schema.readings.c.article)).all()) > size
    found = readings(record)
    return islice(found if enough else (half for one in found for half in halves(*one)), size + 1)


def measured(record: Path, size: int) -> dict[str, float]:
    """Seconds of one processor, and how many stories came of it."""
    with tempfile.TemporaryDirectory() as room:
        store = Store(Path(room) / "r.db", create=True)
        arrivals = list(of_size(record, size))
        for article, reading in arrivals[:-1]:
            _keep(store, article, reading)
        figures: dict[str, float] = {"articles": len(arrivals) - 1}
        figures["grouping, s"] = _seconds(lambda: group(store, teller_version(), store.state().articles))
        figures["telling, s"] = _seconds(lambda: tell_anew(store))
        told = [len(one.articles) for one in Record(store).stories()]
        figures |= {"stories": len(told), "largest": max(told)}
        _keep(store, *arrivals[-1])
        figures["one more: grouping, s"] = _seconds(lambda: group(store, teller_version(), store.state().articles))
        figures["one more: telling, s"] = _seconds(lambda: tell_anew(store))
        return figures


def _keep(store: Store, article: Article, reading: Reading) -> None:
    store.keep(replace(article, contexts=()), reading, reader=reader_version(), run=_run(store), raw=b"")


def _run(store: Store) -> int:
    return store.begin_run("1")


def _seconds(deed: Any) -> float:
    begun = time.process_time()
    deed()
    return time.process_time() - begun


def table(record: Path, sizes: Sequence[int] = SIZES) -> dict[str, dict[str, float]]:
    """The figures at each size."""
    return {f"{size:,} articles": measured(record, size) for size in sizes}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("record", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    args = parser.parse_args()
    print(*grid(table(args.record, args.sizes), {}), sep="\n")


if __name__ == "__main__":
    main()
