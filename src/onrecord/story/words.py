"""Words as the story compares them: folded, with their places in the text and what they weigh in the pile."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from spacy.lang.en.stop_words import STOP_WORDS

from onrecord.domain.spans import Span

WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+|,\d{3})*")
QUOTED = re.compile(r"[“\"]([^“”\"\n]+)[”\"]")
POSSESSIVE = re.compile(r"['’]s?$")
ENDINGS = ("ations", "ation", "ings", "ing", "ied", "ies", "ed", "es", "s")
SHORTEST_STEM = 4
LEAST_DOCUMENTS = 60
"""Documents that a word's weight is counted against at least: in a small pile a word of all is not yet a common one."""

TRANSLITERATIONS = (
    ("kh", "h"),
    ("ph", "f"),
    ("ck", "k"),
    ("ou", "u"),
    ("oo", "u"),
    ("ie", "i"),
    ("ye", "e"),
    ("yo", "o"),
    ("ya", "a"),
    ("ei", "i"),
    ("ey", "i"),
    ("y", "i"),
    ("j", "i"),
    ("q", "k"),
    ("w", "v"),
    ("x", "ks"),
    ("z", "s"),
)
"""Spellings of one sound in names that come from other scripts, and in British and American English."""


class Word(NamedTuple):
    """One word of a text: its place, its folded form and its stem; ``name`` where it is written with a capital."""

    start: int
    end: int
    form: str
    stem: str
    name: bool = False

    @property
    def content(self) -> bool:
        """Whether it carries meaning of its own."""
        return self.form not in STOP_WORDS


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without diacritics, dots in abbreviations and possessive endings."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return POSSESSIVE.sub("", plain.casefold().replace("’", "'")).replace(".", "")


@lru_cache(maxsize=65536)
def stem(form: str) -> str:
    """A folded word without its inflection, roughly: what is left is for comparing, not for reading."""
    for ending in ENDINGS:
        base = form.removesuffix(ending)
        if base != form and len(base) >= SHORTEST_STEM:
            return base.rstrip("e")
    return form.rstrip("e") if len(form) > SHORTEST_STEM else form


@lru_cache(maxsize=65536)
def skeleton(form: str) -> str:
    """What spellings of one name in different transliterations have in common."""
    letters = re.sub(r"[^a-z0-9]", "", fold(form)) or fold(form)
    for written, sound in TRANSLITERATIONS:
        letters = letters.replace(written, sound)
    return re.sub(r"(.)\1+", r"\1", letters)


def words(text: str) -> list[Word]:
    """The words of ``text``, in order."""
    found = []
    for match in WORD.finditer(text):
        form = fold(match.group())
        found.append(Word(match.start(), match.end(), form, stem(form), match.group()[0].isupper()))
    return found


def numbers(text: str) -> frozenset[str]:
    """Numbers in figures, without separators of thousands."""
    return frozenset(n.replace(",", "") for n in re.findall(r"\d[\d,]*(?:\.\d+)?", text))


def quotations(text: str, span: Span) -> list[Span]:
    """What stands in quotation marks inside ``span``."""
    return [Span(*match.span(1)) for match in QUOTED.finditer(text, span.start, span.end)]


def weights(sets: Iterable[frozenset[str]]) -> Callable[[Iterable[str]], float]:
    """A function that sums inverse document frequencies as counted over ``sets`` (Spärck Jones 1972)."""
    documents = list(sets)
    seen = Counter(stem for document in documents for stem in document)
    total = max(len(documents), LEAST_DOCUMENTS)
    known = {stem: math.log(total / (number + 0.5)) for stem, number in seen.items()}
    unknown = math.log(total / 0.5)

    def weigh(stems: Iterable[str]) -> float:
        return math.fsum(known.get(stem, unknown) for stem in stems)  # which is exact, in any order

    return weigh
