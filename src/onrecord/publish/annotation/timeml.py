"""TimeML: the text of an article with its times and events tagged in place, and when each happened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from onrecord.domain.spans import Span
from onrecord.domain.times import TimeRef
from onrecord.publish.annotation.tense import instance_of
from onrecord.publish.annotation.timex import Timex, day_value, ends, timex

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.publish.annotation.annotated import Annotation

OPENING = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">\n'
)
RELATIONS = {"since": "BEGUN_BY", "after": "AFTER", "until": "ENDED_BY", "till": "ENDED_BY", "before": "BEFORE"}
"""How an event lies to a time, by the word before the time; within it where there is none of these."""

UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, even by a reference."""


@dataclass(frozen=True, slots=True)
class _Tag:
    span: Span
    name: str
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Event:
    """A word that stands for something that happens or is said, and when."""

    word: Token
    kind: str
    when: TimeRef | None


def timeml(annotation: Annotation) -> str:
    """An article in TimeML 1.2.1 as the TempEval-3 corpora have it.

    ``TEXT`` holds the article's text, character by character, with furniture; characters that XML cannot hold are replaced by
    U+FFFD, so that offsets hold. ``t0`` is the day of publication. Cues of statements are ``EVENT``s of class ``REPORTING``, all
    others ``OCCURRENCE``; an ``EVENT`` is the head word of what was found, as TimeML wants it, and ``MAKEINSTANCE`` its tense,
    aspect and polarity. A ``TLINK`` puts an event into the time that the text names for it. A stretch of time without a name of its own is
    a ``DURATION`` whose ends are empty ``TIMEX3``s.
    """
    published = annotation.article.published
    times = _times(annotation)
    events = _events(annotation, [span for span, _ in times])
    names = {span: f"t{number}" for number, (span, _) in enumerate(times, start=1)}
    points = _Ends(len(times) + 1)
    tags = [_Tag(span, "TIMEX3", _timex3(ref, names[span], timex(ref, published), points)) for span, ref in times]
    tags += [_Tag(_span(event.word), "EVENT", {"eid": f"e{number}", "class": event.kind}) for number, event in enumerate(events, start=1)]
    name = next(iter(annotation.article.provenances), annotation.article.id)
    parts = [
        OPENING,
        f"<DOCID>{_escaped(name)}</DOCID>\n",
        f"<DCT>{_publication(day_value(published))}</DCT>\n",
        f"<TEXT>{''.join(_tagged(annotation.article.text, tags))}</TEXT>\n",
        *(f"{line}\n" for line in [*points.lines, *_instances(events), *_links(events, names)]),
        "</TimeML>\n",
    ]
    return "".join(parts)


def _times(annotation: Annotation) -> list[tuple[Span, TimeRef]]:
    return [(one.span, one) for ref in annotation.reading.times for one in ends(ref) if one.span is not None]


def _events(annotation: Annotation, taken: list[Span]) -> list[_Event]:
    """Events and cues, one for each word, in order of text; none within a time, since tags do not nest."""
    found: dict[int, _Event] = {}
    inside = {place for time in taken for place in range(time.start, time.end)}
    told = [(event.span, "OCCURRENCE", event.when) for event in annotation.reading.events]
    said = [(one.cue, "REPORTING", one.said_on) for one in annotation.reading.statements if one.cue is not None]
    for span, kind, when in [*said, *told]:
        phrase = annotation.doc.char_span(span.start, span.end, alignment_mode="expand")
        if phrase is not None and phrase.root.idx not in inside:
            found.setdefault(phrase.root.i, _Event(phrase.root, kind, when))
    return [found[at] for at in sorted(found)]


class _Ends:
    """Empty TIMEX3s for the ends of stretches, numbered on from those of the text."""

    def __init__(self, first: int) -> None:
        self._number = first
        self.lines: list[str] = []

    def add(self, value: str) -> str:
        """A new TIMEX3 of this value; its id."""
        tid = f"t{self._number}"
        self._number += 1
        self.lines.append(f"<TIMEX3{_written({'tid': tid, 'type': 'DATE', 'value': value})}/>")
        return tid


def _timex3(ref: TimeRef, tid: str, told: Timex, points: _Ends) -> dict[str, str]:
    attributes = {"tid": tid, "type": told.type, "value": told.value}
    if told.mod:
        attributes["mod"] = told.mod
    if told.begin is not None and told.end is not None:
        attributes |= {"beginPoint": points.add(told.begin), "endPoint": points.add(told.end)}
    anchor = {"anchorTimeID": "t0"} if ref.needs_anchor else {}
    return {**attributes, "temporalFunction": "true" if anchor else "false", "functionInDocument": "NONE", **anchor}


def _publication(value: str) -> str:
    attributes = {"tid": "t0", "type": "DATE", "value": value, "temporalFunction": "false", "functionInDocument": "CREATION_TIME"}
    return f"<TIMEX3{_written(attributes)}>{value}</TIMEX3>"


def _tagged(text: str, tags: list[_Tag]) -> Iterator[str]:
    at = 0
    for tag in sorted(tags, key=lambda tag: tag.span):
        yield _escaped(text[at : tag.span.start])
        yield f"<{tag.name}{_written(tag.attributes)}>{_escaped(tag.span.of(text))}</{tag.name}>"
        at = tag.span.end
    yield _escaped(text[at:])


def _instances(events: list[_Event]) -> Iterator[str]:
    for number, event in enumerate(events, start=1):
        yield f"<MAKEINSTANCE{_written({'eventID': f'e{number}', 'eiid': f'ei{number}', **instance_of(event.word)})}/>"


def _links(events: list[_Event], names: Mapping[Span, str]) -> Iterator[str]:
    lid = count(1)
    for number, event in enumerate(events, start=1):
        if event.when is not None and event.when.span is not None and event.when.span in names:
            kind = RELATIONS.get(event.when.rule, "IS_INCLUDED")
            linked = {"eventInstanceID": f"ei{number}", "relatedToTime": names[event.when.span]}
            yield f"<TLINK{_written({'lid': f'l{next(lid)}', 'relType': kind, **linked})}/>"


def _span(word: Token) -> Span:
    return Span(word.idx, word.idx + len(word))


def _written(attributes: Mapping[str, str]) -> str:
    return "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())


def _escaped(text: str) -> str:
    """Text for XML; a parser would make line feeds of carriage returns that stand as they are."""
    return escape(UNWRITABLE.sub("\ufffd", text), {"\r": "&#13;"})
