"""What people set right by hand: entries of a ledger that only grows, each pointing to articles and their words."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from onrecord.domain.ids import identify
from onrecord.domain.spans import Span

RULE = "correction"
"""The rule of a time that was set by hand."""


class CorrectionKind(StrEnum):
    PUBLISHED = "published"
    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    SPEAKER = "speaker"
    WHEN = "when"
    SAID_ON = "said_on"
    REJECT = "reject"
    ADD = "add"
    UNDO = "undo"


class Standing(StrEnum):
    """What a correction comes to by now."""

    HOLDS = "holds"
    REPLACED = "replaced"
    """A later one of the same thing holds in its place."""

    UNDONE = "undone"
    LOST = "lost"
    """What it points to is not found any more in what is read today."""


@dataclass(frozen=True, slots=True)
class Place:
    """An article, or a span of it with the words that stood there when it was pointed to."""

    article: str
    span: Span | None = None
    quote: str = ""

    @property
    def order(self) -> tuple[str, int, int]:
        return (self.article, self.span.start, self.span.end) if self.span else (self.article, -1, -1)


@dataclass(frozen=True, slots=True)
class Change:
    """What is set right. An actor is pointed to by a mention in each article that has one, an entry by its words.

    ===========  ======================================  =================================  ==================================
    kind         ``of``                                  ``to``                             ``value``
    ===========  ======================================  =================================  ==================================
    published    the article                                                                its day; ``None`` for its own again
    merge        one actor                               the other                          their names then
    split        the mentions that become another actor  the actor that is left             what it was called, and its name then
    rename       the actor                                                                  its name
    speaker      the statement's content                 the speaker; empty for nobody      the speaker's name then
    when         the event's predicate                                                      a day or interval; ``None`` for none
    said_on      the statement's content                                                    a day or interval; ``None`` for none
    reject       the words of the entry                                                     statement, event or quantity
    add          the content of a new statement          the speaker; empty for nobody      direct, indirect or mixed
    undo                                                                                    id of what it takes back
    ===========  ======================================  =================================  ==================================

    ``source`` is the words that name the speaker of the statement pointed to, which tell statements of one content apart; ``cue``
    those of the cue of a new one. Where ``unread``, the speaker is the words themselves, which no reader took for an actor.
    """

    kind: CorrectionKind
    of: tuple[Place, ...] = ()
    to: tuple[Place, ...] = ()
    value: str | None = None
    source: Span | None = None
    cue: Place | None = None
    unread: bool = False

    @property
    def subject(self) -> Hashable:
        """Of two changes with one subject, the later holds."""
        among = self.to if self.kind in (CorrectionKind.MERGE, CorrectionKind.SPLIT) else ()
        noun = self.value if self.kind is CorrectionKind.REJECT else None
        return self.kind, self.of, self.source, among, noun

    def quoted(self, texts: Mapping[str, str]) -> Change:
        """The same with the words of all places, from the canonical texts by article."""

        def quoted(places: tuple[Place, ...]) -> tuple[Place, ...]:
            return tuple(replace(one, quote=one.span.of(texts[one.article])) if one.span else one for one in places)

        cue = quoted((self.cue,))[0] if self.cue else None
        return replace(self, of=quoted(self.of), to=quoted(self.to), cue=cue)


@dataclass(frozen=True, slots=True)
class Correction:
    """A change with the note of why and when it was made. Its id follows from all of it."""

    id: str
    change: Change
    reason: str
    made: str
    program: str

    @property
    def kind(self) -> CorrectionKind:
        return self.change.kind

    @property
    def day(self) -> str:
        """The day on which it was made."""
        return self.made.partition("T")[0]


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A correction as the ledger shows it."""

    correction: Correction
    standing: Standing


def correction(change: Change, *, made: str, reason: str = "", program: str = "") -> Correction:
    """The correction that makes ``change``.

    Args:
        change: what is set right.
        made: when, in ISO 8601, UTC.
        reason: why, in the words of who made it.
        program: version of the program.
    """
    said = (change.kind, change.of, change.to, change.value, change.source, change.cue, change.unread)
    return Correction(identify("c", *said, reason, made), change, reason, made, program)


def in_order(corrections: Iterable[Correction]) -> list[Correction]:
    """Each once, in the order in which they were made."""
    return sorted({one.id: one for one in corrections}.values(), key=lambda one: (one.made, one.id))


def undone(corrections: Iterable[Correction]) -> frozenset[str]:
    """Ids of those that are taken back, by what is not taken back itself."""
    taken: set[str | None] = set()
    for one in reversed(in_order(corrections)):
        if one.kind is CorrectionKind.UNDO and one.id not in taken:
            taken.add(one.change.value)
    return frozenset(name for name in taken if name is not None)


def in_force(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """Those that change something, in order: what is undone left out, of one subject the last, of what was only said again the first."""
    every = in_order(corrections)
    taken, last = undone(every), dict[Hashable, Correction]()
    for one in every:
        before = last.get(one.change.subject)
        if one.kind is not CorrectionKind.UNDO and one.id not in taken and (before is None or before.change != one.change):
            last[one.change.subject] = one
    return tuple(in_order(one for one in last.values() if one.kind is not CorrectionKind.PUBLISHED or one.change.value is not None))


def standings(corrections: Iterable[Correction], lost: Iterable[str] = ()) -> tuple[LedgerEntry, ...]:
    """The whole ledger in order; ``lost`` are ids of those that find nothing."""
    every, missing = in_order(corrections), frozenset(lost)
    taken, holding = undone(every), {one.change for one in in_force(every)}

    def standing(one: Correction) -> Standing:
        if one.id in taken:
            return Standing.UNDONE
        if one.id in missing:
            return Standing.LOST
        plain = one.kind is CorrectionKind.UNDO or (one.kind is CorrectionKind.PUBLISHED and one.change.value is None)
        return Standing.HOLDS if plain or one.change in holding else Standing.REPLACED

    return tuple(LedgerEntry(one, standing(one)) for one in every)
