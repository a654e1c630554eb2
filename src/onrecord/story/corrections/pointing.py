"""Finds again, in what is read of an article today, the mention or entry that a correction points to by its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from onrecord.domain.actors import Mention
from onrecord.domain.articles import Article
from onrecord.domain.corrections import Change, Place
from onrecord.domain.readings import Reading
from onrecord.domain.spans import Span
from onrecord.domain.statements import Statement

SAME_WORDS = 0.5
"""Share of the words of both, from which an entry that another version read elsewhere is the one that was meant."""

Found = TypeVar("Found")


def in_todays_texts(change: Change, articles: Mapping[str, Article]) -> Change:
    """The change with places where their words stand now, should another version have taken another text from the same bytes.

    A place whose words are gone is left without a span.
    """
    of, to = (tuple(_today(place, articles) for place in places) for places in (change.of, change.to))
    cue = _today(change.cue, articles) if change.cue else None
    return replace(change, of=of, to=to, cue=cue, source=_moved(change.source, change.of, of))


def _moved(source: Span | None, before: Sequence[Place], after: Sequence[Place]) -> Span | None:
    """The words of a speaker, which have gone where the statement did."""
    old, new = (places[0].span if places else None for places in (before, after))
    by = new.start - old.start if old and new else 0
    return Span(source.start + by, source.end + by) if source and source.start + by >= 0 else None


def _today(place: Place, articles: Mapping[str, Article]) -> Place:
    article, span = articles.get(place.article), place.span
    if article is None or span is None or not place.quote or span.of(article.text) == place.quote:
        return place
    starts = [found.start() for found in re.finditer(re.escape(place.quote), article.text)]
    start = min(starts, key=lambda at: (abs(at - span.start), at), default=None)
    return replace(place, span=None if start is None else Span(start, start + len(place.quote)))


def mention_at(reading: Reading, span: Span, *, exactly: bool = False) -> tuple[str, Mention] | None:
    """The mention at ``span`` with the key of its local actor; else the most alike of those that overlap it, unless ``exactly``."""
    mentions = sorted((mention.span, actor.key, mention) for actor in reading.actors for mention in actor.mentions)
    found = _best(mentions, lambda one: likeness([one[0]], [span]), least=1.0 if exactly else 0.0)
    return None if found is None else found[1:]


def statement_at(statements: Iterable[Statement], content: Sequence[Span], source: Span | None) -> Statement | None:
    """The statement of this content, of several the one whose speaker is named by ``source``; else the one most alike."""
    known = sorted(statements, key=lambda one: (one.speaker_span != source, one.id))
    return _best(known, lambda one: likeness(one.content, content), least=SAME_WORDS)


def entry_at(entries: Iterable[Found], span_of: Callable[[Found], Span], span: Span) -> Found | None:
    """The entry at ``span``; else the one most alike."""
    return _best(sorted(entries, key=span_of), lambda one: likeness([span_of(one)], [span]), least=SAME_WORDS)


def likeness(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Share of the text of both that is in both (Jaccard)."""
    shared = sum(a.overlap(b) for a in one for b in other)
    return shared / (sum(map(len, one)) + sum(map(len, other)) - shared)


def _best(known: Sequence[Found], like: Callable[[Found], float], *, least: float) -> Found | None:
    """The first of those most alike, if it is alike at all and ``least`` at the least."""
    likest = max(known, key=like, default=None)
    return likest if likest is not None and like(likest) > 0 and like(likest) >= least else None
