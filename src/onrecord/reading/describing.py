"""Whom the descriptions of an article mean: those it names, those described before, or somebody new."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from spacy.tokens import Span, Token

from onrecord.domain.actors import ActorKind
from onrecord.language.findings import Run
from onrecord.reading import countries, likeness, nouns
from onrecord.reading.choosing import scorer
from onrecord.reading.collectives import together
from onrecord.reading.entries import Entry
from onrecord.reading.likeness import FITTING, Option, Rivals, Scene
from onrecord.reading.nominals import Lead, Nominal, Sort, bare
from onrecord.reading.roster import Roster
from onrecord.reading.titles import country_of

REACH = 160
"""Tokens back to which whoever is mentioned can be meant."""

CENTRAL = 3
"""How many of the most named actors can be meant wherever they were mentioned last."""

LONGEST_NAME = 7
"""Words of a description by which somebody is called; a longer one is cut at its noun."""

AMERICAN = "administration"
"""A word that by itself, in news, is the government of the United States, where the article names them."""

STANDING = frozenset({"side", "delegation", "regime"})
"""What stands for a government when a country is named with it ("the American side")."""

OF_PEOPLE = frozenset({Sort.PERSON, Sort.PEOPLE})
"""Sorts of descriptions that mean nobody who is named in them: "army veterans" are not the army."""

COMPASS = frozenset({"North", "South", "East", "West"})

Choose = Callable[[Nominal, Sequence[Option]], int]
"""Which of several options a description means, the first being nobody told of before."""

KNOWN_MUST_LEAD = 2.0
"""How many times likelier than somebody new an actor must be to be meant by a description; twice did best of one, two and four."""


def choose_description(_: Nominal, options: Sequence[Option]) -> int:
    """The likeliest of the options, somebody told of before being clearly so."""
    scores = scorer("descriptions").scores([signs for _, signs in options])
    scores[0] += math.log(KNOWN_MUST_LEAD)
    return int(np.argmax(scores))


class Descriptions:
    """Resolves descriptions one by one, in order of text."""

    def __init__(self, scene: Scene, roster: Roster, choose: Choose) -> None:
        self._scene, self._roster, self._choose = scene, roster, choose
        self._found = scene.found
        self._seen: Counter[str] = Counter()
        named = [entry for entry in roster.entries.values() if entry.named]
        self._central = sorted(named, key=lambda entry: (-len(entry.runs), entry.key))[:CENTRAL]

    def settle(self, nominal: Nominal) -> None:
        """Decide whom a description means, and note it as a mention of theirs."""
        entitled = self._entitled(nominal)
        meant = [entitled] if entitled else together(nominal, self._roster) or [self._by_words(nominal) or self._chosen(nominal)]
        for entry in meant if entitled is None else ():
            self._note(entry, nominal, alone=len(meant) == 1)
        self._roster.of_head[nominal.head.i] = tuple(meant)
        self._seen[nominal.lemma] += 1

    def _note(self, entry: Entry, nominal: Nominal, *, alone: bool) -> None:
        self._roster.mention(entry, nominal.phrase)
        if (shorter := nominal.without_place) is not None:
            self._roster.mention(entry, shorter)
        if alone:
            entry.heads.setdefault(nominal.lemma, []).append(nominal.stems)
            entry.bares.add(nominal.bare.casefold())
            self._roster.index(entry, nominal.lemma)

    def _by_words(self, nominal: Nominal) -> Entry | None:
        """Whom the words themselves tell: an apposition to a name, a government called by its country or leader."""
        return self._nation(nominal) or self._halved(nominal) or self._explained(nominal) or self._governing(nominal)

    def _nation(self, nominal: Nominal) -> Entry | None:
        """The government of "the Russians": a nation as a whole acts as its government does; "six Russians" and "Russians" are people."""
        counted = any(token.pos_ == "NUM" for token in nominal.phrase)
        country = countries.by_demonym(nominal.head.text) if nominal.lead is Lead.DEFINITE and not nominal.stems and not counted else None
        return None if country is None else self._roster.government(country)

    def _halved(self, nominal: Nominal) -> Entry | None:
        """The one country that is called by the point of the compass in its name ("the North")."""
        if nominal.head.text not in COMPASS or len(nominal.stems) > 0:
            return None
        found = [e for e in self._roster.entries.values() if e.kind is ActorKind.GOVERNMENT and e.words[:1] == (nominal.head.lower_,)]
        return found[0] if len(found) == 1 else None

    def _entitled(self, nominal: Nominal) -> Entry | None:
        """The person whose name follows a title right away, where the tree does not tell ("Secretary of the Treasury | Ada Quill")."""
        doc, title = nominal.phrase.doc, nominal.phrase
        if title.end < len(doc) and doc[title.end].text == "." and not doc[title.end - 1].whitespace_:  # "to the U.N|."
            title = doc[title.start : title.end + 1]
        name = self._roster.of_token.get(title.end)
        if name is None or name.kind is not ActorKind.PERSON or nominal.sort is not Sort.PERSON or not name.widen(title):
            return None
        self._roster.entitle(name, _without_determiner(title))
        return name

    def _explained(self, nominal: Nominal) -> Entry | None:
        head = nominal.head
        beside = [head.head] if head.dep_ == "appos" else []
        beside += [child for child in head.children if child.dep_ in {"appos", "flat"}]
        for token in [*beside, *self._after_comma(nominal)]:
            entry = self._roster.of_token.get(token.i) or next(iter(self._roster.of_head.get(token.i, ())), None)
            if entry is not None and entry.kind in FITTING[nominal.sort] and not (nominal.plural and entry.kind is ActorKind.PERSON):
                self._roster.mention(entry, _hull(nominal.phrase, entry.run_at(token.i)))
                self._roster.entitle(entry, _without_determiner(nominal.phrase))
                return entry
        return None

    def _after_comma(self, nominal: Nominal) -> Iterator[Token]:
        """The name set between commas right after a description of one person ("the prime minister, | Ada Quill |, said")."""
        doc, comma = nominal.phrase.doc, nominal.phrase.end
        if nominal.sort is Sort.PERSON and nominal.lead is not Lead.BARE and comma + 1 < len(doc) and doc[comma].text == ",":
            entry = self._roster.of_token.get(comma + 1)
            run = entry.run_at(comma + 1) if entry is not None else None
            if run is not None and run[1] < len(doc) and doc[run[1]].is_punct:
                yield doc[comma + 1]

    def _governing(self, nominal: Nominal) -> Entry | None:
        if {nominal.lemma, nominal.head.lower_}.isdisjoint(nouns.GOVERNING | STANDING) or nominal.plural:
            return None
        if nominal.country is not None:
            return self._roster.government(nominal.country)
        owners = [token for token in nominal.phrase if token.i != nominal.head.i]
        for token in owners:
            if (country := countries.by_capital(token.text)) is not None:
                return self._roster.government(country)
            person = self._roster.of_token.get(token.i)
            if person is not None and person.country is not None and (found := countries.by_code(person.country)) is not None:
                return self._roster.government(found)
        america = self._roster.entries.get("country:USA")
        return america if nominal.lemma == AMERICAN else None

    def _chosen(self, nominal: Nominal) -> Entry:
        options = self.options(nominal)
        entry = options[self._choose(nominal, options)][0] if len(options) > 1 else None
        return self._opened(nominal) if entry is None else entry

    def _opened(self, nominal: Nominal) -> Entry:
        short = nominal.phrase.doc[nominal.phrase.start : nominal.head.i + 1]
        name = nominal.bare if len(nominal.bare.split()) <= LONGEST_NAME else bare(short, nominal.head)
        entry = self._roster.open(nominal.phrase, name, nominal.kind)
        entry.plural = nominal.plural
        country = country_of(nominal.phrase)
        if country is not None:
            self._roster.settle(entry, country)
        if nominal.lead in {Lead.DEFINITE, Lead.POSSESSED}:
            self._roster.entitle(entry, _without_determiner(nominal.phrase))
        return entry

    def options(self, nominal: Nominal) -> list[Option]:
        """Nobody told of before, and everybody whom a description can mean, each with the signs of it."""
        told = likeness.about(nominal, self._scene)
        fitting = sorted(self._fitting(nominal), key=lambda entry: entry.key)
        rivals = Rivals.of(nominal.head, fitting, self._found)
        new = (*likeness.of_none(nominal, self._seen, self._scene), *told)
        return [(None, new), *((e, (*likeness.of_actor(nominal, e, rivals, self._scene), *told)) for e in fitting)]

    def _fitting(self, nominal: Nominal) -> Iterator[Entry]:
        kinds = FITTING[nominal.sort]
        country = country_of(nominal.phrase)
        seen: set[str] = set()
        for entry in self._reached(nominal):
            fits = entry.kind in kinds and (country is None or entry.country in (None, country.code))
            if fits and entry.key not in seen and not (nominal.sort in OF_PEOPLE and _within(entry, nominal)):
                seen.add(entry.key)
                yield entry

    def _reached(self, nominal: Nominal) -> Iterator[Entry]:
        at = nominal.phrase.start
        yield from self._roster.near(at - REACH, nominal.phrase.end)
        yield from self._roster.by_word(nominal.lemma)
        if nominal.country is not None:
            yield from self._roster.by_country(nominal.country.code)
        yield from self._central


def _without_determiner(span: Span) -> Span:
    start = span.start
    while start < span.end - 1 and span.doc[start].pos_ in {"DET", "PRON"}:
        start += 1
    return span.doc[start : span.end]


def _hull(phrase: Span, run: Run | None) -> Span:
    """A description and the name that it stands beside, as one phrase ("the spokesman, Ada Quill")."""
    return phrase if run is None else phrase.doc[min(phrase.start, run[0]) : max(phrase.end, run[1])]


def _within(entry: Entry, nominal: Nominal) -> bool:
    """Whether an actor is mentioned inside a description, at its head or not."""
    start, end = nominal.phrase.start, nominal.phrase.end
    return any(run[1] <= end and not run[0] <= nominal.head.i < run[1] for run in entry.runs_from(start, end))
