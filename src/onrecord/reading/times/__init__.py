"""Finds the times that a text names, each as a symbolic ``TimeRef`` with the rule that gave it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from onrecord.domain.spans import Span
from onrecord.domain.times import TimeRef
from onrecord.reading.times.narration import narrates
from onrecord.reading.times.phrases import matches
from onrecord.reading.times.place import Place, Told
from onrecord.reading.times.rules import BY_START
from onrecord.reading.times.words import Word, words_of

__all__ = ["find_times"]

LONGEST = 24
"""Words of an expression, at most."""

Found = tuple[int, int, TimeRef]
"""First word, the one after the last, and the time."""


def find_times(doc: Doc) -> tuple[TimeRef, ...]:
    """The times named in ``doc``, in order of the text; where phrases overlap, the longest that begins first.

    They are what TIMEX3 marks (ISO-TimeML, ISO 24617-1): dates, times, durations and sets, without their prepositions. Ranges ("from
    Monday to Thursday") are one time, whose ``until`` has a span of its own.
    """
    words = words_of(doc)
    return tuple(_ranges(words, _all(words)))


def _all(words: Sequence[Word]) -> list[Found]:
    found: list[Found] = []
    told = Told(narrates=narrates(words))
    at = 0
    while at < len(words):
        if words[at].form == "\n":
            told = replace(told, fixed=None) if not told.narrates else told
        best = _longest(words, at, told)
        for one in _apart(words, best) if best is not None else ():
            found.append(one)
            told = told.after(one[2], at)
        at = best[1] if best else at + 1
    return found


def _longest(words: Sequence[Word], at: int, told: Told) -> Found | None:
    """The first rule's time among those that reach farthest."""
    best: Found | None = None
    near: frozenset[str] | None = None
    for rule in BY_START.get(words[at].key, ()):
        near = near or frozenset(word.key for word in words[at : at + LONGEST])
        if rule.needs.isdisjoint(near):
            continue
        for end, values in matches(rule.items, words, at):
            if best is not None and end <= best[1]:
                continue
            ref = rule.build(values, Place(words, at, end, told))
            if ref is not None:
                best = (at, end, _spanned(words, at, end, ref, values.get("@last")))
    return best


def _spanned(words: Sequence[Word], start: int, end: int, ref: TimeRef, last: int | None) -> TimeRef:
    """The time with its words; of a range that one phrase tells, each end with its own."""
    start = _without_article(words, start, end)
    if last is None or ref.until is None:
        return replace(ref, span=_span(words, start, end))
    link = last - 1
    while words[link].form == "the":
        link -= 1
    return replace(ref, span=_span(words, start, link), until=replace(ref.until, span=_span(words, last, end)))


def _span(words: Sequence[Word], start: int, end: int) -> Span:
    return Span(words[start].start, words[end - 1].end)


def _without_article(words: Sequence[Word], start: int, end: int) -> int:
    """The first word; not an article that belongs to a noun after the phrase: "the Dec. 21, 1988, bombing"."""
    article = words[start].token
    outside = article.dep_ == "det" and not words[start].token.i <= article.head.i <= words[end - 1].token.i
    return start + 1 if outside and words[start].form in ("the", "a", "an") and start + 1 < end else start


def _apart(words: Sequence[Word], found: Found) -> list[Found]:
    """Two times that one phrase names without a range: "March and April 1918"."""
    start, end, ref = found
    if ref.until is None or ref.until.span is None or ref.span is None or _before(words, start) == "between":
        return [found]
    at = start
    while words[at].end < ref.span.end:
        at += 1
    if words[at + 1].form not in ("and", "or"):
        return [found]
    second = next(n for n in range(at, end) if words[n].start == ref.until.span.start)
    return [(start, at + 1, replace(ref, until=None)), (second, end, ref.until)]


LINKS = {"to": "from", "until": "from", "till": "from", "through": None, "-": None, "–": None, "—": None, "and": "between"}
"""Words between the ends of a range, with the word that must stand before it."""


def _ranges(words: Sequence[Word], found: Sequence[Found]) -> Iterator[TimeRef]:
    """Joins the two ends of a range and opens those of "since" and "until"."""
    at = 0
    while at < len(found):
        start, end, ref = found[at]
        if at + 1 < len(found) and _linked(words, found[at], found[at + 1]):
            yield replace(ref, until=found[at + 1][2])
            at += 2
            continue
        yield _opened(ref, words, start, end)
        at += 1


def _linked(words: Sequence[Word], left: Found, right: Found) -> bool:
    if right[0] != left[1] + 1 or words[left[1]].form not in LINKS or not (_is_end(left[2]) and _is_end(right[2])):
        return False
    needed = LINKS[words[left[1]].form]
    return needed is None or _before(words, left[0]) == needed


def _is_end(ref: TimeRef) -> bool:
    """Whether a time can be an end of a range: a date without ends of its own."""
    return ref.tells and ref.until is None and not ref.open_start and not ref.open_end


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
    if end_of is None or describes or not _is_end(ref):
        return ref
    return replace(ref, rule=cue, open_start=end_of == "open_start", open_end=end_of == "open_end")
