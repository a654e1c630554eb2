"""Attributions as PolNeAR marks them (Newell et al. 2018): source, cue and content, before they are made into statements."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import numpy as np

from onrecord.language.constituents import longest
from onrecord.language.framing import openings
from onrecord.language.grammar import Analysis
from onrecord.language.inventory import ATTRIBUTIONS
from onrecord.language.labelling import Floats, Ints
from onrecord.language.posteriors import likely_runs
from onrecord.language.weights import Weights

GOVERNORS = ("head", "opened", "closed")
TABLES = {"relation": "relation", "opened_by": "relation", "closed_by": "relation", "distance": "distance", "framing": "framing"}
"""What the tagger sees beside each word: other words, and rows of tables by what they tell."""

PUNCTUATION = "punct"
FAR = 16
"""Words to either side up to which the tagger tells apart how far off a word's head stands."""

TOGETHER = 2048
"""Words from which on an article is read in parts, to bound memory."""

NEXT = 3
"""Cues to either side of a source or content that it may belong to."""

Words = tuple[int, int]
"""Words ``[start, end)`` of an article."""


class Part(StrEnum):
    """What a run of words is to an attribution."""

    SOURCE = "SOURCE"
    CUE = "CUE"
    CONTENT = "CONTENT"


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with the runs that are its sources and contents; each may have several, or none, in order of text."""

    cue: Words
    sources: tuple[Words, ...]
    contents: tuple[Words, ...]


Belonging = Callable[[Part, Words, Words], float]
"""Log-odds that a run is a part of a cue's attribution, by the part, the cue and the run; minus infinity where no window saw both."""


class Attributions:
    """Takes the likely runs of each paragraph (a linear-chain conditional random field, Lafferty et al. 2001) and joins them."""

    def __init__(self, weights: Weights) -> None:
        self._session = weights.session("attributions")
        self._opening, self._following = weights.attributions["opening"], weights.attributions["following"]
        self._relations = {label: number for number, label in enumerate(weights.labels["deprel"])}

    def __call__(self, words: Floats, analysis: Analysis, framing: Sequence[int], belonging: Belonging) -> tuple[Attribution, ...]:
        """The attributions of an article, in order of their cues; no run goes from one paragraph into the next.

        A source or content goes to the cue that it most likely belongs to, and nowhere where no cue was seen with it.

        Args:
            words: what the model makes of each word, words × width.
            analysis: their trees.
            framing: how each is framed.
            belonging: tells which runs belong together.
        """
        found: dict[Part, list[Words]] = {part: [] for part in Part}
        for run in likely_runs(self._scores(words, analysis, framing), openings(framing), self._opening, self._following):
            found[Part(ATTRIBUTIONS[run.kind])].append((run.start, run.end))
        cues = found[Part.CUE]
        sources, contents = (_owned(part, found[part], cues, belonging) for part in (Part.SOURCE, Part.CONTENT))
        return tuple(Attribution(cue, tuple(sources[cue]), tuple(contents[cue])) for cue in cues)

    def _scores(self, words: Floats, analysis: Analysis, framing: Sequence[int]) -> Floats:
        relations = [self._relations.get(label, 0) for label in analysis.deprels]
        known = sides(analysis.heads.tolist(), relations, self._relations[PUNCTUATION]) | {"framing": framing}
        columns = {name: np.array(column, dtype=np.int64) for name, column in known.items()}
        cuts = _cuts(analysis.sentences)
        return np.concatenate(
            [self._run(words[a:b], {name: column[a:b] for name, column in columns.items()}, a) for a, b in pairwise(cuts)]
        )

    def _run(self, words: Floats, columns: Mapping[str, Ints], start: int) -> Floats:
        """Scores of some whole sentences, the first word of which has this number."""
        moved = {name: column - start if name in GOVERNORS else column for name, column in columns.items()}
        return self._session.run(["scores"], {"words": words, **moved})[0]  # type: ignore[no-any-return]


def _cuts(sentences: Ints) -> list[int]:
    """Where words are parted to be read ``TOGETHER``, at sentences, with both ends; ``sentences`` numbers that of each word."""
    cuts = [0]
    for begin in [*np.flatnonzero(np.diff(sentences)).tolist(), len(sentences) - 1]:
        if begin + 1 - cuts[-1] >= TOGETHER:
            cuts.append(begin + 1)
    return cuts if cuts[-1] == len(sentences) else [*cuts, len(sentences)]


def sides(heads: Sequence[int], relations: Sequence[int], punctuation: int) -> dict[str, Sequence[int]]:
    """What the tagger sees of a tree beside the words, a number a word.

    The words that it looks at: the ``head``, and what governs the longest phrase that ``opened`` or ``closed`` at it. Rows of its tables:
    the relations that lead there, and how far off the head stands.

    Args:
        heads: the number of each word's head.
        relations: the number of each arc's label.
        punctuation: the number of that of punctuation.
    """
    begins, ends = longest(heads, [relation == punctuation for relation in relations])
    return {
        "head": heads,
        "opened": [heads[word] for word in begins],
        "closed": [heads[word] for word in ends],
        "relation": relations,
        "opened_by": [relations[word] for word in begins],
        "closed_by": [relations[word] for word in ends],
        "distance": [max(-FAR, min(FAR, head - word)) + FAR for word, head in enumerate(heads)],
    }


def _owned(part: Part, found: Sequence[Words], cues: Sequence[Words], belonging: Belonging) -> dict[Words, list[Words]]:
    """The runs of each cue, which is one of those next to them."""
    out: dict[Words, list[Words]] = defaultdict(list)
    for run in found:
        at = bisect_left(cues, run)
        near = cues[max(0, at - NEXT) : at + NEXT]
        odds, cue = max(((belonging(part, cue, run), cue) for cue in near), default=(-math.inf, (0, 0)))
        if odds > -math.inf:
            out[cue].append(run)
    return out
