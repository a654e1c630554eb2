"""Who did what to whom, and whether it happened at all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.domain.spans import Span
from onrecord.domain.times import TimeRef


class EventType(StrEnum):
    """The sixteen types of the PLOVER ontology (Halterman et al. 2023)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class EventStatus(StrEnum):
    """Whether it happened, in the words of the guidelines; behind it lies FactBank's factuality (Saurí and Pustejovsky 2009)."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    PROPOSED = "proposed"
    CONDITIONAL = "conditional"
    POSSIBLE = "possible"
    DENIED = "denied"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    ALLEGED = "alleged"


@dataclass(frozen=True, slots=True)
class Event:
    """One telling of an event in one article.

    ``span`` is the predicate, ``clause`` the clause or sentence that carries it. ``lemma`` is the predicate's dictionary form.
    ``actors``, ``recipients`` and ``according_to`` are keys of local actors.
    """

    id: str
    span: Span
    clause: Span
    lemma: str
    type: EventType | None
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    when: TimeRef | None
    place: Span | None
    status: EventStatus
    condition: Span | None
    according_to: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts. ``low`` and ``high`` are ``None`` at an open end; ``unit`` as the text has it, in lower case.

    ``of`` is the words counted, ``approx`` the approximator in plain words ("more than"), ``according_to`` a local actor's key.
    """

    id: str
    span: Span
    low: float | None
    high: float | None
    unit: str
    of: Span | None
    when: TimeRef | None
    according_to: str | None
    approx: str | None
