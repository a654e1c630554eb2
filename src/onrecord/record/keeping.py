"""Reads what is new into a record, and tells its story again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.domain.articles import Article
from onrecord.domain.corrections import Correction
from onrecord.domain.readings import Reading
from onrecord.domain.stories import Story
from onrecord.errors import InputError
from onrecord.record.store import Store

Load = Callable[[Article, bytes], Article]
Read = Callable[[Article], Reading]
Tell = Callable[[Sequence[Article], Sequence[Reading], Sequence[Correction]], Story]


class Outcome(StrEnum):
    """What became of an article that was offered to a record."""

    ADDED = "added"
    KNOWN = "known"
    REREAD = "reread"
    """Known, but as another version of the reader had read it."""

    REFUSED = "refused"
    """It could not be read; the record stays as it was."""


@dataclass(frozen=True, slots=True)
class Kept:
    article: Article
    outcome: Outcome
    refusal: InputError | None = None


def keep(store: Store, arrivals: Iterable[tuple[Article, bytes]], *, load: Load, read: Read, reader: str, program: str) -> Iterator[Kept]:
    """Keeps each article with its reading, as soon as it is read; one already read by this version is not read again.

    In the end, what else the record holds of another version is loaded and read again too, so that one record is of one version.

    Args:
        store: the record.
        arrivals: articles with their original bytes.
        load: makes an article that is known again from its original bytes.
        read: the reader, a pure function of the article.
        reader: version of ``load`` and ``read``; what one of them raises as an ``InputError`` is a refusal of that article alone.
        program: version of the program, for the note of when a thing was learned.
    """
    known, tried = store.readers(), set[str]()
    run = _Run(store, store.begin_run(program), read, reader)
    for article, raw in arrivals:
        if known.get(article.id) == reader:
            store.add_provenances(article)
            yield Kept(article, Outcome.KNOWN)
            continue
        kept = run.keep(article, raw, Outcome.REREAD if article.id in known else Outcome.ADDED)
        tried.add(article.id)
        if kept.outcome is not Outcome.REFUSED:
            known[article.id] = reader
        yield kept
    stale = [name for name, version in known.items() if version != reader and name not in tried]
    for article in store.articles(stale):
        yield run.keep(article, store.original(article.id), Outcome.REREAD, load=load)


@dataclass(frozen=True, slots=True)
class _Run:
    """One run over a record: what keeping an article takes."""

    store: Store
    number: int
    read: Read
    reader: str

    def keep(self, article: Article, raw: bytes, outcome: Outcome, *, load: Load | None = None) -> Kept:
        try:
            made = load(article, raw) if load else article
            reading = self.read(made)
        except InputError as refusal:
            return Kept(article, Outcome.REFUSED, refusal)
        self.store.keep(made, reading, reader=self.reader, run=self.number, raw=raw)
        return Kept(made, outcome)


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
    store.replace_story(tell(pile.articles, pile.readings, pile.corrections), pile, teller=teller)
    return True
