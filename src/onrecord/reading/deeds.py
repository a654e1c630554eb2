"""The words with which a deed is told: its own, what it is done to, and what or who does it, each in the forms a word list knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.reading.participants import agents, case_of

HYPHENS = frozenset({"-", "‐", "‑", "–"})
PASSED_OVER = frozenset({"the", "a", "an", "his", "her", "its", "their", "any", "some"})
FUNCTION = frozenset({"DET", "ADP", "PART", "PRON", "AUX"})
LONGEST = 3
"""Words after a word that may make one phrase with it ("weapon of mass destruction")."""

OBJECTS = frozenset({"obj", "iobj", "nsubj:pass", "obl", "nmod", "xcomp", "compound", "amod", "obl:unmarked"})
MODIFIERS = frozenset({"compound", "amod", "nmod:desc", "flat"})
BESIDE = frozenset(
    """
    according after ahead alongside amid because before despite during following including like since unlike until within without
    """.split()
)
"""Prepositions that lead to what stands beside a deed and is no part of it."""

INSTRUMENTAL = frozenset({"with", "by", "using", "from", "via", "through"})
HAPPENINGS = frozenset(
    """
    airstrike ambush assault attack battle blast bombardment bombing clash crossfire explosion fire firefight gunfight incident operation
    raid shelling shooting stabbing strike
    """.split()
)
"""What somebody is hurt "in", so that it tells how."""

ENDINGS = (("men", "man"), ("ies", "y"), ("ied", "y"), ("es", "", "e"), ("s", ""), ("ed", "", "e"), ("ing", "", "e"))
"""Endings of inflected words and what may stand there in their lemmas."""

IRREGULAR = {"froze": "freeze", "fled": "flee", "forbidden": "forbid", "overran": "overrun", "tore": "tear"}
"""Irregular forms that the lemmatiser gets wrong."""

LIGHT = frozenset(
    """
    announce be begin bring call carry commit complete conduct continue declare do end engage express face file give go have hold impose
    instigate issue keep launch level lodge make mount open order organise organize pay perform place play plot press proclaim put raise
    remain resume see stage start suffer take tender undergo undertake unleash voice wage
    """.split()
)
"""Verbs that leave it to their object to say what is done."""

USING = frozenset(
    """
    aim arm carry conduct deploy detonate discharge drop employ explode fire hurl launch lob mount plant rain send set spray stage throw
    toss unleash use wield
    """.split()
)
"""Verbs whose object is the means, not what suffers."""


@dataclass(frozen=True, slots=True)
class Deed:
    """The forms of a deed's own words, of its objects, and of its means and doers."""

    own: frozenset[str]
    objects: frozenset[str]
    means: frozenset[str]


def deed(head: Token) -> Deed:
    """What a predicate is told with."""
    objects = list(objects_of(head))
    own = set(forms(head))
    if is_in(LIGHT, head):
        for noun in objects:
            own |= forms(noun)
            objects += [child for child in objects_of(noun) if child.dep_ in {"nmod", "xcomp"}]
    if sum(child.dep_ in {"obj", "iobj", "xcomp"} for child in head.children) > 1:
        own.add("<complement>")
    return Deed(frozenset(own), phrase_forms(objects), phrase_forms(means_of(head, objects)))


def objects_of(head: Token) -> Iterator[Token]:
    """What a word governs: objects, what follows prepositions, a noun's modifiers, and the noun that a participle tells of."""
    for child in head.children:
        if child.dep_ in OBJECTS and child.ent_type_ != "DATE" and case_of(child) not in BESIDE:
            yield _antecedent(child, head)
            yield from child.conjuncts
    if head.dep_ == "acl" and head.tag_ == "VBN":
        yield head.head


def means_of(head: Token, objects: Iterable[Token]) -> Iterator[Token]:
    """Who or what does it: doers, instruments, a noun's modifiers, the objects of verbs of using."""
    doers = [_antecedent(doer, head) for doer in agents(head)]
    if head.dep_ == "obj" and is_in(LIGHT | USING, head.head):
        doers += agents(head.head)
        yield from _instruments(head.head)
    yield from doers
    yield from _instruments(head)
    if is_in(USING, head):
        yield from objects
    for word in (head, *doers):
        for child in word.children:
            if child.dep_ in {"acl", "advcl", "xcomp", "amod"} and is_in(USING, child):
                yield from objects_of(child)


