"""From what people name to the words that a correction holds it by."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from onrecord.domain.actors import Actor, bare_form
from onrecord.domain.articles import Article
from onrecord.domain.corrections import Change, CorrectionKind, Place
from onrecord.domain.readings import Reading
from onrecord.domain.spans import Span
from onrecord.domain.statements import Statement, StatementKind
from onrecord.domain.stories import EventEntry, QuantityEntry, StatementEntry
from onrecord.errors import CorrectionError

Tellings = StatementEntry | EventEntry | QuantityEntry


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is to have said something: an actor by its mentions, or where ``unread`` words that no reader took for one; nobody without."""

    places: tuple[Place, ...] = ()
    name: str | None = None
    unread: bool = False


NEAR_WORDS = 60
"""Least similarity (0 to 100) of words in an article that are offered in place of those that do not stand there."""
AROUND = 24
"""Code points shown on either side of each of several places."""
PLACES_SHOWN = 5


def mentioned(actor: Actor, named: Collection[Place]) -> tuple[Place, ...]:
    """The first mention in each article, one by name where there is one: a description is the likelier to be read otherwise one day.

    Args:
        actor: by these it is found again, whatever joins or parts it later.
        named: places where somebody is called by name.
    """
    first: dict[str, Place] = {}
    places = (Place(mention.article, mention.span) for mention in actor.mentions)
    for place in sorted(places, key=lambda one: (one not in named, one.order)):
        first.setdefault(place.article, place)
    return _sorted(first.values())


def named_in(readings: Iterable[Reading]) -> frozenset[Place]:
    """The places where somebody is called by name."""
    return frozenset(Place(r.article, mention.span) for r in readings for actor in r.actors for mention in actor.mentions if mention.name)


def merge(one: Actor, other: Actor, named: Collection[Place]) -> Change:
    """That two actors are one.

    Raises:
        CorrectionError: if they are so already.
    """
    if one.id == other.id:
        raise CorrectionError(
            f"{one.name!r} is one actor already, {one.id}", hint="`onrecord actors RECORD` lists all actors with their ids"
        )
    return Change(CorrectionKind.MERGE, mentioned(one, named), mentioned(other, named), f"{one.name} and {other.name}")


def split(actor: Actor, what: str, taken: Collection[Place], named: Collection[Place]) -> Change:
    """That the mentions ``taken``, which ``what`` names, are of another actor.

    Raises:
        CorrectionError: if that is all of them, or none.
    """
    every = {Place(mention.article, mention.span) for mention in actor.mentions}
    left = every.difference(taken)
    if len(left) == len(every):
        problem = f"no mention of {actor.name!r} is called {what!r}, or in an article of that name"
        raise CorrectionError(problem, hint=f"name an article, or one of {_quoted(actor.aliases)}")
    if not left:
        raise CorrectionError(
            f"{what!r} is all that is mentioned of {actor.name!r}", hint="split off an article, or one of its other names"
        )
    rest = replace(actor, mentions=tuple(m for m in actor.mentions if Place(m.article, m.span) in left))
    return Change(CorrectionKind.SPLIT, _sorted(every.intersection(taken)), mentioned(rest, named), f"{what} from {actor.name}")


def in_articles(actor: Actor, articles: Collection[str]) -> set[Place]:
    """The mentions of an actor in some articles."""
    return {Place(mention.article, mention.span) for mention in actor.mentions if mention.article in articles}


def called(form: str, readings: Iterable[Reading], texts: Mapping[str, str]) -> set[Place]:
    """The places where somebody is called ``form``, with title or without."""
    wanted = bare_form(form).casefold()
    return {
        Place(reading.article, mention.span)
        for reading in readings
        for actor in reading.actors
        for mention in actor.mentions
        if wanted in {bare_form(one).casefold() for one in (mention.span.of(texts[reading.article]), mention.name or "")}
    }


def rename(actor: Actor, name: str, named: Collection[Place]) -> Change:
    """That an actor goes by ``name``.

    Raises:
        CorrectionError: if there is nothing in it.
    """
    if not name.strip():
        raise CorrectionError("a name has nothing in it", hint="`onrecord corrections RECORD undo ID` takes a name by hand back")
    return Change(CorrectionKind.RENAME, mentioned(actor, named), value=" ".join(name.split()))


def reject(entry: Tellings, known: Sequence[Statement]) -> Change:
    """That an entry is none."""
    match entry:
        case StatementEntry():
            return _of_statement(CorrectionKind.REJECT, entry, known, value="statement")
        case EventEntry():
            return Change(CorrectionKind.REJECT, (Place(entry.article, entry.event.span),), value="event")
        case QuantityEntry():
            return Change(CorrectionKind.REJECT, (Place(entry.article, entry.quantity.span),), value="quantity")


