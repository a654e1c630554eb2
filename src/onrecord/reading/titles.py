"""Titles and appositions taken apart: the office, the body that it is held in, and the country."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from onrecord.domain.actors import Role
from onrecord.reading import countries, nouns, phrases
from onrecord.reading.entries import plain

BODY = "ORG"
FORMER = frozenset({"former", "ex", "then", "late", "outgoing", "incoming", "acting", "one-time", "onetime", "retired"})
DIRECT = frozenset({"amod", "compound", "nmod:poss", "nmod:desc", "flat", "nmod:unmarked"})


def role_of(title: Span) -> Role:
    """A title with what it tells: "U.S. ambassador to the United Nations" is an ambassador, of the USA, at the United Nations."""
    bodies = [body for body in _bodies(title) if _is_body(body, title)]
    country = country_of(title)
    return Role(
        title=" ".join(title.text.split()),
        span=phrases.text_span(title),
        office=_office(title, bodies),
        organisation=plain(bodies[0]) if bodies else None,
        country=country.code if country else None,
    )


def country_of(title: Span) -> countries.Country | None:
    """The one country whose office a title is, as its noun itself tells, not where it leads ("ambassador to …", "son of … immigrants")."""
    head = title.root
    owners = [child for child in head.children if title.start <= child.i < title.end and _owns(child)]
    found = {country for words in (*map(_told, owners), head.text) if (country := countries.of_phrase(words)) is not None}
    return found.pop() if len(found) == 1 else None


def _told(owner: Token) -> str:
    """A word with what it is made of ("United | States", "Egyptian | army")."""
    start = min([owner.i, *(child.left_edge.i for child in owner.children if child.i < owner.i and child.dep_ in DIRECT)])
    return owner.doc[start : owner.i + 1].text


def _owns(child: Token) -> bool:
    """Whether a word tells whose the noun is that it hangs on."""
    if child.dep_ in DIRECT:
        return True
    people = child.pos_ == "NOUN" and (phrases.is_plural(child) or nouns.is_personal(child.lemma_.lower()))
    return (
        child.dep_ == "nmod" and not people and any(word.dep_ == "case" and word.lower_ in {"of", "for", "from"} for word in child.children)
    )


def _bodies(title: Span) -> Iterator[Span]:
    """The names of bodies in a title; walked by its tokens, since the list of all names of a Doc is made anew for each asking."""
    at = title.start
    while at < title.end:
        end = at + 1
        if title.doc[at].ent_type_ == BODY:
            while end < title.end and title.doc[end].ent_iob_ == "I":
                end += 1
            yield title.doc[at:end]
        at = end


def _is_body(name: Span, title: Span) -> bool:
    """Whether a name in a title is a body, and neither the office itself nor a country."""
    holds_head = name.start <= title.root.i < name.end
    return not (holds_head or countries.by_name(plain(name)) or countries.by_demonym(plain(name)))


def _office(title: Span, bodies: list[Span]) -> str | None:
    """The title's own words, its owner, the body, the country and what tells that it is held no more left out; "of State" belongs to it."""
    head = title.root
    owners = {token.i for child in head.children if child.dep_ == "nmod:poss" for token in child.subtree}
    taken = owners | {token.i for body in bodies for token in body} | set(_named(title))
    end = max([head.i, *(child.i for child in head.children if _completes(child, title))]) + 1
    words = [
        token
        for token in title
        if token.i < end and token.i not in taken and token.pos_ in {"NOUN", "PROPN", "ADJ", "ADP"} and token.lower_ not in FORMER
    ]
    while words and words[0].pos_ == "ADP":
        words = words[1:]
    while words and words[-1].pos_ == "ADP":
        words = words[:-1]
    return " ".join(token.text for token in words) or None


def _completes(child: Token, title: Span) -> bool:
    """Whether "of" joins to an office what makes it one ("secretary of | state"), and no country or body."""
    thing = not child.ent_type_ and not nouns.is_personal(child.lemma_.lower())
    inside = title.start <= child.i < title.end and child.dep_ == "nmod" and thing
    return inside and any(word.dep_ == "case" and word.lower_ == "of" for word in child.children)


def _named(title: Span) -> Iterator[int]:
    """The tokens of countries' names and adjectives, of one word or two."""
    doc = title.doc
    for at in range(title.start, title.end):
        for end in (at + 2, at + 1):
            words = doc[at : min(end, title.end)].text
            if countries.by_demonym(words) or countries.by_name(words):
                yield from range(at, min(end, title.end))
                break
