"""Names, and words with or without their hyphen, that the pile spells in more than one way."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from onrecord.domain.actors import ActorKind
from onrecord.domain.spans import Evidence, Span
from onrecord.domain.stories import Discrepancy, DiscrepancyKind, Nature
from onrecord.story.copies.boilerplate import READ_TWICE
from onrecord.story.discrepancies.shown import named_differently
from onrecord.story.groups import Groups
from onrecord.story.pile import Pile
from onrecord.story.words import WORD, fold, skeleton

SHORTEST = 4
"""Letters of a name of which two spellings are looked for by sound; one letter apart takes two more."""
SHORTEST_JOINED = 7
"""Letters of a word that is written with and without a hyphen."""
LONGEST_NAME = 80
"""Code points before a word in which the name that it is part of begins."""
SMALL = frozenset({"of", "the", "and", "for"})
"""Words inside a name that give its abbreviation no letter."""
SEVERAL = frozenset({ActorKind.GOVERNMENT, ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.GROUP, ActorKind.OUTLET})
"""Kinds of actors whose names are abbreviated."""
CALENDAR = frozenset(
    "January February March April May June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)
"""Names that are no one's."""
Places = Mapping[str, Sequence[Evidence]]


def name_discrepancies(pile: Pile) -> list[Discrepancy]:
    """Variants of one name: spellings, abbreviations and fuller forms; words with and without a hyphen."""
    places = _names(pile)
    groups: Groups[str] = Groups(places)
    for forms in _alike(places):
        for one, other in combinations(forms, 2):
            if _of_one(pile, places[one], places[other]):
                groups.join(one, other)
    full = _spelt_out(pile, {form.replace(".", "") for form in places})
    variants = [group for group in groups.all() if len(group) > 1 or _told_apart(places[group[0]], full.get(group[0].replace(".", ""), {}))]
    return [_variants(pile, group, places, full) for group in variants] + _hyphened(pile) + _full_names(pile, groups)


def _of_one(pile: Pile, one: Sequence[Evidence], other: Sequence[Evidence]) -> bool:
    """Whether two forms may name one: somebody bears both, one stands in nobody's name, or is an abbreviation."""
    if any(pile.text(found[0].article, found[0].span).isupper() for found in (one, other)):
        return True
    bearers = [{actor for e in found for actor in pile.actors_in(e.article, _name_around(pile, e))} for found in (one, other)]
    return not all(bearers) or not bearers[0].isdisjoint(bearers[1])


def _name_around(pile: Pile, word: Evidence) -> Span:
    """The mention that the word lies in, or the word."""
    near = Span(max(0, word.span.start - LONGEST_NAME), word.span.end)
    held = [span for span, _ in pile.mentions_in(word.article, near) if word.span in span]
    return Span(held[-1].start, held[-1].end) if held else word.span


def _told_apart(short: Sequence[Evidence], full: Places) -> bool:
    """Whether some article has only the abbreviation, or only what it stands for."""
    return bool(full) and {e.article for e in short} != {e.article for found in full.values() for e in found}


def _variants(pile: Pile, group: Sequence[str], places: Places, full: Mapping[str, Places]) -> Discrepancy:
    spelt_out = full.get(group[0].replace(".", ""), {})
    forms = {**{form: places[form] for form in group}, **spelt_out}
    told = [(form, e) for form, found in forms.items() for e in found]
    return named_differently(pile, DiscrepancyKind.NAME, " / ".join(sorted(forms)), told, Nature.NAMING if spelt_out else Nature.SPELLING)


