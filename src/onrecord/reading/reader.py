"""Reads one analysed article: a pure function of the article."""

from __future__ import annotations

from typing import cast

from spacy.tokens import Doc

from onrecord.domain.articles import Article
from onrecord.domain.readings import Reading
from onrecord.domain.spans import Span
from onrecord.intake.text.mojibake import as_meant, without_fillers
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
    reading = _read(doc, meant)
    return reading if meant is article else cast("Reading", without_fillers(reading))


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


def _is_read(place: int, body: list[Span]) -> bool:
    return any(span.start <= place < span.end for span in body)
