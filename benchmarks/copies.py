"""Measure which copies of whole articles are found: planted ones, those of ``stories/neardup``, and what is none.

Copies are planted in a fifth of ``stories/rawnews.jsonl``, each made of one article in one way; every article of the pile is compared
with all others, so what is linked across two articles that are no copies of each other counts against precision.

    python -m benchmarks.copies --shared ../shared [--cost]
"""

from __future__ import annotations

import argparse
import json
import random
import re
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice
from pathlib import Path
from typing import Any
from unittest import mock

from onrecord.domain.articles import Article, Context, Known
from onrecord.intake.assembly import Origin, from_text
from onrecord.intake.copies import Fingerprint, alike, copies
from onrecord.record import kinship
from onrecord.record.store import Store

NEWS = "data/stories/rawnews.jsonl"
ACROSS, WITHIN = "data/stories/neardup/allsides_cross_outlet_pairs.jsonl", "data/stories/neardup/allsides_same_outlet_pairs_sample200.jsonl"
PART = 5
"""One article in so many is taken."""
CONTAINED = 0.5
"""Share of 5-grams, as the corpus counts them over whole texts, from which a pair of two outlets should be found."""
FEWEST = 6
"""Paragraphs of an article in which copies are planted."""
PILE, STRETCH = 10_000, 1000
"""Articles of the pile that the cost is measured on, and at each of its ends."""
COSTLY = ("beginning", "touched")
"""Ways of the copies in it."""

Row = dict[str, Any]
Paragraphs = list[str]


def _reset(told: Paragraphs, _: random.Random) -> Paragraphs:
    """Other quotation marks and line ends, the same words."""
    return [re.sub(r"[“”]", '"', paragraph).replace("’", "'").replace(". ", ".  ") for paragraph in told]


