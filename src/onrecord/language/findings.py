"""What the reports branch found in an article, as token ranges of its Doc.

Rows of labels are decoded as BIO, all types of a head together; what fills a role of an anchor (the source of
a cue, the clause of an event) is every word that scores above even odds, closed up into runs.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.language import inventory
from onrecord.language.attributions import Attribution, Part
from onrecord.language.belonging import Belonging
from onrecord.language.encoder import Arrays, Encoded
from onrecord.language.inventory import EVENT_ROLES, STATEMENT_ROLES, Role
from onrecord.language.labelling import marks, runs
from onrecord.language.weights import Weights

Run = tuple[int, int]
"""Tokens ``[start, end)`` of a Doc."""

CLOSE_UP = 2
"""Words below even odds that a run may bridge, where both sides are above."""


ANCHORS: dict[str, tuple[Sequence[str], Sequence[Role]]] = {
    "cue": (inventory.CUE_LABELS, STATEMENT_ROLES),
    "event": (inventory.EVENT_LABELS, EVENT_ROLES),
    "quantity": (inventory.QUANTITY_LABELS, (Role.COUNTED,)),
}
"""The heads whose runs are anchors, with their labels and what can fill a role of theirs."""


PARTS = {Part.SOURCE: Role.POLNEAR_SOURCE, Part.CONTENT: Role.POLNEAR_CONTENT}
"""The role that a part of an attribution has to its cue."""


@dataclass(frozen=True, slots=True)
class Filler:
    """A run that fills a role, with its mean probability."""

    run: Run
    probability: float


@dataclass(frozen=True, slots=True)
class Anchored:
    """A labelled run (a cue, a predicate, a number) and what fills its roles, in order of text.

    ``seconded`` tells of a cue whether the tagger of attributions found it too.
    """

    run: Run
    label: str
    probability: float
    roles: Mapping[Role, tuple[Filler, ...]]
    status: str | None = None
    seconded: bool = False

    def best(self, role: Role) -> Run | None:
        """The run likeliest to fill a role, the first of equals."""
        found = max(self.roles[role], key=lambda f: (f.probability, -f.run[0]), default=None)
        return None if found is None else found.run


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found.

    ``attributions`` are in PolNeAR's convention, ``cues`` in the record's. ``content`` holds for every token the probability that it is
    somebody's words, ``kinds`` which of ``inventory.ENTITY_KINDS`` it heads a mention of.

    ``same(token)`` gives, for a token that stands for somebody, every other token of its window with the log-odds that
    it is part of a mention of the same actor; ``filling(token, role, near)``, for an event's first token, those of its window
    that are among the tokens ``near`` with the log-odds that they are part of what fills the role. ``factuality`` tells of every token,
    were it a predicate, whether what it tells happened: from -3 (certainly not) to 3 (certainly; Saurí and Pustejovsky 2009,
    Lee et al. 2015).
    """

    attributions: tuple[Attribution, ...]
    cues: tuple[Anchored, ...]
    events: tuple[Anchored, ...]
    quantities: tuple[Anchored, ...]
    content: Mapping[int, float]
    kinds: Mapping[int, str]
    same: Callable[[int], Mapping[int, float]]
    filling: Callable[[int, Role, range], Mapping[int, float]]
    factuality: Mapping[int, float]


