"""Another spaCy pipeline in the place of ours: its words, sentences, grammar, names and chains, laid over an article's text.

What only our model gives is still found by it, in the other pipeline's words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from onrecord.domain.spans import Span as TextSpan
from onrecord.errors import PipelineError
from onrecord.language.grammar import Analysis
from onrecord.language.words import blank, is_blank

COREF = "coref"
BETWEEN = "\n\n"
"""What parts paragraphs in the text that the other pipeline sees, whatever parts them in the article."""

SAMPLE = "The minister, Anna Lind, told reporters on Friday that her government would not send the ship back to the harbour."
RELATIONS = frozenset(
    """
    acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated expl fixed flat goeswith
    iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root vocative xcomp
    """.split()
)
"""The relations of Universal Dependencies v2, without their subtypes."""

LABELS = {"PER": "PERSON", "GPE": "LOC", "FAC": "LOC", "LAW": "MISC", "WORK_OF_ART": "MISC"}
"""Labels of names in OntoNotes and CoNLL-2003 to those that the reader knows; any other stays as it is."""

SHOWN = 5
"""Relations named in a message."""


class Peer:
    """A pipeline that spaCy loads, an installed package or a folder; called with an article's text and the blocks of its body.

    Raises:
        PipelineError: if it cannot be loaded, or does not set what takes the place of our own analysis.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._nlp = _loaded(name)
        self._nlp.max_length = blank().max_length
        self._check()

    @property
    def folder(self) -> Path:
        """Where its files lie, from which its version follows."""
        return Path(self._nlp.path)

    def __call__(self, text: str, blocks: Sequence[TextSpan]) -> Account:
        """What it says of the blocks; it sees them one below the other, and nothing of the text between."""
        said = self._nlp.make_doc(BETWEEN.join(block.of(text) for block in blocks))
        starts = list(accumulate((len(block) + len(BETWEEN) for block in blocks[:-1]), initial=0))
        opens = frozenset(starts)
        for token in said:
            if token.idx in opens:
                token.is_sent_start = True
        said = self._nlp(said)
        words: list[list[Token]] = [[] for _ in blocks]
        for token in said:
            number = bisect_right(starts, token.idx) - 1
            if token.idx < starts[number] + len(blocks[number]):
                words[number].append(token)
        doc = _laid_out(text, blocks, words)
        if doc.text != text:
            raise PipelineError(self.name, "its words do not add up to the text", hint="take one whose tokenizer keeps every character")
        return Account(doc, said, words)

    def _check(self) -> None:
        doc = self._nlp(SAMPLE)
        lacking = [name for layer, name in (("DEP", "heads"), ("TAG", "tags"), ("POS", "parts of speech")) if not doc.has_annotation(layer)]
        if lacking:
            raise PipelineError(
                self.name,
                f"sets no {' and no '.join(lacking)}",
                hint="take one with a tagger and a parser, trained on Universal Dependencies",
            )
        labels = {*self._nlp.pipe_labels.get("parser", ()), *(token.dep_ for token in doc)}
        foreign = sorted(label for label in labels if label and _base(label) not in RELATIONS)
        if foreign:
            raise PipelineError(
                self.name,
                f"its relations are not those of Universal Dependencies ({', '.join(foreign[:SHOWN])})",
                hint="take one whose parser was trained on a treebank of Universal Dependencies, version 2",
            )


