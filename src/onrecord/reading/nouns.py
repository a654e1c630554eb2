"""What the nouns of a description tell: a body, one person or several, and the words that stand for a person."""

from __future__ import annotations

from spacy.tokens import Token

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
    princess professional queen rebel refugee representative resident rival scholar secretary sergeant shah son suspect teenager victim
    wife
    """.split()
)
"""Nouns for one person that their ending does not give away."""

PERSONAL_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "person", "ant", "eer", "yst", "crat", "naut", "child")
THINGS = frozenset(
    """
    answer banner barrier bomber border career carrier center centre chapter character corner counter cover cruiser danger destroyer
    disaster dollar door error factor floor freighter gunner harbor harbour helicopter honor hunger labor labour launcher letter list
    matter meter murder number offer order paper parlor plant power quarter radar reactor register restaurant river sector server
    shelter shoulder shower slaughter summer tanker temper terror tour tower transfer trigger war warrant water weather winter
    """.split()
)
"""Nouns with such an ending that are no persons."""

CROWDS = frozenset(
    """
    child citizen community country crew crowd delegate family man media nation neighbor neighbour partner patient people power public
    pupil side sides source state student troop victim voter woman youth
    """.split()
)
"""Nouns for people or states taken together."""


def is_personal(lemma: str) -> bool:
    """Whether a noun is one for a person."""
    return lemma in PERSONS or (lemma.endswith(PERSONAL_ENDINGS) and lemma not in THINGS)


def can_act(root: Token) -> bool:
    """Whether a description with this head can be somebody who acts: people and bodies can, things and places cannot."""
    lemma = root.lemma_.lower()
    if root.pos_ == "PROPN":
        return root.ent_type_ != "LOC"
    return is_personal(lemma) or lemma in BODIES | GOVERNING | CROWDS or root.lower_ in BODIES | GOVERNING | CROWDS
