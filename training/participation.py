"""Fit who takes part in an event (``onrecord.reading.participation``) on the annotated articles.

python -m training.participation --shared ../shared --model build/apart/model
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from onrecord.language.pipeline import Pipeline
from training.annotated import Prepared, Wanted, of_annotations, of_reports, prepared
from training.choosers import Judged, Settings, fit_each, save
from training.likeness import folded

OUT = Path("src/onrecord/reading/data/participants.npz")
SETTINGS = Settings(width=48, epochs=3, least=15, blind="", drop_blind=0.0, batch=512)
MODELS_WORD = ("odds.", "status.")
"""How the signs begin in which the model is surer of what it has learned by heart."""


def examples(one: Prepared) -> Iterator[Judged]:
    """Everybody who may take part in the events that both found, with the sides on which the annotators have them."""
    weighed = [(event, one.participation.candidates(found)) for found, event in one.matched]
    for event, candidates in weighed:
        keys = [set(one.participation.keys(candidate)) for candidate in candidates]
        sides = [_meant(one, side) for side in event.sides]
        for candidate, own in zip(candidates, keys, strict=True):
            if own:
                signs = candidate.signs if one.annotated.fresh else tuple(s for s in candidate.signs if not s.startswith(MODELS_WORD))
                yield Judged(signs, tuple(not own.isdisjoint(side) for side in sides))


def _meant(one: Prepared, side: Wanted) -> set[str]:
    """Keys of those whom the annotators have on a side."""
    meant: set[str] = set()
    for first, last in side.mentions:
        span = one.doc.char_span(first, last, alignment_mode="expand")
        if span is not None:
            meant.update(one.cast.resolve((span.start, span.end)))
    for key, entry in one.cast.entries.items() if side.names else ():
        forms = [mention.name for mention in entry.mentions.values() if mention.name] or [entry.name, *entry.bares]
        if one.annotated.name_of(forms) in side.names or not side.names.isdisjoint(map(folded, [entry.name, *forms])):
            meant.add(key)
    return meant


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--model", type=Path, default=Path("build/apart/model"))
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    pipeline = Pipeline(threads=2, folder=args.model)
    sources = (of_reports(args.shared), of_annotations(args.shared))
    learnt = [example for source in sources for one in source for example in examples(prepared(pipeline, one))]
    kept, model = fit_each(learnt, SETTINGS)
    save(kept, model, args.out)
    print(f"{len(learnt)} who may take part, {len(kept)} signs")


if __name__ == "__main__":
    main()
