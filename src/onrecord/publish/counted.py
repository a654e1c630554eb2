"""Gathers numbers by what they count, in the texts' own words.

Numbers belong together where the head noun of their unit is one word, singular or plural: "22 Soviet ships", "one ship". What is only
measured, in shares or money, is not yet told by its unit: there the head noun of the words counted must be one word too.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import dropwhile, takewhile

from onrecord.domain.spans import Span
from onrecord.domain.stories import QuantityEntry

Quote = Callable[[str, Span], str]
"""Gives the words of an article, by its id, at a span."""
Words = tuple[str, ...]

WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*|[%$€£¥]")
PER_CENT = re.compile(r"\bper cent\b", re.IGNORECASE)
AROUND = frozenset(
    """
    a an the this that these those his her its their our my your some any of in on at by for from to with without as than into onto over
    under across between among against about after before during per who whom whose which where when is are was were be been have has had
    ago later earlier old long away apart ahead
    """.split()
)
"""Words that open a phrase before its nouns, or go on after them."""
MEASURES = {"%": "%", "percent": "%", "$": "$", "dollar": "$", "€": "€", "euro": "€", "£": "£", "¥": "¥"}
"""Units that tell how something is measured and not what it is."""
IRREGULAR = {"people": "person", "children": "child", "lives": "life", "feet": "foot"}


@dataclass(frozen=True, slots=True)
class Counted:
    """Numbers for one thing, in the order in which they came; ``name`` is empty where the texts do not tell what it is."""

    name: str
    entries: tuple[QuantityEntry, ...]


@dataclass(frozen=True, slots=True)
class _Thing:
    """What one number counts: its nouns, or a measure and the nouns that it measures."""

    nouns: Words
    measure: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return MEASURES.get(_singular(self.measure), ""), _singular(self.nouns[-1]) if self.nouns else ""


def gathered(entries: Iterable[QuantityEntry], quote: Quote) -> list[Counted]:
    """``entries`` by what they count: most entries first, then by name; those of which it is not told last."""
    groups: dict[tuple[str, str], list[tuple[_Thing, QuantityEntry]]] = defaultdict(list)
    for entry in entries:
        thing = _thing(entry, quote)
        groups[thing.key].append((thing, entry))
    counted = [Counted(_name([thing for thing, _ in group]), tuple(entry for _, entry in group)) for group in groups.values()]
    return sorted(counted, key=lambda one: (not one.name, -len(one.entries), one.name.casefold(), one.name))


def _thing(entry: QuantityEntry, quote: Quote) -> _Thing:
    counted = entry.quantity
    of = _nouns(quote(entry.article, counted.of)) if counted.of else ()
    unit = _own_words(quote(entry.article, counted.span), counted.unit)
    measure = next((word for word in WORD.findall(PER_CENT.sub("percent", unit)) if _singular(word) in MEASURES), "")
    if measure:
        return _Thing(tuple(takewhile(lambda word: _singular(word) not in MEASURES, of)), measure)
    nouns = _nouns(unit)
    cut_off = [word.casefold() for word in nouns] == [word.casefold() for word in of[: len(nouns)]]
    return _Thing(of if cut_off else nouns)


def _own_words(number: str, unit: str) -> str:
    """The unit as the text writes it, where it stands after its number."""
    return number[-len(unit) :] if unit and number.casefold().endswith(unit) else unit


def _nouns(phrase: str) -> Words:
    """The words of a phrase up to its head noun: without what opens it, and without what says more of it."""
    words = dropwhile(lambda word: word.casefold() in AROUND or word[0].isdigit(), WORD.findall(phrase))
    return tuple(takewhile(lambda word: word.casefold() not in AROUND, words))


def _name(things: Sequence[_Thing]) -> str:
    """What all have in common, in the words that most have for it."""
    nouns = _in_common([thing.nouns for thing in things])
    measure = _commonest([thing.measure for thing in things])
    return f"{measure} ({nouns})" if measure and nouns else measure or nouns


def _in_common(phrases: Sequence[Words]) -> str:
    """The last words that all phrases share."""
    tails = zip(*(map(_singular, reversed(phrase)) for phrase in phrases), strict=False)
    length = sum(1 for _ in takewhile(lambda words: len(set(words)) == 1, tails))
    return _commonest([" ".join(phrase[len(phrase) - length :]) for phrase in phrases])


def _commonest(forms: Sequence[str]) -> str:
    """What most have; of several the longest, which is the plural."""
    counts = Counter(forms)
    return min(counts, key=lambda form: (-counts[form], -len(form), form))


def _singular(word: str) -> str:
    """A word without its plural ending, for comparing."""
    form = word.casefold()
    if form in IRREGULAR:
        return IRREGULAR[form]
    for ending, single in (("men", "man"), ("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x")):
        if form.endswith(ending) and len(form) >= len(ending):
            return form.removesuffix(ending) + single
    return form[:-1] if len(form) > 3 and form.endswith("s") and not form.endswith(("ss", "us", "is")) else form
