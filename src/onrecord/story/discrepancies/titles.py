"""One person's office told by different titles."""

from __future__ import annotations

from collections import defaultdict

from onrecord.domain.actors import Actor, ActorKind
from onrecord.domain.spans import Evidence, Span
from onrecord.domain.stories import Discrepancy, DiscrepancyKind, Nature
from onrecord.story.discrepancies.shown import named_differently
from onrecord.story.pile import Pile
from onrecord.story.words import fold, stem


def title_discrepancies(pile: Pile) -> list[Discrepancy]:
    """Persons who bear several titles, each title with its places."""
    return [d for actor in pile.actors.values() if actor.kind is ActorKind.PERSON and actor.id in pile.named for d in _titled(pile, actor)]


def _titled(pile: Pile, actor: Actor) -> list[Discrepancy]:
    """Offices that differ wherever they are told, and titles of one office that differ between articles."""
    offices = [role for role in actor.roles if role.office]
    articles: dict[str, set[str]] = defaultdict(set)
    sentences: dict[str, set[tuple[str, Span | None]]] = defaultdict(set)
    for role in offices:
        articles[_plain(role.title)].add(role.article)
        sentences[_plain(role.office or "")].add((role.article, pile.sentence(role.article, role.span.start)))
    apart = len(articles) > 1 and len(set.union(*articles.values())) > 1
    elsewhere = len(sentences) > 1 and not set.intersection(*sentences.values())
    if not apart and not elsewhere:
        return []
    told = [(role.title, Evidence(role.article, role.span)) for role in offices]
    return [named_differently(pile, DiscrepancyKind.WORDING, f"the title of {actor.name}", told, Nature.NAMING)]


def _plain(title: str) -> str:
    """A title without what printers differ in, and in the singular."""
    return " ".join(stem(word) for word in fold(title).strip(" .,").split())
