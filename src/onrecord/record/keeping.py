"""Reads what is new into a record, and tells its story again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.domain.articles import Article
from onrecord.domain.readings import Reading
from onrecord.domain.stories import Story
from onrecord.record.store import Store

Read = Callable[[Article], Reading]
Tell = Callable[[Sequence[Article], Sequence[Reading]], Story]


class Outcome(StrEnum):
    """What became of an article that was offered to a record."""

    ADDED = "added"
    KNOWN = "known"
    REREAD = "reread"
    """Known, but as another version of the reader had read it."""


@dataclass(frozen=True, slots=True)
class Kept:
    article: Article
    outcome: Outcome


def keep(store: Store, arrivals: Iterable[tuple[Article, bytes]], *, read: Read, reader: str, program: str) -> Iterator[Kept]:
    """Keeps each article with its reading, as soon as it is read; one already read by this version is not read again.

    In the end, what else the record holds of another version is read again too, so that one record is of one version.

    Args:
        store: the record.
        arrivals: articles with their original bytes.
        read: the reader, a pure function of the article.
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
        store.keep(article, read(article), reader=reader, run=run, raw=raw)
        yield Kept(article, Outcome.REREAD if article.id in known else Outcome.ADDED)
        known[article.id] = reader
    for article in store.articles([name for name, version in known.items() if version != reader]):
        store.keep(article, read(article), reader=reader, run=run)
        yield Kept(article, Outcome.REREAD)


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
