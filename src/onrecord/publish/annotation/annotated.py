"""One article with all that the reader saw in it, and its layers as the formats need them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.domain.articles import Article
from onrecord.domain.readings import Reading
from onrecord.domain.spans import Span
from onrecord.domain.stories import Story
from onrecord.language.pipeline import is_analysed
from onrecord.publish.annotation.brat import brat
from onrecord.publish.annotation.conllu import conllu
from onrecord.publish.annotation.formats import Format
from onrecord.publish.annotation.objects import json_line
from onrecord.publish.annotation.timeml import timeml
from onrecord.story import tell

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

COREF = "coref"
"""The span group that holds the mentions of all chains, each labelled with its chain's number."""

WRITERS = {Format.JSON: json_line, Format.CONLLU: conllu, Format.BRAT: brat, Format.TIMEML: timeml}


@dataclass(frozen=True)
class Annotation:
    """What the reader saw in one article.

    All offsets count code points of ``article.text``, as everywhere in the record: for a plain file, the decoded file without a
    byte order mark, line ends as they are.

    Args:
        article: with its day of publication as far as it is known.
        doc: its words, over the whole text; furniture is in it without analysis.
        reading: what was read, with actors by local keys and times as the text names them.
        story: the same with actors and times resolved, as a record of this article alone has it.
    """

    article: Article
    doc: Doc
    reading: Reading
    story: Story

    @classmethod
    def of(cls, article: Article, doc: Doc, reading: Reading) -> Annotation:
        """What was read, its day and actors resolved as in a record of this article alone."""
        told = tell([article], [reading])
        (dating,) = told.datings
        return cls(replace(article, published=dating.published, published_from=dating.published_from), doc, reading, told)

    def write(self, format: Format | str = Format.JSON) -> str:  # noqa: A002 (the field's own word)
        """The annotation in one of the formats.

        Raises:
            ValueError: if there is no such format.
        """
        return WRITERS[Format(format)](self)

    @cached_property
    def sentences(self) -> tuple[tuple[Token, ...], ...]:
        """The words of each sentence that was read, blanks left out."""
        if not is_analysed(self.doc):
            return ()
        found = (tuple(token for token in sentence if not token.is_space) for sentence in self.doc.sents)
        return tuple(words for words in found if words and self.block(words[0].idx) is not None)

    @cached_property
    def names(self) -> tuple[DocSpan, ...]:
        return tuple(self.doc.ents)

    @cached_property
    def chains(self) -> Mapping[str, tuple[DocSpan, ...]]:
        """The mentions of each chain, in order of text."""
        found: dict[str, list[DocSpan]] = defaultdict(list)
        for mention in self.doc.spans.get(COREF, ()):
            found[mention.label_].append(mention)
        return {label: tuple(mentions) for label, mentions in found.items()}

    def block(self, place: int) -> int | None:
        """The number of the block of the body that holds a place of the text."""
        number = bisect_right(self._body, place, key=lambda span: span.start) - 1
        return number if number >= 0 and place < self._body[number].end else None

    @cached_property
    def _body(self) -> list[Span]:
        return [block.span for block in self.article.body]
