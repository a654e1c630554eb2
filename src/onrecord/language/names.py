"""From the tagger's scores to the names of an article and their types."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.language.inventory import ENTITY_KINDS, EVENT_NAME, NAME_LABELS
from onrecord.language.labelling import Floats, Ints, best_path, runs
from onrecord.language.weights import Weights

PLACE = "LOC"
EVENT_KIND = ENTITY_KINDS.index("event")

Name = tuple[int, int, str]
"""Words ``[start, end)`` of an article, and a type."""


class Names:
    """Takes the best row of labels of each sentence (a linear-chain conditional random field, Lafferty et al. 2001)."""

    def __init__(self, weights: Weights) -> None:
        self._opening, self._following = weights.names["opening"], weights.names["following"]

    def __call__(self, words: Sequence[str], scores: Floats, kinds: Ints, begins: Sequence[int]) -> list[Name]:
        """The names among the ``words`` of an article.

        ``scores`` is words × labels; ``kinds`` the kind of entity that each word heads a mention of; ``begins`` are the words
        that begin a sentence.
        """
        path = best_path(scores, begins, self._opening, self._following)
        found = ((start, end, _type(NAME_LABELS[path[start]][2:], kinds[start:end])) for start, end in runs(path))
        return [part for name in found for part in _parts(name, words)]


def _parts(name: Name, words: Sequence[str]) -> Iterator[Name]:
    """A place and the place that it lies in ("Lyon, France") are two names, as in most of what the tagger learned from.

    No name goes into a bracket that it does not close.
    """
    start, end, kind = name
    if ")" not in words[start:end]:
        end = next((at for at in range(start + 1, end) if words[at] == "("), end)
    commas = [at for at in range(start, end) if words[at] == ","] if kind == PLACE else []
    for begin, stop in pairwise([start - 1, *commas, end]):
        if stop - begin > 1:
            yield begin + 1, stop, kind


def _type(learned: str, kinds: Ints) -> str:
    """The type of a name; which of the mixed rest are events, the kinds of its words tell."""
    return EVENT_NAME if learned == "MISC" and EVENT_KIND in kinds else learned
