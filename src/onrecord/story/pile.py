"""The pile of articles as the rules of this layer look at it: texts, sentences and actors by their place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.domain.actors import Actor, LocalActor, Mention
from onrecord.domain.articles import Article
from onrecord.domain.readings import Reading
from onrecord.domain.spans import Span
from onrecord.domain.statements import StatementKind
from onrecord.story.actors.joined import join_actors
from onrecord.story.corrections.by_hand import NOTHING, ByHand
from onrecord.story.words import Word, words

SHORTEST_EVIDENCE, LONGEST_EVIDENCE = 60, 320
"""Code points of a clause that can be understood on its own, and of the longest sentence that may stand for it."""


class Pile:
    """Articles that were read, in order of their ids, with the actors joined across them.

    ``mentions`` holds for each article the places where an actor of the record is mentioned, in order, pronouns left out;
    ``named`` the actors that are called by a name and not only described, ``touched`` the corrections of an entry by its id.
    """

    def __init__(self, articles: Iterable[Article], readings: Iterable[Reading], by_hand: ByHand = NOTHING) -> None:
        read = {r.article: r for r in readings}
        self.articles: Mapping[str, Article] = {a.id: a for a in sorted(articles, key=lambda a: a.id) if a.id in read}
        self.readings: Mapping[str, Reading] = {a: read[a] for a in self.articles}
        joined = join_actors(self.articles, self.readings.values(), by_hand)
        self.actors: Mapping[str, Actor] = {a.id: a for a in joined.actors}
        self.id_of = joined.id_of
        self.touched = by_hand.touched
        self.mentions: Mapping[str, Sequence[tuple[Span, str]]] = {
            reading.article: sorted((m.span, self.id_of[reading.article, a.key]) for a, m in _telling(reading))
            for reading in self.readings.values()
        }
        self.named = frozenset(
            self.id_of[r.article, a.key] for r in self.readings.values() for a in r.actors if any(m.name for m in a.mentions)
        )
        self._starts = {a: [s.start for s in r.sentences] for a, r in self.readings.items()}
        self._words: dict[str, tuple[list[Word], list[int]]] = {}

    def text(self, article: str, span: Span) -> str:
        return span.of(self.articles[article].text)

    def words(self, article: str, span: Span) -> tuple[Word, ...]:
        """The words inside ``span``."""
        if article not in self._words:
            found = words(self.articles[article].text)
            self._words[article] = (found, [w.start for w in found])
        found, starts = self._words[article]
        last = bisect_left(starts, span.end)
        last -= bool(last and found[last - 1].end > span.end)
        return tuple(found[bisect_left(starts, span.start) : last])

    def stems(self, article: str, span: Span) -> frozenset[str]:
        """Stems of the content words inside ``span``."""
        return frozenset(word.stem for word in self.words(article, span) if word.content)

    def quoted(self, article: str) -> tuple[Span, ...]:
        """What the article gives in the speakers' own words."""
        statements = self.readings[article].statements
        return tuple(span for s in statements if s.kind is StatementKind.DIRECT for span in s.content)

    def sentence(self, article: str, at: int) -> Span | None:
        """The sentence that holds the code point ``at``."""
        place = bisect_right(self._starts[article], at) - 1
        if place < 0:
            return None
        sentence = self.readings[article].sentences[place]
        return sentence if at < sentence.end else None

    def evidence(self, article: str, clause: Span) -> Span:
        """The clause, or the sentence that it lies in where it says too little on its own."""
        sentence = self.sentence(article, clause.start)
        short = len(clause) < SHORTEST_EVIDENCE and sentence is not None and len(sentence) <= LONGEST_EVIDENCE
        return sentence if short and sentence and clause in sentence else clause

    def actors_in(self, article: str, span: Span) -> tuple[str, ...]:
        """Actors with a mention that begins inside ``span``, wherever it ends, in order of their first."""
        return tuple(dict.fromkeys(actor for _, actor in self.mentions_in(article, span)))

    def mentions_in(self, article: str, span: Span) -> Sequence[tuple[Span, str]]:
        """Mentions that begin inside ``span``, in order."""
        mentions = self.mentions[article]
        first, last = (bisect_left(mentions, at, key=lambda m: m[0].start) for at in (span.start, span.end))
        return mentions[first:last]

    def resolve(self, article: str, keys: Iterable[str]) -> tuple[str, ...]:
        """Ids of local actors, each once."""
        return tuple(dict.fromkeys(self.id_of[article, key] for key in keys if (article, key) in self.id_of))


def _telling(reading: Reading) -> Iterator[tuple[LocalActor, Mention]]:
    """The mentions that tell who is there: those of a name, and descriptions of those who speak or act; an adjective is neither."""
    spoken = {key for s in reading.statements for key in (s.speaker, *s.via)}
    active = spoken.union(key for e in reading.events for key in (*e.actors, *e.recipients, e.according_to))
    for actor in reading.actors:
        for mention in actor.mentions:
            if mention.name is not None or actor.key in active:
                yield actor, mention
