"""Reads what is new into a record, and tells its stories again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from onrecord.domain.articles import Article, Context
from onrecord.domain.corrections import Correction
from onrecord.domain.readings import Reading
from onrecord.domain.stories import Story
from onrecord.errors import InputError
from onrecord.record.store import Pile, Store
from onrecord.record.telling import Group

AT_ONCE = 50
"""Articles of stories that are told together, in one transaction."""

Load = Callable[[Article, bytes], Article]
Read = Callable[[Article], Reading]
Tell = Callable[[Sequence[Article], Sequence[Reading], Sequence[Correction]], Story]
Grouping = Callable[[Store, str, Sequence[str]], Sequence[Group]]
"""Of a record, by a version of the teller, the stories of all articles that were read: their ids, sorted."""


class Outcome(StrEnum):
    """What became of an article that was offered to a record."""

    ADDED = "added"
    """New, or not read before."""

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


def keep(
    store: Store, arrivals: Iterable[tuple[Article, bytes]], *, load: Load, read: Read | None, reader: str, program: str
) -> Iterator[Kept]:
    """Keeps each article with its reading, as soon as it is read; one already read by this version is not read again.

    In the end, what else the record holds of another version is loaded and read again too, so that one record is of one version.

    Args:
        store: the record.
        arrivals: articles with their original bytes.
        load: makes an article that is known again from its original bytes.
        read: the reader, a pure function of the article; ``None`` keeps articles without a reading, for a later run to read.
        reader: version of ``load`` and ``read``; what one of them raises as an ``InputError`` is a refusal of that article alone.
        program: version of the program, for the note of when a thing was learned.
    """
    run = _Run(store, store.begin_run(program), load, read, reader, store.readers(), store.unread())
    for article, raw in arrivals:
        yield run.meet(article, raw)
    for name in run.stale():
        (article,) = store.articles([name])
        yield run.keep(article, store.original(name), run.outcome(name), again=True)


@dataclass(frozen=True, slots=True)
class _Run:
    """One run over a record: what keeping an article takes, and by id the versions that read or made those that are known."""

    store: Store
    number: int
    load: Load
    read: Read | None
    reader: str
    readers: dict[str, str]
    unread: dict[str, str]
    tried: set[str] = field(default_factory=set)

    def meet(self, article: Article, raw: bytes) -> Kept:
        """Keeps what is new, of another version, or told of otherwise at a place; notes where else a known article was found."""
        known = article.id in self.readers or article.id in self.unread
        before = self.store.contexts(article.id) if known else ()
        after = _merged(before, article)
        if self._is_current(article.id) and before == after:
            self.store.add_provenances(article)
            return Kept(article, Outcome.KNOWN)
        self.tried.add(article.id)
        again = after != article.contexts
        whole = self._everywhere(article, after) if again else article
        return self.keep(whole, raw, self.outcome(article.id), again=again)

    def _everywhere(self, article: Article, contexts: tuple[Context, ...]) -> Article:
        """An article with all places where it was found, and what is told there; the record knows of it when it is made anew."""
        (stored,) = self.store.articles([article.id])
        return replace(article, provenances=tuple(sorted({*stored.provenances, *article.provenances})), contexts=contexts)

    def keep(self, article: Article, raw: bytes, outcome: Outcome, *, again: bool = False) -> Kept:
        try:
            made = self.load(article, raw) if again else article
            reading = self.read(made) if self.read else None
        except InputError as refusal:
            return Kept(article, Outcome.REFUSED, refusal)
        self.store.keep(made, reading, reader=self.reader, run=self.number, raw=raw)
        (self.readers if self.read else self.unread)[made.id] = self.reader
        return Kept(made, outcome)

    def outcome(self, article: str) -> Outcome:
        return Outcome.REREAD if article in self.readers else Outcome.ADDED

    def stale(self) -> list[str]:
        """The known articles that this run would read, or make, otherwise than they are, and has not tried to."""
        return [one for one in {**self.unread, **self.readers} if not self._is_current(one) and one not in self.tried]

    def _is_current(self, article: str) -> bool:
        if self.read:
            return self.readers.get(article) == self.reader
        return article in self.readers or self.unread.get(article) == self.reader


def _merged(before: Sequence[Context], article: Article) -> tuple[Context, ...]:
    """What is told of an article at all its places, in their order; what is told now goes before what was told at the same place.

    Where nothing is told now, as without a table that told of it before, what was told stays.
    """
    told = {context.place: context for context in before}
    told |= {context.place: context for context in article.contexts}
    return tuple(told[place] for place in sorted(told))


def _at_once(stories: Iterable[tuple[str, Group]]) -> Iterator[dict[str, Group]]:
    """The stories, as many together as have so many articles."""
    some: dict[str, Group] = {}
    for told_from, articles in stories:
        some[told_from] = articles
        if sum(map(len, some.values())) >= AT_ONCE:
            yield some
            some = {}
    if some:
        yield some


def _told(tell: Tell, pile: Pile) -> Story:
    return tell(pile.articles, pile.readings, pile.corrections)


def refresh(store: Store, *, tell: Tell, teller: str, group: Grouping | None = None) -> bool:
    """Tells the stories again that are not what ``tell`` makes of all that was read.

    Args:
        store: the record.
        tell: a pure function of the pile of one story, whatever its order.
        teller: version of ``tell`` and ``group``.
        group: the stories of the articles that were read, each of them in one; without it, all are of one story.

    Returns:
        Whether there was anything to tell anew.
    """
    anew = False
    while not store.is_told(teller):
        state = store.state()
        if not state.articles:
            break
        groups = [state.articles] if group is None else group(store, teller, state.articles)
        wanted = {state.told_from(teller, articles): articles for articles in groups}
        known = frozenset(store.told().values())
        for some in _at_once((told_from, articles) for told_from, articles in wanted.items() if told_from not in known):
            pile = store.pile([name for articles in some.values() for name in articles])
            store.put_stories({told_from: _told(tell, pile.of(articles)) for told_from, articles in some.items()})
        anew = store.close(state.told_from(teller), teller, wanted)
    return anew
