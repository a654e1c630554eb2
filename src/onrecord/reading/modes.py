"""The mode of an event, where the words give it: how a deed was done, or what is asked, refused or threatened.

The rules are those of ``data/modes.tsv``, in order; the first that fits decides. A line names a type and a mode and holds four lists of
words: of the predicate, of its objects, of means and doers, and of what must not stand there. A list that is empty asks for nothing. A
word in capitals is a list of ``data/mode_words.tsv``; two words in a row are one phrase, two lists in a row any phrase of both; "to"
makes a word a verb, "a" or "an" a noun; in angle brackets is a kind of name.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import product

from spacy.tokens import Token

from onrecord.domain.events import EventType
from onrecord.domain.modes import MODES
from onrecord.reading import countries
from onrecord.reading.deeds import LIGHT, Deed, deed, is_in, objects_of
from onrecord.reading.participants import agents, case_of

SPOKEN = frozenset({EventType.REQUEST, EventType.REJECT, EventType.THREATEN})
"""Types whose mode is that of what is spoken of, not of the speaking."""

LEADING = LIGHT | frozenset(
    """
    accept agree allow appeal attempt attend bid call come commit consider demand deploy effort enter extend follow honor honour idea
    implement initiative institute intend introduce invitation join let motion need observe offer participate plan plea possibility
    prepare pressure proposal propose prospect reach request resolution respect resume return seek sign sponsor step suggestion threat
    threaten try ultimatum urge vow want warn warning willingness
    """.split()
)
"""Words that only lead to what is meant: "agree to hold talks", "an offer of help"."""

ADDRESSING = frozenset({"ask", "urge", "order", "tell", "appeal", "press", "beg", "implore", "exhort", "call", "command", "instruct"})
"""Verbs whose object is spoken to where another clause says what for."""

WARNING = frozenset({"warn", "warning"})
LEADING_CASES = frozenset({"for", "of", "to", "with", "from", ""})
FURTHEST = 4
"""How many words may lead from a predicate to what is meant."""

PLACES = frozenset({"in", "at"})
SIDES = frozenset({"with", "between"})
MEETING = frozenset({"meet", "meeting", "talk", "negotiation", "negotiate", "summit", "hold", "confer", "discuss", "dialogue", "receive"})


def mode_of(head: Token, kind: EventType | None) -> str | None:
    """The mode of an event of this type with this predicate, or ``None`` where the words give none."""
    if kind is None or kind not in MODES:
        return None
    found = (_of_deed(deed(word), kind) for word in _deciding(head, kind))
    mode = next((mode for mode in found if mode), None)
    return _hosted(head) if mode is None and kind is EventType.CONSULT else mode


def _deciding(head: Token, kind: EventType) -> Iterator[Token]:
    """The words of which one gives the mode, in order: the predicate, before it what is done "in protest", after it what it speaks of."""
    if kind in SPOKEN:
        yield from meant(head)
    else:
        if kind is EventType.PROTEST and (_has_purpose(head) or case_of(head) == "in"):
            yield head.head
        yield head


def meant(head: Token) -> Iterator[Token]:
    """A predicate of speech and what it speaks of, nearest first; what is denied is left out."""
    layer, seen = [head], {head.i}
    for _ in range(FURTHEST):
        yield from layer
        layer = [c for word in layer if word is head or is_in(LEADING, word) for c in _contents(word) if c.i not in seen]
        seen |= {word.i for word in layer}


def _contents(word: Token) -> Iterator[Token]:
    clauses = [c for c in word.children if c.i > word.i and _is_content(c) and not _is_anothers(c, word)]
    addressed = bool(clauses) and is_in(ADDRESSING, word)
    nouns = [c for c in objects_of(word) if c.dep_ not in {"xcomp", "amod"} and case_of(c) in LEADING_CASES and not addressed]
    for found in [*nouns, *clauses]:
        if not _is_denied(found):
            yield found
            yield from (c for c in found.conjuncts if not _is_denied(c))


def _is_content(clause: Token) -> bool:
    return clause.dep_ in {"xcomp", "ccomp", "acl"} or _has_purpose(clause)


def _has_purpose(clause: Token) -> bool:
    return clause.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "to" for c in clause.children)


def _is_anothers(clause: Token, word: Token) -> bool:
    """Whether a warning tells what others will do."""
    return is_in(WARNING, word) and any(c.dep_ == "nsubj" and c.pos_ != "PRON" for c in clause.children)


def _is_denied(word: Token) -> bool:
    return any(c.dep_ == "advmod" and c.lemma_.lower() in {"not", "never", "n't"} for c in word.children)


def _hosted(head: Token) -> str | None:
    """The mode of a meeting of two countries by whose country it is held in: one's own, or a third one's."""
    if not is_in(MEETING, head):
        return None
    around = list(objects_of(head))
    around += [c for word in around for c in word.children if c.dep_ == "nmod"]
    places = {_country(c) for c in around if case_of(c) in PLACES} - {None}
    sides = [*agents(head), *(c for c in around if c.dep_ == "obj" or case_of(c) in SIDES)]
    parties = {_country(c) for side in sides for c in (side, *side.conjuncts)}
    if len(places) != 1 or len(parties - {None}) != 2:
        return None
    return "visit" if places < parties else None if None in parties else "third-party"


def _country(word: Token) -> countries.Country | None:
    """The country that a phrase names up to its noun, or that the whole of a name does."""
    phrase = word.doc[word.left_edge.i : word.i + 1].text
    name = " ".join(t.text for t in word.subtree if t.i >= word.i and (t is word or t.dep_ in {"flat", "compound"}))
    return countries.of_phrase(phrase) or countries.by_capital(name)


@dataclass(frozen=True, slots=True)
class Rule:
    """A mode and the words that give it."""

    mode: str
    predicate: frozenset[str]
    objects: frozenset[str]
    means: frozenset[str]
    unless: frozenset[str]

    def fits(self, told: Deed) -> bool:
        itself = frozenset[str]() if self.predicate else told.own
        asked = ((self.predicate, told.own), (self.objects, told.objects | itself), (self.means, told.means | itself))
        there = all(not words or not words.isdisjoint(have) for words, have in asked)
        return there and all(self.unless.isdisjoint(have) for have in (told.own, told.objects, told.means))


def _of_deed(told: Deed, kind: EventType) -> str | None:
    return next((rule.mode for rule in _rules()[kind] if rule.fits(told)), None)


@lru_cache(maxsize=1)
def _rules() -> Mapping[EventType, Sequence[Rule]]:
    lists = {row["class"]: row["words"].split(", ") for row in _rows("mode_words.tsv")}
    rules: dict[EventType, list[Rule]] = {kind: [] for kind in MODES}
    for row in _rows("modes.tsv"):
        cells = (_words(row[column], lists) for column in ("predicate", "object", "means", "unless"))
        rule = Rule(row["mode"], *cells)
        for kind in row["type"].split(", "):
            rules[EventType(kind)].append(rule)
    return rules


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (files("onrecord.reading") / "data" / name).read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)


def _words(cell: str, lists: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """The words of a cell as `deeds.forms` writes them: lists filled in, run together, in lower case."""
    return frozenset(_run(parts) for phrase in cell.split(", ") if phrase for parts in product(*_parts(phrase, lists)))


def _parts(phrase: str, lists: Mapping[str, Sequence[str]]) -> list[Sequence[str]]:
    return [lists.get(word, [word]) for word in phrase.split()]


def _run(parts: Sequence[str]) -> str:
    words = " ".join(parts).lower().split()
    if words[0] == "an":
        words[0] = "a"
    return "".join(words).replace("-", "")
