"""What stands in a text twice: second copies of paragraphs, sentences pulled out of them, posts that they quote."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.domain.articles import FurnitureKind
from onrecord.intake.furniture import captions, cues
from onrecord.intake.text.lines import Line, key

COPY_WORDS = 4
"""Words that a second copy of a paragraph, or its cut-off beginning, must have to be told from chance; the length of the runs compared."""

PULLED_WORDS = 8
"""Words from which on a sentence that another paragraph also holds is pulled from it."""

ALIKE_WORDS, ALIKE = 15, 0.85
"""Words from which on a paragraph is a copy of an earlier one that holds this share of its runs of words."""

QUOTED = 0.7
"""Share of the runs of a post that the report must hold for the post to be a copy."""

LONGEST = 1000
"""Words beyond which a line is no paragraph, and is compared with none."""

MOST_LINES = 3000
"""Lines beyond which a text is no single report, and is not searched for copies."""

MOST_HOLDERS = 8
"""Lines that are looked at for one run of words; what more of them share is a phrase of the text."""

HEAD_LINES = 3
"""Lines from the first, among which a copy is one of the title and tells of no caption."""

SIGNATURE = re.compile(r"\s[—–-]{1,2} ?[^—–\n]{2,60}\(@\w+\)(?: [A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})?\W*$")
"""The author and the day below a post."""

ADDRESS = re.compile(r"(?:https?://|pic\.twitter\.com/)\S*")


@dataclass(frozen=True, slots=True)
class _Held:
    """The lines that are compared, by their places, and which of them hold a run of words, at most a few."""

    words: dict[int, list[str]]
    holders: dict[str, list[int]]

    @classmethod
    def of(cls, lines: Sequence[Line], places: Iterable[int]) -> _Held:
        words = {at: lines[at].key.split() for at in places if lines[at].words <= LONGEST}
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for at, own in words.items():
            for run in dict.fromkeys(_runs(own)):
                if len(holders[run]) < MOST_HOLDERS:
                    holders[run].append(at)
        return cls(words, holders)


def repeats(lines: Sequence[Line], places: Iterable[int]) -> dict[int, FurnitureKind]:
    """Second copies, word for word, among the lines at ``places``."""
    first: dict[str, int] = {}
    return {at: FurnitureKind.REPEAT for at in places if lines[at].words >= COPY_WORDS and first.setdefault(lines[at].key, at) != at}


def copies(lines: Sequence[Line], places: Iterable[int]) -> dict[int, FurnitureKind]:
    """Copies among the lines at ``places``; of a sentence set twice in a row the first is a caption."""
    long = [at for at in places if lines[at].words >= COPY_WORDS]
    if len(long) > MOST_LINES:
        return {}
    found: dict[int, FurnitureKind] = {}
    held = _Held.of(lines, long)
    first: dict[str, int] = {}
    for at in long:
        line = lines[at]
        earlier = first.setdefault(line.key, at)
        if earlier != at or (at in held.words and _is_copy(line, at, lines, held)):
            found[at] = FurnitureKind.REPEAT
        if earlier == at - 1 and at > HEAD_LINES and line.sentences == 1 and line.words <= captions.LONGEST:
            found[earlier] = FurnitureKind.CAPTION
    return found


def _is_copy(line: Line, at: int, lines: Sequence[Line], held: _Held) -> bool:
    return _is_part(line, at, lines, held) or _is_alike(at, lines, held) or _is_quoted(line, at, lines, held)


def _is_part(line: Line, at: int, lines: Sequence[Line], held: _Held) -> bool:
    """Whether a longer line begins with the words of this one, which breaks off, or holds them all."""
    own = f" {line.key} "
    broken_off = not line.finished or line.text.endswith(("...", "…"))
    for other in held.holders.get(next(_runs(held.words[at]), ""), ()):
        whole = f" {lines[other].key} "
        if len(whole) <= len(own) or (other > at and len(own) >= ALIKE * len(whole)):
            continue  # of two that are nearly the same the later is the copy
        if (line.words >= PULLED_WORDS and own in whole) or (broken_off and whole.startswith(own)):
            return True
    return False


def _is_alike(at: int, lines: Sequence[Line], held: _Held) -> bool:
    """Whether an earlier line says nearly the same; a caption before the report may say what its first paragraph does."""
    runs = list(_runs(held.words[at]))
    if len(held.words[at]) < ALIKE_WORDS:
        return False
    shared = Counter(other for run in runs for other in held.holders[run] if other < at)
    alike = (other for other, times in shared.items() if times >= ALIKE * len(runs))
    return any(cues.kind_of(lines[other]) is None and not captions.is_caption(lines[other]) for other in alike)


def _is_quoted(line: Line, at: int, lines: Sequence[Line], held: _Held) -> bool:
    """Whether it is a post that the report quotes elsewhere in its own lines, whole or in pieces."""
    if SIGNATURE.search(line.text) is None:
        return False
    runs = list(_runs(key(ADDRESS.sub("", SIGNATURE.sub("", line.text))).split()))
    told = sum(any(SIGNATURE.search(lines[other].text) is None for other in held.holders.get(run, ()) if other != at) for run in runs)
    return bool(runs) and told >= QUOTED * len(runs)


def _runs(words: Sequence[str]) -> Iterator[str]:
    return (" ".join(words[at : at + COPY_WORDS]) for at in range(len(words) - COPY_WORDS + 1))
