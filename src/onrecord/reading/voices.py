"""Whose words are whose: statements with the tokens they were made from, and those that lie within others."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from onrecord.domain.actors import ActorKind
from onrecord.domain.spans import Span
from onrecord.domain.statements import Statement, StatementKind
from onrecord.domain.times import TimeRef
from onrecord.language.findings import Run
from onrecord.reading import phrases
from onrecord.reading.cast import Cast
from onrecord.reading.confidence import Signs
from onrecord.reading.pronouns import AMERICA, FIRST, FIRST_SINGULAR, THIRD, THIRD_PERSONAL


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with the tokens it was made from, for what is read after it (events, quantities).

    ``signs`` are what its confidence follows from, where it has a cue.
    """

    statement: Statement
    cue: Run | None
    contents: tuple[Run, ...]
    source: Run | None = None
    signs: Signs | None = None


def place(said: Said) -> tuple[Span, Span, str]:
    """Where a statement stands among others: by its words, its source and its id."""
    statement = said.statement
    return statement.content[0], statement.speaker_span or statement.content[0], statement.id


class Voices:
    """Whose words each token of an article is."""

    def __init__(self, said: Sequence[Said]) -> None:
        self._around: dict[int, list[Said]] = defaultdict(list)
        for one in sorted(said, key=lambda s: sum(end - start for start, end in s.contents)):
            for token in {token for start, end in one.contents for token in range(start, end)}:
                self._around[token].append(one)

    def around(self, token: int) -> Sequence[Said]:
        """The statements that hold a token, the shortest first."""
        return self._around.get(token, ())

    def speaker(self, token: int) -> str | None:
        """Who vouches for what stands at a token: the speaker of the innermost statement that holds it."""
        return next((said.statement.speaker for said in self.around(token)), None)


def nested(said: Sequence[Said], doc: Doc, cast: Cast) -> Iterator[Said]:
    """What stands within somebody's words: an "I" there is that somebody; what an outlet or agency tells came through it."""
    voices = Voices(said)
    same: dict[tuple[Run, ...], list[Said]] = defaultdict(list)
    for one in said:
        same[one.contents].append(one)
    for own in said:
        around = [other.statement for other in voices.around(own.cue[0]) if other is not own] if own.cue is not None else []
        statement = own.statement
        if around and own.source is not None:
            statement = replace(statement, speaker=_within(doc, statement, own.source, around[0]))
        # "…, the minister said, Baltic Wire reported": the model gives both cues the same words.
        beside = [other.statement for other in same[own.contents] if other.cue != own.cue]
        via = _outlets([outer.speaker for outer in (*reversed(around), *beside)], cast)
        if statement.speaker is not None and not _outlets([statement.speaker], cast):
            statement = replace(statement, via=via)
        yield replace(own, statement=statement)


def _within(doc: Doc, statement: Statement, source: Run, outer: Statement) -> str | None:
    """Who speaks within somebody's words: their "I" is themselves, and nobody says "he" or "she" of themselves."""
    if statement.speaker is None and _is_headed(doc, source, FIRST_SINGULAR):
        return outer.speaker
    of_themselves = outer.kind is StatementKind.DIRECT and outer.speaker == statement.speaker
    return None if of_themselves and _is_headed(doc, source, THIRD_PERSONAL) else statement.speaker


def dated(said: Sequence[Said], doc: Doc, paragraphs: Sequence[int]) -> Iterator[Said]:
    """Give what "he" or "she" says with no day of its own the day on which they spoke before it in the paragraph.

    ``said`` is in order of text; ``paragraphs`` are the places where they begin.
    """
    told: dict[tuple[int, str], TimeRef] = {}
    for own in said:
        statement = own.statement
        if statement.speaker is not None and statement.said_on is not None:
            key = bisect_right(paragraphs, statement.content[0].start), statement.speaker
            if statement.said_on.span is not None:
                told[key] = replace(statement.said_on, rule="paragraph")
            elif statement.said_on.tells and key in told and own.source is not None and _is_headed(doc, own.source, THIRD):
                own = replace(own, statement=replace(statement, said_on=told[key]))
        yield own


def _outlets(speakers: Sequence[str | None], cast: Cast) -> tuple[str, ...]:
    """Those of some speakers that are outlets or agencies, each once."""
    return tuple(dict.fromkeys(key for key in speakers if key is not None and cast.kind_of(key) is ActorKind.OUTLET))


def first_person(doc: Doc, run: Run) -> bool:
    """Whether a phrase is the speaker's own "I" or "we"."""
    return _is_headed(doc, run, FIRST)


def _is_headed(doc: Doc, run: Run, words: frozenset[str]) -> bool:
    """Whether one of some words heads a phrase."""
    span = phrases.tokens_of(doc, run)
    return span is not None and span.root.lower_ in words and span.root.text != AMERICA
