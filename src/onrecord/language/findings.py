"""What the reports branch found in an article, as token ranges of its Doc.

A label row is decoded as BIO; what fills a role of an anchor (the source of a cue, the clause of an
event) is every word that scores above even odds, closed up into runs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.language import inventory
from onrecord.language.encoder import Arrays, Encoded
from onrecord.language.inventory import EVENT_ROLES, REACH, STATEMENT_ROLES, Role

Run = tuple[int, int]
"""Tokens ``[start, end)`` of a Doc."""

CLOSE_UP = 2
"""Words below even odds that a run may bridge, where both sides are above."""


@dataclass(frozen=True, slots=True)
class Filler:
    """A run that fills a role, with its mean probability."""

    run: Run
    probability: float


@dataclass(frozen=True, slots=True)
class Anchored:
    """A labelled run (a cue, a predicate, a number) and what fills its roles, in order of text."""

    run: Run
    label: str
    probability: float
    roles: Mapping[Role, tuple[Filler, ...]]
    status: str | None = None

    def best(self, role: Role) -> Run | None:
        """The run likeliest to fill a role, the first of equals."""
        found = max(self.roles[role], key=lambda f: (f.probability, -f.run[0]), default=None)
        return None if found is None else found.run


@dataclass(frozen=True, slots=True)
class Findings:
    """All that the branch found. ``content`` holds for every token the probability that it is somebody's words.

    ``same(token)`` gives, for a token that stands for somebody, every other token of its window with the log-odds that
    it is part of a mention of the same actor.
    """

    names: tuple[Anchored, ...]
    cues: tuple[Anchored, ...]
    events: tuple[Anchored, ...]
    quantities: tuple[Anchored, ...]
    content: Mapping[int, float]
    same: Callable[[int], Mapping[int, float]]


class Reports:
    """Decodes what the branch's graph gives for the words of one article."""

    def __init__(self, encoded: Encoded, distance: NDArray[np.float32], tokens: Sequence[int]) -> None:
        self._scores: Arrays = encoded.reports
        self._windows = encoded.windows
        self._firsts = [window.first for window in encoded.windows]
        self._distance = distance
        self._tokens = tokens
        self._word_of = {token: word for word, token in enumerate(tokens)}
        self._width = self._scores["filler"].shape[1] // len(Role)

    def findings(self) -> Findings:
        content = self._scores["content"][:, 1]
        return Findings(
            names=tuple(self._labelled("names", inventory.NAME_LABELS, ())),
            cues=tuple(self._labelled("cue", inventory.CUE_LABELS, STATEMENT_ROLES)),
            events=tuple(self._labelled("event", inventory.EVENT_LABELS, EVENT_ROLES)),
            quantities=tuple(self._labelled("quantity", inventory.QUANTITY_LABELS, (Role.COUNTED,))),
            content={token: float(content[word]) for word, token in enumerate(self._tokens)},
            same=self._same,
        )

    def _labelled(self, head: str, labels: Sequence[str], roles: Sequence[Role]) -> Iterator[Anchored]:
        scores = np.asarray(self._scores[head], dtype=np.float32)
        for begin, end, _ in bio_runs(scores, labels):
            taken = scores[begin:end]
            label = _likeliest_type(taken, labels)
            seen = self._seen(begin)
            yield Anchored(
                run=self._run(begin, end),
                label=label,
                probability=float(1.0 - taken[:, 0].mean()),
                roles={role: tuple(self._fillers(begin, role, seen)) for role in roles},
                status=self._status(begin) if head == "event" else None,
            )

    def _status(self, word: int) -> str:
        return inventory.STATUSES[int(self._scores["status"][word].argmax())]

    def _fillers(self, word: int, role: Role, seen: range) -> Iterator[Filler]:
        odds = self._odds(word, role, seen)
        above = odds > 0
        for begin, end in closed_runs(above):
            probability = 1.0 / (1.0 + np.exp(-odds[begin:end]))
            yield Filler(self._run(seen.start + begin, seen.start + end), float(probability.mean()))

    def _odds(self, word: int, role: Role, seen: range) -> NDArray[np.float32]:
        """Log-odds that each of the words ``seen`` fills ``role`` for the anchor ``word``."""
        inside, part = slice(seen.start, seen.stop), slice(role * self._width, (role + 1) * self._width)
        odds = self._scores["filler"][inside, part] @ self._scores["anchor"][word, part] / self._width**0.5
        apart = np.clip(np.arange(seen.start, seen.stop) - word, -REACH, REACH) + REACH
        return np.asarray(odds + self._scores["filler_bias"][inside, role] + self._distance[apart, role], dtype=np.float32)

    def _same(self, token: int) -> Mapping[int, float]:
        word = self._word_of.get(token)
        if word is None:
            return {}
        seen = self._seen(word)
        return {self._tokens[seen.start + i]: float(o) for i, o in enumerate(self._odds(word, Role.SAME, seen))}

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


def bio_runs(scores: NDArray[np.float32], labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Runs ``(start, end, type)`` of the best labels; an ``I-`` that follows nothing of its type opens a run.

    A word is outside (``O``, the first label) where that is likelier than all types together.
    """
    begin, kind = 0, ""
    best = np.where(scores[:, 0] >= 0.5 * scores.sum(axis=1), 0, 1 + scores[:, 1:].argmax(axis=1)).tolist()
    for number, label in enumerate([*(labels[b] for b in best), "O"]):
        goes_on = label.startswith("I-") and label[2:] == kind
        if kind and not goes_on:
            yield begin, number, kind
            kind = ""
        if label != "O" and not goes_on:
            begin, kind = number, label[2:]


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
