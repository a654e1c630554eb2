"""Tags, lemmas and trees on given words, as in the CoNLL 2018 shared task: universal relations, punctuation counted.

Three ways of giving the words are measured: every gold sentence by itself; the article's own windows, sentences known; and the article as
it is read, paragraph by paragraph with the model's own sentence ends.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise

from spacy.tokens import Doc
from spacy.vocab import Vocab

from benchmarks.language.given import Paragraphs, Reader, doc_of, spaces_of, words_of
from training.corpora.layout import Placed

Cut = Callable[[Paragraphs], Iterator[Paragraphs]]
"""From a document's paragraphs to what is read together: blocks of sentences."""


def one_by_one(paragraphs: Paragraphs) -> Iterator[Paragraphs]:
    for placed in chain.from_iterable(paragraphs):
        yield [[placed]]


def together(paragraphs: Paragraphs) -> Iterator[Paragraphs]:
    yield [[placed] for placed in chain.from_iterable(paragraphs)]


def paragraph_by_paragraph(paragraphs: Paragraphs) -> Iterator[Paragraphs]:
    yield paragraphs


@dataclass(frozen=True, slots=True)
class Way:
    """A way of giving the words: how they are cut, and whether every block is known to be one sentence."""

    cut: Cut
    sentences_given: bool


IN_ARTICLE = Way(together, sentences_given=True)
WAYS = {
    "sentence by sentence": Way(one_by_one, sentences_given=True),
    "in its article": IN_ARTICLE,
    "in its article, own sentences": Way(paragraph_by_paragraph, sentences_given=False),
}


def score(documents: Iterable[Paragraphs], read: Reader, cut: Cut, *, vocab: Vocab | None = None) -> dict[str, float]:
    """Percentages of UPOS, features, UAS, LAS and lemmas right, and F1 of sentences; ``vocab`` as for ``doc_of``."""
    hits: Counter[str] = Counter()
    for paragraphs in documents:
        for blocks in cut(paragraphs):
            doc, spans = doc_of(words_of(blocks), spaces_of(blocks), vocab=vocab)
            read(doc, spans)
            hits.update(right(doc, list(chain.from_iterable(blocks))))
    counts = {name: hits.pop(name) for name in ("words", "sentences.gold", "sentences.found")}
    found = 200 * hits.pop("sentences") / (counts["sentences.gold"] + counts["sentences.found"])
    return {name: 100 * hits[name] / counts["words"] for name in ("upos", "feats", "lemma", "uas", "las")} | {"sentences": found}


def right(doc: Doc, gold: Sequence[Placed]) -> Counter[str]:
    """What a read Doc has right of its gold sentences, and how much there is."""
    bounds = list(pairwise(accumulate((len(placed.sentence.words) for placed in gold), initial=0)))
    found = {(sentence.start, sentence.end) for sentence in doc.sents}
    hits = Counter({"words": len(doc), "sentences": len(found & set(bounds))})
    hits.update({"sentences.gold": len(bounds), "sentences.found": len(found)})
    for (begin, end), placed in zip(bounds, gold, strict=True):
        for token, word in zip(doc[begin:end], placed.sentence.words, strict=True):
            head = token.head.i == begin + word.head
            relation = token.dep_.lower().split(":")[0] == word.deprel.split(":")[0]
            feats = str(token.morph) == ("" if word.feats == "_" else word.feats)
            hits.update(upos=token.pos_ == word.upos, feats=feats, lemma=token.lemma_ == word.lemma, uas=head, las=head and relation)
    return hits
