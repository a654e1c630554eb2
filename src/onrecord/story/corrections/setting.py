"""Sets right what one article tells: statements added, entries rejected, speakers and days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from onrecord.domain.actors import ActorKind, LocalActor, Mention
from onrecord.domain.articles import Article
from onrecord.domain.corrections import RULE, Change, Correction, CorrectionKind, Place
from onrecord.domain.events import Event, Quantity
from onrecord.domain.ids import identify
from onrecord.domain.readings import Reading
from onrecord.domain.spans import Span
from onrecord.domain.statements import Statement, StatementKind
from onrecord.domain.times import TimeRef
from onrecord.story.corrections.by_hand import Local
from onrecord.story.corrections.following import follow
from onrecord.story.corrections.pointing import entry_at, mention_at, statement_at

NOUNS = {"statement": "statements", "event": "events", "quantity": "quantities"}
"""What can be rejected, to the field of a reading that holds such."""


class Setting:
    """Readings while they are set right, in the order in which that was done.

    ``touched`` holds by entry id the corrections that made it what it is, ``stand_ins`` the local actors elsewhere that speakers who
    are not mentioned in their article are, ``lost`` the corrections that find nothing. What a correction points to is looked for among
    all that was read or added, so that none depends on what another did to it.
    """

    def __init__(self, articles: Mapping[str, Article], readings: Mapping[str, Reading], held: Sequence[Correction]) -> None:
        self.readings = dict(readings)
        self.touched: dict[str, list[str]] = defaultdict(list)
        self.stand_ins: dict[Local, Local] = {}
        self.lost: list[str] = []
        self._articles = articles
        self._added: dict[str, Correction] = {}
        self._rejected: dict[str, Correction] = {}
        for one in held:
            if one.kind is CorrectionKind.ADD:
                self._note(one, self._add(one))
        self._known = dict(self.readings)
        deeds = {
            CorrectionKind.SPEAKER: self._set_speaker,
            CorrectionKind.WHEN: self._set_when,
            CorrectionKind.SAID_ON: self._set_said_on,
            CorrectionKind.REJECT: self._reject,
        }
        for one in held:
            if one.kind in deeds:
                self._note(one, deeds[one.kind](one))
        self._leave_out()

    def _note(self, one: Correction, entry: str | None) -> None:
        if entry is None:
            self.lost.append(one.id)
        elif one.id not in self.touched[entry]:
            self.touched[entry].append(one.id)

    # -- each gives the id of the entry that it found -------------------------------------------------------------------

    def _add(self, one: Correction) -> str | None:
        """Where a reader has found these very words by now, its statement, with what was said of it by hand."""
        change = one.change
        article, content = change.of[0].article, spans(change.of)
        if article not in self.readings or len(content) < len(change.of) or content[-1].end > len(self._articles[article].text):
            return None
        statements = self.readings[article].statements
        known = next((s for s in sorted(statements, key=lambda s: s.id) if s.content == content), None)
        made = self._made(change, known or _new_statement(article, content))
        before = [s for s in statements if s.content[0] <= made.content[0] and s.id != made.id]
        after = [s for s in statements if s.content[0] > made.content[0] and s.id != made.id]
        self.readings[article] = replace(self.readings[article], statements=(*before, made, *after))
        self._added[made.id] = one
        return made.id

    def _made(self, change: Change, statement: Statement) -> Statement:
        """The statement with the kind, cue and speaker that ``change`` gives it."""
        speaker, _ = self._speaker(change.of[0].article, change) if change.to else (statement.speaker, True)
        source = statement.speaker_span if speaker == statement.speaker else None
        return replace(
            statement,
            kind=StatementKind(change.value or ""),
            cue=change.cue.span if change.cue else statement.cue,
            speaker=speaker,
            speaker_span=change.to[0].span if change.unread else source,
            confidence=1.0,
        )

    def _set_speaker(self, one: Correction) -> str | None:
        old, change = self._statement(one.change), one.change
        speaker, found = self._speaker(change.of[0].article, change) if old is not None else (None, False)
        if old is None or not found:
            return None
        before = self.readings[change.of[0].article]
        now = next(s for s in before.statements if s.id == old.id)
        new = replace(now, speaker=speaker, speaker_span=self._source(old, change))
        statements = tuple(new if s.id == new.id else s for s in before.statements)
        self._put_followed(before, follow(replace(before, statements=statements), [(now, new)]), one)
        return old.id

    def _put_followed(self, before: Reading, after: Reading, one: Correction) -> None:
        """Puts a reading in place of another, all that differs in it noted as what a correction made it."""
        self.readings[after.article] = after
        for field in NOUNS.values():
            for was, is_now in zip(getattr(before, field), getattr(after, field), strict=True):
                if was != is_now:
                    self._note(one, is_now.id)

    def _set_when(self, one: Correction) -> str | None:
        article = one.change.of[0].article
        event = self._entry("event", one.change)
        if event is not None:
            self._replace(article, "events", event.id, when=TimeRef(RULE, fixed=one.change.value))
        return event.id if event is not None else None

    def _set_said_on(self, one: Correction) -> str | None:
        said = self._statement(one.change)
        if said is not None:
            self._replace(one.change.of[0].article, "statements", said.id, said_on=TimeRef(RULE, fixed=one.change.value))
        return said.id if said is not None else None

    def _reject(self, one: Correction) -> str | None:
        noun = one.change.value or ""
        entry = self._statement(one.change) if noun == "statement" else self._entry(noun, one.change)
        if entry is not None:
            self._rejected[entry.id] = one
        return entry.id if entry is not None else None

    # -- what it takes ------------------------------------------------------------------------------------------------

    def _leave_out(self) -> None:
        """What was rejected, and not added again since."""
        out = {
            name
            for name, one in self._rejected.items()
            if name not in self._added or (self._added[name].made, self._added[name].id) < (one.made, one.id)
        }
        for article, reading in self.readings.items() if out else ():
            kept: dict[str, Any] = {field: tuple(one for one in getattr(reading, field) if one.id not in out) for field in NOUNS.values()}
            self.readings[article] = replace(reading, **kept)

    def _replace(self, article: str, field: str, name: str, **values: TimeRef) -> None:
        reading = self.readings[article]
        changed: dict[str, Any] = {field: tuple(replace(one, **values) if one.id == name else one for one in getattr(reading, field))}
        self.readings[article] = replace(reading, **changed)

    def _statement(self, change: Change) -> Statement | None:
        reading = self._known.get(change.of[0].article)
        content = spans(change.of)
        return statement_at(reading.statements, content, change.source) if reading and content else None

    def _entry(self, noun: str, change: Change) -> Event | Quantity | None:
        reading = self._known.get(change.of[0].article)
        entries: Sequence[Event | Quantity] = getattr(reading, NOUNS[noun], ())
        return next((entry_at(entries, lambda one: one.span, span) for span in spans(change.of)), None)

    def _source(self, statement: Statement, change: Change) -> Span | None:
        """The words that name the speaker: those that the reader saw, unless they name somebody else."""
        if change.unread:
            return change.to[0].span
        span = statement.speaker_span
        named = change.to and span is not None and mention_at(self._known[change.of[0].article], span)
        return None if named else span

    def _speaker(self, article: str, change: Change) -> tuple[str | None, bool]:
        """Key of the speaker that ``change`` names, for an article; and whether it was found, or nobody was named."""
        if change.unread and change.to:
            return self._from_words(change.to[0]), True
        found = [(place.article, hit[0]) for place in change.to if (hit := self._mentioned(place))]
        here = [key for name, key in found if name == article]
        if here or not found:
            return (here[0] if here else None), bool(here or not change.to)
        key = ":".join(("elsewhere", *found[0]))
        self.stand_ins[article, key] = found[0]
        return key, True

    def _mentioned(self, place: Place) -> tuple[str, Mention] | None:
        reading = self.readings.get(place.article)
        return mention_at(reading, place.span) if reading is not None and place.span is not None else None

    def _from_words(self, place: Place) -> str | None:
        """Key of the local actor of these very words; a new one, where no reader took them for one."""
        reading, span = self.readings.get(place.article), place.span
        if reading is None or span is None or span.end > len(self._articles[place.article].text):
            return None
        known = mention_at(reading, span, exactly=True)
        if known is not None:
            return known[0]
        words = " ".join(span.of(self._articles[place.article].text).split())
        mention = Mention(span, words if words[:1].isupper() else None)
        made = LocalActor(f"{ActorKind.PERSON.value}:{span.start}-{span.end}:words", words, ActorKind.PERSON, None, (mention,))
        self.readings[place.article] = replace(reading, actors=(*reading.actors, made))
        return made.key


def _new_statement(article: str, content: tuple[Span, ...]) -> Statement:
    name = identify("s", article, CorrectionKind.ADD, content)
    return Statement(name, StatementKind.INDIRECT, content, None, None, None, None, None, None, (), 1.0)


def spans(places: Sequence[Place]) -> tuple[Span, ...]:
    """The spans of places in one article."""
    return tuple(place.span for place in places if place.span is not None)
