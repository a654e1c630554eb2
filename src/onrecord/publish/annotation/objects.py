"""JSON: all layers of an annotated article in one object."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from onrecord.domain.resolution import resolve
from onrecord.domain.spans import Span
from onrecord.domain.times import TimeRef
from onrecord.language.attributions import Attribution
from onrecord.language.findings import Run
from onrecord.language.pipeline import findings_of
from onrecord.publish.annotation.timex import ends, timex
from onrecord.publish.entries_json import EntryWriter, Json, article_json, span_json
from onrecord.reading.phrases import text_span

if TYPE_CHECKING:
    from onrecord.publish.annotation.annotated import Annotation

LINE_BREAKS = re.compile("[\x7f-\x9f\u2028\u2029]")
"""Characters that JSON may hold as they are and at which some programs break lines all the same."""


def json_line(annotation: Annotation) -> str:
    """An article as one line of JSON."""
    written = json.dumps(annotation_json(annotation), ensure_ascii=False)
    return LINE_BREAKS.sub(lambda found: f"\\u{ord(found.group()):04x}", written) + "\n"


def annotation_json(annotation: Annotation) -> Json:
    """An article in the exchange format with its text, its layers beside it.

    Statements, events, quantities and actors are written as in an export; those of little confidence are among them.
    """
    article, story = annotation.article, annotation.story
    writer = EntryWriter({article.id: article}, stories={})
    return {
        **article_json(article, with_text=True),
        "language": article.language,
        "sentences": [_span(annotation, Span(words[0].idx, words[-1].idx + len(words[-1]))) for words in annotation.sentences],
        "entities": [{**_span(annotation, text_span(name)), "type": name.label_} for name in annotation.names],
        "chains": [
            {"id": label, "mentions": [_span(annotation, text_span(mention)) for mention in mentions]}
            for label, mentions in annotation.chains.items()
        ],
        "times": [time for ref in annotation.reading.times for time in _times(annotation, ref)],
        "attributions": [_attribution(annotation, one) for one in findings_of(annotation.doc).attributions],
        "actors": [writer.write(actor) for actor in story.actors],
        "statements": [writer.write(entry) for entry in story.statements],
        "events": [writer.write(entry) for entry in story.events],
        "quantities": [writer.write(entry) for entry in story.quantities],
    }


def _span(annotation: Annotation, span: Span) -> Json:
    return span_json(span, annotation.article.text)


def _times(annotation: Annotation, ref: TimeRef) -> Iterator[Json]:
    """A time; of a range told by two times both, as TIMEX3 has it, the first with the EDTF value of the range."""
    published = annotation.article.published
    for one, whole in zip(ends(ref), (ref, ref.until), strict=False):
        told = timex(one, published)
        if one.span is not None:
            values = {"type": told.type, "timex": told.value, "mod": told.mod, "edtf": resolve(whole, published), "rule": one.rule}
            yield {**_span(annotation, one.span), **values}


def _attribution(annotation: Annotation, found: Attribution) -> Json:
    """Source, cue and content as the model finds them, before they are made into statements."""
    runs = {"source": found.sources, "cue": (found.cue,), "content": found.contents}
    return {key: list(_pairs(annotation, found)) for key, found in runs.items()}


def _pairs(annotation: Annotation, runs: Iterable[Run]) -> Iterator[tuple[int, int]]:
    for start, end in runs:
        span = text_span(annotation.doc[start:end])
        yield span.start, span.end
