"""What people settled of actors: who is one, who is kept apart, who goes by which name; a later word holds against an earlier one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.domain.corrections import Correction, CorrectionKind
from onrecord.story.groups import Groups

Local = tuple[str, str]
"""An article's id and the key of a local actor in it."""

Side = tuple[int, bool]
"""Which split, and whether it is the side that was set apart."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A merge, split or rename with the local actors that it speaks of: ``ours`` what it is of, ``others`` what it sets it against.

    ``beyond`` tells whether it points to articles of other stories too.
    """

    correction: Correction
    ours: tuple[Local, ...]
    others: tuple[Local, ...] = ()
    beyond: bool = False


@dataclass(frozen=True)
class ByHand:
    """What the ledger says of actors and entries, in terms of today's local actors.

    Args:
        bonds: pairs of local actors that are one, each with the reason in plain words.
        sides: of local actors that a split set apart or left; what stands on both sides of one is never one actor.
        taken: of local actors that splits took out of their actor, which splits.
        names: of local actors whose actor was given a name, that name and its rank: the highest of an actor holds.
        notes: of local actors, what else was done to their actor by hand, in plain words.
        stand_ins: keys of articles in which a speaker is not mentioned, to the local actor elsewhere that it is.
        touched: by entry id, the corrections that made it what it is.
        merges: of local actors that were made one with those of other stories, rank and id of the last correction that did.
        lost: ids of corrections that find nothing.
    """

    bonds: tuple[tuple[Local, Local, str], ...] = ()
    sides: Mapping[Local, frozenset[Side]] = field(default_factory=dict)
    taken: Mapping[Local, tuple[int, ...]] = field(default_factory=dict)
    names: Mapping[Local, tuple[int, str]] = field(default_factory=dict)
    notes: Mapping[Local, frozenset[str]] = field(default_factory=dict)
    stand_ins: Mapping[Local, Local] = field(default_factory=dict)
    touched: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    merges: Mapping[Local, tuple[int, str]] = field(default_factory=dict)
    lost: tuple[str, ...] = ()

    def name(self, group: Iterable[Local]) -> str | None:
        """The name that was given to the actor of ``group`` last."""
        return max((self.names[local] for local in group if local in self.names), default=(0, None))[1]

    def notes_on(self, group: Iterable[Local]) -> frozenset[str]:
        return frozenset[str]().union(*(self.notes.get(local, ()) for local in group))

    def beyond(self, group: Iterable[Local]) -> str | None:
        """Id of the correction by which the actor of ``group`` is one with somebody of another story."""
        return max((self.merges[local] for local in group if local in self.merges), default=(0, None))[1]

    def set_apart(self, group: Iterable[Local]) -> bool:
        """Whether the actor of ``group`` was taken out of another."""
        return any(local in self.taken for local in group)


NOTHING = ByHand()


def settle(settled: Sequence[Settled]) -> ByHand:
    """Everything in ``settled``, which is in order of making, as far as nothing later speaks against it."""
    merged = [one for one in settled if one.correction.kind is not CorrectionKind.RENAME]
    knots = _Knots({local for one in merged for local in (*one.ours, *one.others)})
    for number, one in sorted(enumerate(merged), reverse=True):
        if one.correction.kind is CorrectionKind.MERGE:
            knots.tie((*one.ours, *one.others), f"joined {_by_hand(one.correction)}")
        else:
            knots.tie(one.ours, f"set apart together {_by_hand(one.correction)}")
            knots.part(number, one.ours, one.others)
    merges = {
        local: (rank, one.correction.id)
        for rank, one in enumerate(merged)
        for local in (*one.ours, *one.others)
        if one.beyond and one.correction.kind is CorrectionKind.MERGE
    }
    return ByHand(tuple(knots.bonds), knots.all_sides(), dict(knots.taken), _names(settled), _notes(settled), merges=merges)


def _by_hand(correction: Correction) -> str:
    return f"by hand on {correction.day}: {correction.reason}".removesuffix(": ")


class _Knots:
    """Ties and parts local actors; what was parted is not tied any more, what was tied not parted."""

    def __init__(self, locals_: Iterable[Local]) -> None:
        self._groups: Groups[Local] = Groups(locals_)
        self._sides: dict[Local, frozenset[Side]] = defaultdict(frozenset)
        self._members = frozenset(locals_)
        self.bonds: list[tuple[Local, Local, str]] = []
        self.taken: dict[Local, tuple[int, ...]] = defaultdict(tuple)

    def tie(self, locals_: Iterable[Local], reason: str) -> None:
        kept: list[Local] = []
        for local in sorted(set(locals_)):
            fitting = next((one for one in kept if self._may_be_one(one, local)), None)
            if fitting is None:
                kept.append(local)
            elif self._groups.find(fitting) != self._groups.find(local):
                self._unite(fitting, local)
                self.bonds.append((fitting, local, reason))

    def part(self, number: int, taken: Iterable[Local], left: Iterable[Local]) -> None:
        ours, others = ({self._groups.find(local) for local in locals_} for locals_ in (taken, left))
        for root in ours ^ others:
            self._sides[root] |= {(number, root in ours)}
        for local in sorted(set(taken)):
            if self._groups.find(local) not in others:
                self.taken[local] += (number,)

    def all_sides(self) -> dict[Local, frozenset[Side]]:
        found = {local: self._sides[self._groups.find(local)] for local in sorted(self._members)}
        return {local: sides for local, sides in found.items() if sides}

    def _may_be_one(self, one: Local, other: Local) -> bool:
        a, b = self._groups.find(one), self._groups.find(other)
        return a == b or compatible(self._sides[a], self._sides[b])

    def _unite(self, one: Local, other: Local) -> None:
        sides = self._sides[self._groups.find(one)] | self._sides[self._groups.find(other)]
        self._groups.join(one, other)
        self._sides[self._groups.find(one)] = sides


def compatible(one: frozenset[Side], other: frozenset[Side]) -> bool:
    """Whether actors on these sides may be one."""
    return not any((number, not taken) in other for number, taken in one)


def _names(settled: Iterable[Settled]) -> dict[Local, tuple[int, str]]:
    """A name goes with those it was given to; what is later set apart leaves it behind."""
    names: dict[Local, tuple[int, str]] = {}
    for rank, one in enumerate(settled):
        if one.correction.kind is CorrectionKind.RENAME and one.correction.change.value:
            names |= dict.fromkeys(one.ours, (rank, one.correction.change.value))
        elif one.correction.kind is CorrectionKind.SPLIT:
            names = {local: name for local, name in names.items() if local not in one.ours}
    return names


def _notes(settled: Iterable[Settled]) -> dict[Local, frozenset[str]]:
    notes: dict[Local, frozenset[str]] = defaultdict(frozenset)
    for one in settled:
        words = {CorrectionKind.SPLIT: "set apart", CorrectionKind.RENAME: "named"}.get(one.correction.kind)
        for local in one.ours if words else ():
            notes[local] |= {f"{words} {_by_hand(one.correction)}"}
    return dict(notes)
