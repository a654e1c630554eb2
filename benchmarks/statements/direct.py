"""Direct quotations of the annotated stories: ours beside textacy's rules, on the same analysed articles in one run."""

from __future__ import annotations

import json
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

from spacy.tokens import Doc

from benchmarks import scoring
from benchmarks.stories import STORIES
from onrecord import intake
from onrecord.domain.articles import Article
from onrecord.domain.spans import Span
from onrecord.domain.statements import StatementKind
from onrecord.language.pipeline import load
from onrecord.reading import read

Found = tuple[set[int], Span | None]
"""The characters of a quotation, and where its speaker is mentioned."""

Finder = Callable[[Doc, Article], Iterator[Found]]


def figures(shared: Path) -> dict[str, dict[str, float]]:
    """By system: F1 of direct statements (Jaccard ≥ 0.5), the same with the speaker's mention right, in percent, and words a CPU-second.

    The time of the analysis, which both read, is left out.
    """
    finders: dict[str, Finder] = {"On Record": _ours}
    if find_spec("textacy"):
        finders["textacy"] = _textacy
    scorer, pipeline = scoring.load(shared, "score_gold"), load(threads=1)
    given = [(pipeline(article), article, gold) for article, gold in _articles(shared)]
    return {name: _scored(scorer, finder, given) for name, finder in finders.items()}


def _articles(shared: Path) -> Iterator[tuple[Article, list[Any]]]:
    for gold, texts in STORIES.values():
        for loaded in intake.read([shared / texts]):
            if isinstance(loaded, intake.Loaded):
                stem = Path(loaded.article.provenances[0]).stem
                statements = json.loads((shared / gold / "articles" / f"{stem}.json").read_text("utf-8"))["statements"]
                direct = [one for one in statements if one["kind"] == StatementKind.DIRECT and not one.get("in_furniture")]
                yield loaded.article, direct


def _ours(doc: Doc, article: Article) -> Iterator[Found]:
    for said in read(doc, article).statements:
        if said.kind is StatementKind.DIRECT:
            yield {place for span in said.content for place in range(span.start, span.end)}, said.speaker_span


def _textacy(doc: Doc, article: Article) -> Iterator[Found]:  # noqa: ARG001 (one signature for both)
    from textacy.extract.triples import direct_quotations

    found: list[Any] = []
    # It refuses an article with an odd number of marks as a whole; nothing is found there.
    with warnings.catch_warnings(), suppress(ValueError):
        warnings.simplefilter("ignore")
        found.extend(direct_quotations(doc))
    # One quotation that its cue interrupts comes as two with the same cue.
    joined: dict[int, Found] = {}
    for speaker, cue, content in found:
        words = content.text.strip("\"“”'‘’")
        start = content.start_char + content.text.find(words)
        mention = Span(speaker[0].idx, speaker[-1].idx + len(speaker[-1])) if speaker else None
        joined.setdefault(cue[0].i, (set(), mention))[0].update(range(start, start + len(words)))
    yield from joined.values()


def _scored(scorer: ModuleType, finder: Finder, given: Sequence[tuple[Doc, Article, list[Any]]]) -> dict[str, float]:
    begun = time.process_time()
    found = [list(finder(doc, article)) for doc, article, _ in given]
    seconds = time.process_time() - begun
    words = sum(sum(not token.is_space for token in doc) for doc, _, _ in given)
    right = named = 0
    for (_, article, gold), own in zip(given, found, strict=True):
        wanted = [scorer.chars([s for c in one["content"] if (s := scorer.span_of(article.text, c))]) for one in gold]
        likeness = [
            (len(w & o) / len(w | o), i, j) for i, w in enumerate(wanted) for j, (o, _) in enumerate(own) if len(w & o) * 2 >= len(w | o)
        ]
        for i, j, _ in scorer.pair_up(likeness):
            right += 1
            mention, place = own[j][1], scorer.span_of(article.text, gold[i]["speaker_span"])
            named += (mention is None) == (place is None) and (mention is None or mention.overlap(Span(*place)) > 0)
    total = sum(map(len, found)) + sum(len(gold) for _, _, gold in given)
    return {"found": 200 * right / total, "with the speaker": 200 * named / total, "words/CPU-s": words / seconds}
