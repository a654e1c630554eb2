"""The language layer as a spaCy pipeline: an article in, a ``Doc`` over its whole text out.

Every character of the canonical text is in the Doc, misread ones as they were meant, so ``token.idx`` is the offset in the article.
Furniture is tokenised and left without analysis.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span
from threadpoolctl import ThreadpoolController

from onrecord.domain.articles import Article
from onrecord.domain.spans import Span as TextSpan
from onrecord.intake.text.mojibake import as_meant
from onrecord.language import weights
from onrecord.language.attributions import Attributions
from onrecord.language.casing import recased
from onrecord.language.coreference import Chain, Coreference
from onrecord.language.encoder import Encoded, Encoder
from onrecord.language.findings import Anchored, Findings, Reports
from onrecord.language.framing import framing
from onrecord.language.grammar import Analysis, Grammar
from onrecord.language.invisible import as_read
from onrecord.language.names import Names
from onrecord.language.peer import Account, Peer
from onrecord.language.quotes import quotations
from onrecord.language.words import blank

ENGLISH = "en"
KEY = "onrecord.findings"
ATTRIBUTES = ("TAG", "POS", "LEMMA", "DEP", "MORPH", "HEAD")
ATTRIBUTED = "attributed"
"""The output of the reports graph that the tagger of attributions reads: words × width."""

COUNTED = frozenset({"NUM", "NOUN", "PROPN", "SYM"})
"""What a quantity holds at least one of."""

DASHES = frozenset({"-", "–", "—"})

UNSIGNED = (1 << 64) - 1
"""What makes of a number below zero the one that stands for it in an array without signs."""

EMPTY = Findings((), (), (), (), {}, {}, lambda _token: {}, lambda _token, _role, _near: {}, {})


class Pipeline:
    """Reads the language of articles: tags, lemmas, trees, names, and what stands in ``Findings``.

    ``threads`` is how many threads the model may use; ``folder`` holds other weights than the shipped ones. ``peer`` takes the place
    of ours for words, sentences, grammar, names and chains, as far as it has them.
    """

    def __init__(self, *, threads: int = 2, folder: Path = weights.FOLDER, peer: Peer | None = None) -> None:
        stored = weights.Weights(folder, threads=threads)
        self._encoder = Encoder(stored)
        self._grammar = Grammar(stored)
        self._coreference = Coreference(stored)
        self._names = Names(stored)
        self._attributions = Attributions(stored)
        self._weights = stored
        self._nlp = blank()
        self._peer = peer
        self._pools = ThreadpoolController()

    def __call__(self, article: Article) -> Doc:
        """The analysed Doc of an article; its furniture is left aside, and so is all of one that is not in English."""
        article = as_meant(article)
        blocks = [b.span for b in article.body] if article.language == ENGLISH else []
        if self._peer is not None and blocks:
            return self._by_peer(self._peer(article.text, blocks), blocks)
        return self.annotate(self._nlp.make_doc(article.text), blocks)

    def _by_peer(self, account: Account, blocks: Sequence[TextSpan]) -> Doc:
        """The other pipeline's words as ours reads them, then its own analysis in place of ours."""
        doc = self.annotate(account.doc, blocks)
        tokens, _ = _read_tokens(doc, blocks)
        _write(doc, tokens, account.analysis([doc[i] for i in tokens]))
        account.mark(doc, tokens)
        return doc

    def annotate(self, doc: Doc, blocks: Sequence[TextSpan]) -> Doc:
        """Fill ``doc`` where ``blocks`` lie. Sets tags, morphology, lemmas, heads, ``ents`` and ``spans``."""
        # numpy's own threads would only wait for each other: its products here are small.
        with self._pools.limit(limits=1, user_api="blas"):
            return self._annotated(doc, blocks)

    def _annotated(self, doc: Doc, blocks: Sequence[TextSpan]) -> Doc:
        tokens, opens = _read_tokens(doc, blocks)
        if not tokens:
            doc.user_data[KEY] = EMPTY
            return doc
        places = [(doc[i].idx, doc[i].idx + len(doc[i])) for i in tokens]
        framed = framing(places, opens, quotations(doc.text, blocks))
        words = recased([as_read(doc[i].text) for i in tokens], opens)
        encoded = self._encoder(words, opens)
        analysis = self._grammar(words, _after_blank(doc, tokens), opens, encoded.grammar)
        _write(doc, tokens, analysis)
        doc.spans["coref"] = _mentions(doc, tokens, self._coreference(words, analysis.upos, analysis.sentences, encoded.grammar))
        begins = np.flatnonzero(np.diff(analysis.sentences, prepend=-1)).tolist()
        names = self._names(words, encoded.reports["names"], encoded.grammar["kind"], begins)
        doc.user_data[KEY] = found = self._findings(Reports(encoded, self._weights, tokens, begins), encoded, analysis, framed)
        for key in ("cues", "events", "quantities"):
            doc.spans[key] = [_span(doc, item) for item in getattr(found, key)]
        found_names = (Span(doc, tokens[start], tokens[end - 1] + 1, label=kind) for start, end, kind in names)
        named = _joined([part for name in found_names for part in _parted(name)])
        doc.ents = [*named, *_outside(named, (span for span in doc.spans["quantities"] if _is_counted(span)))]
        return doc

    def _findings(self, reports: Reports, encoded: Encoded, analysis: Analysis, framed: Sequence[int]) -> Findings:
        """What the branch found, with the attributions."""
        words = encoded.reports[ATTRIBUTED]
        return reports.findings(self._attributions(words, analysis, framed, reports.belonging), encoded.grammar["kind"])


