"""Fit who takes part in an event (``onrecord.reading.participation``) on the annotated articles.

python -m training.participation --shared ../shared --model build/apart/model
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.annotated import Prepared, Wanted, with_events
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
    args, articles = with_events(__doc__, OUT)
    learnt = [example for one in articles for example in examples(one)]
    kept, model = fit_each(learnt, SETTINGS)
    save(kept, model, args.out)
    print(f"{len(learnt)} who may take part, {len(kept)} signs")


if __name__ == "__main__":
    main()
