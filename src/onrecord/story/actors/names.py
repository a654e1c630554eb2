"""The names of local actors as they are compared across articles."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.lang.en.stop_words import STOP_WORDS

from onrecord.domain.actors import ActorKind, LocalActor, bare_form
from onrecord.intake.head import agencies
from onrecord.reading import countries
from onrecord.reading.phrases import FAMILY, OFFICES
from onrecord.story.corrections.by_hand import Local
from onrecord.story.words import WORD, fold, skeleton, stem

LINKS = frozenset(["the", "of", "for", "and", "on", "in", "a", "an", "de", "la"])
PARTICLES = frozenset(["al", "el", "ul", "bin", "ibn", "von", "van", "der", "de", "la", "le", "da", "dos", "del", "di"])
"""Words of personal names that are left out as often as not."""

FIRMS = frozenset(["inc", "corp", "corporation", "co", "company", "ltd", "limited", "llc", "plc", "gmbh", "sa", "ag"])
"""What a firm's name ends with in full."""

COUNTED = re.compile(
    r"^\W*(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|several|many|some|most)\b(?: of)?",
    re.IGNORECASE,
)
"""What counts those whom a description speaks of."""

AFTER_NOUN = re.compile(r"\s(?:of|in|at|from|for|on|with|to|by|who|that|about|over|under|inside|near|against)\s|,")
"""What a noun ends before."""

Parts = tuple[str, ...]
"""Skeletons of the words of a name."""

Office = tuple[str, str | None]
"""An office, folded, and its country."""


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A local actor with the tokens of its best name.

    ``called`` tells whether a text calls it by a name at all and not only describes it; ``offices`` are those that its titles tell,
    ``forms`` what it is described by: the noun, then the other words that mean something, with country codes for names of countries.
    """

    local: Local
    kind: str
    country: str | None
    name: str
    tokens: tuple[str, ...]
    mentions: int
    called: bool = True
    offices: tuple[Office, ...] = ()
    forms: tuple[Parts, ...] = ()

    @property
    def last(self) -> str:
        return self.parts[-1]

    @property
    def first(self) -> str:
        return self.parts[0]

    @property
    def bag(self) -> frozenset[str]:
        return frozenset(skeleton(t) for t in self.tokens if t not in LINKS)

    @property
    def parts(self) -> Parts:
        """The words of a person's name, those that a hyphen joins apart, particles left out."""
        return _parts(self.tokens)

    @property
    def surname(self) -> str:
        """The last word as it is spelt, without a particle tied to it."""
        particle, hyphen, rest = self.tokens[-1].partition("-")
        return rest if hyphen and rest and particle in PARTICLES else self.tokens[-1]

    @property
    def middle(self) -> str:
        """Initials of what stands between first and last name."""
        return "".join(part[0] for part in self.parts[1:-1])


@lru_cache(maxsize=65536)
def _parts(tokens: tuple[str, ...]) -> Parts:
    split = [re.split(r"[-‐‑–]", token) for token in tokens]
    words = [(word, len(own) > 1) for own in split for word in own if word]
    # A first word may be a name ("Al"); tied to the next it is a particle ("al-Sabri").
    kept = [word for at, (word, tied) in enumerate(words) if word not in PARTICLES or (at == 0 and not tied)]
    return tuple(skeleton(word) for word in kept) or (skeleton(tokens[-1]),)


def named(local: Local, actor: LocalActor, text: str) -> Named:
    """A local actor by its fullest bare name; ``text`` is its article's."""
    names = sorted({m.name for m in actor.mentions if m.name}, key=lambda n: (-len(n.split()), -len(n), n))
    person = actor.kind is ActorKind.PERSON
    best = names[0] if names and person else actor.name
    tokens = tuple(fold(m.group()) for m in WORD.finditer(best)) or (fold(best),)
    called = actor.kind is ActorKind.GOVERNMENT or (bool(names) and any(letter.isupper() for letter in best))
    return Named(
        local=local,
        kind=actor.kind.value,
        country=actor.country,
        name=best,
        tokens=_untitled(tokens) if person else tokens,
        mentions=len(actor.mentions),
        called=called,
        offices=tuple(sorted({(fold(role.office), role.country) for role in actor.roles if role.office}, key=str)),
        forms=() if called else tuple(sorted({form for m in actor.mentions if (form := _form(m.span.of(text)))})),
    )


def _untitled(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """A person's name without honorifics, and without offices where a full name is left: a prince may go by one name with it."""
    while (len(tokens) > 1 and tokens[0] in FAMILY) or (len(tokens) > 2 and tokens[0] in OFFICES):
        tokens = tokens[1:]
    return tokens


def _form(words: str) -> Parts:
    """What a description says, for comparing: its noun first."""
    plain = COUNTED.sub("", bare_form(words))
    found = [meaning for match in WORD.finditer(plain) if (meaning := _meaning(match.group()))]
    before = [meaning for match in WORD.finditer(AFTER_NOUN.split(plain)[0]) if (meaning := _meaning(match.group()))]
    if not before:
        return ()
    return before[-1], *sorted(set(found) - {before[-1]})


@lru_cache(maxsize=65536)
def _meaning(word: str) -> str:
    country = countries.by_demonym(word) or countries.by_name(word)
    if country is not None:
        return country.code
    form = fold(word)
    return "" if form in STOP_WORDS else stem(form)


def core(node: Named, longhand: Mapping[str, Parts]) -> Parts:
    """A body's name for comparing: acronyms in full where the pile tells what they stand for, without its country and what firms add.

    Only a country in front is left out ("U.S. Navy"; "Bank of America" is a name), and none where nothing would be left.
    """
    agency = agencies.canonical(node.name)
    if agency is not None:
        return (fold(agency),)
    tokens = [token for token in node.tokens if token not in LINKS]
    own = _country_in_front(tokens, node.country)
    words = [part for token in tokens[own if own < len(tokens) else 0 :] for part in longhand.get(token, (skeleton(token),))]
    while len(words) > 1 and words[-1] in FIRMS:
        words = words[:-1]
    return tuple(sorted(set(words)))


def _country_in_front(tokens: Sequence[str], country: str | None) -> int:
    """How many words in front are the name of a country, or its adjective: one ("u.s.", "german") or two ("united states")."""
    for number in (2, 1):
        words = " ".join(tokens[:number])
        found = countries.by_demonym(words.title()) or countries.by_name(words.title()) or countries.by_name(words.upper())
        if found is not None and found.code == country:
            return number
    return 0
