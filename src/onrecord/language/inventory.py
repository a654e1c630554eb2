"""The labels that the heads know, in the order of their rows: part of the weights' format."""

from __future__ import annotations

from enum import IntEnum

from onrecord.domain.events import EventStatus, EventType

NAMES = ("PERSON", "ORG", "LOC", "NORP", "PRODUCT", "MISC", "DATE", "MONEY")
"""Types of names as they are learned; ``LOC`` holds places, states and buildings, ``MISC`` events, works and laws."""

EVENT_NAME = "EVENT"
"""The type of a name that was learned as ``MISC`` and that a mention's kind tells to be an event."""

UNTYPED = "NONE"
ATTRIBUTIONS = ("SOURCE", "CUE", "CONTENT")
EVENTS = (*(t.value for t in EventType), UNTYPED)
STATUSES = tuple(s.value for s in EventStatus)


def bio(types: tuple[str, ...]) -> tuple[str, ...]:
    """``O``, then ``B-`` and ``I-`` of each type (Ramshaw and Marcus 1995)."""
    return ("O", *(f"{mark}-{kind}" for kind in types for mark in "BI"))


NAME_LABELS = bio(NAMES)
EVENT_LABELS = bio(EVENTS)
CUE_LABELS = bio(("CUE",))
QUANTITY_LABELS = bio(("QUANTITY",))
ATTRIBUTION_LABELS = bio(ATTRIBUTIONS)


class Role(IntEnum):
    """What a word can be to an anchor: a cue, an event's predicate, a quantity, or a mention that stands for a name."""

    SOURCE = 0
    CONTENT = 1
    ADDRESSEE = 2
    VENUE = 3
    CLAUSE = 4
    ACTOR = 5
    RECIPIENT = 6
    PLACE = 7
    CONDITION = 8
    COUNTED = 9
    SAME = 10
    POLNEAR_SOURCE = 11
    POLNEAR_CONTENT = 12


STATEMENT_ROLES = (Role.SOURCE, Role.CONTENT, Role.ADDRESSEE, Role.VENUE)
EVENT_ROLES = (Role.CLAUSE, Role.ACTOR, Role.RECIPIENT, Role.PLACE, Role.CONDITION)
REACH = 48
"""Words to either side up to which the pair scorer tells distances apart."""

ENTITY_KINDS = ("none", *"abstract animal event object organization person place plant substance time".split())
"""What a mention can be, after GUM's entity types (Zeldes 2017); the first is no mention."""
