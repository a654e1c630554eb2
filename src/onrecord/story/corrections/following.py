"""What is told on a speaker's word goes with the speaker, where somebody set right who spoke."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from onrecord.domain.events import Event, Quantity
from onrecord.domain.readings import Reading
from onrecord.domain.spans import Span
from onrecord.domain.statements import Statement

Told = TypeVar("Told", Event, Quantity)

Respoken = tuple[Statement, Statement]
"""A statement as it was read, and with another speaker."""


def follow(reading: Reading, said: Iterable[Respoken]) -> Reading:
    """The reading, its events, quantities and statements within what is ``said`` on the word of who said it."""
    changed = [(old, new) for old, new in said if old.speaker is not None and old.speaker != new.speaker]
    return replace(
        reading,
        events=tuple(_told(event, changed) for event in reading.events),
        quantities=tuple(_told(quantity, changed) for quantity in reading.quantities),
        statements=tuple(_passed_on(statement, changed) for statement in reading.statements),
    )


def _told(told: Told, changed: Sequence[Respoken]) -> Told:
    for old, new in changed:
        if told.according_to == old.speaker and _within(told.span, old):
            return replace(told, according_to=new.speaker)
    return told


def _passed_on(statement: Statement, changed: Sequence[Respoken]) -> Statement:
    for old, new in changed:
        if old.speaker in statement.via and all(_within(span, old) for span in statement.content):
            via = (new.speaker if key == old.speaker else key for key in statement.via)
            statement = replace(statement, via=tuple(dict.fromkeys(key for key in via if key is not None)))
    return statement


def _within(span: Span, said: Statement) -> bool:
    return any(span in part for part in said.content)
