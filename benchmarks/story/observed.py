"""Count which of the differences that one reader noticed in ``stories/summit2021_22`` are found; nothing is tuned on them.

A difference is found where one entry of its sort lies in two of the articles that the reader named and holds the reader's words there:

* an altered quotation: a discrepancy of wording, attribution or denial whose sides hold each half of the words of another variant (the
  speaker's name and a quotation, where no variant is written down);
* numbers: a discrepancy of numbers of which two sides hold two of the values;
* a status or a detail: a discrepancy, or for a status two steps of an initiative, with half of the reader's content words between them;
* syndicated text: a passage of a hundred characters that is shared.

    python -m benchmarks.story.observed --shared ../shared [--misses]
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import onrecord
from benchmarks.markdown import grid
from onrecord.story.words import words

STORY = "stories/summit2021_22"
VARIANT = 0.5
"""Share of a variant's words that the evidence for it holds."""
TOLD = 0.5
"""Share of the content words in which the reader told a difference that its evidence holds."""
LEAST_NUMBERS = 2
"""Values that two sides hold between them."""
SHARED = 100
"""Characters of a passage that shows a copy."""
WORDINGS = frozenset({"wording", "attribution", "denial"})

Difference = dict[str, Any]
Place = tuple[str, str]
"""An article by its name in the collection, and words of it."""


def sort_of(difference: Difference) -> str:
    """Quotation, number, status, detail or copy."""
    kind = str(difference["type"])
    sorts = {"altered_quote": "quotation", "syndicated": "copy", "copied_number_corruption": "number", "population_conflict": "detail"}
    return sorts.get(kind, kind.partition("_")[0])


def is_found(difference: Difference, record: Mapping[str, Sequence[Any]], named: Mapping[str, str]) -> bool:
    """Whether an entry of the exported ``record`` answers it; ``named`` are the collection's names of articles by id."""
    return any(_answers(difference, sides) for sides in _entries(difference, record, named))


def _entries(difference: Difference, record: Mapping[str, Sequence[Any]], named: Mapping[str, str]) -> Iterator[list[list[Place]]]:
    """Sides of every entry of the right sort, each with its places in the articles that the reader named."""
    sort, there = sort_of(difference), frozenset(difference["docs"])
    if sort == "copy":
        yield from ([_places([passage], named, there) for passage in entry["passages"]] for entry in record["reuse"])
        return
    kinds = {"quotation": WORDINGS, "number": frozenset({"number"})}.get(sort)
    for entry in record["discrepancies"]:
        if kinds is None or entry["kind"] in kinds:
            yield [_places(side["evidence"], named, there) for side in entry["sides"]]
    for entry in record["initiatives"] if sort == "status" else ():
        by_status: dict[str, list[Any]] = defaultdict(list)
        for step in entry["steps"]:
            by_status[step["status"]] += step["evidence"]
        yield [_places(evidence, named, there) for evidence in by_status.values()]


def _places(evidence: Iterable[Mapping[str, str]], named: Mapping[str, str], there: frozenset[str]) -> list[Place]:
    return [(named[one["article"]], one["quote"]) for one in evidence if named.get(one["article"]) in there]


def _answers(difference: Difference, sides: Sequence[Sequence[Place]]) -> bool:
    """Whether two places of two sides, in two articles, hold what the reader wrote down."""
    pairs = [(a, b) for one, other in combinations(sides, 2) for a in one for b in other if a[0] != b[0]]
    return any(_holds(difference, a[1], b[1]) for a, b in pairs)


def _holds(difference: Difference, one: str, other: str) -> bool:
    match sort_of(difference):
        case "copy":
            return min(len(one), len(other)) >= SHARED
        case "quotation":
            return _hold_variants(difference, one, other)
        case "number":
            values = [_numbers(value) for value in difference.get("values", [difference["what"]])]
            held = [{n for numbers in values for n in numbers if n in _numbers(text)} for text in (one, other)]
            return all(held) and len(held[0] | held[1]) >= LEAST_NUMBERS
        case _:
            told = _content(difference["what"])
            return len(told & (_content(one) | _content(other))) >= TOLD * len(told)


def _hold_variants(difference: Difference, one: str, other: str) -> bool:
    variants = [*filter(None, (difference.get("true"), difference.get("variant"))), *difference.get("variants", ())]
    if not variants:
        speaker = str(difference["speaker"]).split()[0]
        return all(re.search(r"[“\"]", text) for text in (one, other)) and any(speaker in text for text in (one, other))
    best = [max(range(len(variants)), key=lambda at: _share(variants[at], text)) for text in (one, other)]
    return best[0] != best[1] and all(_share(variants[at], text) >= VARIANT for at, text in zip(best, (one, other), strict=True))


def _share(variant: str, text: str) -> float:
    """How much of a variant's words the text holds, in pairs of neighbours, so that one wording is told from another."""
    wanted, held = (list(pairwise(forms)) for forms in ([w.form for w in words(t)] for t in (variant, text)))
    return sum(pair in held for pair in wanted) / max(1, len(wanted))


def _content(text: str) -> frozenset[str]:
    return frozenset(w.stem for w in words(text) if w.content)


def _numbers(text: str) -> frozenset[str]:
    spelt = "two three four five six seven eight nine ten twelve dozen"
    return frozenset(re.findall(rf"\d[\d,.]*\d|\d+|\b(?:{spelt.replace(' ', '|')})\b", text.casefold()))


def read_story(shared: Path) -> tuple[dict[str, Any], dict[str, str]]:
    """The record of the 104 openings, and their names by id."""
    openings = [json.loads(line) for line in (shared / STORY / "excerpts.jsonl").read_text("utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as room:
        for opening in openings:
            lines = (opening["outlet"], opening["date"] or "", "", opening["text"])
            (Path(room) / f"{opening['id']}.txt").write_text("\n".join(lines), "utf-8")
        record = onrecord.read(sorted(Path(room).glob("*.txt")), into=Path(room) / "record.db").record
        exported = json.loads(record.export())
    named = {article["id"]: Path(article["path"]).stem for article in exported["articles"]}
    return exported, named


def table(shared: Path, *, misses: bool = False) -> dict[str, dict[str, int]]:
    """How many differences of each sort were noticed, and how many of them are found."""
    differences = json.loads((shared / STORY / "observed.json").read_text("utf-8"))
    record, named = read_story(shared)
    noticed, found = Counter(map(sort_of, differences)), Counter[str]()
    for difference in differences:
        answered = is_found(difference, record, named)
        found[sort_of(difference)] += answered
        if misses and not answered:
            print("missed:", difference["type"], difference.get("what") or difference.get("speaker"), difference["docs"])
    counts = {sort: {"found": found[sort], "of": number} for sort, number in noticed.items()}
    return counts | {"all": {"found": found.total(), "of": noticed.total()}}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    print(*grid(table(args.shared, misses=args.misses), {}), sep="\n")


if __name__ == "__main__":
    main()
