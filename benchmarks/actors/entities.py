"""Entities across documents: each system's clusters of the gold mentions, scored as coreference is (gold mentions, predicted clusters).

Figures are MUC, B³, CEAFe and their mean, pooled over piles. ``conll, several`` is the mean without the entities and clusters of one
mention, which otherwise count as found by whoever joins nothing (Cattan et al. 2021).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.actors import corpora
from benchmarks.actors.answers import DESCRIPTION, NAME, PRONOUN, Answered, answered
from benchmarks.actors.corpora import Document
from benchmarks.language.coreference import Chains, score
from onrecord.story.actors.joined import join_actors

Key = tuple[object, ...]
Pile = Sequence[tuple[Answered, str | None]]
"""The gold mentions of one pile, each with the id of the record's actor."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Which gold mentions a table is of: their sorts, and whether those alone that the record has an actor for."""

    sorts: tuple[str, ...]
    answered: bool = False

    def of(self, pile: Pile) -> Pile:
        return [(one, actor) for one, actor in pile if one.sort in self.sorts and (actor or not self.answered)]


ALL = "names and descriptions"
SORTS: Mapping[str, Kept] = {
    ALL: Kept((NAME, DESCRIPTION)),
    "names and descriptions that the record has an actor for": Kept((NAME, DESCRIPTION), answered=True),
    "names alone": Kept((NAME,)),
    "with pronouns": Kept((NAME, DESCRIPTION, PRONOUN)),
}
MEASURES = ("muc", "b3.p", "b3.r", "b3", "ceafe", "conll")
SEVERAL = "conll, several"

System = Callable[[Pile], list[Key]]
"""Gives every mention of a pile the name of its cluster."""


def piles(documents: Iterable[Document]) -> dict[str, list[tuple[Answered, str | None]]]:
    """Read the documents, join the actors of each pile and look up its gold mentions."""
    parts: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        parts[document.pile].append(document)
    return {pile: _joined(found) for pile, found in parts.items()}


def _joined(documents: Sequence[Document]) -> list[tuple[Answered, str | None]]:
    read = [answered(document) for document in documents]
    articles = {document.set.article.id: document.set.article for document in documents}
    id_of = join_actors(articles, [reading for reading, _ in read]).id_of
    return [(one, id_of[one.document.set.article.id, one.actor] if one.actor else None) for _, found in read for one in found]


def alone(pile: Pile) -> list[Key]:
    """The record's actors; what it has none for stands by itself."""
    return [("actor", actor) if actor else ("alone", number) for number, (_, actor) in enumerate(pile)]


def else_by(form: Callable[[Answered], str]) -> System:
    """The record's actors, and what it has none for by its form: with the actor that most often has it, or with others of that form."""

    def system(pile: Pile) -> list[Key]:
        had: dict[str, Counter[str]] = defaultdict(Counter)
        for one, actor in pile:
            if actor:
                had[form(one)][actor] += 1
        usual = {words: min(found, key=lambda a: (-found[a], a)) for words, found in had.items()}
        return [("actor", actor or usual[form(one)]) if actor or form(one) in usual else ("form", form(one)) for one, actor in pile]

    return system


def by_form(form: Callable[[Answered], str]) -> System:
    """All mentions of one form are one entity."""
    return lambda pile: [("form", form(one)) for one, _ in pile]


def by_name_of_actor(pile: Pile) -> list[Key]:
    """The actors as each article has them, joined where they are called the same."""
    return [("called", one.called) if one.called else ("alone", number) for number, (one, _) in enumerate(pile)]


def unjoined(pile: Pile) -> list[Key]:
    """The actors as each article has them."""
    return [("local", one.document.name, one.actor) if one.actor else ("alone", number) for number, (one, _) in enumerate(pile)]


