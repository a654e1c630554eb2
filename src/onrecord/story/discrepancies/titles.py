"""One person's office told by different titles."""

from __future__ import annotations

import re
from collections import defaultdict

from onrecord.domain.actors import Actor, ActorKind, ActorRole
from onrecord.domain.spans import Evidence, Span
from onrecord.domain.stories import Discrepancy, DiscrepancyKind, Nature
from onrecord.story.discrepancies.shown import named_differently
from onrecord.story.pile import Pile
from onrecord.story.words import fold, stem

BETWEEN = re.compile(r"\W*(?:(?:an?|the|then|now|who (?:is|was)|\d+)\W+)*")
"""What may stand between a name and its title: no other words."""
CUT_OFF = re.compile(r"[ -](?=[A-Z])")
"""What stands behind a title when a name goes on that only begins in it."""
LEAST_LETTERS = 2
"""Letters of a title; a single one stands for a party."""


def title_discrepancies(pile: Pile) -> list[Discrepancy]:
    """Persons who bear several titles, each title with its places."""
    return [d for actor in pile.actors.values() if actor.kind is ActorKind.PERSON and actor.id in pile.named for d in _titled(pile, actor)]


def _titled(pile: Pile, actor: Actor) -> list[Discrepancy]:
    """Offices that differ wherever they are told, and titles of one office that differ between articles."""
    offices = [role for role in actor.roles if role.office and _borne(pile, actor, role)]
    articles: dict[str, set[str]] = defaultdict(set)
    sentences: dict[str, set[tuple[str, Span | None]]] = defaultdict(set)
    for role in offices:
        articles[_plain(role.title)].add(role.article)
        sentences[_plain(role.office or "")].add((role.article, pile.sentence(role.article, role.span.start)))
    apart = len(articles) > 1 and len(set.union(*articles.values())) > 1
    elsewhere = len(sentences) > 1 and not set.intersection(*sentences.values())
    if not apart and not elsewhere:
        return []
    shown = {_plain(role.title): role.title for role in sorted(offices, key=lambda role: role.title, reverse=True)}
    told = [(shown[_plain(role.title)], Evidence(role.article, role.span)) for role in offices]
    return [named_differently(pile, DiscrepancyKind.WORDING, f"the title of {actor.name}", told, Nature.NAMING)]


def _borne(pile: Pile, actor: Actor, role: ActorRole) -> bool:
    """Whether the title stands at a name of its bearer, and whole."""
    sentence = pile.sentence(role.article, role.span.start)
    if sentence is None or len(role.title) < LEAST_LETTERS:
        return False
    text, own = pile.articles[role.article].text, role.span
    named = [span for span in _named(pile, actor, role.article) if span.overlap(sentence)]
    beside = any(span.overlap(own) or _touch(text, *sorted((span, own))) for span in named)
    return beside and not (CUT_OFF.match(text, own.end) and not any(span.start <= own.end + 1 <= span.end for span in named))


def _named(pile: Pile, actor: Actor, article: str) -> list[Span]:
    """Where an article calls the actor by name."""
    own = (local for local in pile.readings[article].actors if pile.id_of.get((article, local.key)) == actor.id)
    return [mention.span for local in own for mention in local.mentions if mention.name]


def _touch(text: str, one: Span, other: Span) -> bool:
    return BETWEEN.fullmatch(text, one.end, other.start) is not None


def _plain(title: str) -> str:
    """A title without what printers differ in, and in the singular."""
    return " ".join(stem(word) for word in fold(title).strip(" .,").split())
