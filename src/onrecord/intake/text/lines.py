"""A paragraph as the rules for headers and furniture see it: bare of markup, with what can be counted about it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.domain.spans import Span
from onrecord.intake.text.mojibake import FILLER

MARKS = ("**", "__", "~~", "`")
MARKUP = (
    ("](", re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)"), r"\1"),
    ("](", re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)"), r"\1"),
    ("<http", re.compile(r"<(https?://[^<>\s]+)>"), r"\1"),
    ("", re.compile(r"^\s{0,3}(?:#{1,6}|>|[-*+•⦁])\s+"), ""),
    *((mark, re.compile(rf"{re.escape(mark)}(?=\S)((?:(?!{re.escape(mark)}).)++)(?<=\S){re.escape(mark)}"), r"\1") for mark in MARKS),
)
"""Markdown that scrapers leave behind: what each sort has in it, its pattern, and what remains; links twice, for an image may be one.

No pattern runs past the next mark of its kind.
"""

LINKED = re.compile(
    r"(?:!?\[!\[[^\[\]]*\]\([^()\s]*\)\]\([^()\s]*\)|!?\[[^\[\]]*\]\([^()\s]*\)|<?https?://\S+>?|(?:pic\.twitter\.com|t\.co|bit\.ly)/\S+)[\s|,•·]*"
)
SENTENCE_END = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])")
FINISHED = re.compile(r"[.!?…][\"”’')\]*]*$")

LONGEST_WORD = 40
"""Characters beyond which a stretch without a space counts as several words: it is an address or no text at all."""


def key(text: str) -> str:
    """The letters and digits of a text in lower case, words apart: what two copies of a passage share."""
    return re.sub(r"[\W_]+", " ", text).strip().casefold()


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph.

    ``text`` is bare of Markdown with single spaces. ``finished`` says that it ends as a sentence does, ``links`` that it is
    nothing but links. ``key`` is what two copies of one paragraph share: its letters and digits, in lower case.
    """

    span: Span
    text: str
    words: int
    sentences: int
    finished: bool
    links: bool
    key: str

    @classmethod
    def of(cls, span: Span, text: str) -> Line:
        raw = span.of(text)
        bare = raw
        for mark, pattern, left in MARKUP:
            if mark in bare:
                bare = pattern.sub(left, bare)
        bare = " ".join(bare.replace(FILLER, "").split())
        return cls(
            span=span,
            text=bare,
            words=max(len(bare.split()), len(bare) // LONGEST_WORD),
            sentences=len(SENTENCE_END.findall(bare)) + 1,
            finished=FINISHED.search(bare) is not None,
            links=("/" in raw or "](" in raw) and not LINKED.sub("", raw).strip(),
            key=key(bare),
        )

    @classmethod
    def menu(cls, span: Span, text: str, own: str) -> Line:
        """A line of a page's menu, whose wording no rule looks at."""
        return cls(span, text, words=own.count(" ") + 1, sentences=1, finished=False, links=False, key=own)

    @property
    def capitals(self) -> float:
        """Share of words that begin with a capital or figure, of those that a headline would give one."""
        words = [word for word in re.findall(r"[^\W_][\w'’.&-]*", self.text) if len(word) > 3 or word[0].isupper()]
        return sum(not word[0].islower() for word in words) / len(words) if words else 0.0

    @property
    def is_paragraph(self) -> bool:
        """Whether it is running text and no headline, stamp or label."""
        return (self.words >= 12 and re.search(r"[.:][\"”’')\]]*$", self.text) is not None) or self.words >= 35 or self.sentences > 2

    @property
    def is_label(self) -> bool:
        """Whether it may head what follows: short and without an end."""
        return self.words <= 14 and re.search(r"[.,:;…][\"”’')\]]*$", self.text) is None and re.search(r"[^\W_]", self.text) is not None
