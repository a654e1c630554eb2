"""What a number counts: its unit in plain terms, what befell those counted, and what the sentence says around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.domain.spans import Span
from onrecord.domain.stories import QuantityEntry
from onrecord.story.pile import Pile
from onrecord.story.words import Word, stem

ONE_SENSE = tuple(
    frozenset(stem(word) for word in words.split())
    for words in (
        "troops soldiers forces personnel servicemen servicemembers",
        "rockets missiles projectiles",
        "strikes airstrikes raids sorties",
        "lawmakers legislators deputies parliamentarians",
        "dollars usd",
    )
)
"""Units that count the same."""
FATES = {
    name: frozenset(stem(word) for word in words.split())
    for name, words in {
        "dead": "dead death deaths die dies died dying kill kills killed killing slain fatalities casualties toll perished bloodshed",
        "hurt": "hurt injured injuring injuries injury wounded wounding wounds",
        "held": "arrest arrested arrests detained detaining detentions jailed",
        "fled": "fled flee fleeing displaced refugees evacuated",
        "missing": "missing disappeared unaccounted",
    }.items()
}
"""What befalls people who are counted, by the words for it."""
ANYONE = frozenset(stem(word) for word in "people persons person others lives men".split())
"""Units that count people of any kind."""
PERSONS = ANYONE | frozenset(
    stem(word)
    for word in (
        "women children civilians residents citizens soldiers troops forces police officers fighters militants"
        " members protesters demonstrators migrants refugees victims passengers workers students students rebels insurgents"
    ).split()
)
"""Units that count people, beside the names of peoples, which are capitalised."""
MEASURES = {
    stem(word): (name, factor)
    for name, factor, words in (
        ("metre", 1.0, "metre metres meter meters"),
        ("metre", 1000.0, "kilometre kilometres kilometer kilometers km"),
        ("metre", 1609.34, "mile miles"),
        ("metre", 0.3048, "foot feet"),
        ("metre", 0.9144, "yard yards"),
        ("gram", 1000.0, "kilogram kilograms kg"),
        ("gram", 453.6, "pound pounds lb"),
        ("gram", 1e6, "ton tons tonne tonnes"),
        ("hectare", 1.0, "hectare hectares"),
        ("hectare", 0.4047, "acre acres"),
    )
    for word in words.split()
}
"""Measures by their unit: what they measure, and how much of it one is."""
WINDOW = 90
"""Code points on either side of a number that tell what it counts."""
NEAR = 45
"""Code points on either side of a number within which the words for what befell those counted stand."""
BREAK = re.compile(r"[,.;:()—–]|\b(?:and|or|but|while|whereas)\b")
"""Where another count may begin, with what befell others."""
ROUNDING = {
    "more than": (1.0, 1.1),
    "over": (1.0, 1.1),
    "at least": (1.0, 1.5),
    "nearly": (0.9, 1.0),
    "almost": (0.9, 1.0),
    "less than": (0.9, 1.0),
    "up to": (0.5, 1.0),
    "about": (0.92, 1.08),
    "around": (0.92, 1.08),
    "some": (0.95, 1.05),
    "estimated": (0.95, 1.05),
}
"""What an approximator leaves open, as factors of the number it stands with."""
TOWARDS = re.compile(r"[\w \n]{0,12}?\b(?P<side>before|after|ahead of|later|earlier)\b", re.IGNORECASE)
"""Words behind a stretch of time that tell to which side of a day it reaches."""
CONVERTED = 0.05
"""Share by which a measure differs when it is turned into another unit and rounded."""


@dataclass(frozen=True, slots=True)
class Count:
    """A quantity with what it counts.

    ``thing`` is the unit in plain terms, empty where anyone may be counted, ``people`` the people counted where they are named, ``fate``
    what befell them, ``low`` and ``high`` what the number with its approximator leaves open, ``around`` the stems and actors near it,
    ``sentence`` where it stands, ``towards`` whether it reaches back or on from a day ("before", "after").
    """

    entry: QuantityEntry
    thing: str
    people: str | None
    fate: str | None
    low: float
    high: float
    around: frozenset[str]
    sentence: Span
    towards: str | None = None

    def counts_as(self, other: Count) -> bool:
        """Whether both count one sort of thing: of one unit, or people whom the same befell."""
        if None not in (self.people, other.people) and self.people != other.people:
            return False
        if None not in (self.fate, other.fate) and self.fate != other.fate:
            return False
        if self.fate is not None and self.fate == other.fate:
            return self.thing == other.thing or not (self.thing and other.thing)
        return self.thing == other.thing and bool(self.thing)


def count(pile: Pile, entry: QuantityEntry) -> Count | None:
    """The quantity as a count, ``None`` where it has no number to compare or stands in no sentence."""
    quantity = entry.quantity
    sentence = pile.sentence(entry.article, quantity.span.start)
    if sentence is None or not quantity.low or quantity.high is None:
        return None
    unit = _head(quantity.unit)
    measure, factor = MEASURES.get(unit, (None, 1.0))
    near = _near(pile, entry, sentence, WINDOW)
    people = _people(pile, entry)
    anyone = not unit or unit in ANYONE or unit == people or any(unit in stems for stems in FATES.values())
    fate = _fate_of(pile, entry, sentence) if anyone or unit in PERSONS else None
    down, up = ROUNDING.get(quantity.approx or "", (1.0, 1.0)) if quantity.low == quantity.high else (1.0, 1.0)
    slack = CONVERTED if measure else 0.0
    named = pile.actors_in(entry.article, Span(near[0].start, near[-1].end)) if near else ()
    around = frozenset(w.stem for w in near if w.content and w.stem.isalpha() and w.stem != unit and _fate(w) is None)
    return Count(
        entry=entry,
        thing="" if anyone and fate else measure or next((min(senses) for senses in ONE_SENSE if unit in senses), unit),
        people=people,
        fate=fate,
        low=quantity.low * factor * (down - slack),
        high=quantity.high * factor * (up + slack),
        around=around.union(named),
        sentence=sentence,
        towards=_towards(pile, entry),
    )


def _towards(pile: Pile, entry: QuantityEntry) -> str | None:
    found = TOWARDS.match(pile.articles[entry.article].text, entry.quantity.span.end)
    return found["side"].lower() if found else None


def _head(unit: str) -> str:
    return stem((unit.split() or [""])[-1].casefold())


def _fate(word: Word) -> str | None:
    return next((name for name, stems in FATES.items() if word.stem in stems), None)


def _people(pile: Pile, entry: QuantityEntry) -> str | None:
    """The people named in the quantity or what it counts ("161 Palestinians"), by stem."""
    spans = [span for span in (entry.quantity.span, entry.quantity.of) if span is not None]
    return next((w.stem for span in spans for w in pile.words(entry.article, span) if w.name and w.stem.isalpha() and _demonym(w)), None)


def _demonym(word: Word) -> bool:
    return word.form.endswith(("ans", "an", "is", "i", "ish", "ese", "s")) and len(word.form) > 3


def _fate_of(pile: Pile, entry: QuantityEntry, sentence: Span) -> str | None:
    """What befell those counted: told right behind the number, or else last before it, with no other count between."""
    text, span = pile.articles[entry.article].text, entry.quantity.span
    inside = _befell(pile, entry, span)
    stop = BREAK.search(text, span.end, min(sentence.end, span.end + NEAR))
    end = stop.start() if stop else min(sentence.end, span.end + NEAR)
    after = _befell(pile, entry, Span(span.end, end)) if end > span.end else []
    start = max(sentence.start, span.start - NEAR)
    before = _befell(pile, entry, Span(start, span.start)) if start < span.start else []
    return next(iter([*inside, *after, *reversed(before)]), None)


def _befell(pile: Pile, entry: QuantityEntry, span: Span) -> list[str]:
    return [fate for word in pile.words(entry.article, span) if (fate := _fate(word))]


def _near(pile: Pile, entry: QuantityEntry, sentence: Span, reach: int) -> tuple[Word, ...]:
    span = entry.quantity.span
    return pile.words(entry.article, Span(max(sentence.start, span.start - reach), min(sentence.end, span.end + reach)))
