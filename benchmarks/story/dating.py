"""Measure the days that piles of related articles give to those of them that carry none.

Piles are the events of ``giveme5w1h``, and what ``rawnews`` has of like titles within some weeks, as far as an article's address bears its
day out. The days of half of the articles of each pile, drawn by a digest, are left out, and the others must give them. Half of the piles,
drawn likewise, are for development; the others are only ever scored, their texts and errors are not looked at.

    python -m benchmarks.story.dating --shared ../shared [--part develop --errors 40] [--cache FOLDER]

Readings are kept in the folder of ``--cache`` and not made anew; it has to be emptied when the reading layer changes.
"""

from __future__ import annotations

import argparse
import hashlib
import pickle
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from benchmarks.copies import NEWS, Row, article, rows
from benchmarks.markdown import grid
from onrecord.domain.articles import Article
from onrecord.domain.edtf import bounds, ends
from onrecord.domain.readings import Reading
from onrecord.domain.stories import Dating
from onrecord.language.pipeline import load
from onrecord.reading import read
from onrecord.story.copies.reuse import find_reuse
from onrecord.story.copies.voices import Voices
from onrecord.story.days.dating import date_articles
from onrecord.story.pairing import sharing
from onrecord.story.pile import Pile
from onrecord.story.words import weights, words

EVENTS = "data/stories/clustering/giveme5w1h.jsonl"
DEVELOP, REPORT = "develop", "report"
WINDOW = 14
"""Days of an article's publication from that of the one that a pile is cut around."""
FEWEST, MOST = 4, 8
"""Articles of a pile."""
ALIKE = 0.35
"""Weighted share of the shorter title's words that the other title of a pile has too."""
COMMONEST = 200
"""Titles that may share a word before it is too common to cut piles by."""
PILES = 70
"""Piles cut from ``rawnews``."""
CLOSE, WEEK = 3, 7
"""Days of the widest interval that the scorer of stories still takes for a day, and that dates an article at all."""

ADDRESS = re.compile(r"/(20\d\d)/(\d\d?|[a-z]{3})[a-z]*/(\d\d?)/")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Case:
    """A pile: its rows with their days, and the ids of the rows whose days are hidden."""

    name: str
    rows: tuple[Row, ...]
    hidden: frozenset[str]

    @property
    def part(self) -> str:
        return REPORT if _drawn(self.name)[0] % 2 else DEVELOP


def _drawn(name: str) -> bytes:
    return hashlib.sha256(name.encode()).digest()


def _case(name: str, found: Iterable[Row]) -> Case:
    """A pile with every second article of it, in the order of their digests, without its day."""
    drawn = sorted(found, key=lambda row: _drawn(row["id"]))[:MOST]
    return Case(name, tuple(drawn), frozenset(row["id"] for row in drawn[1::2]))


def cases(shared: Path) -> list[Case]:
    """All piles, in order of their names."""
    told: dict[str, list[Row]] = defaultdict(list)
    for row in rows(shared, EVENTS):
        told[row["event"]].append(row | {"day": row["date_publish"][:10]})
    events = [_case(name, found) for name, found in told.items() if len(found) >= FEWEST]
    return sorted([*events, *_cut(shared)], key=lambda case: case.name)


def _cut(shared: Path) -> list[Case]:
    """Piles of ``rawnews``: around the articles with most neighbours, each article in one pile."""
    news = [row | {"day": row["date"]} for row in rows(shared, NEWS) if _of_address(row["url"]) == row["date"] and row["title"]]
    near = _neighbours(news)
    found: list[Case] = []
    taken: set[int] = set()
    for centre in sorted(near, key=lambda i: (-len(near[i]), _drawn(news[i]["id"]))):
        free = [i for _, i in sorted(near[centre], reverse=True) if i not in taken]
        if centre not in taken and len(free) >= FEWEST - 1:
            members = [centre, *free[: MOST - 1]]
            taken.update(members)
            found.append(_case(news[centre]["id"], [news[i] for i in members]))
    return sorted(found, key=lambda case: _drawn(case.name))[:PILES]


