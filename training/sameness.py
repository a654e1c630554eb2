"""Fits what each sign of a mention counts in ``benchmarks.story.coreference``: a logistic regression over pairs of ECB+'s training topics.

python -m training.sameness --shared ../shared
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from sklearn.linear_model import LogisticRegression

from benchmarks.story import ecbplus
from benchmarks.story.coreference import MENTIONS, Told, pairs, told_in
from onrecord.language.pipeline import Pipeline
from onrecord.story.occurrences.likeness import compare
from onrecord.story.words import weights


def rows(told: Sequence[Told]) -> Iterator[tuple[list[float], bool]]:
    """The signs of each pair of mentions of one topic that is compared, and whether both tell of one event."""
    weigh = weights(t.signs.words for t in told)
    for i, j in pairs(told, parted=True):
        signs = compare(told[i].signs, told[j].signs, weigh)
        yield [signs[name] for name in MENTIONS], told[i].chain == told[j].chain


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    args = parser.parse_args()
    pipeline = Pipeline(threads=1)
    topics = (told_in(documents, pipeline) for _, documents in ecbplus.topics(args.shared, ecbplus.TRAINING))
    signs, same = zip(*(row for told in topics for row in rows(told)), strict=True)
    fitted = LogisticRegression(max_iter=1000).fit(signs, same)
    for name, weight in zip(MENTIONS, fitted.coef_[0], strict=True):
        print(f"{name:10} {weight:6.2f}")
    print(f"{'intercept':10} {fitted.intercept_[0]:6.2f}  over {len(same)} pairs, {100 * sum(same) / len(same):.1f}% of one event")


if __name__ == "__main__":
    main()