class Reports:
    """Decodes what the graphs of reports and of events give for the words of one article; ``begins`` are those that begin a sentence."""

    def __init__(self, encoded: Encoded, weights: Weights, tokens: Sequence[int], begins: Sequence[int]) -> None:
        self._scores: Arrays = encoded.reports
        self._windows = encoded.windows
        self._firsts = [window.first for window in encoded.windows]
        self._tokens = tokens
        self._word_of = {token: word for word, token in enumerate(tokens)}
        # The largest of all arrays: what is laid out anew is not kept as it was.
        take = self._scores.pop
        self._of_reports = Belonging(list(Role), take("filler"), take("anchor"), take("filler_bias"), weights.distance)
        self._of_events = Belonging(
            EVENT_ROLES, take("event_filler"), take("event_anchor"), take("event_filler_bias"), weights.event_distance
        )
        paths = marks([self._scores[head] for head in ANCHORS], begins)
        self._tagged: set[int] = set()
        self._runs = {head: list(runs(path)) for head, path in zip(ANCHORS, paths, strict=True)}

    def findings(self, attributions: Sequence[Attribution], kinds: NDArray[np.int64]) -> Findings:
        """All of it; ``attributions`` are runs of words, ``kinds`` holds for each word the number of a kind of entity."""
        self._tagged = {word for one in attributions for word in range(*one.cue)}
        content = self._scores["content"][:, 1]
        return Findings(
            attributions=tuple(self._in_tokens(one) for one in attributions),
            cues=tuple(self._anchored("cue", self._with_others([one.cue for one in attributions]))),
            events=tuple(self._anchored("event", self._runs["event"])),
            quantities=tuple(self._anchored("quantity", self._runs["quantity"])),
            content={token: float(content[word]) for word, token in enumerate(self._tokens)},
            kinds={token: inventory.ENTITY_KINDS[kind] for token, kind in zip(self._tokens, kinds.tolist(), strict=True)},
            same=self._same,
            filling=self._filling,
            factuality=dict(zip(self._tokens, self._scores["factuality"][:, 0].tolist(), strict=True)),
        )

    def _with_others(self, cues: Sequence[Run]) -> list[Run]:
        """The branch's own cues and those that only the tagger of attributions found; their probability tells which is which."""
        own = self._runs["cue"]
        taken = {word for run in own for word in range(*run)}
        return sorted([*own, *(cue for cue in cues if taken.isdisjoint(range(*cue)))])

    def _anchored(self, head: str, found: Sequence[Run]) -> Iterator[Anchored]:
        labels, roles = ANCHORS[head]
        for begin, end in found:
            taken = self._scores[head][begin:end]
            seen = self._seen(begin)
            yield Anchored(
                run=self._run(begin, end),
                label=_likeliest_type(taken, labels),
                probability=float(1.0 - taken[:, 0].mean()),
                roles=self._fillers(begin, roles, seen),
                status=self._status(begin) if head == "event" else None,
                seconded=head == "cue" and not self._tagged.isdisjoint(range(begin, end)),
            )

    def belonging(self, part: Part, cue: Run, run: Run) -> float:
        """Mean log-odds over the words of a run that it is a part of the attribution of ``cue``, both runs of words."""
        seen = self._seen(cue[0])
        inside = range(max(run[0], seen.start), min(run[1], seen.stop))
        if not inside:
            return -math.inf
        odds = self._of_reports.odds(cue[0], [PARTS[part]], inside)
        return float(odds.mean())

    def _in_tokens(self, found: Attribution) -> Attribution:
        return Attribution(self._run(*found.cue), *(tuple(self._run(*run) for run in runs) for runs in (found.sources, found.contents)))

    def _status(self, word: int) -> str:
        return inventory.STATUSES[int(self._scores["status"][word].argmax())]

    def _fillers(self, word: int, roles: Sequence[Role], seen: range) -> dict[Role, tuple[Filler, ...]]:
        table = self._belonging(roles[0]).odds(word, roles, seen)
        return {role: tuple(self._above(odds, seen)) for role, odds in zip(roles, table, strict=True)}

    def _above(self, odds: NDArray[np.float32], seen: range) -> Iterator[Filler]:
        for begin, end in closed_runs(odds > 0):
            probability = 1.0 / (1.0 + np.exp(-odds[begin:end]))
            yield Filler(self._run(seen.start + begin, seen.start + end), float(probability.mean()))

    def _belonging(self, role: Role) -> Belonging:
        return self._of_events if role in EVENT_ROLES else self._of_reports

    def _same(self, token: int) -> Mapping[int, float]:
        return self._filling(token, Role.SAME, range(self._tokens[0], self._tokens[-1] + 1))

    def _filling(self, token: int, role: Role, near: range) -> Mapping[int, float]:
        word = self._word_of.get(token)
        if word is None:
            return {}
        seen = self._seen(word)
        first, last = (bisect_left(self._tokens, end) for end in (near.start, near.stop))
        inside = range(max(seen.start, first), max(seen.start, first, min(seen.stop, last)))
        odds = self._belonging(role).odds(word, [role], inside)[0]
        return dict(zip(self._tokens[inside.start : inside.stop], odds.tolist(), strict=True))

    def _seen(self, word: int) -> range:
        """The words that some window saw together with ``word``."""
        at = bisect_right(self._firsts, word) - 1
        near = [w for w in self._windows[max(0, at - 1) : at + 2] if w.start <= word < w.end]
        return range(near[0].start, near[-1].end)

    def _run(self, begin: int, end: int) -> Run:
        return self._tokens[begin], self._tokens[end - 1] + 1


def _likeliest_type(scores: NDArray[np.float32], labels: Sequence[str]) -> str:
    """The type of a run by all of its words, opening and going on taken together."""
    return labels[1 + 2 * int((scores[:, 1::2] + scores[:, 2::2]).sum(axis=0).argmax())][2:]


def closed_runs(above: NDArray[np.bool_]) -> Iterator[Run]:
    """Runs of true places, gaps of up to ``CLOSE_UP`` bridged."""
    places = np.flatnonzero(above).tolist()
    if not places:
        return
    begin = previous = places[0]
    for place in places[1:]:
        if place - previous > CLOSE_UP + 1:
            yield begin, previous + 1
            begin = place
        previous = place
    yield begin, previous + 1
