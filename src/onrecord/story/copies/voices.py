"""How many independent voices stand behind what several articles tell, and what folds the articles of each."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain

from onrecord.domain.articles import Article
from onrecord.domain.spans import Evidence
from onrecord.domain.stories import LinkKind, Reuse, ReuseKind, Voice, VoiceLink
from onrecord.intake.addresses import normal
from onrecord.intake.copies import copies
from onrecord.story.copies.boilerplate import reported, without_boilerplate
from onrecord.story.groups import Groups
from onrecord.story.pile import Pile

REWRITE = 0.12
"""Share of an article's length that stands word for word in another, outside of quotations, when they are one voice."""
REWORDED, LEAST_REWORDED = 0.5, 4
"""The same of what stands there word for word or in other words, and the passages that it must be."""

Shares = Mapping[tuple[str, str], float]


class Voices:
    """Articles folded where they are versions of one page or copies, one agency is credited, or much of the wording is shared.

    ``rewrites`` are the pairs that share much of their wording, quotations included: they are of the same days, if not one voice.
    """

    def __init__(self, pile: Pile, reuse: Iterable[Reuse]) -> None:
        self._articles = pile.articles
        found = tuple(reuse)
        self.rewrites = tuple(sorted(_rewritten(pile, found, lambda passage: len(passage.span))))
        rewritten = _rewritten(pile, found, lambda passage: _own(pile, passage))
        self._groups: Groups[str] = Groups(pile.articles)
        beside: dict[str, list[VoiceLink]] = defaultdict(list)
        for link in chain(_pages(pile), _agencies(pile), _copied(pile), _rewrites(pile, rewritten)):
            if _joins(self._groups, link):
                for article in link.articles:
                    beside[article].append(link)
        self._above = _rooted(self._groups, beside)

    def count(self, articles: Iterable[str]) -> int:
        """Number of voices among ``articles``."""
        return len({self._groups.find(a) for a in articles})

    def behind(self, articles: Iterable[str], relayed: Mapping[str, str] | None = None) -> tuple[Voice, ...]:
        """The voices among ``articles``, in order of their first, each with its chain.

        Args:
            articles: ids of articles that tell of one thing.
            relayed: for those that tell of it on the word of another outlet alone, its name.
        """
        told = sorted(set(articles))
        word = relayed or {}
        heads = Groups(told)
        first: dict[str, str] = {}
        for article in told:
            heads.join(first.setdefault(self._groups.find(article), article), article)
        relays = [link for link in self._relays(told, word) if _joins(heads, link)]
        return tuple(self._voice(members, relays, word) for members in heads.all())

    def _relays(self, told: Iterable[str], word: Mapping[str, str]) -> Iterator[VoiceLink]:
        """Links of what relays an outlet with the outlet's own article, or with what relays it too."""
        by_source: dict[str, list[str]] = defaultdict(list)
        for article in sorted(told, key=lambda a: (a in word, a)):
            names = [word[article]] if article in word else _own_names(self._articles[article])
            for name in names:
                by_source[name.casefold()].append(article)
        for _, (first, *others) in sorted(by_source.items()):
            for other in others:
                if other in word:
                    reason = "both tell it on the word of {}" if first in word else "tells it on the word of {}, whose report the other is"
                    yield VoiceLink((other, first), LinkKind.RELAY, reason.format(word[other]))

    def _voice(self, members: list[str], relays: Iterable[VoiceLink], word: Mapping[str, str]) -> Voice:
        passed = Counter(link for article in members for link in self._to_root(article))
        by_root = Counter(self._groups.find(article) for article in members)
        links = {link for link, n in passed.items() if n < by_root[self._groups.find(link.articles[0])]}
        own = links.union(link for link in relays if link.articles[0] in members)
        sources = {word.get(article) for article in members}
        return Voice(tuple(members), tuple(sorted(own)), sources.pop() if len(sources) == 1 else None)

    def _to_root(self, article: str) -> Iterator[VoiceLink]:
        while article in self._above:
            article, link = self._above[article]
            yield link


def _joins(groups: Groups[str], link: VoiceLink) -> bool:
    """Whether the link folds what was not folded yet; if so, it does."""
    one, other = link.articles
    if groups.find(one) == groups.find(other):
        return False
    groups.join(one, other)
    return True


