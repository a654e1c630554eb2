"""Descriptions of people, bodies and states in a text ("the German minister", "six officials"): which there are, and what each tells."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Doc, Span, Token

from onrecord.domain.actors import ActorKind
from onrecord.language.findings import Findings
from onrecord.reading import countries, nouns, phrases

NEVER = frozenset({"sir", "mr", "mrs", "ms", "one", "other", "percent", "cent", "%", "rest", "lot", "something", "anything", "ones"})
"""Nouns that stand for somebody only by what was named before; alone they tell nothing."""

LEFT_OUT = frozenset({"DET", "PRON", "NUM", "ADP", "PUNCT", "SYM", "PART"})
APPROXIMATE = frozenset(
    {"about", "around", "nearly", "almost", "over", "roughly", "approximately", "least", "most", "more", "less", "than", "some"}
)


PARTITIVES = frozenset(
    """
    all both bulk couple dozen few group half handful hundred majority many million minority most number pair percent plenty score several
    some thousand
    """.split()
)
"""Nouns that count those whom "of" joins to them: "thousands of migrants" are migrants."""


class Sort(StrEnum):
    """What a description speaks of."""

    PERSON = "person"
    PEOPLE = "people"
    BODY = "body"
    STATE = "state"
    THING = "thing"


class Lead(StrEnum):
    """How a description opens."""

    DEFINITE = "definite"
    DEMONSTRATIVE = "demonstrative"
    POSSESSED = "possessed"
    INDEFINITE = "indefinite"
    COUNTED = "counted"
    BARE = "bare"


BEFORE = frozenset({"det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "flat", "nmod", "nmod:unmarked", "goeswith"})
AFTER = frozenset({"nmod", "flat", "compound", "nummod", "goeswith", "fixed"})
STATES = frozenset({"country", "nation", "state", "side", "republic", "regime", "kingdom", "island"})
SEVERAL = frozenset({"many", "some", "others", "few", "several", "most", "all", "both"})
"""What stands for several people by itself."""

DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
INDEFINITES = frozenset({"a", "an", "another", "any", "every", "each", "some", "no", "many", "several", "few", "one"})


@dataclass(frozen=True, slots=True)
class Nominal:
    """A description: its ``phrase`` with determiners, without clauses and appositions; the noun that heads it.

    ``bare`` is the phrase in plain text without what determines and counts, ``stems`` the lemmas of what modifies the head,
    ``country`` the one that it names.
    """

    phrase: Span
    head: Token
    sort: Sort
    lead: Lead
    plural: bool
    bare: str
    stems: frozenset[str]
    country: countries.Country | None

    @property
    def lemma(self) -> str:
        return self.head.lemma_.lower()

    @property
    def without_place(self) -> Span | None:
        """The phrase up to its noun, where what follows tells only where or with whom: "reporters | in the Oval Office"."""
        after = self.head.i + 1
        if after >= self.phrase.end or self.phrase.doc[after].pos_ != "ADP" or self.phrase.doc[after].lower_ == "of":
            return None
        return self.phrase.doc[self.phrase.start : after]

    @property
    def kind(self) -> ActorKind:
        """The kind of an actor that is known by this description alone."""
        if self.sort is Sort.PERSON:
            return ActorKind.PERSON
        return ActorKind.GROUP if self.plural else ActorKind.ORGANISATION


def find_nominals(doc: Doc, found: Findings, taken: Collection[int]) -> Iterator[Nominal]:
    """The descriptions of those who can act, in order of their heads; ``taken`` are tokens of names and titles, which head none."""
    for token in doc:
        if token.i in taken or token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
            continue
        sort = sort_of(token, found)
        if (
            sort is Sort.THING
            or token.lower_.rstrip(".") in NEVER
            or token.text[:1] in "@#"
            or token.ent_type_ == "DATE"
            or _is_inner(token)
            or counted_by(token) is not None
        ):
            continue
        in_lower_case = token.text.title() if token.is_upper else token.text  # "WASHINGTON" in a dateline
        if token.pos_ != "PROPN" or countries.by_capital(in_lower_case) is None:
            yield nominal(phrase_of(token), token, sort)


def nominal(phrase: Span, head: Token, sort: Sort) -> Nominal:
    """What a phrase tells, as a description of this sort."""
    return Nominal(
        phrase=phrase,
        head=head,
        sort=sort,
        lead=_lead(phrase, head),
        plural=phrases.is_plural(head) or sort is Sort.PEOPLE or head.lower_ in SEVERAL,
        bare=bare(phrase, head),
        stems=frozenset(_stems(phrase, head)),
        country=countries.of_phrase(phrase.text),
    )


def sort_of(head: Token, found: Findings) -> Sort:
    """What a noun speaks of: by the model's kind of entity where it says, else by lists of nouns."""
    lemma, kind = head.lemma_.lower(), found.kinds.get(head.i, "none")
    if head.pos_ == "ADJ" and not (kind == "person" and head.tag_ in {"NNS", "NNPS"}):
        return Sort.THING
    if lemma in nouns.GOVERNING or head.lower_ in nouns.GOVERNING or (lemma in STATES and kind in {"place", "organization", "none"}):
        return Sort.STATE
    if kind == "person" or (kind == "none" and nouns.is_personal(lemma)):
        return Sort.PEOPLE if phrases.is_plural(head) else Sort.PERSON
    if kind == "organization" or (kind in {"none", "abstract", "place"} and lemma in nouns.BODIES):
        return Sort.PEOPLE if phrases.is_plural(head) and lemma in nouns.CROWDS else Sort.BODY
    if kind == "none" and lemma in nouns.CROWDS:
        return Sort.PEOPLE
    return Sort.THING


