"""Measure how a mixed pile is grouped into stories, and what it costs.

B-cubed (Bagga and Baldwin 1998) over the articles of ``clustering/giveme5w1h.jsonl`` by event and of ``basil_triples.jsonl`` by triple
(three reports each; some triples tell one story further, which counts against precision); Pearson between the likeness of two texts and
the score that annotators gave them (``semeval2022_task8``, whose 1 is most alike: the sign is turned); into how many groups a pile on one
story falls, alone and with all other piles and events beside it.

Thresholds were set by hand on the *even* half of each set (stories in order of their names, rows in order of the file) and on the piles
on one story; the *odd* halves are for report. No weight was trained on any of it.

For the cost the articles of ``rawnews.jsonl`` are cut into pieces, so that there are 10,000: more on one matter than news has.

    python -m benchmarks.story.grouping --shared ../shared [--cost] [--piles FOLDER …]
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from statistics import correlation
from typing import Any

from onrecord.domain.articles import Article
from onrecord.domain.gists import Gist
from onrecord.intake import Loaded, Source, load, read
from onrecord.story.grouping.gists import gist, likeness
from onrecord.story.grouping.stories import Stories

EVENTS = "data/stories/clustering/giveme5w1h.jsonl"
PAIRS = "data/stories/clustering/semeval2022_task8_pairs_en.jsonl"
TRIPLES = "data/stories/basil_triples.jsonl"
NEWS = "data/stories/rawnews.jsonl"
EXCERPTS = "stories/summit2021_22/excerpts.jsonl"
PILES = {"seeds": "seeds", "helsinki2018": "stories/helsinki2018"}
SIZES = (1000, 3000, 10_000)
PIECES = 3
"""Pieces that an article of the news is cut into for the cost."""

Row = dict[str, Any]
Labelled = list[tuple[Gist, str]]
"""Gists, each with the story that it belongs to."""


def b_cubed(found: Mapping[str, object], gold: Mapping[str, object]) -> tuple[float, float, float]:
    """Precision, recall and F1 of a partition of the keys of ``gold``."""
    ours, theirs = _members(found, gold), _members(gold, gold)
    common = {one: len(ours[found[one]] & theirs[gold[one]]) for one in gold}
    precision = sum(number / len(ours[found[one]]) for one, number in common.items()) / len(gold)
    recall = sum(number / len(theirs[gold[one]]) for one, number in common.items()) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _members(labels: Mapping[str, object], among: Iterable[str]) -> dict[object, set[str]]:
    members: dict[object, set[str]] = defaultdict(set)
    for one in among:
        members[labels[one]].add(one)
    return members


def labels(gists: Iterable[Gist]) -> dict[str, int]:
    """The number of the story of each article."""
    return {article: number for number, story in enumerate(Stories(gists).groups()) for article in story}


def rows(shared: Path, source: str) -> Iterator[Row]:
    with (shared / source).open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def article(**told: object) -> Article:
    """The article of a record, as intake makes it."""
    (loaded,) = load(Source.from_bytes(json.dumps(told).encode(), name=str(told["id"])))
    if not isinstance(loaded, Loaded):
        raise loaded.error
    return loaded.article


def events(shared: Path) -> Labelled:
    names = ("id", "outlet", "url", "title", "text", "authors")
    return [(gist(article(date=row["date_publish"], **{n: row[n] for n in names})), row["event"]) for row in rows(shared, EVENTS)]


def triples(shared: Path) -> Labelled:
    names = ("url", "title", "date", "text")
    return [(gist(article(id=row["uuid"], **{n: row[n] for n in names})), row["triplet-uuid"]) for row in rows(shared, TRIPLES)]


def piles(shared: Path, folders: Sequence[Path]) -> Labelled:
    """The piles on one story: those of ``shared``, the excerpts with the seeds, whose story they tell, and any others."""
    places = {**{name: shared / place for name, place in PILES.items()}, **{str(folder): folder for folder in folders}}
    found = [(gist(one.article), name) for name, place in places.items() for one in read([place]) if isinstance(one, Loaded)]
    names = ("id", "url", "outlet", "date", "text")
    return [*found, *((gist(article(**{n: row[n] for n in names})), "excerpts") for row in rows(shared, EXCERPTS))]


def halves(pile: Labelled) -> dict[str, Labelled]:
    """The even and the odd half of the stories by their names, and all."""
    even = set(sorted({story for _, story in pile})[::2])
    return {"even": [one for one in pile if one[1] in even], "odd": [one for one in pile if one[1] not in even], "all": pile}


def parted(pile: Labelled) -> tuple[float, float, float]:
    return b_cubed(labels(one for one, _ in pile), {one.article: story for one, story in pile})


def pairs(shared: Path) -> dict[str, float]:
    """Pearson over the even and odd rows, and all."""
    alike, gold = [], []
    for at, row in enumerate(rows(shared, PAIRS)):
        one, other = (gist(article(id=f"{at}-{side}", text=row[side])) for side in ("text1", "text2"))
        alike.append(likeness(one, other))
        gold.append(-row["Overall"])
    return {
        half: correlation(alike[part], gold[part])
        for half, part in (("even", slice(0, None, 2)), ("odd", slice(1, None, 2)), ("all", slice(None)))
    }


def whole(told: Labelled, others: Labelled) -> dict[str, tuple[list[int], list[int]]]:
    """Sizes of the groups that each pile on one story falls into, alone and among all others."""
    mixed = labels(one for one, _ in [*told, *others])
    sizes = {}
    for story in dict.fromkeys(story for _, story in told):
        own = [one for one, name in told if name == story]
        alone = labels(own)
        sizes[story] = tuple(sorted(Counter(place[one.article] for one in own).values(), reverse=True) for place in (alone, mixed))
    return sizes  # type: ignore[return-value]


def pieces(shared: Path) -> Iterator[Gist]:
    """Gists of the articles of the news in pieces, each of its own paragraphs."""
    for row in rows(shared, NEWS):
        made = article(**{n: row[n] for n in ("id", "outlet", "date", "url", "text")})
        for at in range(PIECES):
            blocks = made.body[at::PIECES]
            if blocks:
                yield gist(replace(made, id=f"{made.id}-{at}", blocks=blocks))


def cost(gists: Sequence[Gist]) -> dict[str, float]:
    """Seconds of process time: of a whole pile, and of one article more with what it changes."""
    begun = time.process_time()
    stories = Stories(gists[:-1])
    stories.groups()
    grouped = time.process_time()
    stories.add(gists[-1])
    found = stories.groups()
    ended = time.process_time()
    return {"pile": grouped - begun, "one more": ended - grouped, "stories": len(found), "largest": max(map(len, found))}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--piles", type=Path, nargs="*", default=[], help="further folders, each of one story")
    parser.add_argument("--cost", action="store_true", help="measure the time that it takes, too")
    args = parser.parse_args()
    own = events(args.shared)
    for name, pile in (("events", own), ("triples", triples(args.shared))):
        for half, part in halves(pile).items():
            print(f"{name:8} {half:5} B-cubed P {{:.3f}} R {{:.3f}} F1 {{:.3f}}".format(*parted(part)))
    for half, value in pairs(args.shared).items():
        print(f"pairs    {half:5} Pearson {value:.3f}")
    for story, (alone, mixed) in whole(piles(args.shared, args.piles), own).items():
        print(f"{story:24} groups alone {alone}, mixed {mixed}")
    if args.cost:
        begun = time.process_time()
        news = list(islice(pieces(args.shared), max(SIZES)))
        print(f"{1000 * (time.process_time() - begun) / len(news):.1f} ms for a gist, intake counted")
        random.Random(0).shuffle(news)
        for size in SIZES:
            told = cost(news[:size])
            print(f"{size:6,} articles: " + ", ".join(f"{what} {value:.2f}" for what, value in told.items()))


if __name__ == "__main__":
    main()
