"""Transcripts: paragraphs that open with who speaks, as interviews and hearings are printed ("BRANDT: We will not.")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.domain.spans import Span

LABEL = re.compile(
    r"(?P<name>(?:[^\W\d_][\w.'’-]*[ \t]+){0,5}[^\W\d_][\w.'’-]*)(?:[ \t]*\([^)\n]{1,40}\))?[ \t]*:[ \t]+(?=\S)|(?P<asked>[QA])\.[ \t]"
)
"""One to six words in front of a colon, with a role in brackets after them at most; or "Q." and "A."."""

PARTICLE = 3
"""Letters of a word within a name that need no capital ("von", "al")."""

LEAST = 4
"""Paragraphs with a label that make a transcript."""

SHARE = 0.5
"""Least share of labelled paragraphs between the first and the last."""

ASKED = frozenset("q a question answer".split())
"""Labels that tell who asks and who answers and name nobody; it is often the report itself."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What somebody says at one go; ``label`` is the name in front of it, ``content`` a span a paragraph."""

    label: Span
    content: tuple[Span, ...]


def turns(text: str, blocks: Sequence[Span]) -> tuple[Turn, ...]:
    """The turns of a transcript, in order; none where the text is no transcript.

    It is one where labels that come again take turns and most of what stands between the first and the last of them is labelled.
    """
    opened = {number: match for number, block in enumerate(blocks) if (match := _opened(text, block)) is not None}
    counted = Counter(map(_surname, opened.values()))
    again = [number for number, match in opened.items() if counted[_surname(match)] > 1]
    if len(again) < LEAST or len({_surname(opened[number]) for number in again}) < 2:
        return ()
    inside = {number: match for number, match in opened.items() if again[0] <= number <= again[-1]}
    return tuple(_turns(blocks, inside)) if len(inside) >= SHARE * (again[-1] - again[0] + 1) else ()


def _surname(label: re.Match[str]) -> str:
    """The last word of a label, by which "ILSE BRANDT:" and "BRANDT:" are one."""
    return _name(label).split()[-1].casefold()


def _name(label: re.Match[str]) -> str:
    return (label["name"] or label["asked"]).strip(".")


def _opened(text: str, block: Span) -> re.Match[str] | None:
    """The label that a paragraph opens with, where all of its words begin as those of a name do."""
    match = LABEL.match(text, block.start, block.end)
    words = _name(match).split() if match else [""]
    named = words[0][:1].isupper() and all(word[0].isupper() or len(word) <= PARTICLE for word in words)
    return match if named else None


def _turns(blocks: Sequence[Span], opened: Mapping[int, re.Match[str]]) -> Iterator[Turn]:
    """The last turn is its own paragraph alone, since what stands after it may be the report again."""
    for number, after in pairwise([*opened, max(opened) + 1]):
        match = opened[number]
        if _name(match).casefold() not in ASKED:
            yield Turn(Span(*match.span("name")), (Span(match.end(), blocks[number].end), *blocks[number + 1 : after]))