def _full_names(pile: Pile, alike: Groups[str]) -> list[Discrepancy]:
    """Actors whose full names differ in more than words that are found ``alike``."""
    forms: dict[str, dict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    for article, reading in pile.readings.items():
        for actor in reading.actors:
            for mention in actor.mentions if actor.kind in (ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.OUTLET) else ():
                name = _plain(mention.name or "")
                if len(name.split()) > 1 and "," not in name:
                    forms[pile.id_of[article, actor.key]][name].append(Evidence(article, mention.span))
    found = []
    for actor_id in sorted(forms):
        names = sorted(forms[actor_id]) if pile.actors[actor_id].kind is ActorKind.PERSON else _unlike(forms[actor_id])
        if len({_bare(n, alike) for n in names}) > 1:
            told = [(name, e) for name in names for e in forms[actor_id][name]]
            found.append(named_differently(pile, DiscrepancyKind.NAME, " / ".join(names), told, _nature(names)))
    return found


def _unlike(names: Iterable[str]) -> list[str]:
    """Names of a body without those that are only a part of a fuller one, or have no more than half their words in common with any."""
    words = {name: tuple(WORD.findall(fold(name.replace("-", " ")))) for name in names}
    whole = [name for name in sorted(words) if not any(_part(words[name], words[other]) for other in words)]
    return [n for n in whole if any(n != o and _mostly(frozenset(words[n]) - SMALL, frozenset(words[o]) - SMALL) for o in whole)]


def _part(one: Sequence[str], other: Sequence[str]) -> bool:
    return len(one) < len(other) and any(other[at : at + len(one)] == one for at in range(len(other)))


def _mostly(one: frozenset[str], other: frozenset[str]) -> bool:
    return 2 * len(one & other) > min(len(one), len(other))


def _bare(name: str, alike: Groups[str]) -> str:
    """A name without what printers differ in, capitals and dots, each word as its first spelling has it."""
    return fold(" ".join(alike.find(word) if word in alike else word for word in name.split()))


def _nature(names: Sequence[str]) -> Nature:
    """Spelling where all sound alike, part by part; naming where one has other parts."""
    return Nature.SPELLING if len({"".join(skeleton(part) for part in WORD.findall(name)) for name in names}) == 1 else Nature.NAMING


def _names(pile: Pile) -> dict[str, list[Evidence]]:
    """Capitalised words that the pile never has in lower case, each with its places."""
    places: dict[str, list[Evidence]] = defaultdict(list)
    common: set[str] = set()
    for article, block in ((a, b) for a in pile.articles.values() for b in a.blocks if b.furniture in READ_TWICE):
        for match in WORD.finditer(article.text, block.span.start, block.span.end):
            word = re.sub(r"['’]s?$", "", match.group())
            if word.islower():
                common.add(word)
            elif word[:1].isupper() and word.replace(".", "").isalpha():
                abbreviated = "." in word and article.text[match.end() : match.end() + 1] == "."
                end = match.start() + len(word) + abbreviated
                places[article.text[match.start() : end]].append(Evidence(article.id, Span(match.start(), end)))
    return {f: found for f, found in sorted(places.items()) if (f.isupper() or f.casefold() not in common) and f not in CALENDAR}


def _alike(forms: Iterable[str]) -> Iterable[list[str]]:
    """Lists of forms that are one name, each list sorted."""
    blocks: dict[str, set[str]] = defaultdict(set)
    for form in forms:
        if "." in form or (form.isupper() and len(form) <= SHORTEST):
            blocks["dots " + form.replace(".", "")].add(form)
        elif not form.isupper() and len(form) >= SHORTEST:
            blocks["sound " + fold(form[0]) + skeleton(form)].add(form)
            for at in range(2, len(form) - 2) if len(form) >= SHORTEST + 2 else ():
                blocks[f"letter {form[:at]}_{form[at + 1 :]}"].add(form)
    return (sorted(found) for _, found in sorted(blocks.items()) if len(found) > 1)


def _spelt_out(pile: Pile, abbreviations: Iterable[str]) -> dict[str, dict[str, list[Evidence]]]:
    """Names of several words by the abbreviation that their first letters make, where the pile has that too (Schwartz and Hearst 2003)."""
    known = {short for short in abbreviations if short.isupper() and len(short) > 1}
    found: dict[str, dict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    for article, reading in pile.readings.items():
        for mention in (m for actor in reading.actors if actor.kind in SEVERAL for m in actor.mentions if m.name):
            name = _plain(mention.name or "")
            letters = "".join(_letters(word) for word in re.findall(r"[\w.]+", name) if word not in SMALL)
            if letters in known and " " in name:
                found[letters][name].append(Evidence(article, mention.span))
    return found


def _letters(word: str) -> str:
    """What a word of a name gives to its abbreviation: its first letter, all of one that is itself an abbreviation ("US Navy": USN)."""
    plain = word.replace(".", "")
    return plain if plain.isupper() else plain[:1]


def _plain(name: str) -> str:
    """A name without its article, a possessive ending and line breaks."""
    return re.sub(r"^the |['’]s?$", "", " ".join(name.split()), flags=re.IGNORECASE)


def _hyphened(pile: Pile) -> list[Discrepancy]:
    """Words that the pile writes with a hyphen and without."""
    forms: dict[str, dict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    for article, reading in pile.readings.items():
        for sentence in reading.sentences:
            for word in pile.words(article, sentence):
                plain = word.form.replace("-", "")
                if plain.isalpha() and len(plain) >= SHORTEST_JOINED:
                    forms[plain][word.form].append(Evidence(article, Span(word.start, word.end)))
    told = {plain: [(form, e) for form in found for e in found[form]] for plain, found in sorted(forms.items()) if len(found) > 1}
    return [named_differently(pile, DiscrepancyKind.NAME, " / ".join(sorted(forms[p])), told[p], Nature.SPELLING) for p in told]
