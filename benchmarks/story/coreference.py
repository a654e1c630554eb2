"""Which mentions of events in ECB+ tell of the same event: the rules that join tellings, beside the two usual baselines.

Gold mentions of the test topics, scored within a topic; the subtopics of the corpus are told to nobody. Each mention is compared by the
signs that ``story.likeness`` gives to a telling, as our own reader sees them in the documents. "Cluster and lemma" (Upadhyay et al. 2016;
Barhom et al. 2019) first parts a topic's documents by their words and then joins mentions of one lemma within a part; our rules run
within the same parts, and without them.

    python -m benchmarks.story.coreference --shared ../shared [--part development]
"""

from __future__ import annotations

import argparse
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from spacy.tokens import Doc

from benchmarks.language import coreference
from benchmarks.language.coreference import Mention
from benchmarks.story import ecbplus
from benchmarks.story.ecbplus import Document, GoldMention
from onrecord.domain.edtf import bounds
from onrecord.domain.readings import Reading
from onrecord.domain.resolution import resolve
from onrecord.language.pipeline import Pipeline
from onrecord.reading.reader import read
from onrecord.story.occurrences.gathering import gather
from onrecord.story.occurrences.likeness import Signs, likeness, ordinals_in, root, side_of
from onrecord.story.pairing import sharing
from onrecord.story.pile import Pile
from onrecord.story.words import weights

MENTIONS: Mapping[str, float] = {
    "deed": 3.9,
    "sort": 1.4,
    "contained": 2.1,
    "shared": -0.06,
    "doers": 0.0,
    "others": 0.2,
    "place": 0.03,
    "numbers": 0.1,
    "near": -0.2,
}
"""What each sign counts where a telling is one predicate (``training.sameness``): its own deed decides, the words around it less."""
LEAST_LIKENESS = 2.6
"""Mean likeness from which mentions tell of one event; tuned on the development topics."""
UNCOMPARED = 0.7
LEAST_COSINE = 0.05
"""Mean cosine of documents' words from which they belong together; tuned on the development topics for the baseline."""
COMMONEST = 1000
PARTS = {"test": ecbplus.TEST, "development": ecbplus.DEVELOPMENT, "training": ecbplus.TRAINING}


@dataclass(frozen=True, slots=True)
class Told:
    """A gold mention as our reader sees it, with the number of its document's ``part`` of the topic."""

    chain: str
    lemma: str
    part: int
    signs: Signs


def told_in(documents: Sequence[Document], pipeline: Pipeline) -> list[Told]:
    """The gold mentions of one topic."""
    docs = [pipeline(document.article) for document in documents]
    readings = [read(doc, document.article) for doc, document in zip(docs, documents, strict=True)]
    pile = Pile([document.article for document in documents], readings)
    parts = document_parts(pile)
    return [
        Told(mention.chain, lemma_of(doc, mention), parts[reading.article], _signs(pile, reading, lemma_of(doc, mention), mention))
        for doc, document, reading in zip(docs, documents, readings, strict=True)
        for mention in document.mentions
    ]


def lemma_of(doc: Doc, mention: GoldMention) -> str:
    """The lemma of the word that heads a mention."""
    span = doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    return span.root.lemma_.lower() if span is not None else doc.text[mention.span.start : mention.span.end].lower()


def _signs(pile: Pile, reading: Reading, lemma: str, mention: GoldMention) -> Signs:
    article = reading.article
    event = next((e for e in reading.events if e.span.overlap(mention.span)), None)
    sentence = pile.sentence(article, mention.span.start) or mention.span
    when = resolve(event.when, None) if event else None
    doers = frozenset(pile.resolve(article, event.actors)) if event else frozenset()
    others = frozenset(pile.resolve(article, event.recipients)) if event else frozenset()
    words = pile.words(article, sentence)
    return Signs(
        article=article,
        at=mention.span.start,
        deeds=frozenset({root(lemma)}),
        sorts=frozenset({event.type} if event and event.type else ()),
        days=bounds(when),
        doers=doers,
        others=others,
        sides=frozenset(side_of(pile.actors[a]) for a in doers | others),
        places=frozenset(w.stem for w in pile.words(article, event.place) if w.name) if event and event.place else frozenset(),
        numbers=frozenset(w.form.replace(",", "") for w in words if w.form[0].isdigit()),
        ordinals=ordinals_in(w.form for w in words),
        words=pile.stems(article, sentence) | frozenset(pile.actors_in(article, sentence)),
    )


