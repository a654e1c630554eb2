"""Finds the times that a text names, each as a symbolic ``TimeRef`` with the rule that gave it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from onrecord.domain.spans import Span
from onrecord.domain.times import TimeRef
from onrecord.reading.times.phrases import matches, start_of
from onrecord.reading.times.place import Place, Told
from onrecord.reading.times.rules import BY_START
from onrecord.reading.times.words import Word, words_of

__all__ = ["find_times"]

Found = tuple[int, int, TimeRef]
"""First word, the one after the last, and the time."""


def find_times(doc: Doc) -> tuple[TimeRef, ...]:
    """The times named in ``doc``, in order of the text; where phrases overlap, the longest that begins first.

    Types follow TIMEX3's dates (ISO-TimeML, ISO 24617-1): plain durations, ages and sets are none. Spans are the
    expressions without their prepositions; ranges ("from Monday to Thursday") are one time.
    """
    words = words_of(doc)
    return tuple(replace(ref, span=Span(words[start].start, words[end - 1].end)) for start, end, ref in _ranges(words, _all(words)))


def _all(words: Sequence[Word]) -> list[Found]:
    found: list[Found] = []
    told = Told()
    at = 0
    while at < len(words):
        if words[at].form == "\n":
            told = Told(told.day)
        best = _longest(words, at, told)
        if best is not None:
            found.append(best)
            told = told.after(best[2])
        at = best[1] if best else at + 1
    return found


def _longest(words: Sequence[Word], at: int, told: Told) -> Found | None:
    """The first rule's time among those that reach farthest."""
    best: Found | None = None
    for rule in BY_START.get(start_of(words[at]), ()):
        for end, values in matches(rule.items, words, at):
            if best is not None and end <= best[1]:
                continue
            ref = rule.build(values, Place(words, at, end, told))
            if ref is not None:
                best = (at, end, ref)
    return best


LINKS = {"to": "from", "until": "from", "till": "from", "through": None, "-": None, "–": None, "—": None, "and": "between"}
"""Words between the ends of a range, with the word that must stand before it."""


def _ranges(words: Sequence[Word], found: Sequence[Found]) -> Iterator[Found]:
    """Joins the two ends of a range and opens those of "since" and "until"."""
    at = 0
    while at < len(found):
        start, end, ref = found[at]
        if at + 1 < len(found) and _linked(words, found[at], found[at + 1]):
            yield start, found[at + 1][1], replace(ref, until=found[at + 1][2])
            at += 2
            continue
        yield start, end, _opened(ref, words, start, end)
        at += 1


def _linked(words: Sequence[Word], left: Found, right: Found) -> bool:
    if right[0] != left[1] + 1 or words[left[1]].form not in LINKS or _has_ends(left[2]) or _has_ends(right[2]):
        return False
    needed = LINKS[words[left[1]].form]
    return needed is None or _before(words, left[0]) == needed


def _has_ends(ref: TimeRef) -> bool:
    return ref.until is not None or ref.open_start or ref.open_end


def _before(words: Sequence[Word], at: int) -> str:
    """The word before, a "the" left out."""
    if at and words[at - 1].form == "the":
        at -= 1
    return words[at - 1].form if at else ""


OPENERS = {"since": "open_end", "until": "open_start", "till": "open_start", "before": "open_start", "after": "open_end"}


def _opened(ref: TimeRef, words: Sequence[Word], start: int, end: int) -> TimeRef:
    """``since 2014`` has an open end; not so where the time only describes a noun ("since Monday's talks")."""
    cue = _before(words, start)
    end_of = OPENERS.get(cue)
    follower = words[end].token if end < len(words) else None
    describes = follower is not None and (follower.lower_ in ("'s", "’s", "'", "’") or follower.tag_.startswith(("NN", "JJ")))
    if end_of is None or describes or _has_ends(ref):
        return ref
    return replace(ref, rule=cue, open_start=end_of == "open_start", open_end=end_of == "open_end")
