"""The actors of an article as they are gathered: by key, by the tokens that name them, and by where they are mentioned."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Doc, Span

from onrecord.domain.actors import ActorKind, LocalActor
from onrecord.reading import countries
from onrecord.reading.entries import Entry
from onrecord.reading.phrases import text_span
from onrecord.reading.titles import role_of

LATEST = 30
"""How many actors of one word or country are looked at, so that time grows with the length of an article."""


class Roster:
    """Actors under construction."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.entries: dict[str, Entry] = {}
        self.of_token: dict[int, Entry] = {}
        self.of_title: dict[int, Entry] = {}
        self.of_head: dict[int, tuple[Entry, ...]] = {}
        self._places: list[tuple[int, str]] = []
        self._by_word: dict[str, dict[str, Entry]] = defaultdict(dict)
        self._by_country: dict[str, dict[str, Entry]] = defaultdict(dict)
        first = next(iter(doc.sents), None)
        self._first = (first.start, first.end) if first is not None else (0, 0)

    def open(self, span: Span, name: str, kind: ActorKind) -> Entry:
        """A new actor, whose key follows from its first mention."""
        key = f"{kind.value}:{span[0].idx}-{span[-1].idx}"
        return self.entries.setdefault(key, Entry(key, name, kind))

    def government(self, country: countries.Country) -> Entry:
        """A country with its government."""
        key = f"country:{country.code}"
        if key not in self.entries:
            entry = Entry(key, country.name, ActorKind.GOVERNMENT, country.code, named=True)
            entry.words = tuple(country.name.casefold().split())
            self.entries[key] = self._by_country[country.code][key] = entry
        return self.entries[key]

    def mention(self, entry: Entry, phrase: Span, name: Span | None = None) -> None:
        """Note that a phrase mentions an actor, by a name within it or not."""
        run = entry.add(phrase, name)
        if run is not None:
            insort(self._places, (run[0], entry.key))
            entry.opens = entry.opens or self._first[0] <= run[0] < self._first[1]

    def name(self, entry: Entry, span: Span, phrase: Span | None = None) -> None:
        """Note that a span names an actor, and with which words around it; its tokens stand for the actor from now on."""
        self.mention(entry, span if phrase is None else phrase, span)
        entry.named = True
        for token in span:
            self.of_token[token.i] = entry

    def entitle(self, entry: Entry, title: Span) -> None:
        """Note a title of a person, once, and the country in it."""
        span = text_span(title)
        if entry.kind is not ActorKind.PERSON or any(role.span.overlap(span) for role in entry.roles):
            return
        role = role_of(title)
        entry.roles.append(role)
        words = tuple(token.lemma_.lower() for token in title)
        entry.titles.append((*words, *filter(None, [role.country])))
        self.index(entry, *words)
        if entry.country is None and role.country is not None and (country := countries.by_code(role.country)) is not None:
            self.settle(entry, country)

    def settle(self, entry: Entry, country: countries.Country) -> None:
        """Note the country of an actor."""
        entry.country = country.code
        self._by_country[country.code][entry.key] = entry

    def index(self, entry: Entry, *words: str) -> None:
        """Make an actor findable by words."""
        for word in words:
            self._by_word[word][entry.key] = entry

    def at(self, token: int) -> Entry | None:
        """The one actor that a token names, or that a description headed by it means."""
        described = self.of_head.get(token, ())
        return self.of_token.get(token) or (described[0] if len(described) == 1 else None)

    def near(self, first: int, last: int) -> Iterator[Entry]:
        """The actors mentioned between two tokens, the last not counted; each once."""
        inside = self._places[bisect_left(self._places, (first, "")) : bisect_left(self._places, (last, ""))]
        return (self.entries[key] for key in dict.fromkeys(key for _, key in inside))

    def by_word(self, word: str) -> Iterator[Entry]:
        """The latest actors with a word in their name, titles or descriptions."""
        return islice(reversed(self._by_word.get(word, {}).values()), LATEST)

    def by_country(self, code: str) -> Iterator[Entry]:
        """The latest actors of a country."""
        return islice(reversed(self._by_country.get(code, {}).values()), LATEST)

    def finished(self) -> tuple[LocalActor, ...]:
        """All actors with a mention, in order of their first."""
        return tuple(sorted(self._finished(), key=lambda actor: (actor.mentions[0].span, actor.key)))

    def _finished(self) -> Iterator[LocalActor]:
        for entry in self.entries.values():
            mentions = tuple(sorted(entry.mentions.values()))
            if mentions:
                roles = tuple(sorted(set(entry.roles), key=lambda role: (role.span, role.title)))
                yield LocalActor(entry.key, entry.name, entry.kind, entry.country, mentions, roles)
