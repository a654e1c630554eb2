"""Whether a text is English, as far as the commonest words tell; and what else it is."""

from __future__ import annotations

import re
from itertools import islice

COMMON = frozenset(
    "the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one you were her all "
    "she there would their we him been has when who will more no if out so said what up its about into than them can only other".split()
)
"""The commonest words of English."""

FOREIGN = frozenset(
    "und ist nicht das ein eine einen einem einer mit zu für auf dem sich wird bei nach auch wie über oder dass haben sind durch zum zur "
    "noch nur beim vom wurde wurden werden seit gegen zwischen "
    "les une est dans que qui avec cette aux ont elle nous mais leur selon été être ses sont après entre depuis ils "
    "los las por para su sus como más pero fue según este esta también desde hasta "
    "il che gli nel della alla dei delle più dopo sono anche nella dal "
    "os uma não mais foi pelo pela são ao seu sua após "
    "het een te zijn voor niet ook naar bij heeft wordt worden maar "
    "och att det som på är för ett inte til ikke av har blev efter "
    "się nie że przez oraz jako při který bir için ile olarak ja ei että oli mutta az és hogy nem egy és volt care pentru este din "
    "yang untuk dengan dari pada ya wa kwa katika của và các là".split()
)
"""Words as common in German, French, Spanish, Italian, Portuguese, Dutch, the Scandinavian languages, Polish, Czech, Turkish,
Finnish, Hungarian, Romanian, Indonesian, Swahili and Vietnamese
that English, the names in it apart, does not write in small letters."""

ENOUGH_WORDS = 20
LEAST_SHARE = 0.15
"""English news has three to five of the common words among ten, its nearest neighbours one or fewer."""

DECLARED_SHARE = 0.05
"""Of a page that declares to be English, and may list names and things."""

LEAST_FOREIGN = 2
"""Foreign words that are no mere title or loan."""

READ = 600
"""Words that decide."""


WORD = re.compile(r"[^\W\d_]+")
ENGLISH, UNDETERMINED = "en", "und"
NAMED_LETTERS = 20
"""Letters from which on another language can be told from its neighbours."""


def detect(text: str, *, declared: str | None = None) -> str:
    """The language, as ISO 639 has it; ``und`` where it is not English and too little to tell.

    A few words alone are English unless words of another language stand among them. Another is the one that a page declares, else
    as py3langid tells it (Lui and Baldwin 2012).
    """
    if _is_english(text, DECLARED_SHARE if declared == ENGLISH else LEAST_SHARE):
        return ENGLISH
    if declared and declared != ENGLISH:
        return declared
    sample = " ".join(_first_words(text))
    return _other(sample) if len(sample) >= NAMED_LETTERS else UNDETERMINED


def _first_words(text: str) -> list[str]:
    return [found.group() for found in islice(WORD.finditer(text), READ)]


def _is_english(text: str, least: float) -> bool:
    words = _first_words(text)
    english = sum(word.casefold() in COMMON for word in words)
    foreign = sum(word in FOREIGN for word in words)
    if foreign >= LEAST_FOREIGN and foreign > english:
        return False
    if len(words) < ENOUGH_WORDS:
        return text.isascii() or sum(word.isascii() for word in words) * 2 >= len(words)
    return english >= least * len(words)


def _other(sample: str) -> str:
    """The likeliest language but English."""
    import py3langid  # its model takes a second to unpack, which English need not wait for

    return next(str(name) for name, _ in py3langid.rank(sample) if name != ENGLISH)
