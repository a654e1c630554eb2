"""What the record says of each gold mention: which of its actors is meant there.

A mention of the record answers a gold mention where it covers the gold mention's head and its own core (the bare name, or the head of
a description) lies at least partly in the gold mention. So "Boeing" inside the record's "Boeing chief Jim Albaugh" is not taken for the
man. Of several the one with the greatest share of common characters is taken. Heads are those of our own analysis.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc
from spacy.tokens import Span as Run

from benchmarks.actors.corpora import Document, Gold
from onrecord.domain.actors import Mention
from onrecord.domain.readings import Reading
from onrecord.domain.spans import Span
from onrecord.language.pipeline import load
from onrecord.reading import read

NAME, DESCRIPTION, PRONOUN = "name", "description", "pronoun"
NAMED = ("flat", "flat:name")


@dataclass(frozen=True, slots=True)
class Answered:
    """A gold mention with what is compared: its words, its head's lemma, and the local actor and its name, where there is one."""

    document: Document
    gold: Gold
    sort: str
    words: str
    lemma: str
    actor: str | None
    called: str | None


def answered(document: Document) -> tuple[Reading, list[Answered]]:
    """Read a document by itself and look up its gold mentions."""
    article = document.set.article
    doc = load(threads=1)(article)
    reading = read(doc, article)
    cores = [(actor, mention, core(doc, mention)) for actor in reading.actors for mention in actor.mentions]
    out = []
    for gold in document.golds:
        run = run_of(doc, gold.span)
        places = [(mention.span, middle) for _, mention, middle in cores]
        number = best(gold.span, Span(run.root.idx, run.root.idx + len(run.root)), places)
        actor = None if number is None else cores[number][0]
        key, called = (actor.key, normal(actor.name)) if actor else (None, None)
        out.append(Answered(document, gold, sort_of(run), normal(gold.span.of(article.text)), lemma_of(run), key, called))
    return reading, out


def best(gold: Span, head: Span, mentions: Sequence[tuple[Span, Span]]) -> int | None:
    """The number of the mention, given as its span and core, that answers a gold mention with this head."""
    fitting = [
        (-span.overlap(gold) / (len(span) + len(gold) - span.overlap(gold)), len(span), number)
        for number, (span, middle) in enumerate(mentions)
        if span.overlap(head) and middle.overlap(gold)
    ]
    return min(fitting)[2] if fitting else None


def core(doc: Doc, mention: Mention) -> Span:
    """Where the bare name of a mention stands in it, or else its head."""
    told = mention.span.of(doc.text)
    if mention.name is not None and (found := re.search(r"\s+".join(map(re.escape, mention.name.split())), told)):
        return Span(mention.span.start + found.start(), mention.span.start + found.end())
    root = run_of(doc, mention.span).root
    return Span(root.idx, root.idx + len(root))


def run_of(doc: Doc, span: Span) -> Run:
    """The tokens that a span touches."""
    run = doc.char_span(span.start, span.end, alignment_mode="expand")
    assert run is not None
    return run


def sort_of(run: Run) -> str:
    """Whether a mention is a name, a description or a pronoun."""
    if len(run) == 1 and run.root.pos_ == "PRON":
        return PRONOUN
    return NAME if run.root.pos_ == "PROPN" else DESCRIPTION


def lemma_of(run: Run) -> str:
    """The lemma of the head, of a personal name its last word, as a parser for Stanford's older scheme would have it."""
    last = [token for token in run if token.head == run.root and token.dep_ in NAMED]
    return str((last[-1] if last else run.root).lemma_).casefold()


def normal(words: str) -> str:
    """A form as strings are compared: no accents, case, articles, honorifics, possessives or punctuation."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c)).casefold().replace("’", "'")
    plain = re.sub(r"'s\b|'(?=\s|$)", "", plain)
    plain = re.sub(r"\b(\w)\.(?=\w\b)", r"\1", plain)
    bare = re.sub(r"\b(?:the|a|an|mr|mrs|ms|dr)\b", " ", re.sub(r"[^\w' ]", " ", plain))
    return " ".join(bare.split()) or " ".join(plain.split())
