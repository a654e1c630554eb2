"""Who does what is told and to whom it is done, by syntax alone."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.reading import phrases

OBJECTS = frozenset({"obj", "iobj", "nsubj:pass"})
TOWARDS = frozenset({"with", "against", "to", "on", "at", "from", "of"})


def agents(head: Token) -> list[Token]:
    """Who acts, by syntax: the subject, a passive's agent, a controller's subject, a noun's possessor."""
    own = [c for c in head.children if c.dep_ in phrases.SUBJECTS or c.dep_ == "obl:agent"]
    if own:
        return own
    if head.pos_ == "NOUN":
        return [c for c in head.children if c.dep_ == "nmod:poss" or (c.dep_ == "nmod" and case_of(c) == "by")]
    if head.dep_ in {"xcomp", "conj", "advcl"} and head.head.i != head.i and not _is_passive(head):
        return agents(head.head)
    return []


def patients(head: Token) -> list[Token]:
    """To whom it is done, by syntax: objects, a passive's subject, and what follows "with", "against" and the like."""
    return [c for c in head.children if c.dep_ in OBJECTS or (c.dep_ in {"obl", "nmod"} and case_of(c) in TOWARDS)]


def case_of(token: Token) -> str:
    """The preposition of a word, if it has one."""
    return next((c.lower_ for c in token.children if c.dep_ == "case"), "")


def _is_passive(head: Token) -> bool:
    return any(c.dep_ in {"aux:pass", "nsubj:pass"} for c in head.children)
