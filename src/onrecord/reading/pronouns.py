"""Who a pronoun means, and how likely two places of a text speak of one actor."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from spacy.tokens import Span, Token

from onrecord.domain.actors import ActorKind
from onrecord.language.findings import Findings
from onrecord.reading.entries import Entry

THIRD_PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
FEMININE = frozenset({"she", "her", "hers", "herself"})
THIRD = THIRD_PERSONAL | {"it", "its", "they", "them", "their", "who", "itself", "themselves"}
FIRST_SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
FIRST = FIRST_SINGULAR | {"we", "us", "our", "ours", "ourselves"}

LIKELY_PRONOUN = -1.5
"""The same for a pronoun, which must stand for somebody; set on the held-back folders of the annotated reports."""


LAST_SUBJECT = 3.0
"""What being the last subject adds to a pronoun's log-odds; set like ``LIKELY_PRONOUN``."""

UNSEEN = -2.0
"""Log-odds of an actor whose mentions all lie outside the pronoun's window."""

FARTHEST_SUBJECT = 80
"""Tokens back to which a last subject is looked for."""


def antecedent(token: Token, entries: Collection[Entry], found: Findings) -> Entry | None:
    """Who a pronoun means: the likeliest mention, with a lead for whoever was last the subject."""
    fit = [e for e in entries if _agrees(token, e) and (e.gender is None or gender_of(token) in (None, e.gender))]
    last = _last_subject(token, fit)
    scored = likenesses(token, fit, found)
    scored = [(max(score, UNSEEN) + LAST_SUBJECT if e is last else score, e) for score, e in scored]
    score, best = max(scored, key=lambda s: (s[0], s[1].key), default=(UNSEEN, None))
    if best is None or score <= LIKELY_PRONOUN:
        return None
    best.gender = gender_of(token) or best.gender
    return best


def likenesses(token: Token, entries: Collection[Entry], found: Findings) -> list[tuple[float, Entry]]:
    """How likely ``token`` stands for each of ``entries``, as log-odds."""
    odds = found.same(token.i)
    return [(_likeness(token, entry, odds), entry) for entry in entries]


def _likeness(token: Token, entry: Entry, odds: Mapping[int, float]) -> float:
    """Log-odds of the likeliest of an actor's mentions in the token's window; minus infinity where there is none."""
    best = float("-inf")
    for run in entry.runs:
        inside = [odds[i] for i in range(*run) if i in odds]
        if inside and not run[0] <= token.i < run[1]:
            best = max(best, sum(inside) / len(inside))
    return best


def _last_subject(token: Token, entries: Collection[Entry]) -> Entry | None:
    """Who was last a subject before ``token``, not further back than the paragraph before."""
    latest: tuple[int, Entry] | None = None
    for entry in entries:
        for run in entry.runs:
            near = run[1] <= token.i and token.i - run[0] <= FARTHEST_SUBJECT
            if near and _is_subject(token.doc[run[0] : run[1]]) and (latest is None or run[0] > latest[0]):
                latest = (run[0], entry)
    return latest[1] if latest is not None else None


def _is_subject(span: Span) -> bool:
    """Whether a mention is a subject, or names one ("President" in front of the name)."""
    head = span.root
    while head.dep_ in {"appos", "flat", "nmod:desc", "compound", "nmod"} and head.head.i != head.i:
        head = head.head
    return head.dep_ in {"nsubj", "nsubj:pass"}


def gender_of(token: Token) -> str | None:
    """``he`` or ``she`` for a singular personal pronoun; ``None`` for others."""
    if token.lower_ in THIRD_PERSONAL:
        return "she" if token.lower_ in FEMININE else "he"
    return None


def _agrees(token: Token, entry: Entry) -> bool:
    if token.lower_ in THIRD_PERSONAL:
        return entry.kind is ActorKind.PERSON
    if token.lower_ in {"it", "its", "itself"}:
        return entry.kind is not ActorKind.PERSON
    return token.lower_ not in {"they", "them", "their", "themselves"} or entry.kind is not ActorKind.PERSON
