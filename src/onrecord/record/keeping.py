"""Reads what is new into a record, and tells its story again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.domain.articles import Article
from onrecord.domain.readings import Reading
from onrecord.domain.stories import Story
from onrecord.errors import InputError
from onrecord.record.store import Store

Read = Callable[[Article], Reading]
Tell = Callable[[Sequence[Article], Sequence[Reading]], Story]


class Outcome(StrEnum):
    """What became of an article that was offered to a record."""

    ADDED = "added"
    KNOWN = "known"
    REREAD = "reread"
    """Known, but as another version of the reader had read it."""

    REFUSED = "refused"
    """The reader could not read it; the record stays as it was."""


@dataclass(frozen=True, slots=True)
class Kept:
    article: Article
    outcome: Outcome
    refusal: InputError | None = None


def keep(store: Store, arrivals: Iterable[tuple[Article, bytes]], *, read: Read, reader: str, program: str) -> Iterator[Kept]:
    """Keeps each article with its reading, as soon as it is read; one already read by this version is not read again.

    In the end, what else the record holds of another version is read again too, so that one record is of one version.

    Args:
        store: the record.
        arrivals: articles with their original bytes.
        read: the reader, a pure function of the article; what it raises as an ``InputError`` is a refusal of that article alone.
        reader: version of ``read``.
        program: version of the program, for the note of when a thing was learned.
    """
    run = store.begin_run(program)
    known = store.readers()
    for article, raw in arrivals:
        if known.get(article.id) == reader:
            store.add_provenances(article)
            yield Kept(article, Outcome.KNOWN)
            continue
        outcome = Outcome.REREAD if article.id in known else Outcome.ADDED
        known[article.id] = reader
        yield _keep_one(store, article, outcome, read=read, reader=reader, run=run, raw=raw)
    for article in store.articles([name for name, version in known.items() if version != reader]):
        yield _keep_one(store, article, Outcome.REREAD, read=read, reader=reader, run=run)


def _keep_one(store: Store, article: Article, outcome: Outcome, *, read: Read, reader: str, run: int, raw: bytes | None = None) -> Kept:
    try:
        reading = read(article)
    except InputError as refusal:
        return Kept(article, Outcome.REFUSED, refusal)
    store.keep(article, reading, reader=reader, run=run, raw=raw)
    return Kept(article, outcome)


def refresh(store: Store, *, tell: Tell, teller: str) -> bool:
    """Tells the story again where it is not what ``tell`` makes of all that was read.

    Args:
        store: the record.
        tell: a pure function of the pile, whatever its order.
        teller: version of ``tell``.

    Returns:
        Whether there was anything to tell anew.
    """
    if store.is_told(teller):
        return False
    pile = store.pile()
    if not pile.articles:
        return False
    store.replace_story(tell(pile.articles, pile.readings), pile, teller=teller)
    return True
