"""A record as Python has it: all questions, and what can be set right in it by hand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from onrecord.domain import edtf
from onrecord.domain.actors import Actor
from onrecord.domain.articles import Article
from onrecord.domain.corrections import Change, Correction, CorrectionKind, LedgerEntry, Place, Standing
from onrecord.domain.readings import Reading
from onrecord.domain.spans import Span
from onrecord.domain.statements import Statement
from onrecord.domain.stories import EventEntry, Occurrence, QuantityEntry, StatementEntry, Story
from onrecord.errors import CorrectionError, NotFound
from onrecord.questions import Questions
from onrecord.record import lookup, pointing
from onrecord.record.grouping import group
from onrecord.record.keeping import refresh
from onrecord.record.pointing import Speaker, Tellings, find_words, mentioned, nearest_words
from onrecord.record.store import Pile, Store
from onrecord.record.versions import program_version, teller_version


class Record(Questions):
    """A record, open for questions and corrections.

    What is set right by hand is kept as an entry of a ledger, apart from what was read, with the day and the ``reason``. It points to
    articles and their words, holds however often they are read again and whatever is read beside them, and can be undone. The story is
    told anew at once; each method gives back what it is about as it stands then.

    Of questions, those of little confidence are left out, unless ``everything`` is asked for. What is asked by a name that the record
    does not know raises ``NotFound``; a name of several where one is meant ``Ambiguous``; what cannot be set right ``CorrectionError``; a
    day that is none, ``ValueError``.
    """

    def set_date(self, article: str, day: str | None, *, reason: str = "") -> list[Article]:
        """Sets the day of publication of an article, by id, path, file name or title; all articles of that name are set.

        Args:
            article: its name.
            day: an ISO day; ``None`` for the article's own again.
            reason: why.
        """
        value = None if day is None else edtf.one_day(day)
        with self._store.reading() as connection:
            found = sorted(lookup.article_ids(connection, article))
        changes = [Change(CorrectionKind.PUBLISHED, (Place(one),), value=value) for one in found]
        set_by_hand = {one.change.of for one in self._pile.corrections if one.kind is CorrectionKind.PUBLISHED}
        self._correct(*(one for one in changes if value is not None or one.of in set_by_hand), reason=reason)
        return [self._articles[one] for one in found]

    def merge_actors(self, one: str, other: str, *, reason: str = "") -> Actor:
        """Makes one actor of two, by id or name, and of all that the rules join to either."""
        return self._set_actor(pointing.merge(self._actor(one), self._actor(other), self._named), reason)

    def split_actor(self, actor: str, what: str, *, reason: str = "") -> Actor:
        """Makes an actor of its own of what an article (by id, path, file name or title) calls so, or of all that is called ``what``.

        Returns:
            The new actor.
        """
        known = self._actor(actor)
        try:
            with self._store.reading() as connection:
                taken = pointing.in_articles(known, lookup.article_ids(connection, what))
        except NotFound:
            taken = set()
        if not taken:
            taken = pointing.called(what, self._pile.readings, {article.id: article.text for article in self._articles.values()})
        return self._set_actor(pointing.split(known, what, taken, self._named), reason)

    def rename_actor(self, actor: str, name: str, *, reason: str = "") -> Actor:
        """Gives an actor a name; what the articles call it stays among its aliases."""
        return self._set_actor(pointing.rename(self._actor(actor), name, self._named), reason)

    def set_speaker(self, statement: str, speaker: str | None, *, reason: str = "") -> StatementEntry:
        """Sets who made a statement, which is given by its id or a beginning of it.

        Args:
            statement: the statement.
            speaker: an actor of the record by id or name, or words that stand in the statement's own article; ``None`` for nobody.
            reason: why.
        """
        entry = self._statement(statement)
        who = self._who(speaker, self._articles[entry.article], entry.statement.content[0])
        self._correct(pointing.speaker(entry, who, self._read_in(entry.article)), reason=reason)
        return self._statement(entry.statement.id)

    def set_day(self, entry: str, day: str | None, *, reason: str = "") -> Tellings:
        """Sets the day of an event or a statement: an EDTF value (a day, month or year, or an interval), ``None`` for none."""
        known = self._telling(entry)
        if isinstance(known, QuantityEntry):
            raise CorrectionError(f"{_id_of(known)} is a quantity", hint="days are set of events and statements")
        if day is not None and not edtf.is_edtf(day):
            raise ValueError(f"{day!r} is no day; write it like 1962-10-22, or 1962-10-22/1962-10-25 for some time between two")
        self._correct(pointing.day(known, day, self._read_in(known.article)), reason=reason)
        return self._telling(_id_of(known))

    def reject(self, entry: str, *, reason: str = "") -> LedgerEntry:
        """Leaves an event, statement or quantity out of all that the record tells; the ledger keeps its words."""
        known = self._telling(entry)
        (made,) = self._correct(pointing.reject(known, self._read_in(known.article)), reason=reason)
        return self.correction(made.id)

    def add_statement(
        self,
        article: str,
        words: str,
        *,
        by: str | None = None,
        cue: str | None = None,
        occurrence: int | None = None,
        reason: str = "",
    ) -> StatementEntry:
        """Adds a statement that nobody read, by the exact words of its content.

        Args:
            article: id, path, file name or title of the article.
            words: what is said, as it stands there.
            by: who says it, as in ``set_speaker``.
            cue: the words that introduce it, as they stand there; the nearest are taken.
            occurrence: which of several places where the words stand, from 1 on.
            reason: why.
        """
        with self._store.reading() as connection:
            source = self._articles[lookup.article_id(connection, article)]
        content = pointing.bare_words(source, find_words(source, words, occurrence=occurrence))
        self._check_missed(source.id, content)
        who = self._who(by, source, content)
        told = find_words(source, cue, near=content) if cue else None
        self._correct(pointing.added(source, content, who, told), reason=reason)
        return next(one for one in self.statements(article=source.id, everything=True) if one.statement.content == (content,))

    def undo(self, correction: str, *, reason: str = "") -> LedgerEntry:
        """Takes a correction back, by its id or a beginning of it; taking back what takes another back restores that.

        Returns:
            The correction that was taken back.
        """
        found = self.correction(correction)
        if found.standing is Standing.UNDONE:
            raise CorrectionError(f"{found.correction.id} is undone already", hint="undo the entry that took it back to restore it")
        self._correct(Change(CorrectionKind.UNDO, value=found.correction.id), reason=reason)
        return self.correction(found.correction.id)

    # -- what these take ----------------------------------------------------------------------------------------------

    def _correct(self, *changes: Change, reason: str) -> tuple[Correction, ...]:
        """Enters changes in the ledger and tells the story anew."""
        texts = {article.id: article.text for article in self._articles.values()}
        quoted = [change.quoted(texts) for change in changes]
        made = self._store.correct(*quoted, reason=" ".join(reason.split()), program=program_version())
        tell_anew(self._store)
        for name in vars(self).keys() - {"_store"}:  # what was remembered of the story as it was told before
            delattr(self, name)
        return made

    def _set_actor(self, change: Change, reason: str) -> Actor:
        self._correct(change, reason=reason)
        first = change.of[0]
        return next(
            actor
            for actor in self.actors(everything=True)
            if any((m.article, m.span) == (first.article, first.span) for m in actor.mentions)
        )

    def _actor(self, name: str) -> Actor:
        with self._store.reading() as connection:
            return lookup.actor(connection, name)

    def _who(self, name: str | None, article: Article, content: Span) -> Speaker:
        """Who is meant by the name of an actor, of several the one mentioned in ``article``, or by words that stand there."""
        if name is None:
            return Speaker()
        with self._store.reading() as connection:
            called = lookup.actors_called(connection, name)
            here = {one.id for one in self.actors(article=article.id, everything=True)} & called
            if called or name.startswith("actor-"):
                actor = lookup.sole_actor(connection, name, here) if len(here) == 1 else lookup.actor(connection, name)
                return Speaker(mentioned(actor, self._named), actor.name)
            near = lookup.actors_like(connection, name)
        if not pointing.all_words(article, name):
            problem = f"no actor called {name!r}, and the words do not stand in {article.place}"
            raise NotFound(problem, hint=near or nearest_words(article, name))
        words = find_words(article, name, near=content)
        return Speaker((Place(article.id, words),), words.of(article.text), unread=True)

    def _statement(self, name: str) -> StatementEntry:
        found = self._telling(name)
        if not isinstance(found, StatementEntry):
            raise CorrectionError(f"{_id_of(found)} is no statement", hint="`onrecord statements RECORD` lists them with their ids")
        return found

    def _telling(self, name: str) -> Tellings:
        with self._store.reading() as connection:
            whole, found = lookup.entry(connection, name)
        if isinstance(found, Tellings):
            return found
        told = f"set right what it is told by: {', '.join([*found.events, *found.statements])}" if isinstance(found, Occurrence) else ""
        raise CorrectionError(
            f"{whole} is no event, statement or quantity", hint=told or "`onrecord events RECORD` lists events with their ids"
        )

    def _read_in(self, article: str) -> Sequence[Statement]:
        """The statements of an article as they were read."""
        return next((reading.statements for reading in self._pile.readings if reading.article == article), ())

    def _check_missed(self, article: str, content: Span) -> None:
        known = [one for one in self.statements(article=article, everything=True) if one.statement.content == (content,)]
        if known:
            name = known[0].statement.id
            raise CorrectionError(
                f"that is a statement already, {name}", hint=f"`onrecord corrections RECORD speaker {name} NAME` sets who made it"
            )

    @cached_property
    def _pile(self) -> Pile:
        return self._store.pile()

    @cached_property
    def _named(self) -> frozenset[Place]:
        return pointing.named_in(self._pile.readings)


def _id_of(entry: Tellings) -> str:
    match entry:
        case StatementEntry():
            return entry.statement.id
        case EventEntry():
            return entry.event.id
        case QuantityEntry():
            return entry.quantity.id


def tell_anew(store: Store) -> None:
    """Tells the stories of a record again, where they are not what this version tells of all that was read and set right."""
    refresh(store, tell=_tell, teller=teller_version(), group=group)


def _tell(articles: Sequence[Article], readings: Sequence[Reading], corrections: Sequence[Correction]) -> Story:
    from onrecord import story

    return story.tell(articles, readings, corrections)
