"""A small language for phrases, in which the rules of times are written.

A phrase is a row of items: ``last|past`` is either of two words, ``{month}`` a term that stands for a value, ``{day:last}`` the
same under another name, and a question mark at its end makes an item optional: ``the? {day} of {month} ,? {year}``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.reading.times.words import Word, Words

Values = Mapping[str, Any]
Finder = Callable[[Sequence[Word], int], Iterator[tuple[int, Any]]]
"""From the words and a place, each place where a term may end, with the value it then has."""


@dataclass(frozen=True, slots=True)
class Term:
    """A part of phrases that has a value; ``starts`` are the words that may begin it, so that few rules are tried at each."""

    find: Finder
    starts: frozenset[str]


ITEM = re.compile(r"\{(?P<term>\w+)(?::(?P<name>\w+))?\}|(?P<words>\S+?)(?=\?|$)")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a phrase; ``name`` is the key of its value, ``None`` for plain words."""

    term: Term
    name: str | None
    optional: bool


def compile_phrase(phrase: str, terms: Mapping[str, Term]) -> tuple[Item, ...]:
    """The items of a phrase; KeyError for a term that is not among ``terms``."""
    return tuple(_item(text, terms) for text in phrase.split())


def _item(text: str, terms: Mapping[str, Term]) -> Item:
    parts = ITEM.match(text)
    assert parts is not None
    if parts["term"]:
        return Item(terms[parts["term"]], parts["name"] or parts["term"], text.endswith("?"))
    return Item(any_of(parts["words"].split("|")), None, text.endswith("?"))


def either(forms: Sequence[tuple[tuple[Item, ...], Callable[[Values], Any]]]) -> Term:
    """A term for any of several phrases, each with what makes its value of theirs; where that is ``None``, it is none there."""

    def find(words: Sequence[Word], at: int) -> Iterator[tuple[int, Any]]:
        for items, build in forms:
            for end, values in matches(items, words, at):
                value = build(values)
                if value is not None:
                    yield end, value

    return Term(find, frozenset().union(*(starts_of(items) for items, _ in forms)))


def any_of(forms: Sequence[str]) -> Term:
    """A term for any of these words, whose value is the word."""
    return table({form: form for form in forms})


def starts_of(items: Sequence[Item]) -> frozenset[str]:
    """The words that may begin a phrase."""
    needed = next((at for at, item in enumerate(items) if not item.optional), len(items) - 1)
    return frozenset().union(*(item.term.starts for item in items[: needed + 1]))


def table(values: Mapping[str, Any], *, capital: bool = False) -> Term:
    """A term for the words of a table; only for capitalised ones where ``capital``."""

    def find(words: Sequence[Word], at: int) -> Iterator[tuple[int, Any]]:
        if at < len(words) and words[at].form in values and (words[at].capital or not capital):
            yield at + 1, values[words[at].form]

    return Term(find, frozenset(values))


def _found(term: Term, words: Sequence[Word], at: int) -> Sequence[tuple[int, Any]]:
    """Where the term ends, from the words' memory of it where they have one (packrat parsing, Ford 2002)."""
    if at >= len(words) or words[at].key not in term.starts:
        return ()
    if not isinstance(words, Words):
        return tuple(term.find(words, at))
    key = (id(term), at)
    known = words.found.get(key)
    if known is None:
        known = words.found[key] = list(term.find(words, at))
    return known


def matches(items: Sequence[Item], words: Sequence[Word], at: int) -> Iterator[tuple[int, dict[str, Any]]]:
    """All ways in which the words from ``at`` fulfil the items: the place after the last word, and the terms' values.

    Under ``@name`` stands the place at which a term begins.
    """
    if not items:
        yield at, {}
        return
    item, rest = items[0], items[1:]
    for after, value in _found(item.term, words, at):
        for end, values in matches(rest, words, after):
            yield end, values if item.name is None else {item.name: value, f"@{item.name}": at, **values}
    if item.optional:
        yield from matches(rest, words, at)
