"""Who said what: attribution in the terms of PARC 3 (Pareti 2012): source, cue, content."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.domain.spans import Span
from onrecord.domain.times import TimeRef

SHOWN = 0.4
"""Confidence from which a statement is shown and told on: half the F1 that is reached, where F1 is greatest (Lipton et al. 2014)."""


class StatementKind(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Channel(StrEnum):
    """The way by which words reached the public."""

    STATEMENT = "statement"
    POST = "post"
    BRIEFING = "briefing"
    INTERVIEW = "interview"
    BROADCAST = "broadcast"
    SPEECH = "speech"
    HEARING = "hearing"
    LETTER = "letter"
    CALL = "call"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch of text that the article credits to somebody.

    ``content`` holds one span or several, in order. ``speaker`` is the key of a local actor or ``None`` where it cannot be
    decided; ``via`` the keys of those credited in between, nearest the report first. ``channel`` is ``None`` where the words do
    not tell it. ``confidence`` is from 0 to 1: the share of such statements that are right, words and speaker both.
    """

    id: str
    kind: StatementKind
    content: tuple[Span, ...]
    cue: Span | None
    speaker: str | None
    speaker_span: Span | None
    addressee: Span | None
    venue: Span | None
    said_on: TimeRef | None
    via: tuple[str, ...]
    confidence: float
    channel: Channel | None = None