def phrase_of(head: Token) -> Span:
    """The phrase of a noun: what determines, counts and modifies it, and what prepositions join to it; no clause, time or apposition."""
    doc, outer = head.doc, _counting(head)
    start = head.i if outer is None else phrase_of(outer).start
    start = min([start, *(child.left_edge.i for child in head.children if child.i < head.i and child.dep_ in BEFORE)])
    while start < head.i and (doc[start].is_space or doc[start].is_punct):
        start += 1
    end = head.i + 1
    for child in head.children:
        if child.i > head.i and child.dep_ in AFTER and child.left_edge.i <= end:
            end = child.right_edge.i + 1
    end = next((token.i for token in doc[head.i + 1 : end] if _stops(token)), end)
    return _without_preposition(doc[start:end])


def _stops(token: Token) -> bool:
    """Whether a phrase goes no further: a time, a mark that is no hyphen, a name that was run on to it."""
    mark = token.is_punct and token.text not in phrases.MARKS_IN_TITLES | phrases.POSSESSIVES
    return token.ent_type_ == "DATE" or token.is_space or mark or _is_run_on(token)


def _is_run_on(token: Token) -> bool:
    """Whether a person's name begins behind a noun that is no title of it ("secretary of state | Ada Quill")."""
    before = token.doc[token.i - 1] if token.i else token
    begins = token.ent_type_ == "PERSON" and before.ent_type_ != "PERSON" and before.pos_ in {"NOUN", "PROPN"}
    return begins and before.lower_ not in phrases.OFFICES and not nouns.is_personal(before.lemma_.lower())


def _without_preposition(span: Span) -> Span:
    """A phrase without what leads to nothing at its end ("officials in | 2017")."""
    end = span.end
    while end - 1 > span.start and span.doc[end - 1].pos_ in {"ADP", "SCONJ", "CCONJ", "DET", "PUNCT", "SPACE", "ADV"}:
        end -= 1
    return span.doc[span.start : end]


def _counting(head: Token) -> Token | None:
    """The noun or number that counts a noun by "of": "dozens of | civilians"."""
    of = any(child.dep_ == "case" and child.lower_ == "of" for child in head.children)
    return head.head if of and head.dep_ == "nmod" and head.head.i < head.i and _counts(head.head) else None


def counted_by(token: Token) -> Token | None:
    """The noun that a word counts by "of": "some of the | officials"."""
    return next((child for child in token.children if child.i > token.i and _counting(child) is not None), None) if _counts(token) else None


def _counts(token: Token) -> bool:
    return token.pos_ == "NUM" or token.lemma_.lower() in PARTITIVES or token.lower_.removesuffix("s") in PARTITIVES


def bare(phrase: Span, head: Token) -> str:
    """The words of a phrase without articles, numbers and approximators in front."""
    start = phrase.start
    doc = phrase.doc
    while start < head.i and (doc[start].pos_ in LEFT_OUT or doc[start].lower_ in APPROXIMATE | INDEFINITES or doc[start].is_space):
        start += 1
    return " ".join(doc[start : phrase.end].text.split())


def _is_inner(token: Token) -> bool:
    """Whether a noun only modifies another ("the | police | chief")."""
    return token.dep_ in {"compound", "amod", "flat", "nmod:desc", "goeswith", "fixed"} and token.head.i > token.i


def _lead(phrase: Span, head: Token) -> Lead:
    inner = [token for token in phrase if token.i < head.i]
    words = {token.lower_ for token in inner if token.head.i == head.i}
    if words & DEMONSTRATIVES:
        return Lead.DEMONSTRATIVE
    if any(child.dep_ == "nmod:poss" for child in head.children):
        return Lead.POSSESSED
    if "the" in words:
        return Lead.DEFINITE
    if any(child.dep_ == "nummod" for child in head.children):
        return Lead.COUNTED
    return Lead.INDEFINITE if words & INDEFINITES else Lead.BARE


def _stems(phrase: Span, head: Token) -> Iterator[str]:
    for token in phrase:
        if token.i != head.i and token.pos_ in {"NOUN", "PROPN", "ADJ", "VERB"}:
            demonym = countries.by_demonym(token.text) or countries.by_name(token.text)
            yield demonym.code if demonym else token.lemma_.lower()
