"""The annotated articles as one pile: all of ``corpora/news`` read and joined, against a silver standard.

Each article was annotated by itself, so nobody has said which of them name the same actor. Actors of kind person, government,
organisation and outlet whose canonical names are equal, spelling apart, are taken for one; governments with a country by the country.
That is silver: two annotators may call one actor by two names (it is then counted as two, and its join as wrong), and two people of
one name would be one. A pair is an article and an alias that its annotation gives to one actor alone; it counts where the record has
that form.

Halves are drawn by the folder's name. Most of the articles trained the language model, so its names are found better here than in
new ones; what is measured is the joining.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.actors.answers import normal
from benchmarks.language.coreference import Chains, b_cubed
from benchmarks.times import part_of
from onrecord import intake
from onrecord.domain.articles import Article
from onrecord.domain.readings import Reading
from onrecord.language.pipeline import load
from onrecord.reading import read
from onrecord.story.actors.joined import Joined, join_actors

NEWS = "corpora/news"
KINDS = frozenset(["person", "government", "organisation", "outlet"])
BRITISH = (
    (re.compile(r"is(e[drs]?|ing|ation)\b"), r"iz\1"),
    (re.compile(r"\b(cent|theat)re\b"), r"\1er"),
    (re.compile(r"(?<=[bl])our\b"), "or"),
    (re.compile(r"\bdefence\b"), "defense"),
)
"""Two spellings of one word, as (British, American)."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An alias in an article: the entity it is by the silver standard, and by the record."""

    folder: str
    article: str
    alias: str
    entity: str
    local: str
    called: str
    actor: str
    kind: str
    capital: bool


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with its annotated actors."""

    folder: str
    article: Article
    actors: Sequence[Mapping[str, Any]]


def annotated(shared: Path) -> list[Annotated]:
    """All the annotated articles, taken in from their files."""
    out = []
    for path in sorted((shared / NEWS / "articles").glob("*/*.json")):
        text = shared / NEWS / "texts" / path.parent.name / f"{path.stem}.txt"
        (loaded,) = (item for item in intake.read([text]) if isinstance(item, intake.Loaded))
        out.append(Annotated(path.parent.name, loaded.article, json.loads(path.read_text("utf-8"))["actors"]))
    return out


def pairs(found: Sequence[Annotated]) -> tuple[Joined, list[Pair]]:
    """Read and join all articles, and look up every alias."""
    pipeline = load(threads=1)
    readings = {one.article.id: read(pipeline(one.article), one.article) for one in found}
    joined = join_actors({one.article.id: one.article for one in found}, readings.values())
    return joined, [pair for one in found for pair in pairs_of(one, readings[one.article.id], joined)]


def pairs_of(one: Annotated, reading: Reading, joined: Joined) -> list[Pair]:
    """The aliases of one article that its annotation gives to one actor, and the record has."""
    local, called = local_of(one.article, reading), {actor.key: normal(actor.name) for actor in reading.actors}
    entities: dict[str, set[tuple[str, str]]] = defaultdict(set)
    capital = set()
    for actor in one.actors:
        for form in (actor["name"], *actor["aliases"]):
            entities[normal(form)].add((entity_of(actor), actor["kind"]))
            if form.removeprefix("the ").removeprefix("The ")[:1].isupper():
                capital.add(normal(form))
    return [
        Pair(one.folder, one.article.id, form, entity, key, called[key], joined.id_of[one.article.id, key], kind, form in capital)
        for form, several in sorted(entities.items())
        if len(several) == 1 and (key := local.get(form)) is not None
        for entity, kind in several
        if kind in KINDS
    ]


def local_of(article: Article, reading: Reading) -> dict[str, str]:
    """For every form in an article the local actor that bears it most often."""
    bearers: dict[str, Counter[str]] = defaultdict(Counter)
    for actor in reading.actors:
        bearers[normal(actor.name)][actor.key] += 1
        for mention in actor.mentions:
            for form in {normal(mention.span.of(article.text)), normal(mention.name or actor.name)}:
                bearers[form][actor.key] += 1
    return {form: min(keys, key=lambda k: (-keys[k], k)) for form, keys in bearers.items()}


def entity_of(actor: Mapping[str, Any]) -> str:
    """What stands for an annotated actor in all articles."""
    if actor["kind"] == "government" and actor["country"] and not re.search(r"administration|authority", actor["name"], re.IGNORECASE):
        return f"government of {actor['country']}"
    return spelled(normal(actor["name"]))


def spelled(name: str) -> str:
    """A name in one of its spellings."""
    for british, american in BRITISH:
        name = british.sub(american, name)
    return name


SYSTEMS: Mapping[str, str] = {
    "On Record": "actor",
    "one form, one actor": "alias",
    "On Record's articles, joined by equal name": "called",
}


def table(found: Iterable[Pair], half: str) -> dict[str, dict[str, float]]:
    """B-cubed over the pairs of one half, in percent, with how many there are."""
    kept = [pair for pair in found if part_of(pair.folder) == half]
    wanted = [pair.entity for pair in kept]
    rows = {name: b_cubed_of(wanted, [_key(pair, field) for pair in kept]) for name, field in SYSTEMS.items()}
    unjoined = b_cubed_of(wanted, [(pair.article, pair.local) for pair in kept])
    return rows | {"On Record's articles, not joined": unjoined}


def by_kind(found: Iterable[Pair], half: str) -> dict[str, dict[str, float]]:
    """The record's figures for the pairs of one kind of actor, and for those written with a capital, mostly names."""
    kept = [pair for pair in found if part_of(pair.folder) == half]
    rows = {kind: [pair for pair in kept if pair.kind == kind] for kind in sorted(KINDS)}
    rows["forms with a capital"] = [pair for pair in kept if pair.capital]
    return {name: b_cubed_of([pair.entity for pair in own], [pair.actor for pair in own]) for name, own in rows.items()}


def _key(pair: Pair, field: str) -> Hashable:
    found: Hashable = getattr(pair, field)
    return found


def b_cubed_of(wanted: Sequence[Hashable], given: Sequence[Hashable]) -> dict[str, float]:
    """Precision, recall and F1 of the names of clusters, item by item."""
    gold, system = _clusters(wanted), _clusters(given)
    (right, items), (found, answers) = b_cubed(gold, system), b_cubed(system, gold)
    precision, recall = found / max(1, answers), right / max(1, items)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": 100 * precision, "recall": 100 * recall, "f1": 100 * f1, "pairs": float(len(wanted))}


def _clusters(keys: Sequence[Hashable]) -> Chains:
    out: dict[Hashable, list[tuple[int, int]]] = defaultdict(list)
    for number, key in enumerate(keys):
        out[key].append((number, number + 1))
    return list(out.values())