def _beginning(told: Paragraphs, _: random.Random) -> Paragraphs:
    """The first third, as an outlet prints of a wire report."""
    return told[: max(4, len(told) // 3)]


def _cut(told: Paragraphs, _: random.Random) -> Paragraphs:
    return told[: max(4, len(told) * 2 // 3)]


def _dropped(told: Paragraphs, chance: random.Random) -> Paragraphs:
    """Without one sentence in five."""
    kept = ((s for s in re.split(r"(?<=[.!?”]) +", paragraph) if chance.random() > 0.2) for paragraph in told)
    return [" ".join(sentences) for sentences in kept]


def _reordered(told: Paragraphs, chance: random.Random) -> Paragraphs:
    return chance.sample(told, len(told))


def _renamed(told: Paragraphs, _: random.Random) -> Paragraphs:
    """Other names for the five that are met most."""
    names = Counter(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{3,}", " ".join(told)))
    others = {name: f"Q{name[1:]}x" for name, _ in names.most_common(5)}
    return [re.sub(r"[A-Z][a-z]+", lambda word: others.get(word[0], word[0]), paragraph) for paragraph in told]


def _touched(told: Paragraphs, chance: random.Random) -> Paragraphs:
    """Another word for one in twenty."""
    return [" ".join("otherwise" if chance.random() < 0.05 else word for word in paragraph.split()) for paragraph in told]


def _led(told: Paragraphs, chance: random.Random) -> Paragraphs:
    """Two paragraphs of its own before those of the other, which lose their last third."""
    lead = [" ".join(chance.sample(" ".join(told).split(), 40)) + "." for _ in range(2)]
    return [*lead, *_cut(told, chance)]


WAYS: Mapping[str, Callable[[Paragraphs, random.Random], Paragraphs]] = {
    "reset": _reset,
    "beginning": _beginning,
    "cut": _cut,
    "dropped": _dropped,
    "reordered": _reordered,
    "renamed": _renamed,
    "touched": _touched,
    "led": _led,
}


def rows(shared: Path, source: str) -> Iterator[Row]:
    with (shared / source).open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def article(row: Row, paragraphs: Sequence[str] | None = None, *, mark: str = "", url: str | None = None) -> Article:
    """The article of a row, or of other paragraphs in its place, told apart by a mark."""
    text = row["text"] if paragraphs is None else "\n\n".join(paragraphs)
    origin = Origin(f"{row['id']}{mark}\n{text}".encode(), (Context(f"{row['id']}{mark}"),))
    return from_text(text, origin, known=Known(title=row["title"] or None, outlet=row["outlet"], url=url))


def planted(news: Iterable[Row], ways: Iterable[str] = WAYS) -> Iterator[tuple[str, str, Article]]:
    """Each article, and its copies: from which row, made in which way (none for the article itself), and the article."""
    for row in news:
        yield row["id"], "", article(row)
        told = row["text"].split("\n\n")
        for way in ways:
            yield row["id"], way, article(row, WAYS[way](told, random.Random(row["id"] + way)), mark=way)


def figures(shared: Path) -> dict[str, float]:
    """Shares of what should be linked that is, and of what should not."""
    news = [row for at, row in enumerate(rows(shared, NEWS)) if at % PART == 0 and len(row["text"].split("\n\n")) >= FEWEST]
    return _planted(news) | _neighbours(shared) | _near_duplicates(shared)


def _planted(news: Sequence[Row]) -> dict[str, float]:
    pile = list(planted(news))
    made = {one.id: (source, way) for source, way, one in pile}
    linked = {(one, other) for one, other, _ in copies(one for _, _, one in pile)}
    original = {source: one for one, (source, way) in made.items() if not way}
    found: dict[str, list[bool]] = defaultdict(list)
    for one, (source, way) in made.items():
        if way:
            found[way].append(tuple(sorted((one, original[source]))) in linked)
    genuine = {frozenset(made[one][0] for one in pair) for pair in linked if not any(made[one][1] for one in pair)}
    sound = [made[one][0] == made[other][0] or frozenset((made[one][0], made[other][0])) in genuine for one, other in linked]
    recall = {f"planted.{way}": sum(hits) / len(hits) for way, hits in found.items()}
    return recall | {"planted.precision": sum(sound) / len(sound), "planted.articles": len(made), "unplanted.pairs": len(genuine)}


def _neighbours(shared: Path) -> dict[str, float]:
    """The share of pairs of one outlet and day that is linked, in all of the corpus."""
    days: dict[tuple[str, str], list[Fingerprint]] = defaultdict(list)
    for row in rows(shared, NEWS):
        days[row["outlet"], row["date"]].append(Fingerprint.of(article(row)))
    linked = [alike(*pair) is not None for day in days.values() for pair in combinations(day, 2)]
    return {"same_day.linked": sum(linked) / len(linked), "same_day.pairs": len(linked)}


def _near_duplicates(shared: Path) -> dict[str, float]:
    found: dict[str, list[bool]] = defaultdict(list)
    for source, name in ((ACROSS, "across"), (WITHIN, "within")):
        for row in rows(shared, source):
            pair = (article(row["a"], mark="a"), article(row["b"], mark="b"))
            boilerplate = "boilerplate" in row.get("auto_note", "")
            sort = "boilerplate" if boilerplate else "much" if row["containment5"] >= CONTAINED else "little"
            found[f"{name}.{sort}"].append(bool(list(copies(pair))))
    return {f"neardup.{sort}": sum(hits) / len(hits) for sort, hits in found.items()}


def cost(shared: Path) -> dict[str, float]:
    """Milliseconds of an article for linking alone, as ``Store.keep`` does it, at both ends of a pile of which two in three are copies."""
    spent: list[float] = []

    def timed(*given: Any) -> None:
        begun = time.process_time()
        kinship.link(*given)
        spent.append(time.process_time() - begun)

    with tempfile.TemporaryDirectory() as room, mock.patch("onrecord.record.store.link", timed):
        store = Store(Path(room) / "r.db", create=True)
        run = store.begin_run("benchmark")
        pile = [one for _, _, one in islice(planted(rows(shared, NEWS), COSTLY), PILE)]
        for one in sorted(pile, key=lambda one: one.id):
            store.keep(one, None, reader="", run=run, raw=one.text.encode())
    mean = {"first": spent[:STRETCH], "last": spent[-STRETCH:]}
    return {f"milliseconds.{end}": 1000 * sum(times) / len(times) for end, times in mean.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--cost", action="store_true", help="measure the time that linking takes, too")
    args = parser.parse_args()
    told = figures(args.shared) | (cost(args.shared) if args.cost else {})
    for name, value in told.items():
        print(f"{name:28} {value:10.3f}")


if __name__ == "__main__":
    main()
