"""Reads one analysed article: a pure function of the article."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from spacy.tokens import Doc

from onrecord.domain.articles import Article
from onrecord.domain.readings import Reading
from onrecord.domain.spans import Span
from onrecord.intake.text.mojibake import FILLER, as_meant
from onrecord.language.pipeline import is_analysed
from onrecord.language.quotes import quotations
from onrecord.reading import phrases
from onrecord.reading.cast import Cast
from onrecord.reading.credits import credited
from onrecord.reading.events import find_events
from onrecord.reading.quantities import find_quantities
from onrecord.reading.statements import find_statements
from onrecord.reading.times import find_times


def read(doc: Doc, article: Article) -> Reading:
    """Read ``doc``, which ``language`` made of ``article``.

    Where nothing of it was analysed (another language, furniture alone), nothing is read.
    """
    if not is_analysed(doc):
        return Reading(article.id, (), (), (), (), (), (), 0)
    meant = as_meant(article)
    return _read(doc, article) if meant is article else _without_fillers(_read(doc, meant))


def _read(doc: Doc, article: Article) -> Reading:
    body = [block.span for block in article.body]
    times = find_times(doc)
    cast = Cast(doc)
    for span, kind in credited(article):
        cast.credit(span, kind)
    said = find_statements(doc, article, cast, quotations(article.text, body), times)
    events = find_events(doc, article, cast, said, times)
    quantities = find_quantities(doc, article, said, times)
    inside = [s for sent in doc.sents if (s := phrases.trimmed(sent)) is not None and _is_read(s[0].idx, body)]
    return Reading(
        article=article.id,
        actors=cast.actors(),
        statements=tuple(s.statement for s in said),
        events=events,
        quantities=quantities,
        times=times,
        sentences=tuple(phrases.text_span(s) for s in inside),
        words=sum(len(s) for s in inside),
    )


def _without_fillers(thing: Any) -> Any:
    """A reading without what fills up the places of misread characters, in all that it quotes."""
    if type(thing) is str:
        return thing.replace(FILLER, "")
    if isinstance(thing, tuple):
        return tuple(map(_without_fillers, thing))
    if is_dataclass(thing) and not isinstance(thing, type):
        return replace(thing, **{part.name: _without_fillers(getattr(thing, part.name)) for part in fields(thing)})
    return thing


def _is_read(place: int, body: list[Span]) -> bool:
    return any(span.start <= place < span.end for span in body)
