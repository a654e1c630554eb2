"""What one article says, read on its own: a pure function of the article."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.domain.actors import LocalActor
from onrecord.domain.events import Event, Quantity
from onrecord.domain.spans import Span
from onrecord.domain.statements import Statement
from onrecord.domain.times import TimeRef


@dataclass(frozen=True, slots=True)
class Reading:
    """All entries of one article, in order of their place in the text.

    ``times`` are all times named, ``sentences`` the sentences read (furniture left out), ``words`` counts the words read.
    """

    article: str
    actors: tuple[LocalActor, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[TimeRef, ...]
    sentences: tuple[Span, ...]
    words: int