def day(entry: StatementEntry | EventEntry, value: str | None, known: Sequence[Statement]) -> Change:
    """That an event or statement is of a day, or of none that is told."""
    if isinstance(entry, EventEntry):
        return Change(CorrectionKind.WHEN, (Place(entry.article, entry.event.span),), value=value)
    return _of_statement(CorrectionKind.SAID_ON, entry, known, value=value)


def speaker(entry: StatementEntry, who: Speaker, known: Sequence[Statement]) -> Change:
    """That a statement is ``who``'s, or nobody's that can be told."""
    return _of_statement(CorrectionKind.SPEAKER, entry, known, to=who.places, value=who.name, unread=who.unread)


def _of_statement(
    kind: CorrectionKind,
    entry: StatementEntry,
    known: Sequence[Statement],
    *,
    to: tuple[Place, ...] = (),
    value: str | None = None,
    unread: bool = False,
) -> Change:
    """A change of a statement by its content; ``known`` are those of its article as they were read, with the words of their speakers."""
    read = next((one for one in known if one.id == entry.statement.id), None)
    content = tuple(Place(entry.article, span) for span in entry.statement.content)
    return Change(kind, content, to, value, source=read.speaker_span if read else None, unread=unread)


def added(article: Article, content: Span, who: Speaker, cue: Span | None) -> Change:
    """That ``content`` is a statement which nobody read."""
    kind = kind_of(article, content)
    told = None if cue is None else Place(article.id, cue)
    return Change(CorrectionKind.ADD, (Place(article.id, content),), who.places, kind, cue=told, unread=who.unread)


def kind_of(article: Article, content: Span) -> StatementKind:
    """Direct where it stands in quotation marks, mixed where some of it does."""
    from onrecord.language.quotes import quotations

    quoted = [one.inner for one in quotations(article.text, [block.span for block in article.blocks])]
    if any(content in span for span in quoted):
        return StatementKind.DIRECT
    return StatementKind.MIXED if any(span.overlap(content) for span in quoted) else StatementKind.INDIRECT


def bare_words(article: Article, span: Span) -> Span:
    """A span without the quotation marks at its edges, as the content of a statement is."""
    from onrecord.language.quotes import strip_marks

    return strip_marks(article.text, span) or span


def find_words(article: Article, words: str, *, occurrence: int | None = None, near: Span | None = None) -> Span:
    """Where exact words stand in an article; white space may be any.

    Args:
        article: in whose text.
        words: as they stand there.
        occurrence: which of several places, from 1 on.
        near: the place that the nearest of several is meant to.

    Raises:
        CorrectionError: if they do not stand there, or in several places and it is not said which.
    """
    places = all_words(article, words)
    if not places:
        raise CorrectionError(f"{article.place}: the words {words!r} do not stand there", hint=nearest_words(article, words))
    if occurrence is not None and not 1 <= occurrence <= len(places):
        raise CorrectionError(f"{article.place}: the words stand there {_times(len(places))}", hint="count from 1 with --occurrence")
    if occurrence is not None:
        return places[occurrence - 1]
    if near is not None:
        return min(places, key=lambda place: (max(place.start - near.end, near.start - place.end), place))
    if len(places) > 1:
        shown = "; ".join(f"{number} in “{_around(article, place)}”" for number, place in enumerate(places[:PLACES_SHOWN], 1))
        raise CorrectionError(f"{article.place}: the words stand there {_times(len(places))}", hint=f"say which with --occurrence: {shown}")
    return places[0]


def all_words(article: Article, words: str) -> list[Span]:
    """Every place where the words stand in an article as whole words, whatever the white space between them."""
    pieces = [re.escape(word) for word in words.split()]
    if not pieces:
        return []
    before, after = (r"\b" if edge.isalnum() else "" for edge in (pieces[0][0], pieces[-1][-1]))
    return [Span(*found.span()) for found in re.finditer(before + r"\s+".join(pieces) + after, article.text)]


def nearest_words(article: Article, words: str) -> str:
    """What to do about words that do not stand in an article: the nearest that do."""
    found = fuzz.partial_ratio_alignment(words, article.text, score_cutoff=NEAR_WORDS) if words.strip() else None
    if found is None or found.dest_start == found.dest_end:
        return f"`onrecord show RECORD {article.id}` shows its text"
    start = article.text.rfind(" ", 0, found.dest_start + 1) + 1
    end = article.text.find(" ", found.dest_end - 1)
    return f"give them as they stand; the nearest are {' '.join(article.text[start : end if end > 0 else None].split())!r}"


def _around(article: Article, place: Span) -> str:
    return " ".join(article.text[max(0, place.start - AROUND) : place.end + AROUND].split())


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def _sorted(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(sorted(places, key=lambda place: place.order))
