"""Where in a text a phrase stands: the words about it, the tense over it, and what was told before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

from onrecord.domain.times import TimeRef, Unit
from onrecord.reading.times.direction import direction
from onrecord.reading.times.phrases import Values
from onrecord.reading.times.words import Word

WAYS = {-1: "past", 0: "nearest", 1: "ahead"}
"""Directions as the names of rules have them."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the text told before: the last ``day``, and the EDTF value ``fixed`` that the narrative stands at, where it has named one."""

    day: TimeRef | None = None
    fixed: str | None = None

    @property
    def year(self) -> int | None:
        return int(self.fixed[:4]) if self.fixed else None

    def after(self, ref: TimeRef) -> Told:
        """What is told once ``ref`` is: a time that counts from the day of publication ends a narrative of the past."""
        last = ref.until or ref
        keeps = last.unit is Unit.DATE or ref.rule == "year"  # "the 1962 crisis" moves no narrative
        return Told(ref if ref.is_day else self.day, self.fixed if keeps else last.fixed)


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
    def phrase(self) -> Phrase:
        first, last = self.words[self.start].token, self.words[self.end - 1].token
        return first.doc[first.i : last.i + 1]

    @cached_property
    def direction(self) -> int | None:
        return direction(self.phrase)

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
