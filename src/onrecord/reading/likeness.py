"""What speaks for and against a description or pronoun meaning an actor that the text has named or described.

Which actor it means, or that it means a new one, a small network chooses by these signs (mention ranking, after Denis and Baldridge 2008;
Lee et al. 2013 for the signs), fitted by ``training.likeness`` on annotated articles.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from onrecord.domain.actors import ActorKind
from onrecord.language.findings import Findings
from onrecord.language.pipeline import lines
from onrecord.language.quotes import quotations
from onrecord.reading import phrases
from onrecord.reading.entries import UNSEEN, Entry
from onrecord.reading.nominals import Nominal, Sort

FITTING: Mapping[Sort, frozenset[ActorKind]] = {
    Sort.PERSON: frozenset({ActorKind.PERSON}),
    Sort.PEOPLE: frozenset({ActorKind.GROUP, ActorKind.ORGANISATION, ActorKind.GOVERNMENT, ActorKind.OUTLET}),
    Sort.BODY: frozenset({ActorKind.ORGANISATION, ActorKind.OUTLET, ActorKind.GROUP, ActorKind.GOVERNMENT}),
    Sort.STATE: frozenset({ActorKind.GOVERNMENT, ActorKind.ORGANISATION, ActorKind.GROUP, ActorKind.STATE}),
    Sort.THING: frozenset({ActorKind.ORGANISATION, ActorKind.OUTLET, ActorKind.GROUP}),
}
"""The kinds of actors that a description of each sort can mean."""

ODDS = (-6.0, -4.0, -2.5, -1.5, -0.5, 0.5, 2.0, 4.0)
APART = (0, 1, 2, 3, 5, 8, 15, 30)
OFTEN = (1, 2, 3, 5, 8, 14)
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
OBJECTS = frozenset({"obj", "iobj", "obl:agent"})

Signs = tuple[str, ...]
Option = tuple[Entry | None, Signs]
"""Somebody who can be meant, or nobody told of before, and what speaks for it."""


class Scene(NamedTuple):
    """What likeness looks at besides the mention and the actor: the place of every sentence, the chains and what leads."""

    doc: Doc
    found: Findings
    starts: Sequence[int]
    chain: Mapping[int, str]
    members: Mapping[str, Sequence[int]]
    quoted: Collection[int]

    @staticmethod
    def of(doc: Doc, found: Findings) -> Scene:
        members: dict[str, list[int]] = defaultdict(list)
        for span in doc.spans.get("coref", ()):
            members[span.label_].append(span.root.i)
        chain = {token: label for label, tokens in members.items() for token in tokens}
        return Scene(doc, found, [sentence.start for sentence in doc.sents], chain, members, frozenset(_quoted(doc)))

    def sentence(self, token: int) -> int:
        return bisect_right(self.starts, token) - 1


def _quoted(doc: Doc) -> Iterator[int]:
    """The tokens that stand in quotation marks."""
    for quotation in quotations(doc.text, lines(doc.text)):
        inner = doc.char_span(quotation.inner.start, quotation.inner.end, alignment_mode="expand")
        yield from range(inner.start, inner.end) if inner is not None else ()


def bucket(value: float, bounds: Sequence[float]) -> int:
    return bisect_left(bounds, value)


def about(nominal: Nominal, scene: Scene) -> Signs:
    """What is told of a description itself."""
    head = nominal.head
    return (
        f"sort.{nominal.sort}",
        f"lead.{nominal.lead}",
        f"lead.{nominal.lead}.{nominal.sort}.{'pl' if nominal.plural else 'sg'}",
        f"lemma.{nominal.lemma}",
        f"dep.{head.dep_.split(':')[0]}",
        f"stems.{min(len(nominal.stems), 4)}",
        "country" if nominal.country else "no-country",
        "quoted" if head.i in scene.quoted else "told",
        f"place.{bucket(scene.sentence(head.i), (0, 2, 6, 12))}",
        "after-noun" if nominal.phrase.end - 1 > head.i else "ends",
    )


def of_none(nominal: Nominal, seen: Mapping[str, int], scene: Scene) -> Iterator[str]:
    """Signs of the choice that a description means nobody told of before."""
    yield "new"
    yield f"new.seen.{min(seen.get(nominal.lemma, 0), 2)}"
    yield "new.chained" if nominal.head.i in scene.chain else "new.unchained"
    yield f"new.lead.{nominal.lead}"


def of_actor(nominal: Nominal, entry: Entry, rivals: Rivals, scene: Scene) -> Iterator[str]:
    """Signs of the choice that a description means ``entry``."""
    head = nominal.head
    yield "known"
    yield f"{nominal.sort}={entry.kind}.{'named' if entry.named else 'described'}"
    yield from nearness(head, entry, rivals, scene)
    yield _country(nominal, entry)
    yield from _role(nominal, entry)
    yield from _wording(nominal, entry)
    if any(run[1] <= nominal.phrase.end for run in entry.runs_from(nominal.phrase.start, nominal.phrase.end)):
        yield "within"
        yield f"within.{nominal.sort}"
    if nominal.plural:
        yield f"number.{entry.kind}.{entry.plural}"


class Rivals(NamedTuple):
    """How an actor stands among those that the same mention could mean."""

    latest: Entry | None
    subject: Entry | None
    likeliest: Entry | None
    oftenest: Entry | None
    likeness: Mapping[str, float]
    """By key, the log-odds of each by the reports branch."""

    @staticmethod
    def of(token: Token, entries: Sequence[Entry], found: Findings) -> Rivals:
        odds = found.same(token.i)
        likeness = {entry.key: entry.likeness(odds, token.i) for entry in entries}
        return Rivals(
            latest=max(entries, key=lambda e: (e.before(token.i), e.key), default=None),
            subject=max(entries, key=lambda e: (e.subject_before(token.i), e.key), default=None),
            likeliest=max(entries, key=lambda e: (likeness[e.key], e.key), default=None),
            oftenest=max(entries, key=lambda e: (len(e.runs), e.key), default=None),
            likeness=likeness,
        )


def nearness(token: Token, entry: Entry, rivals: Rivals, scene: Scene) -> Iterator[str]:
    odds = rivals.likeness[entry.key]
    yield "odds.unseen" if odds == UNSEEN else f"odds.{bucket(odds, ODDS)}"
    if rivals.likeliest is entry:
        yield "odds.best"
    chain = scene.chain.get(token.i)
    if chain is not None:
        yield "chain.same" if any(entry.run_at(member) for member in scene.members[chain]) else "chain.other"
    place = entry.before(token.i)
    if place < 0:
        yield "comes-later"
    else:
        apart = scene.sentence(token.i) - scene.sentence(place)
        yield f"apart.{bucket(apart, APART)}"
        yield f"was.{role_of(scene.doc[place])}.{min(apart, 2)}"
    if rivals.latest is entry:
        yield "latest"
    if rivals.subject is entry:
        yield "subject"
    if rivals.oftenest is entry:
        yield "oftenest"
    yield f"rivals.{bucket(len(rivals.likeness), (1, 2, 4, 8))}"
    yield f"often.{bucket(len(entry.runs), OFTEN)}"
    if entry.opens:
        yield "opens"


def role_of(token: Token) -> str:
    """What a mention is in its clause: subject, object, possessor or other."""
    head = phrases.naming_head(token)
    if head.dep_ in SUBJECTS:
        return "subject"
    if head.dep_ in OBJECTS:
        return "object"
    return "owner" if head.dep_ == "nmod:poss" else "other"


def _country(nominal: Nominal, entry: Entry) -> str:
    own = nominal.country.code if nominal.country else None
    if own is None:
        return "country.theirs" if entry.country else "country.none"
    if entry.country is None:
        return "country.ours"
    return "country.same" if own == entry.country else "country.differs"


def _role(nominal: Nominal, entry: Entry) -> Iterator[str]:
    """Whether a title of the actor is what the description says."""
    lemma = nominal.lemma
    best = -1
    for words in entry.titles:
        if lemma in words:
            known = sum(stem in words for stem in nominal.stems)
            level = 3 if nominal.stems and known == len(nominal.stems) else 2 if not nominal.stems or known else 1
            best = max(best, level)
    if entry.titles or best >= 0:
        yield f"role.{best}"


def _wording(nominal: Nominal, entry: Entry) -> Iterator[str]:
    """How the words of a description agree with an actor's name and its other descriptions."""
    folded = nominal.bare.casefold()
    if folded in entry.bares:
        yield f"same.{'named' if entry.named else 'described'}"
    if nominal.lemma in entry.heads:
        theirs = entry.heads[nominal.lemma]
        more, less = any(nominal.stems > stems for stems in theirs), any(nominal.stems < stems for stems in theirs)
        yield "head.equal" if nominal.stems in theirs else "head.wider" if less else "head.narrower" if more else "head.other"
    elif entry.heads:
        yield "head.none"
    words = entry.words
    if words:
        if nominal.lemma in words:
            yield "name.head" if entry.words[-1:] == (nominal.lemma,) else "name.holds"
        if any(stem in words for stem in nominal.stems):
            yield "name.stem"
