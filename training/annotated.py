"""The annotated articles as what is fitted to their events reads them: both sorts alike, with whether the model has not seen them.

What the model says of an event is surer on articles that it was trained on than it will be on others. So what weighs its word is
fitted with a model that has not seen the articles set apart (``training.events --apart``); on all others its word is left out.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from spacy.tokens import Doc

from onrecord.language.findings import Anchored
from onrecord.language.pipeline import Pipeline, findings_of
from onrecord.language.quotes import quotations
from onrecord.reading import phrases
from onrecord.reading.cast import Cast
from onrecord.reading.credits import credited
from onrecord.reading.participation import Participation
from onrecord.reading.statements import find_statements
from onrecord.reading.telling import Telling
from onrecord.reading.times import find_times
from onrecord.reading.timing import Timing
from onrecord.reading.voices import Voices
from training.corpora import annotations as marked
from training.corpora import reports
from training.corpora.reports import Stretch
from training.likeness import aliases_of, folded


@dataclass(frozen=True, slots=True)
class Wanted:
    """Who takes part in an annotated event on one side: mentions in its sentence, and names."""

    mentions: tuple[Stretch, ...] = ()
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Event:
    """An annotated event: where its predicate stands, its time, and its actors and recipients."""

    place: Stretch
    when: str | None
    sides: tuple[Wanted, Wanted]


@dataclass(frozen=True, slots=True)
class Annotated:
    """An annotated article. ``name_of`` gives the annotators' name of an actor by its forms, where they list them."""

    text: str
    published: str | None
    events: tuple[Event, ...]
    name_of: Callable[[Sequence[str]], str | None]
    fresh: bool


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article as it is read up to its events, and those that the model and the annotators both found."""

    annotated: Annotated
    doc: Doc
    cast: Cast
    participation: Participation
    timing: Timing
    matched: tuple[tuple[Anchored, Event], ...]


def of_reports(shared: Path, *, held_back: bool = False) -> Iterator[Annotated]:
    """The articles annotated whole, whose events name canonical actors."""
    for report in reports.read(shared / "corpora/news", held_back=held_back):
        known = aliases_of(report.data["actors"])
        found = [
            Event(place, event["when"], (_named(event["actor"]), _named(event["recipient"])))
            for event in report.data["events"]
            if (place := report.locate(event))
        ]
        fresh = held_back or report.folder in reports.APART
        yield Annotated(report.text, report.data["published"], tuple(found), _voted_by(known), fresh)


def of_annotations(shared: Path) -> Iterator[Annotated]:
    """The articles of which events alone are annotated, by mentions."""
    for apart in (False, True):
        for article in marked.read(shared, apart=apart):
            found = [
                Event(
                    one.span,
                    one.when,
                    (Wanted(one.actors, _folded(one.implied_actors)), Wanted(one.recipients, _folded(one.implied_recipients))),
                )
                for one in article.events
            ]
            yield Annotated(article.text, article.published or None, tuple(found), _unlisted, apart)


def with_events(about: str | None, out: Path) -> tuple[argparse.Namespace, Iterator[Prepared]]:
    """The arguments of what is fitted to events, and all annotated articles as it reads them; ``about`` is the module's docstring."""
    parser = argparse.ArgumentParser(description=(about or "").split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--model", type=Path, default=Path("build/apart/model"), help="one that has not seen the articles set apart")
    parser.add_argument("--out", type=Path, default=out)
    args = parser.parse_args()
    pipeline = Pipeline(threads=2, folder=args.model)
    every = chain(of_reports(args.shared), of_annotations(args.shared))
    return args, (prepared(pipeline, one) for one in every)


def prepared(pipeline: Pipeline, annotated: Annotated) -> Prepared:
    """Read an article as ``onrecord.reading`` does, up to its events."""
    article = reports.as_article(annotated.text)
    doc = pipeline(article)
    cast = Cast(doc)
    for span, kind in credited(article):
        cast.credit(span, kind)
    times = find_times(doc)
    said = find_statements(doc, article, cast, quotations(article.text, [block.span for block in article.body]), times)
    telling, found = Telling(doc, article, said, Voices(said)), findings_of(doc).events
    return Prepared(
        annotated,
        doc,
        cast,
        Participation(doc, cast, telling),
        Timing(doc, found, telling, times),
        tuple(_matched(doc, annotated.events)),
    )


def _matched(doc: Doc, events: Sequence[Event]) -> Iterator[tuple[Anchored, Event]]:
    """Events that overlap annotated ones, one to one."""
    left = list(events)
    for found in findings_of(doc).events:
        span = phrases.text_span(doc[found.run[0] : found.run[1]])
        match = next((one for one in left if one.place[0] < span.end and span.start < one.place[1]), None)
        if match is not None:
            left.remove(match)
            yield found, match


def _named(names: Sequence[str]) -> Wanted:
    return Wanted(names=frozenset(names))


def _folded(names: Sequence[str]) -> frozenset[str]:
    return frozenset(map(folded, names))


def _voted_by(known: dict[str, str]) -> Callable[[Sequence[str]], str | None]:
    def name_of(forms: Sequence[str]) -> str | None:
        votes = Counter(actor for form in forms if (actor := known.get(folded(form))))
        return votes.most_common(1)[0][0] if votes else None

    return name_of


def _unlisted(_: Sequence[str]) -> None:
    """Names are compared as they are: no aliases are annotated."""
