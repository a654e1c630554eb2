"""Statements that no cue claims: quotations that stand alone, and turns in a transcript."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from onrecord.domain.articles import Article
from onrecord.domain.ids import identify
from onrecord.domain.spans import Span
from onrecord.domain.statements import Statement, StatementKind
from onrecord.domain.times import TimeRef
from onrecord.language.findings import Run
from onrecord.language.pipeline import findings_of
from onrecord.language.quotes import MARKS, Quotation, strip_marks
from onrecord.reading.cast import Cast
from onrecord.reading.turns import Turn
from onrecord.reading.voices import Said, place

UNCLAIMED = 0.6
"""Mean probability from which a quotation without a cue is somebody's words."""

SHORTEST_ALONE = 4
"""Words that a quotation without a cue needs; fewer are a name or scare quotes."""

GAP = 3
"""Characters between a quotation and the source that it runs into: a comma, a blank."""

WORD = re.compile(r"\w+")

LONGEST_HEADING = 12
"""Words of a heading in quotation marks."""
ENDS = frozenset(".,;:")
"""What no heading ends with."""

AT_AN_UNTOLD_TIME = TimeRef("without-a-cue")
"""No time, since no cue tells when it was said."""

AT_TURN = 0.9
"""Confidence of a turn in a transcript."""


