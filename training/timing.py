"""Fit which time holds for an event (``onrecord.reading.timing``) on the annotated articles that the model is trained on.

What the model says of status is surer on the articles that it was trained on than it will be on others: statuses are dropped now and then.

    python -m training.timing --shared ../shared
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.domain.articles import Article
from onrecord.domain.edtf import bounds
from onrecord.domain.resolution import resolve
from onrecord.language.findings import Anchored
from onrecord.language.pipeline import findings_of, load
from onrecord.language.quotes import quotations
from onrecord.reading import phrases
from onrecord.reading.cast import Cast
from onrecord.reading.statements import find_statements
from onrecord.reading.times import find_times
from onrecord.reading.timing import Candidate, Timing
from training.choosers import Example, Settings, fit, save
from training.corpora import reports
from training.corpora.reports import Report

OUT = Path("src/onrecord/reading/data/timing.npz")
SETTINGS = Settings(width=48, epochs=4, least=12, blind="status.", drop_blind=0.3)
WIDEST = 3
"""Days that a value may always span to agree with a gold one that it overlaps."""


def examples(shared: Path, *, held_back: bool = False) -> Iterator[Example]:
    """The events that the model finds and the annotators did too, with the annotators' times."""
    pipeline = load(threads=2)
    for report in reports.read(shared / "corpora/news", held_back=held_back):
        published = report.data["published"]
        if published:
            article = reports.article(report)
            yield from _of_article(report, article, pipeline(article), published)


def _of_article(report: Report, article: Article, doc: Any, published: str) -> Iterator[Example]:
    times = find_times(doc)
    said = find_statements(doc, article, Cast(doc), quotations(article.text, [block.span for block in article.body]), times)
    found = findings_of(doc).events
    timing = Timing(doc, article, found, said, times)
    for event, when in _matched(report, doc, found):
        yield _example(timing.candidates(doc[event.run[0] : event.run[1]].root, event.label, event.status), when, published)


def _matched(report: Report, doc: Any, found: Sequence[Anchored]) -> Iterator[tuple[Anchored, str | None]]:
    """Events with the times of the annotators' events that they overlap, one to one."""
    gold = [(place, event["when"]) for event in report.data["events"] if (place := report.locate(event))]
    for event in found:
        span = phrases.text_span(doc[event.run[0] : event.run[1]])
        match = next((one for one in gold if one[0][0] < span.end and span.start < one[0][1]), None)
        if match is not None:
            gold.remove(match)
            yield event, match[1]


def _example(candidates: Sequence[Candidate], when: str | None, published: str) -> Example:
    values = [resolve(candidate.ref, published) for candidate in candidates]
    agreeing = [agrees(value, when) for value in values]
    exact = [agreed and days(value) == days(when) for agreed, value in zip(agreeing, values, strict=True)]
    right = exact if any(exact) else agreeing
    return Example([candidate.signs for candidate in candidates], right)


def days(edtf: str | None) -> tuple[date, date] | None:
    """First and last day, an open end as far as the calendar goes."""
    if edtf is None:
        return None
    first, _, last = edtf.partition("/")
    ends = bounds("/".join(part for part in (first, last) if part not in ("", "..")))
    if ends is None:
        return None
    return (date.min if first == ".." else ends[0]), (date.max if last == ".." else ends[1])


def agrees(value: str | None, gold: str | None) -> bool:
    """Whether a value says what the annotators say: both none, or overlapping and not much wider."""
    one, other = days(value), days(gold)
    if one is None or other is None:
        return value is None and gold is None
    width, wanted = ((last - first).days + 1 for first, last in (one, other))
    return one[0] <= other[1] and other[0] <= one[1] and width <= max(WIDEST, 2 * wanted)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    save(*fit(list(examples(args.shared)), SETTINGS), args.out)


if __name__ == "__main__":
    main()
