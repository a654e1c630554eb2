"""Coreference on OntoGUM's test documents, with our own mentions, and how often a pronoun finds the right name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from spacy.tokens import Doc

from benchmarks.language import coreference
from benchmarks.language.coreference import Mention
from benchmarks.language.given import Paragraphs, Reader, doc_of, spaces_of, treebank, words_of
from training.corpora import ontogum
from training.corpora.ud import Word

FOLDER = "data/coref/gum-ontogum/ontogum_conll"
TEST = "GUM/en_gum-ud-test"
NEWS = "GUM_news_"

Chains = list[list[Mention]]


@dataclass(frozen=True, slots=True)
class Linked:
    """A document with its gold chains and the system's; ``words`` have their heads' numbers within the document."""

    name: str
    words: Sequence[Word]
    heads: Sequence[int]
    gold: Chains
    system: Chains


def chains_of(doc: Doc) -> Chains:
    """The chains of a read Doc with two mentions or more."""
    found: dict[str, list[Mention]] = {}
    for mention in doc.spans.get("coref", []):
        found.setdefault(mention.label_, []).append((mention.start, mention.end))
    return [mentions for mentions in found.values() if len(mentions) > 1]


def documents(shared: Path, read: Reader, part: str = TEST) -> list[Linked]:
    """Read every document of a part of GUM from its gold words, paragraph by paragraph."""
    out = []
    for name, paragraphs in treebank(shared, part):
        doc, blocks = doc_of(words_of(paragraphs), spaces_of(paragraphs))
        read(doc, blocks)
        out.append(Linked(name, *words_and_heads(paragraphs), ontogum.chains(shared / FOLDER / f"{name}.conll"), chains_of(doc)))
    return out


def words_and_heads(paragraphs: Paragraphs) -> tuple[list[Word], list[int]]:
    """The words of a document and their heads' numbers in it."""
    words: list[Word] = []
    heads: list[int] = []
    for placed in chain.from_iterable(paragraphs):
        heads.extend(len(words) + w.head for w in placed.sentence.words)
        words.extend(placed.sentence.words)
    return words, heads


def pronouns(linked: Iterable[Linked]) -> dict[str, float]:
    """Of the personal pronouns whose gold chain holds a name, the share whose own chain holds that name and nobody else's.

    Percentages: ``pronouns.right``; ``pronouns.wrong``, with somebody else's name; the rest have no name, and ``pronouns.given`` is
    the share right of those whose own chain holds one. ``third`` tells the same of the third person alone, since the first and
    second mostly stand for speakers. A name is a mention headed by a proper noun, and two are the same where they share one.
    """
    counts: Counter[str] = Counter()
    for document in linked:
        system_of = {mention: mentions for mentions in document.system for mention in mentions}
        for mentions in document.gold:
            wanted = set().union(*_names(document, mentions))
            for mention in mentions if wanted else ():
                if "PronType=Prs" in document.words[mention[0]].feats and mention[1] - mention[0] == 1:
                    counts.update(_outcome(document, mention, _names(document, system_of.get(mention, [])), wanted))
    for which in ("pronouns", "third"):
        counts[f"{which}.named"] = counts[f"{which}.right"] + counts[f"{which}.wrong"]
    return {
        f"{which}.{name}": 100 * counts[f"{which}.{part}"] / max(1, counts[f"{which}.{whole}"])
        for which in ("pronouns", "third")
        for name, part, whole in (("right", "right", "all"), ("wrong", "wrong", "all"), ("given", "right", "named"))
    }


def _outcome(document: Linked, pronoun: Mention, names: Sequence[set[str]], wanted: set[str]) -> Iterator[str]:
    """The counts that one pronoun adds to."""
    strange = any(not name & wanted for name in names)
    for which in ("pronouns", "third") if "Person=3" in document.words[pronoun[0]].feats else ("pronouns",):
        yield f"{which}.all"
        if names:
            yield f"{which}.wrong" if strange else f"{which}.right"


def _names(document: Linked, mentions: Iterable[Mention]) -> list[set[str]]:
    """The proper nouns of each name among some mentions, in lower case."""
    found = []
    for mention in mentions:
        head = _head(document, mention)
        if document.words[head].upos == "PROPN":
            found.append({document.words[i].form.lower() for i in range(*mention) if _belongs(document, i, head)})
    return found


def _belongs(document: Linked, word: int, head: int) -> bool:
    return document.words[word].upos == "PROPN" and head in (word, document.heads[word])


def _head(document: Linked, mention: Mention) -> int:
    """The word of a mention whose head lies outside it, the first of several."""
    start, end = mention
    return next((i for i in range(start, end) if not start <= document.heads[i] < end or document.heads[i] == i), start)


def table(shared: Path, read: Reader, part: str = TEST) -> dict[str, dict[str, float]]:
    """CoNLL F1 and its parts over all documents, and over the news."""
    linked = documents(shared, read, part)
    news = [document for document in linked if document.name.startswith(NEWS)]
    return {
        name: coreference.score((d.gold, d.system) for d in some) | pronouns(some)
        for name, some in (("OntoGUM", linked), ("OntoGUM, news", news))
    }
