"""Which of a text's times holds for a word: one that its own clause names, by syntax, never the nearest."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from onrecord.domain.times import TimeRef

DESCRIBING = ("nmod:poss", "compound", "amod", "nummod")
"""A time so attached belongs to its noun alone: "Thursday's summit"."""

SAID = ("ccomp", "parataxis")
"""What hangs so on a verb is told by it."""

PARTICIPANTS = ("nsubj", "csubj", "obj", "iobj", "obl", "nmod", "compound", "appos", "conj", "cop", "aux")
"""What a time of the verb holds for as well: "talks were held Thursday"."""


def time_for(token: Token, times: Sequence[TimeRef]) -> TimeRef | None:
    """The time that holds for the event or cue at ``token``, of the ``times`` found in its text, in order.

    One that modifies the word itself; else one that modifies the verb of its clause or of the chain of verbs that the clause
    shares its times with; else one that stands before it in the sentence and belongs to no other verb.
    """
    sentence = token.sent
    told = [(ref, phrase(ref, sentence.doc)) for ref in within(sentence, times)]
    attached = [(ref, words, holders(words.root)) for ref, words in told if words is not None]
    for holder in (token, *_chain(token)):
        held = [(above.index(holder), abs(words.start - token.i), ref) for ref, words, above in attached if holder in above]
        if held:
            return min(held, key=lambda near: near[:2])[2]
    loose = [ref for ref, words, above in attached if words.start < token.i and _is_loose(above)]
    return loose[-1] if loose else None


def within(sentence: Span, times: Sequence[TimeRef]) -> Sequence[TimeRef]:
    """Those of a text's times, which come in order, that a sentence names; lengths of time are none."""
    first, last = (bisect_left(times, place, key=_start) for place in (sentence.start_char, sentence.end_char))
    return [ref for ref in times[first:last] if ref.tells]


def _start(ref: TimeRef) -> int:
    return -1 if ref.span is None else ref.span.start


def phrase(ref: TimeRef, doc: Doc) -> Span | None:
    """The words of a time."""
    return None if ref.span is None else doc.char_span(ref.span.start, ref.span.end, alignment_mode="expand")


def holders(root: Token) -> list[Token]:
    """A time's word and those that it modifies, up to the verb of its clause, or to that which its clause opens."""
    above = [root]
    for head in _heads(root) if not is_clause(root) else ():
        above.append(head)
        if root.dep_.startswith(DESCRIBING) or (is_clause(head) and not _opens(head)):
            break
    return above


def _is_loose(above: Sequence[Token]) -> bool:
    """Whether a time hangs on no verb, as in a heading or where the tree broke."""
    return above[-1].dep_.lower() == "root" and not is_clause(above[-1])


def _heads(token: Token) -> Iterator[Token]:
    """What a word hangs on, upward.

    An arc that leaps from what is said over the saying is taken for a slip of the parser: in "'We will not wait,' she said on Monday"
    the day is that of the saying.
    """
    while token.head.i != token.i:
        head = token.head
        while head.dep_ in SAID and min(token.i, head.i) < head.head.i < max(token.i, head.i):
            head = head.head
        token = head
        yield token


def is_clause(token: Token) -> bool:
    """Whether it heads a clause: a verb, or a predicate with its copula."""
    return token.pos_ in ("VERB", "AUX") or any(child.dep_ == "cop" for child in token.children)


def _opens(clause: Token) -> bool:
    """Whether a clause opens a sentence and shares its time: "Speaking Monday, …", "In a statement issued Monday, …"."""
    if clause.dep_ == "advcl":
        return clause.i < clause.head.i and clause.tag_ in ("VBG", "VBN") and not _is_marked(clause)
    noun = clause.head
    return clause.dep_ == "acl" and noun.dep_.startswith("obl") and noun.i < noun.head.i


def _is_marked(clause: Token) -> bool:
    return any(child.dep_.startswith(("mark", "nsubj")) for child in clause.children)


def clause_of(token: Token) -> Token:
    """The verb of a word's clause, as far as the word takes part in it."""
    verb = token
    while not is_clause(verb) and verb.head.i != verb.i and verb.dep_.startswith(PARTICIPANTS):
        verb = verb.head
    return verb


def _chain(token: Token) -> Iterator[Token]:
    """The verb of the word's clause, then those whose times it shares, the nearest first."""
    verb = clause_of(token)
    if verb.i != token.i:
        yield verb
    yield from (child for child in verb.children if child.dep_ == "xcomp")
    while verb.head.i != verb.i and _shares_times(verb):
        verb = verb.head
        yield verb


def _shares_times(verb: Token) -> bool:
    """Whether a clause happens when that above it does: "began to withdraw", "met them and left", "met them, urging peace"."""
    if verb.dep_ == "xcomp":
        return True
    if verb.dep_ == "conj":
        return not any(child.dep_.startswith("nsubj") for child in verb.children)
    return verb.dep_ == "advcl" and verb.tag_ == "VBG" and not _is_marked(verb)
