"""How many independent voices stand behind what several articles tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from onrecord.domain.stories import Reuse, ReuseKind
from onrecord.intake.addresses import normal
from onrecord.intake.copies import copies
from onrecord.story.groups import Groups
from onrecord.story.pile import Pile

REWRITE = 0.12
"""Share of an article's length that stands word for word in another when they are one voice."""


class Voices:
    """Articles folded where they are versions of one page or copies, one agency is credited, or much of the wording is shared."""

    def __init__(self, pile: Pile, reuse: Iterable[Reuse]) -> None:
        self._groups: Groups[str] = Groups(pile.articles)
        self.rewrites = _rewrites(pile, reuse)
        for one, other in self.rewrites:
            self._groups.join(one, other)
        for one, other, _ in copies(pile.articles.values()):
            self._groups.join(one, other)
        shared: dict[tuple[str, str], list[str]] = defaultdict(list)
        for article in pile.articles.values():
            if article.agency:
                shared["agency", article.agency.casefold()].append(article.id)
            if address := normal(article.url or ""):
                shared["page", address].append(article.id)
        for articles in shared.values():
            for article_id in articles[1:]:
                self._groups.join(articles[0], article_id)

    def count(self, articles: Iterable[str]) -> int:
        """Number of voices among ``articles``."""
        return len({self._groups.find(a) for a in articles})


def _rewrites(pile: Pile, reuse: Iterable[Reuse]) -> tuple[tuple[str, str], ...]:
    """Pairs of articles that have much of their wording in common."""
    copied: dict[tuple[str, str], int] = defaultdict(int)
    for item in reuse:
        one, other = item.passages[0], item.passages[-1]
        if item.kind is ReuseKind.VERBATIM and one.article != other.article:
            copied[one.article, other.article] += len(one.span)
    lengths = {a: sum(len(s) for s in r.sentences) for a, r in pile.readings.items()}
    return tuple(sorted(pair for pair, n in copied.items() if n >= REWRITE * min(lengths[a] for a in pair)))
