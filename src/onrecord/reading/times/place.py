"""Where in a text a phrase stands: the words about it, the tense over it, and what was told before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

from onrecord.domain.resolution import resolve
from onrecord.domain.spans import Span
from onrecord.domain.times import FROM_EVENT, TimeRef, Unit
from onrecord.reading.times.direction import direction
from onrecord.reading.times.phrases import Values
from onrecord.reading.times.words import Word

WAYS = {-1: "past", 0: "nearest", 1: "ahead"}
"""Directions as the names of rules have them."""


DAY = len("2022-02-21")
CLOSE_BY, CLOSE_BY_DATE = 25, 60
"""Words within which news keeps the year that it has named, by itself or in a date."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the text told before.

    ``day`` is the last day, ``last`` the last time of any length, ``quarter`` the last quarter of a year; ``fixed`` is the EDTF value that
    the narrative stands at, where it has named one, at the word ``at``. ``narrates``: the text tells of years, as a history does, not
    of its own days.
    """

    day: TimeRef | None = None
    last: TimeRef | None = None
    quarter: TimeRef | None = None
    fixed: str | None = None
    at: int = 0
    narrates: bool = False

    @property
    def year(self) -> int | None:
        return int(self.fixed[:4]) if self.fixed and self.fixed[0] != "-" else None

    @property
    def before_christ(self) -> int | None:
        """The year before Christ that the narrative stands at."""
        return int(self.fixed[1:5]) + 1 if self.fixed and self.fixed[0] == "-" else None

    @property
    def month(self) -> int | None:
        return int(self.fixed[5:7]) if self.fixed and self.fixed[0] != "-" and len(self.fixed) > 6 else None

    def after(self, ref: TimeRef, at: int) -> Told:
        """What is told once ``ref`` is: in news, a time that counts from the day of publication ends a narrative of the past."""
        if ref.rule == FROM_EVENT:
            return replace(self, day=None, last=None)  # on a day that is not told
        if not ref.tells:
            return self
        last = ref.until or ref
        keeps = last.unit is Unit.DATE or ref.rule == "year" or (self.narrates and last.fixed is None)
        return replace(
            self,
            day=ref if ref.is_day else self.day,
            last=ref,
            quarter=ref if ref.rule == "quarter" else self.quarter,
            fixed=self.fixed if keeps else _placed(last),
            at=self.at if keeps else at,
        )


def _placed(ref: TimeRef) -> str | None:
    """The fixed value that a time leaves the narrative at, of one that was counted on what it comes to."""
    if ref.fixed is None or not (ref.months or ref.shift or ref.whole):
        return ref.fixed
    value = resolve(ref, None)
    return ref.fixed if value is None or "/" in value else value.rstrip("~?%")[:DAY]


@dataclass
class Place:
    """Where a phrase was found: words ``[start, end)``, and what was told before."""

    words: Sequence[Word]
    start: int
    end: int
    told: Told

    def form(self, offset: int) -> str:
        """The word so far from the first (below nought) or from the end; "" beyond the text."""
        word = self.word(offset)
        return word.form if word else ""

    def word(self, offset: int) -> Word | None:
        at = self.start + offset if offset < 0 else self.end + offset
        return self.words[at] if 0 <= at < len(self.words) else None

    @property
    def told_year(self) -> int | None:
        """The year that the narrative stands at; in news, only close by."""
        close_by = CLOSE_BY if self.told.month is None else CLOSE_BY_DATE
        return self.told.year if self.told.narrates or self.start - self.told.at <= close_by else None

    @property
    def phrase(self) -> Phrase:
        first, last = self.words[self.start].token, self.words[self.end - 1].token
        return first.doc[first.i : last.i + 1]

    @cached_property
    def direction(self) -> int | None:
        return direction(self.phrase)

    def holds(self, span: Span) -> bool:
        """Whether the sentence of the phrase holds a place of the text before it; in a text without sentences it does."""
        token = self.words[self.start].token
        return not token.doc.has_annotation("SENT_START") or span.start >= token.sent.start_char

    @property
    def describes(self) -> bool:
        """Whether a noun follows that the phrase describes: "the 1962 crisis"."""
        follower = self.word(0)
        return follower is not None and follower.token.tag_.startswith(("NN", "JJ"))

    @property
    def is_part_of_name(self) -> bool:
        """Whether a longer name holds the phrase, as in "the Sunday Times"."""
        phrase = self.phrase
        after = phrase.doc[phrase.end] if phrase.end < len(phrase.doc) else None
        if _continues_name(phrase[0]) or (after is not None and _continues_name(after)):
            return True
        in_compound = phrase.root.dep_.startswith(("compound", "flat")) and phrase.root.head.tag_ in ("NNP", "NNPS")
        return in_compound or (self.form(-1) == "the" and after is not None and after.is_title and after.tag_ != "CD")


def _continues_name(token: Token) -> bool:
    return token.ent_iob_ == "I" and token.ent_type_ not in ("DATE", "TIME", "QUANTITY")


Builder = Callable[[Values, Place], TimeRef | None]
"""What a phrase says, from the values of its terms and its place; ``None`` where it names no time there."""
