"""What time holds where the words of a clause give none."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.domain.times import PASSING, TimeRef, Unit

NEWS_OF_THE_DAY = TimeRef("news-of-the-day", unit=Unit.DAY, amount=0, uncertain=True)
"""The day of publication, marked uncertain: told as news, with no day of its own."""

TOLD_IN_PASSING = TimeRef(PASSING, unit=Unit.DAY, amount=0, uncertain=True)
"""The same for what is told as fact within the news; too weak to place anything on a timeline by itself."""

NOT_OF_THE_DAY = TimeRef("not-of-the-day")
"""No time, since a perfect, a habit or a possibility is told ("has long said", "would say")."""

BACKGROUND = frozenset({"always", "before", "ever", "formerly", "long", "often", "once", "previously", "repeatedly", "since", "frequently"})
"""Adverbs that take a verb out of the day's news."""

ELSEWHEN = frozenset("had have has 'd ’d would used will wo 'll ’ll shall may might can could should must".split())
"""Auxiliaries of what is not told as of the day: perfects, the future and the possible."""


def news_of_the_day(verb: Token) -> TimeRef | None:
    """The day of publication for a verb told as the day's news; ``None`` for background (perfect tenses, "has long said")."""
    governor = _verb_of(verb)
    children = list(governor.children)
    if any(c.lower_ in BACKGROUND for c in children):
        return None
    if any(c.dep_ in {"aux", "aux:pass"} and c.lower_ in ELSEWHEN for c in children):
        return None
    return NEWS_OF_THE_DAY


def _verb_of(token: Token) -> Token:
    """The verb that carries the tense of ``token``: itself, or the nearest verb above a noun."""
    while token.pos_ not in {"VERB", "AUX"} and token.head.i != token.i:
        token = token.head
    return token