def _neighbours(news: Sequence[Row]) -> Mapping[int, list[tuple[float, int]]]:
    """For each article those with a title like its own within the window, with how much of it they share."""
    titles = [frozenset(w.stem for w in words(row["title"]) if w.content) for row in news]
    weigh = weights(titles)
    near: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for i, j in sharing(titles, least=2, commonest=COMMONEST):
        apart = abs((date.fromisoformat(news[i]["day"]) - date.fromisoformat(news[j]["day"])).days)
        alike = weigh(titles[i] & titles[j]) / min(weigh(titles[i]), weigh(titles[j]))
        if apart <= WINDOW and alike >= ALIKE:
            near[i].append((alike, j))
            near[j].append((alike, i))
    return near


def _of_address(url: str) -> str | None:
    """The day that an address names."""
    match = ADDRESS.search(url)
    if match is None:
        return None
    month = int(match[2]) if match[2].isdigit() else MONTHS.index(match[2]) + 1 if match[2] in MONTHS else 0
    return f"{match[1]}-{month:02}-{int(match[3]):02}"


def reader(cache: Path | None) -> Callable[[Article], Reading]:
    """Reads articles, from the folder where it has them."""
    pipeline = load(threads=1)

    def reading(one: Article) -> Reading:
        kept = cache / f"{one.id}.pickle" if cache else None
        if kept is not None and kept.exists():
            found: Reading = pickle.loads(kept.read_bytes())
            return found
        found = read(pipeline(one), one)
        if kept is not None:
            kept.write_bytes(pickle.dumps(found))
        return found

    return reading


def dated(case: Case, reading: Callable[[Article], Reading]) -> list[tuple[Row, Dating, Article]]:
    """What the pile gives the articles whose days are hidden."""
    made = {row["id"]: article(row) for row in case.rows}
    known = [replace(made[row["id"]], published=None if row["id"] in case.hidden else row["day"], published_from=None) for row in case.rows]
    pile = Pile(known, [reading(one) for one in made.values()])
    found = {d.article: d for d in date_articles(pile, Voices(pile, find_reuse(pile)).rewrites)}
    hidden = [row for row in case.rows if row["id"] in case.hidden]
    return [(row, found[made[row["id"]].id], made[row["id"]]) for row in hidden]


def judged(day: date, told: str | None) -> dict[str, bool]:
    """What is true of a value for an article of ``day``."""
    first, last = ends(told) if told else (None, None)
    closed = bounds(told)
    width = (closed[1] - closed[0]).days + 1 if closed else sys.maxsize
    holds = told is not None and (first is None or first <= day) and (last is None or day <= last)
    far = max(abs((end - day).days) for end in closed) if closed else sys.maxsize
    missed = 0 if holds or told is None else min(abs((end - day).days) for end in (first, last) if end)
    return {
        "dated": width <= WEEK,
        "to the day": width == 1 and holds,
        "within three days": width <= CLOSE and holds,
        "in a wider interval": width > CLOSE and holds,
        "within a week": width <= WEEK and far <= WEEK,
        "wrong": told is not None and not holds,
        "wrong by a week": missed > WEEK,
    }


def table(shared: Path, part: str = REPORT, *, cache: Path | None = None, errors: int = 0) -> dict[str, dict[str, float]]:
    """Counts and, in percent of the articles whose days are hidden, what was told of them, for each source of piles."""
    reading = reader(cache)
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for case in (case for case in cases(shared) if case.part == part):
        source = "giveme5w1h" if "event" in case.rows[0] else "rawnews"
        for row, dating, _ in dated(case, reading):
            told = judged(date.fromisoformat(row["day"]), dating.published)
            counts[source]["articles"] += 1
            for name, true in told.items():
                counts[source][name] += true
            if errors > 0 and not told["within three days"]:
                errors -= 1
                print(case.name, row["id"], row["day"], dating.published, dating.reason, sep="\t")
    return {
        source: {n: 100 * c / found["articles"] if n != "articles" else c for n, c in found.items()} for source, found in counts.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--part", choices=(DEVELOP, REPORT), default=REPORT)
    parser.add_argument("--errors", type=int, default=0, help="articles to print that got no day, of the development half alone")
    parser.add_argument("--cache", type=Path, help="a folder for Readings")
    args = parser.parse_args()
    if args.errors and args.part != DEVELOP:
        sys.exit("errors are shown of the development half alone")
    print(*grid(table(args.shared, args.part, cache=args.cache, errors=args.errors), {}), sep="\n")


if __name__ == "__main__":
    main()
