"""Fit which time holds for an event (``onrecord.reading.timing``) on the annotated articles.

What the model says of status is surer on the articles that it was trained on than it will be on others: statuses are dropped now and then.

    python -m training.timing --shared ../shared --model build/apart/model
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from onrecord.domain.edtf import bounds
from onrecord.domain.resolution import resolve
from onrecord.reading.timing import Candidate
from training.annotated import Prepared, with_events
from training.choosers import Example, Settings, fit, save

OUT = Path("src/onrecord/reading/data/timing.npz")
SETTINGS = Settings(width=48, epochs=5, least=15, blind="status.", drop_blind=0.3, drop_unit=0.4)
WIDEST = 3
"""Days that a value may always span to agree with a gold one that it overlaps."""


def examples(one: Prepared) -> Iterator[Example]:
    """The events that the model finds and the annotators did too, with the annotators' times."""
    if one.annotated.published is not None:
        for found, event in one.matched:
            candidates = one.timing.candidates(one.doc[found.run[0] : found.run[1]].root, found.label, found.status)
            yield _example(candidates, event.when, one.annotated.published)


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
    args, articles = with_events(__doc__, OUT)
    learnt = [example for one in articles for example in examples(one)]
    save(*fit(learnt, SETTINGS), args.out)


if __name__ == "__main__":
    main()
