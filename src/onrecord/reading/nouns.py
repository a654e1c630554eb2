"""What the nouns of a description tell: a body, one person or several, and the words that stand for a person."""

from __future__ import annotations

from spacy.tokens import Token

from onrecord.domain.actors import ActorKind
from onrecord.reading.phrases import is_plural

GOVERNING = frozenset({"government", "administration", "authorities", "cabinet", "leadership"})
BODIES = frozenset(
    """
    agency alliance army assembly authority bank bloc board body bureau cabinet coalition command commission committee company congress
    council court delegation department embassy force forces foundation group institute intelligence jury ministry military mission
    movement navy newspaper office organisation organization parliament party patrol police presidency regime secretariat senate service
    services staff team tribunal union watchdog
    """.split()
)
"""Nouns that name a body which acts as one."""

PERSONS = frozenset(
    """
    adult advocate aide ally boy captain chairman cleric colleague cop counterpart critic defendant diplomat doctor envoy expert father
    general girl guard head host hostage husband judge justice king lieutenant major mother native official pilot pope priest prince
    princess professional queen rebel refugee representative resident rival scholar secretary sergeant shah son suspect teenager victim wife
    """.split()
)
"""Nouns for one person that their ending does not give away."""

PERSONAL_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "person", "ant", "ess", "eer", "yst", "crat", "naut", "child")


def kind_of(root: Token) -> ActorKind:
    """What a description speaks of: a body, several people or one; a singular noun that is neither is a body."""
    lemma = root.lemma_.lower()
    if lemma in BODIES or root.lower_ in BODIES | GOVERNING:
        return ActorKind.ORGANISATION
    if is_plural(root):
        return ActorKind.GROUP
    person = root.pos_ != "PROPN" and (lemma in PERSONS or lemma.endswith(PERSONAL_ENDINGS))
    return ActorKind.PERSON if person else ActorKind.ORGANISATION