def _instruments(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ in MODIFIERS or child.dep_ == "advmod":
            yield child
        elif child.dep_ in {"obl", "nmod", "obl:agent"} and _tells_how(child):
            yield child
            yield from child.conjuncts
        elif child.dep_ == "obj":
            yield from (c for c in child.children if c.dep_ == "nmod" and case_of(c) == "with")


def _tells_how(word: Token) -> bool:
    case = case_of(word)
    return case in INSTRUMENTAL or (case == "in" and is_in(HAPPENINGS, word))


def phrase_forms(words: Iterable[Token]) -> frozenset[str]:
    """The forms of words and of what belongs to their phrases, and of each pair of a modifier and its noun."""
    found: set[str] = set()
    for word in words:
        own = forms(word)
        found |= own
        for modifier in _modifiers(word):
            inner = forms(modifier)
            found |= inner | {first + word.lemma_.lower() for first in inner}
    return frozenset(found)


def _modifiers(word: Token) -> Iterator[Token]:
    for child in word.children:
        if child.dep_ in MODIFIERS or child.dep_ == "nmod:poss" or (child.dep_ == "nmod" and case_of(child) == "of"):
            yield child
            yield from child.conjuncts


def forms(word: Token) -> set[str]:
    """How a list may have a word: bare, with its part of speech, with its neighbours or its particle, by its kind of name.

    A person's name is no word.
    """
    if word.ent_type_ == "PERSON":
        return {"<person>"}
    own = set(_bare(word))
    marked = {mark + form for mark in _marks(word) for form in own}
    longer = {form + after for form in own for after in _after(word)} | {before + form for form in own for before in _before(word)}
    return own | marked | longer | ({f"<{word.ent_type_.lower()}>"} if word.ent_type_ else set())


def is_in(words: frozenset[str], word: Token) -> bool:
    """Whether a word is one of a list."""
    return not words.isdisjoint(_bare(word))


def _bare(word: Token) -> Iterator[str]:
    """The lemma, the form, and what the form may be an inflection of: lemmas of rare words are often wrong ("impos", "rallie")."""
    form = word.lower_
    yield from (word.lemma_.lower(), form, IRREGULAR.get(form, form))
    for ending, *instead in ENDINGS:
        if form.endswith(ending) and len(form) > len(ending) + 2:
            stem = form.removesuffix(ending)
            yield from (stem + new for new in instead)
            if stem[-1] == stem[-2]:
                yield stem[:-1]


def _marks(word: Token) -> tuple[str, ...]:
    """What tells a verb ("to strike") from a noun ("a strike")."""
    return {"VERB": ("to",), "NOUN": ("a",)}.get(word.pos_, ())


def _after(word: Token) -> Iterator[str]:
    """The words that follow, articles and hyphens passed over, run together; and a particle further on."""
    run, count = "", 0
    for token in word.doc[word.i + 1 :]:
        if count == LONGEST or token.is_sent_start or (token.is_punct and token.text not in HYPHENS):
            break
        if not token.is_space and token.text not in HYPHENS and token.lower_ not in PASSED_OVER:
            run, count = run + token.lower_, count + 1
            yield run
    yield from (child.lower_ for child in word.children if child.dep_ == "compound:prt")


def _before(word: Token) -> Iterator[str]:
    """The one or two words that lead, hyphens passed over, run together."""
    run, count = "", 0
    for token in reversed(word.doc[word.sent.start : word.i]):
        if count == LONGEST - 1 or token.pos_ in FUNCTION or (token.is_punct and token.text not in HYPHENS):
            break
        if not token.is_space and token.text not in HYPHENS:
            run, count = token.lower_ + run, count + 1
            yield run


def _antecedent(word: Token, head: Token) -> Token:
    """What a relative pronoun stands for; any other word itself."""
    relative = word.tag_ in {"WP", "WDT"} and head.dep_ == "acl:relcl"
    return head.head if relative else word