def joined_by_gold(pile: Pile) -> list[Key]:
    """The actors as each article has them, joined where most of their mentions are of one gold entity: the most that joining can reach."""
    votes: dict[Key, Counter[str]] = defaultdict(Counter)
    local = unjoined(pile)
    for key, (one, _) in zip(local, pile, strict=True):
        votes[key][one.gold.entity] += 1
    return [
        ("gold", min(votes[key], key=lambda entity: (-votes[key][entity], entity))) if one.actor else key
        for key, (one, _) in zip(local, pile, strict=True)
    ]


def words_of(one: Answered) -> str:
    return one.words


def lemma_of(one: Answered) -> str:
    return one.lemma


ELSE_BY_STRING = "On Record, else one string"
SYSTEMS: Mapping[str, System] = {
    "On Record": alone,
    ELSE_BY_STRING: else_by(words_of),
    "one string, one entity": by_form(words_of),
    "one head lemma, one entity": by_form(lemma_of),
    "On Record's articles, not joined": unjoined,
    "On Record's articles, joined by equal name": by_name_of_actor,
    "On Record's articles, joined by the gold": joined_by_gold,
}


def table(found: Mapping[str, Pile], kept: Kept, systems: Mapping[str, System] = SYSTEMS) -> dict[str, dict[str, float]]:
    """Figures of every system over all piles, for the mentions that are kept."""
    some = [kept.of(pile) for pile in found.values()]
    told = {name: system for name, system in systems.items() if not (kept.answered and name == ELSE_BY_STRING)}
    return {name: figures([(gold(pile), system(pile)) for pile in some]) for name, system in told.items()}


def gold(pile: Pile) -> list[Key]:
    return [(one.gold.entity,) for one, _ in pile]


def figures(keys: Iterable[tuple[Sequence[Key], Sequence[Key]]]) -> dict[str, float]:
    """The measures of (gold, system) names of clusters, mention by mention."""
    pairs = [(clusters(wanted), clusters(given)) for wanted, given in keys]
    all_of_them = score(pairs)
    several = score(([c for c in wanted if len(c) > 1], [c for c in given if len(c) > 1]) for wanted, given in pairs)
    return {name: all_of_them[name] for name in MEASURES} | {SEVERAL: several["conll"]}


def clusters(keys: Sequence[Key]) -> Chains:
    """Mentions by the name of their cluster; a mention's number stands for it."""
    out: dict[Key, list[tuple[int, int]]] = defaultdict(list)
    for number, key in enumerate(keys):
        out[key].append((number, number + 1))
    return list(out.values())


def counts(found: Mapping[str, Pile]) -> dict[str, dict[str, float]]:
    """By sort of mention how many there are, and the share that the record has an actor for, in percent."""
    out = {}
    for sort in (NAME, DESCRIPTION, PRONOUN):
        own = [actor for pile in found.values() for one, actor in pile if one.sort == sort]
        out[f"{sort}s"] = {"mentions": float(len(own)), "with an actor, %": 100 * sum(map(bool, own)) / max(1, len(own))}
    return out


TEST = tuple(str(topic) for topic in range(36, 46))
"""The topics of ECB+ that papers test on."""


def as_published(shared: Path) -> dict[str, dict[str, float]]:
    """The setting of the papers: all participants, pronouns, places and times too, of topics 36 to 45, every sub-topic by itself."""
    found = [d for d in corpora.documents(shared, corpora.ECB, kinds=corpora.PARTICIPANTS) if d.pile in TEST]
    read = piles(Document(d.name, d.story, d.story, d.set, d.golds) for d in found)
    systems = {
        "one head lemma, one entity": by_form(lemma_of),
        "one string, one entity": by_form(words_of),
        "On Record": alone,
        "On Record, else one head lemma": else_by(lemma_of),
    }
    return table(read, SORTS["with pronouns"], systems)


def read_half(shared: Path, corpus: str, half: str) -> dict[str, list[tuple[Answered, str | None]]]:
    """The piles of one half of a corpus."""
    return piles(corpora.documents(shared, corpus, half))