class Account:
    """What another pipeline says of one article.

    ``doc`` holds its words over the whole text, without any analysis; of the text that it has not seen, our own.
    """

    def __init__(self, doc: Doc, said: Doc, words: Sequence[Sequence[Token]]) -> None:
        self.doc = doc
        self._said = said
        placed = [(number, token) for number, block in enumerate(words) for token in block if not is_blank(token.text)]
        self._block = [number for number, _ in placed]
        self._words = [token for _, token in placed]
        self._number = {token.i: number for number, token in enumerate(self._words)}

    def analysis(self, own: Sequence[Token]) -> Analysis:
        """Its grammar, one tree for each sentence within a block; what it does not set is taken from ``own``, our analysis of its words."""
        parts = self._parts()
        heads, deprels = self._trees(parts)
        lemmas, feats = (self._words if self._said.has_annotation(layer) else own for layer in ("LEMMA", "MORPH"))
        return Analysis(
            sentences=np.array(parts, dtype=np.int64),
            heads=np.array(heads, dtype=np.int64),
            deprels=deprels,
            upos=[token.pos_ for token in self._words],
            tags=[token.tag_ for token in self._words],
            feats=[str(token.morph) or "_" for token in feats],
            lemmas=[token.lemma_ for token in lemmas],
        )

    def mark(self, doc: Doc, tokens: Sequence[int]) -> None:
        """Puts its names and chains in the place of ours, each where it has that layer; ``tokens`` are its words' numbers in ``doc``."""
        if self._said.has_annotation("ENT_IOB"):
            doc.ents = [
                Span(doc, *run, label=LABELS.get(name.label_, name.label_)) for name in self._said.ents for run in self._runs(name, tokens)
            ]
        if COREF in self._said.spans:
            found = [Span(doc, *run, label=one.label_) for one in self._said.spans[COREF] for run in self._runs(one, tokens)]
            sizes = Counter(one.label_ for one in found)
            doc.spans[COREF] = [one for one in found if sizes[one.label_] > 1]

    def _runs(self, span: Span, tokens: Sequence[int]) -> Iterator[tuple[int, int]]:
        """A span as a run of tokens; none where it has no words or lies in two blocks."""
        numbers = [self._number[token.i] for token in span if token.i in self._number]
        if numbers and self._block[numbers[0]] == self._block[numbers[-1]]:
            yield tokens[numbers[0]], tokens[numbers[-1]] + 1

    def _parts(self) -> list[int]:
        """For each word the number of its sentence, those that reach over the end of a block cut there."""
        sentence = {token.i: number for number, one in enumerate(self._said.sents) for token in one}
        places = [(sentence[token.i], block) for token, block in zip(self._words, self._block, strict=True)]
        new = (before != here for before, here in pairwise(places))
        return list(accumulate(new, initial=0)) if places else []

    def _trees(self, parts: Sequence[int]) -> tuple[list[int], list[str]]:
        """Heads and relations: the first word of a part that has no head in it is its root, and any other hangs on that one."""
        heads: list[int] = []
        deprels: list[str] = []
        roots: dict[int, int] = {}
        for number, (token, part) in enumerate(zip(self._words, parts, strict=True)):
            head = self._number.get(_carrier(token).i, number)
            if head == number or parts[head] != part:
                head = roots.setdefault(part, number)
                deprels.append("root" if head == number else "parataxis")
            else:
                deprels.append(_relation(token.dep_))
            heads.append(head)
        return heads, deprels


def _laid_out(text: str, blocks: Sequence[TextSpan], words: Sequence[Sequence[Token]]) -> Doc:
    """A Doc of the whole text: ``words`` where the blocks lie, the rest cut by our own tokenizer."""
    tokens: list[Token] = []
    at = 0
    for block, own in zip(blocks, words, strict=True):
        tokens += [*blank().make_doc(text[at : block.start]), *own]
        at = block.end
    tokens += blank().make_doc(text[at:])
    return Doc(blank().vocab, words=[token.text for token in tokens], spaces=[bool(token.whitespace_) for token in tokens])


def _carrier(token: Token) -> Token:
    """The head of a token, blanks passed over."""
    head = token.head
    while is_blank(head.text) and head.head.i != head.i:
        head = head.head
    return head


def _relation(label: str) -> str:
    """A relation of one that has a head; ``dep``, which leaves it open, for what is none."""
    return label if _base(label) in RELATIONS - {"root"} else "dep"


def _base(label: str) -> str:
    return label.partition(":")[0].lower()


@lru_cache(maxsize=1)
def load_peer(name: str) -> Peer:
    """Another pipeline, loaded once in a process."""
    return Peer(name)


def _loaded(name: str) -> Language:
    if not (spacy.util.is_package(name) or Path(name).is_dir()):
        raise PipelineError(
            name, "there is neither an installed package nor a folder of that name", hint="install it, or give the path of its folder"
        )
    try:
        return spacy.load(name)
    except Exception as error:  # whatever its own code raises
        reason = " ".join(str(error).split())
        hint = "see whether `spacy.load` takes it in this environment; a component of its own may need another package"
        raise PipelineError(name, f"cannot be loaded ({type(error).__name__}: {reason})", hint=hint) from error