class Cueless:
    """Finds what is said without a cue in one article."""

    def __init__(self, doc: Doc, article: Article, cast: Cast, quotations: Sequence[Quotation]) -> None:
        self._doc, self._article, self._cast, self._quotations = doc, article, cast, quotations
        self._probability = findings_of(doc).content
        self._starts = [block.span.start for block in article.body]
        self._headings = dict(self._find_headings())
        self._begins = [quotation.outer.start for quotation in quotations]
        self._ends = [quotation.outer.end for quotation in quotations]

    def at_turns(self, turns: Sequence[Turn]) -> list[Said]:
        """What is said at each turn of a transcript whose label names somebody."""
        labels = ((turn, self._tokens(turn.label)) for turn in turns)
        spoken = ((turn, self._cast.called(label)) for turn, label in labels if label is not None)
        return [self._of_turn(turn, speaker) for turn, speaker in spoken if speaker is not None]

    def _of_turn(self, turn: Turn, speaker: str) -> Said:
        statement = Statement(
            id=identify("s", self._article.id, None, turn.content, turn.label, speaker),
            kind=StatementKind.DIRECT,
            content=turn.content,
            cue=None,
            speaker=speaker,
            speaker_span=turn.label,
            addressee=None,
            venue=None,
            said_on=AT_AN_UNTOLD_TIME,
            via=(),
            confidence=AT_TURN,
        )
        return Said(statement, None, tuple(tokens for span in turn.content if (tokens := self._tokens(span)) is not None))

    def with_quotations(self, said: Sequence[Said]) -> list[Said]:
        """Add the quotations that no cue claims.

        One that runs straight into a cue belongs to it (a quotation that its cue interrupts), and one that goes on from the last
        paragraph's, which nothing closed, to whatever that belongs to; another is credited to whoever spoke last before it in this or
        the last paragraph.
        """
        out = list(said)
        claimed = {number for one in said for number in self._claimed(one.statement)}
        leads: dict[int, list[int]] = defaultdict(list)
        for number, one in enumerate(said):
            leads[_lead(one.statement)].append(number)
        for number, quotation in enumerate(self._quotations):
            tokens = self._tokens(quotation.inner)
            if tokens is None or number in claimed or self._block(quotation.outer.start) in self._headings:
                continue
            owners = self._led(quotation, leads) or self._gone_on_from(number, out)
            for owner in owners:
                out[owner] = self._with_quotation(out[owner], quotation, tokens)
            sure = sum(self._probability.get(i, 0.0) for i in range(*tokens)) / (tokens[1] - tokens[0])
            if not owners and sure >= UNCLAIMED and tokens[1] - tokens[0] >= SHORTEST_ALONE:
                out.append(self._cueless(quotation.inner, tokens, sure, self._last_speaker(out, quotation.outer)))
        return [*out, *self._in_headings(out)]

    def _in_headings(self, said: Sequence[Said]) -> Iterator[Said]:
        """Headings in quotation marks: the words of whoever says them in the text."""
        spoken = [(_words(" ".join(span.of(self._article.text) for span in one.statement.content)), one) for one in said]
        for heading in self._headings.values():
            tokens, words = self._tokens(heading), _words(heading.of(self._article.text))
            whose = next((one for within, one in spoken if words in within and one.statement.content[0] != heading), None)
            if tokens is not None and whose is not None:
                yield self._cueless(heading, tokens, whose.statement.confidence, whose)

    def _find_headings(self) -> Iterator[tuple[int, Span]]:
        for number, block in enumerate(self._article.body):
            words = block.span.of(self._article.text)
            inner = strip_marks(self._article.text, block.span)
            marked = words[0] in MARKS and words[-1] in MARKS and words.strip("".join(MARKS))[-1:] not in ENDS
            if inner is not None and marked and len(words.split()) <= LONGEST_HEADING:
                yield number, inner

    def _claimed(self, statement: Statement) -> Iterator[int]:
        """The quotations that a statement draws on; not one that its cue stands in, which is somebody else's."""
        for number in (number for piece in statement.content for number in self._touched(piece)):
            if statement.cue is None or statement.cue not in self._quotations[number].inner:
                yield number

    def _touched(self, piece: Span) -> range:
        """Numbers of the quotations that share a character with a piece of content."""
        return range(bisect_right(self._ends, piece.start), bisect_left(self._begins, piece.end))

    def _led(self, quotation: Quotation, leads: Mapping[int, Sequence[int]]) -> list[int]:
        """The quotations whose source and cue follow at once on this one: "…," the minister said. "…"."""
        end = quotation.outer.end
        near = (start for start in range(end, end + GAP + 1) if start in leads and not self._article.text[end:start].strip(" ,"))
        return [number for start in near for number in leads[start]]

    def _gone_on_from(self, number: int, said: Sequence[Said]) -> list[int]:
        """What the quotation before belongs to, where that is left open at the end of its paragraph and this one opens the next."""
        last, here = self._quotations[number - 1] if number else None, self._quotations[number]
        own = self._block(here.outer.start)
        if last is None or last.closed or self._starts[own] != here.outer.start or self._block(last.inner.start) != own - 1:
            return []
        return [n for n, one in enumerate(said) if last.inner in one.statement.content]

    def _with_quotation(self, said: Said, quotation: Quotation, tokens: Run) -> Said:
        statement = said.statement
        pieces = tuple(sorted({*statement.content, quotation.inner}))
        own = identify("s", self._article.id, statement.cue, pieces, statement.speaker_span, statement.speaker)
        return replace(said, statement=replace(statement, id=own, content=pieces), contents=(*said.contents, tokens))

    def _cueless(self, content: Span, tokens: Run, sure: float, last: Said | None) -> Said:
        statement = Statement(
            id=identify("s", self._article.id, None, (content,), None),
            kind=StatementKind.DIRECT,
            content=(content,),
            cue=None,
            speaker=last.statement.speaker if last else None,
            speaker_span=None,
            addressee=None,
            venue=None,
            said_on=last.statement.said_on if last else AT_AN_UNTOLD_TIME,
            via=(),
            confidence=round(sure * (0.9 if last else 0.7), 3),
        )
        return Said(statement, None, (tokens,))

    def _last_speaker(self, said: Sequence[Said], quotation: Span) -> Said | None:
        own = self._block(quotation.start)
        first, last = self._starts[max(0, own - 1)], quotation.start
        before = [s for s in said if first <= s.statement.content[0].start < last and s.statement.kind is not StatementKind.INDIRECT]
        return max(before, key=place, default=None)

    def _block(self, at: int) -> int:
        """The number of the paragraph that a place lies in."""
        return bisect_right(self._starts, at) - 1

    def _tokens(self, span: Span) -> Run | None:
        found = self._doc.char_span(span.start, span.end, alignment_mode="expand")
        return None if found is None or len(found) == 0 else (found.start, found.end)


def _lead(statement: Statement) -> int:
    """Where the source and cue of a quotation begin that may follow on another; −1 where it is none, or has none."""
    if statement.cue is None or statement.speaker_span is None or statement.kind is not StatementKind.DIRECT:
        return -1
    return min(statement.cue.start, statement.speaker_span.start)


def _words(text: str) -> str:
    """The words alone, in small letters, with a blank at either end."""
    return f" {' '.join(WORD.findall(text.casefold()))} "
