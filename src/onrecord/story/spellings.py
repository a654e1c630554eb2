"""Names that the pile spells in more than one way."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from onrecord.domain.actors import ActorKind
from onrecord.domain.spans import Evidence, Span
from onrecord.domain.stories import Discrepancy, DiscrepancyKind
from onrecord.story.boilerplate import READ_TWICE
from onrecord.story.disagreements import disagreement
from onrecord.story.groups import Groups
from onrecord.story.pile import Pile
from onrecord.story.words import WORD, skeleton

SHORTEST = 4
"""Letters of a name of which two spellings are looked for by sound; one letter apart takes two more."""


def name_discrepancies(pile: Pile) -> list[Discrepancy]:
    """Variants of one name: spellings that sound alike, that differ in a letter within, or in their dots."""
    places = _names(pile)
    groups: Groups[str] = Groups(places)
    for forms in _alike(places):
        for form in forms[1:]:
            groups.join(forms[0], form)
    variants = [(group, [(form, e) for form in group for e in places[form]]) for group in groups.all() if len(group) > 1]
    return [disagreement(DiscrepancyKind.NAME, " / ".join(group), told) for group, told in variants] + _full_names(pile)


def _full_names(pile: Pile) -> list[Discrepancy]:
    """Actors whose full name differs in more than its spelling."""
    forms: dict[str, dict[str, dict[str, Evidence]]] = defaultdict(lambda: defaultdict(dict))
    for article, reading in pile.readings.items():
        for actor in reading.actors:
            for mention in actor.mentions if actor.kind in (ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.OUTLET) else ():
                name = re.sub(r"^the |['’]s?$", "", mention.name or "", flags=re.IGNORECASE)
                if len(name.split()) > 1:
                    forms[pile.id_of[article, actor.key]][name].setdefault(article, Evidence(article, mention.span))
    found = []
    for actor_id in sorted(forms):
        names = sorted(forms[actor_id])
        if len({frozenset(skeleton(t) for t in WORD.findall(n)) for n in names}) > 1 or len({len(n.split()) for n in names}) > 1:
            told = [(name, e) for name in names for e in forms[actor_id][name].values()]
            found.append(disagreement(DiscrepancyKind.NAME, " / ".join(names), told))
    return found


def _names(pile: Pile) -> dict[str, list[Evidence]]:
    """Capitalised words that the pile never has in lower case, each with its first place in every article."""
    places: dict[str, dict[str, Evidence]] = defaultdict(dict)
    common: set[str] = set()
    for article, block in ((a, b) for a in pile.articles.values() for b in a.blocks if b.furniture in READ_TWICE):
        for match in WORD.finditer(article.text, block.span.start, block.span.end):
            word = re.sub(r"['’]s?$", "", match.group())
            if word.islower():
                common.add(word)
            elif word[:1].isupper() and word.isascii() and word.replace(".", "").isalpha():
                abbreviated = "." in word and article.text[match.end() : match.end() + 1] == "."
                end = match.start() + len(word) + abbreviated
                places[article.text[match.start() : end]].setdefault(article.id, Evidence(article.id, Span(match.start(), end)))
    return {f: sorted(found.values()) for f, found in sorted(places.items()) if f.casefold() not in common}


def _alike(forms: Iterable[str]) -> Iterable[list[str]]:
    """Lists of forms that are one name, each list sorted."""
    blocks: dict[str, set[str]] = defaultdict(set)
    for form in forms:
        if "." in form or (form.isupper() and len(form) <= SHORTEST):
            blocks["dots " + form.replace(".", "")].add(form)
        elif not form.isupper() and len(form) >= SHORTEST:
            blocks["sound " + form[0] + skeleton(form)].add(form)
            for at in range(2, len(form) - 2) if len(form) >= SHORTEST + 2 else ():
                blocks[f"letter {form[:at]}_{form[at + 1 :]}"].add(form)
    return (sorted(found) for _, found in sorted(blocks.items()) if len(found) > 1)
