"""Whether a time without its year or week lies ahead or behind, from the tense of what governs it."""

from __future__ import annotations

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

AHEAD_WORDS = frozenset("schedule plan expect due slate upcoming forthcoming set planned scheduled expected tentatively".split())
"""Lemmas, and participles read as adjectives, of what is still to come."""

PROMISES = frozenset(
    "agree plan promise intend expect want hope offer pledge vow prepare decide aim threaten propose ask urge invite"
    " proposal intention invitation call threat deadline".split()
)
"""Lemmas whose infinitive is ahead even when they are in the past: "agreed to meet Thursday", "a proposal to meet Thursday"."""

SAYING = frozenset("say tell report state add announce claim warn write note".split())

MODALS = frozenset("will 'll ’ll wo would shall may might can ca could should must".split())

PLANNED = frozenset("scheduled planned upcoming forthcoming expected coming proposed".split())
"""Adjectives of what is still to come."""

FARTHEST_PLAN = 12
"""Words back to which such an adjective is looked for."""

LONGEST_CHAIN = 8


def direction(phrase: Phrase) -> int | None:
    """-1 behind, 1 ahead, 0 present, ``None`` where nothing decides; ``phrase`` is the time expression.

    "In response to Thursday's vote" looks back whatever its verb.
    """
    token = phrase.root
    decided = 1 if _follows_plan(phrase) else _verb_before(phrase)
    if decided is None and token.dep_.startswith("nmod:poss") and not token.head.dep_.startswith(("nsubj", "obj")):
        return -1
    for _ in range(LONGEST_CHAIN):
        if decided is not None or token.head.i == token.i:
            break
        token = token.head
        decided = tense(token)
    return CUES.get(_words_before(phrase)[-1]) if decided is None else decided


CUES = {"by": 1, "starting": 1, "beginning": 1}
"""Words before a time, for where no verb decides."""


def _words_before(phrase: Phrase) -> list[str]:
    return [""] + [token.lower_ for token in phrase.doc[max(0, phrase.start - 2) : phrase.start]]


def _follows_plan(phrase: Phrase) -> bool:
    """Whether a noun told as planned stands before it with no verb or comma between: "the scheduled talks with Norway this Thursday"."""
    for at in range(phrase.start - 1, max(0, phrase.start - FARTHEST_PLAN) - 1, -1):
        token = phrase.doc[at]
        if token.lower_ in PLANNED and token.dep_ == "amod":
            return True
        if token.tag_.startswith("VB") or token.is_space or token.text in (",", ";", ".", "—"):
            return False
    return False


def _verb_before(phrase: Phrase) -> int | None:
    """A verb of the past on which a bare day leans, "since" and "ahead of" decide, against a parser that takes the day elsewhere."""
    before = _words_before(phrase)
    if before[-2:] == ["ahead", "of"] or (before[-1] in ("until", "till") and not _is_denied(phrase.root.head)):
        return 1
    if before[-1] == "since":
        return -1
    at = phrase.start - (2 if before[-1] == "on" else 1)
    token = phrase.doc[at] if at >= 0 else None
    if token is not None and token.dep_ == "compound:prt":
        token = token.head
    if token is not None and token.tag_ in ("VBD", "VBN") and token.lemma_ not in AHEAD_WORDS and not _is_future(token):
        return -1
    return None


def _is_denied(verb: Token) -> bool:
    """That he "did not leave until Thursday" tells that he left."""
    return any(child.lower_ in ("not", "n't", "n’t") for child in verb.children)


def _is_future(verb: Token) -> bool:
    return any(child.lower_ in MODALS or child.lower_ in ("be", "is", "are") for child in verb.children if child.i < verb.i)


def tense(token: Token) -> int | None:
    """The direction that a verb, or a predicate with its copula, gives to the times of its clause."""
    described = [token, *(child for child in token.children if child.dep_ == "amod")]
    if any(word.lemma_ in AHEAD_WORDS or word.lower_ in AHEAD_WORDS for word in described):
        return 1
    helpers = [child for child in token.children if child.dep_.startswith(("aux", "cop")) or child.tag_ in ("MD", "TO")]
    forms = {helper.lower_ for helper in helpers}
    if forms & MODALS:
        return -1 if forms & {"have", "'ve"} else 1
    tags = {helper.tag_ for helper in helpers}
    if token.tag_ == "VB" and not tags & {"VBD", "VBZ", "VBP"}:
        return _infinitive(token) if "to" in forms else _bare_form(token)
    if token.tag_ == "VBG":
        return -1 if "VBD" in tags else 1 if tags & {"VBZ", "VBP"} else None
    if token.tag_ in ("VBD", "VBN"):
        return 0 if token.tag_ == "VBN" and forms & {"is", "are", "be", "'s"} and not forms & {"been", "has", "have"} else -1
    if token.tag_ in ("VBZ", "VBP"):
        return -1 if token.lemma_ in SAYING else 0
    return -1 if "VBD" in tags else 0 if tags & {"VBZ", "VBP"} else None


def _infinitive(verb: Token) -> int | None:
    """Its direction with that above it: "agreed to meet Thursday" lies ahead, "managed to meet Thursday" behind."""
    governor = verb.head
    if governor.i == verb.i or governor.lemma_ in PROMISES or governor.tag_ in ("VBZ", "VBP", "VBG"):
        return 1
    return tense(governor)


def _bare_form(verb: Token) -> int:
    """A demand "that he leave Thursday" lies ahead; a main clause's bare form with a subject is the past of a verb like "cut"."""
    has_subject = any(child.dep_.startswith("nsubj") for child in verb.children)
    return -1 if has_subject and not verb.dep_.startswith(("ccomp", "advcl")) else 1