@lru_cache(maxsize=2)
def load(*, threads: int = 2, peer: Peer | None = None) -> Pipeline:
    """The pipeline with the shipped weights, opened once in a process."""
    return Pipeline(threads=threads, peer=peer)


@Language.factory("onrecord")
def component(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001
    """The model as a component for any spaCy pipeline: every line of a Doc is a paragraph."""

    def annotate(doc: Doc) -> Doc:
        return load().annotate(doc, lines(doc.text))

    return annotate


def lines(text: str) -> list[TextSpan]:
    """The lines of a text that hold anything, as spans."""
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            begin = at + len(line) - len(line.lstrip())
            found.append(TextSpan(begin, at + len(line.rstrip())))
        at += len(line)
    return found


def is_analysed(doc: Doc) -> bool:
    """Whether any word of ``doc`` was read."""
    return doc.has_annotation("DEP")


def findings_of(doc: Doc) -> Findings:
    """What the reports branch found in ``doc``."""
    return cast("Findings", doc.user_data.get(KEY, EMPTY))


def _joined(names: Sequence[Span]) -> list[Span]:
    """Names, those of one type that a hyphen alone parts made one ("Jean" "-" "Pierre Roux")."""
    out: list[Span] = []
    for name in names:
        last = out[-1] if out else None
        near = last is not None and last.label == name.label and name.start - last.end <= 1
        if last is not None and near and "-" in (last[-1].text, name.doc[last.end].text) and not _blank_between(last, name):
            out[-1] = Span(name.doc, last.start, name.end, label=name.label)
        else:
            out.append(name)
    return out


def _parted(name: Span) -> Iterator[Span]:
    """A name, or its two parts where a dateline in capitals runs on to it over a dash ("WASHINGTON - | Ada Brenn")."""
    for token in name[1:-1] if name[0].is_sent_start else ():
        before, after = name.doc[name.start : token.i], name.doc[token.i + 1 : name.end]
        if token.text in DASHES and token.whitespace_ and before.text.isupper() and not after.text.isupper():
            yield from (Span(name.doc, part.start, part.end, label=name.label) for part in (before, after))
            return
    yield name


def _blank_between(one: Span, other: Span) -> bool:
    """Whether a blank stands beside the hyphen between two names: "WASHINGTON - President"."""
    return any(token.whitespace_ for token in one.doc[one.end - 1 : other.start])


def _is_counted(span: Span) -> bool:
    """Whether a number or what is counted stands in it, and not an approximator by itself ("about", "more than")."""
    return any(token.pos_ in COUNTED for token in span)


def _outside(names: Sequence[Span], spans: Iterable[Span]) -> Iterator[Span]:
    """Those of some spans that share no word with a name."""
    taken = {token for name in names for token in range(name.start, name.end)}
    return (span for span in spans if taken.isdisjoint(range(span.start, span.end)))


def _span(doc: Doc, item: Anchored) -> Span:
    return Span(doc, *item.run, label=item.label)


def _after_blank(doc: Doc, tokens: Sequence[int]) -> list[bool]:
    """Whether a blank, or nothing, stands before each of the ``tokens``."""
    blank_after = np.asarray(doc.to_array(["SPACY", "IS_SPACE"])).any(axis=1)
    return np.concatenate(([True], blank_after))[list(tokens)].tolist()  # type: ignore[no-any-return]


def _mentions(doc: Doc, tokens: Sequence[int], chains: Sequence[Chain]) -> list[Span]:
    """Every mention of every chain in order of text, labelled with its chain's number from 1."""
    found = (
        Span(doc, tokens[start], tokens[end - 1] + 1, label=str(number))
        for number, chain in enumerate(chains, 1)
        for start, end in chain.mentions
    )
    return sorted(found, key=lambda span: (span.start, -span.end))


def _read_tokens(doc: Doc, blocks: Sequence[TextSpan]) -> tuple[list[int], list[int]]:
    """Numbers of the tokens to read, and which of them (by place in that list) open a block."""
    tokens: list[int] = []
    opens: list[int] = []
    where, space = np.asarray(doc.to_array(["IDX", "IS_SPACE"])).T
    done = 0
    for block in sorted(blocks):
        begin, end = np.maximum(np.searchsorted(where, [block.start, block.end]), done).tolist()
        own = np.flatnonzero(space[begin:end] == 0) + begin
        if len(own):
            opens.append(len(tokens))
            tokens.extend(own.tolist())
        done = end
    return tokens, opens


def _write(doc: Doc, tokens: Sequence[int], analysis: Analysis) -> None:
    """Write an analysis of ``tokens`` into the Doc; what is not read hangs on a neighbour as ``dep``."""
    number_of = {token: number for number, token in enumerate(tokens)}
    key, morphology = cache(doc.vocab.strings.add), doc.vocab.morphology
    feats = cache(lambda written: morphology.add("" if written == "_" else written))
    rows: list[list[int]] = []
    blank = np.asarray(doc.to_array("IS_SPACE")).tolist()
    carrier = 0
    for at in range(len(doc)):
        number = number_of.get(at)
        if number is not None:
            head = tokens[int(analysis.heads[number])]
            values = (analysis.tags[number], analysis.upos[number], analysis.lemmas[number], analysis.deprels[number])
            written = analysis.feats[number]
            carrier = at
        else:
            # A blank hangs on the word before it; a run of furniture on its own first word.
            if not blank[at] and carrier in number_of:
                carrier = at
            head, written, text = carrier, "_", doc[at].text
            values = ("_SP", "SPACE", text, "dep") if blank[at] else ("FW", "X", text, "dep")
        rows.append([*map(key, values), feats(written), (head - at) & UNSIGNED])
    doc.from_array(list(ATTRIBUTES), np.array(rows, dtype=np.uint64))  # type: ignore[arg-type]
