"""Statements of annotated articles, each judged right or wrong: what confidence is measured, and learned, on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from spacy.tokens import Doc

from benchmarks import scoring
from benchmarks.stories import STORIES
from onrecord import intake
from onrecord.domain.articles import Article
from onrecord.domain.stories import StatementEntry, Story
from onrecord.language.pipeline import load
from onrecord.language.quotes import quotations
from onrecord.reading import read
from onrecord.reading.cast import Cast
from onrecord.reading.confidence import Signs
from onrecord.reading.statements import find_statements
from onrecord.reading.times import find_times
from onrecord.reading.voices import Said
from onrecord.story import tell
from training.corpora.reports import HELD_BACK

Chars = set[int]


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement as read. It is right where a gold one has these words (Jaccard ≥ 0.5) and the speaker, if it names one, is the gold's."""

    entry: StatementEntry
    found: bool
    right: bool
    signs: Signs | None


def held_back(shared: Path) -> list[Judged]:
    """The statements of the articles held back from training, each article read by itself."""
    scorer, folder = scoring.load(shared, "score_gold"), shared / "corpora/news"
    out: list[Judged] = []
    for number in HELD_BACK:
        for annotation in sorted((folder / "articles" / number).glob("*.json")):
            gold = json.loads(annotation.read_text("utf-8"))
            out.extend(_judged(scorer, [folder / "texts" / number / f"{annotation.stem}.txt"], {annotation.stem: gold}, gold["actors"]))
    return out


def stories(shared: Path) -> list[Judged]:
    """The statements of the annotated stories."""
    scorer = scoring.load(shared, "score_gold")
    out: list[Judged] = []
    for gold, texts in STORIES.values():
        articles = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted((shared / gold / "articles").glob("*.json"))}
        actors = json.loads((shared / gold / "story.json").read_text("utf-8"))["actors"]
        out.extend(_judged(scorer, sorted((shared / texts).glob("*.txt")), articles, actors))
    return out


def _judged(scorer: ModuleType, texts: list[Path], gold: dict[str, Any], actors: list[Any]) -> Iterator[Judged]:
    articles = [loaded.article for loaded in intake.read(texts) if isinstance(loaded, intake.Loaded)]
    pipeline = load(threads=1)
    docs = [pipeline(article) for article in articles]
    told = tell(articles, [read(doc, article) for doc, article in zip(docs, articles, strict=True)])
    signs = {said.statement.id: said.signs for doc, article in zip(docs, articles, strict=True) for said in _said(doc, article)}
    called = {form: actor["name"] for actor in actors for form in map(scorer.norm, (actor["name"], *actor["aliases"]))}
    for article in articles:
        own = [entry for entry in told.statements if entry.article == article.id]
        yield from _in_article(scorer, article, gold[Path(article.provenances[0]).stem], own, _names(scorer, told, called), signs)


def _said(doc: Doc, article: Article) -> tuple[Said, ...]:
    body = [block.span for block in article.body]
    return find_statements(doc, article, Cast(doc), quotations(article.text, body), find_times(doc))


def _names(scorer: ModuleType, told: Story, called: dict[str, str]) -> dict[str, set[str]]:
    """By id of an actor as read, the gold's names for it."""
    return {actor.id: {called[form] for form in map(scorer.norm, (actor.name, *actor.aliases)) if form in called} for actor in told.actors}


def _in_article(
    scorer: ModuleType,
    article: Article,
    gold: dict[str, Any],
    entries: list[StatementEntry],
    names: dict[str, set[str]],
    signs: dict[str, Signs | None],
) -> Iterator[Judged]:
    furniture: Chars = scorer.chars([span for one in gold["furniture"] if (span := scorer.span_of(article.text, one))])
    wanted = [_gold_chars(scorer, article.text, one["content"]) for one in gold["statements"]]
    own = [_chars(entry) for entry in entries]
    likeness = [
        (len(w & o) / len(w | o), i, j) for i, w in enumerate(wanted) for j, o in enumerate(own) if w & o and len(w & o) / len(w | o) >= 0.5
    ]
    answered = {j: gold["statements"][i] for i, j, _ in scorer.pair_up(likeness)}
    for number, entry in enumerate(entries):
        answer = answered.get(number)
        if answer is None and len(own[number] & furniture) > len(own[number]) / 2:
            continue
        named = entry.speaker is None or (answer is not None and answer["speaker"] in names[entry.speaker])
        yield Judged(entry, answer is not None, answer is not None and named, signs[entry.statement.id])


def _gold_chars(scorer: ModuleType, text: str, content: list[Any]) -> Chars:
    return scorer.chars([span for one in content if (span := scorer.span_of(text, one))])  # type: ignore[no-any-return]


def _chars(entry: StatementEntry) -> Chars:
    return {place for span in entry.statement.content for place in range(span.start, span.end)}
