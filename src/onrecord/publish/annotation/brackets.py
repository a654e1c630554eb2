"""Names and chains as the brackets of CorefUD (Nedoluzhko et al. 2022), which UD's GUM uses too."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan

    from onrecord.publish.annotation.annotated import Annotation

GLOBAL = "eid-etype-head-ner"
"""What stands in an opening bracket: the entity, its type, the number of the head word in the mention, and a name's own label."""

TYPES = {
    "PERSON": "person",
    "NORP": "person",
    "ORG": "organization",
    "LOC": "place",
    "PRODUCT": "object",
    "EVENT": "event",
    "DATE": "time",
    "TIME": "time",
    "MONEY": "number",
    "QUANTITY": "number",
}
"""Labels of names to the entity types of CorefUD; any other is ``other``."""


@dataclass(frozen=True, slots=True)
class _Mention:
    """A run of words ``[start, end)`` of the Doc, with what its opening bracket says."""

    start: int
    end: int
    entity: str
    attributes: str

    @property
    def opening(self) -> str:
        return f"({self.entity}-{self.attributes}"

    @property
    def closing(self) -> str:
        return f"{self.entity})"


def brackets(annotation: Annotation) -> Mapping[int, str]:
    """The value of ``Entity`` for each token that has one, by its number in the Doc.

    An entity's id begins with the article's, so that it means nothing in another one. A name that is no mention of a chain is an
    entity of its own. What reaches beyond a sentence is left out: CoNLL-U cannot hold it; nor can it the same words in two entities,
    of which the first keeps them.
    """
    by_place = {(mention.start, mention.end): mention for mention in reversed(list(_mentions(annotation)))}
    mentions = sorted(by_place.values(), key=lambda m: (m.start, -m.end))
    opening, single, closing = defaultdict[int, str](str), defaultdict[int, str](str), defaultdict[int, str](str)
    for mention in mentions:
        if mention.end - mention.start == 1:
            single[mention.start] += f"{mention.opening})"
        else:
            opening[mention.start] += mention.opening
            closing[mention.end - 1] = mention.closing + closing[mention.end - 1]
    tokens = {*opening, *single, *closing}
    return {at: _joined(opening[at], single[at], closing[at]) for at in tokens}


def _joined(opening: str, single: str, closing: str) -> str:
    """Well nested where that can be; what closes stands before what opens, since the two could not be told apart otherwise."""
    return closing + opening + single if opening else single + closing


def _mentions(annotation: Annotation) -> Iterator[_Mention]:
    document = annotation.article.id.rpartition("-")[2][:8]
    names = {(name.start, name.end): name for name in annotation.names if _fits(name)}
    by_head = {name.root.i: name for name in names.values()}
    for label, mentions in annotation.chains.items():
        named = next((by_head[mention.root.i] for mention in mentions if mention.root.i in by_head), None)
        for mention in filter(_fits, mentions):
            name = names.pop((mention.start, mention.end), None)
            yield _mention(mention, f"{document}.{_plain(label)}", _type(named), name)
    for number, name in enumerate(names.values(), start=1):
        yield _mention(name, f"{document}.n{number}", _type(name), name)


def _fits(span: DocSpan) -> bool:
    """Whether a span has words, all of one sentence."""
    return span.end <= span.sent.end and any(not token.is_space for token in span)


def _mention(span: DocSpan, entity: str, kind: str, name: DocSpan | None) -> _Mention:
    words = [token.i for token in span if not token.is_space]
    head = words.index(span.root.i) + 1 if span.root.i in words else 1
    label = f"-{_plain(name.label_)}" if name is not None else ""
    return _Mention(words[0], words[-1] + 1, entity, f"{kind}-{head}{label}")


def _type(name: DocSpan | None) -> str:
    return "" if name is None else TYPES.get(name.label_, "other")


def _plain(label: str) -> str:
    """A label without the marks that the format has uses for."""
    return re.sub(r"[^\w:.]+", "_", label)