def document_parts(pile: Pile) -> dict[str, int]:
    """The number of each document's part of the topic: parts grown by mean cosine of weighted words (TF-IDF)."""
    counts = [Counter(w.stem for s in r.sentences for w in pile.words(r.article, s) if w.content) for r in pile.readings.values()]
    seen = Counter(stem for count in counts for stem in count)
    vectors = [{w: (1 + math.log(n)) * math.log((len(counts) + 0.5) / seen[w]) for w, n in count.items()} for count in counts]
    scored = [(_cosine(vectors[i], vectors[j]), i, j) for i, j in combinations(range(len(vectors)), 2)]
    groups = gather(len(vectors), scored, least=LEAST_COSINE, unscored=1.0, may_join=lambda _one, _other: True)
    names = list(pile.readings)
    return {names[place]: number for number, group in enumerate(groups) for place in group}


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    norms = math.hypot(*one.values()) * math.hypot(*other.values())
    return sum(value * other[w] for w, value in one.items() if w in other) / norms if norms else 0.0


def by(key: Callable[[Told], Hashable]) -> Callable[[Sequence[Told]], list[list[int]]]:
    """A way to join mentions: those with one key."""

    def join(told: Sequence[Told]) -> list[list[int]]:
        groups: dict[Hashable, list[int]] = defaultdict(list)
        for place, mention in enumerate(told):
            groups[key(mention)].append(place)
        return list(groups.values())

    return join


def pairs(told: Sequence[Told], *, parted: bool) -> list[tuple[int, int]]:
    """Mentions to compare: those of one deed or one type, where ``parted`` of documents that belong together."""
    found = sharing([t.signs.deeds | t.signs.sorts for t in told], least=1, commonest=COMMONEST)
    return [(i, j) for i, j in found if not parted or told[i].part == told[j].part]


def by_rules(*, parted: bool) -> Callable[[Sequence[Told]], list[list[int]]]:
    """Our rules, within the parts of the topic's documents or across them."""

    def join(told: Sequence[Told]) -> list[list[int]]:
        weigh = weights(t.signs.words for t in told)
        scored = [(likeness(told[i].signs, told[j].signs, weigh, MENTIONS), i, j) for i, j in pairs(told, parted=parted)]
        return gather(len(told), scored, least=LEAST_LIKENESS, unscored=UNCOMPARED, may_join=lambda _one, _other: True)

    return join


SYSTEMS: Mapping[str, Callable[[Sequence[Told]], list[list[int]]]] = {
    "lemma": by(lambda told: told.lemma),
    "cluster and lemma": by(lambda told: (told.part, told.lemma)),
    "our rules": by_rules(parted=False),
    "cluster and our rules": by_rules(parted=True),
}


def table(topics: Iterable[Sequence[Told]]) -> dict[str, dict[str, float]]:
    """Figures of each system over all topics."""
    read_topics = list(topics)
    return {
        name: coreference.score((_chains(by(lambda told: told.chain)(told)), _chains(join(told))) for told in read_topics)
        for name, join in SYSTEMS.items()
    }


def _chains(groups: Iterable[Iterable[int]]) -> list[list[Mention]]:
    return [[(place, place + 1) for place in group] for group in groups]


def told_of(shared: Path, part: str) -> list[list[Told]]:
    """The mentions of each topic of a part, as our reader sees them."""
    pipeline = Pipeline(threads=1)
    return [told_in(documents, pipeline) for _, documents in ecbplus.topics(shared, PARTS[part])]


def figures(shared: Path) -> dict[str, dict[str, float]]:
    """CoNLL F1 and its three measures on the test topics, in percent."""
    found = table(told_of(shared, "test"))
    return {name: {"CoNLL": own["conll"], **{key: own[key] for key in coreference.AVERAGED}} for name, own in found.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--part", choices=PARTS, default="test")
    args = parser.parse_args()
    topics = told_of(args.shared, args.part)
    print(f"{args.part}: {len(topics)} topics, {sum(map(len, topics))} mentions of events in the checked sentences")
    for name, figures in table(topics).items():
        shown = (f"{key} {figures[key]:.1f} ({figures[f'{key}.p']:.1f}/{figures[f'{key}.r']:.1f})" for key in coreference.AVERAGED)
        print(f"{name:24} CoNLL {figures['conll']:.1f}", *shown, sep="  ")


if __name__ == "__main__":
    main()