def _rooted(groups: Groups[str], beside: Mapping[str, Iterable[VoiceLink]]) -> dict[str, tuple[str, VoiceLink]]:
    """For each article that is folded, the next one on the way to the first of its group, and the link to it."""
    above: dict[str, tuple[str, VoiceLink]] = {}
    for group in groups.all():
        ahead = [group[0]]
        for article in ahead:
            for link in sorted(beside.get(article, ())):
                other = link.articles[link.articles[0] == article]
                if other != group[0] and other not in above:
                    above[other] = (article, link)
                    ahead.append(other)
    return above


def _own_names(article: Article) -> list[str]:
    """The outlet and the agency that an article is of."""
    return [name for name in (article.outlet, article.agency) if name]


def _hubs(named: Iterable[tuple[str, str | None]]) -> Iterator[tuple[str, str]]:
    """Of articles with a name each, the first of each name with all others of it."""
    first: dict[str, str] = {}
    for article, name in named:
        if name and (hub := first.setdefault(name, article)) != article:
            yield hub, article


def _pages(pile: Pile) -> Iterator[VoiceLink]:
    for pair in _hubs((a.id, normal(a.url or "")) for a in pile.articles.values()):
        yield VoiceLink(pair, LinkKind.PAGE, "versions of one page")


def _agencies(pile: Pile) -> Iterator[VoiceLink]:
    for pair in _hubs((a.id, (a.agency or "").casefold()) for a in pile.articles.values()):
        yield VoiceLink(pair, LinkKind.AGENCY, f"both credit {pile.articles[pair[0]].agency}")


def _copied(pile: Pile) -> Iterator[VoiceLink]:
    told = reported(pile)
    bare = (without_boilerplate(article, told[article.id]) for article in pile.articles.values())
    for one, other, alike in copies(bare):
        yield _made_from({(one, other): alike.of_one, (other, one): alike.of_other}, LinkKind.COPY)


def _rewrites(pile: Pile, rewritten: Mapping[tuple[str, str], float]) -> Iterator[VoiceLink]:
    lengths = _lengths(pile)
    for (one, other), shared in sorted(rewritten.items()):
        yield _made_from({(one, other): shared / lengths[one], (other, one): shared / lengths[other]}, LinkKind.REWRITE)


def _made_from(shares: Shares, kind: LinkKind) -> VoiceLink:
    """The link of two articles of which the one with the greater share in the other is made from it."""
    pair = max(sorted(shares), key=lambda pair: shares[pair])
    return VoiceLink(pair, kind, f"{kind}: {min(1.0, shares[pair]):.0%} of its wording stands in the other".replace("%", " %"))


def _lengths(pile: Pile) -> dict[str, int]:
    return {a: max(1, sum(len(s) for s in r.sentences)) for a, r in pile.readings.items()}


def _rewritten(pile: Pile, reuse: Iterable[Reuse], counted: Callable[[Evidence], int]) -> dict[tuple[str, str], float]:
    """Pairs of articles that have much of their wording in common, with the code points of it that count."""
    copied: Counter[tuple[str, str]] = Counter()
    reworded: Counter[tuple[str, str]] = Counter()
    passages: Counter[tuple[str, str]] = Counter()
    for item in reuse:
        one, other = item.passages[0], item.passages[-1]
        if one.article != other.article and item.kind is not ReuseKind.TRANSLATION:
            told = min(counted(one), counted(other))
            copied[one.article, other.article] += told * (item.kind is ReuseKind.VERBATIM)
            reworded[one.article, other.article] += told
            passages[one.article, other.article] += 1
    lengths = _lengths(pile)
    shorter = {pair: min(lengths[a] for a in pair) for pair in reworded}
    least = {pair: REWORDED if passages[pair] >= LEAST_REWORDED else math.inf for pair in shorter}
    return {p: reworded[p] for p, n in shorter.items() if copied[p] >= REWRITE * n or reworded[p] >= least[p] * n}


def _own(pile: Pile, passage: Evidence) -> int:
    """Code points of a passage that are the article's own words, and not a speaker's whom others quote too."""
    return len(passage.span) - sum(passage.span.overlap(quoted) for quoted in pile.quoted(passage.article))
