"""Who said what: cues and what belongs to them, made into statements."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from onrecord.domain.actors import ActorKind
from onrecord.domain.articles import Article
from onrecord.domain.ids import identify
from onrecord.domain.spans import Span
from onrecord.domain.statements import Statement, StatementKind
from onrecord.domain.times import TimeRef
from onrecord.language.findings import Anchored, Run
from onrecord.language.inventory import Role
from onrecord.language.pipeline import findings_of
from onrecord.reading import anchoring, discourse, phrases
from onrecord.reading.cast import Cast
from onrecord.reading.contents import Contents
from onrecord.reading.pronouns import FIRST
from onrecord.reading.quotes import MARKS, Quotation

NEAR = 3
"""Words that may part two runs of one source."""

SLIVER = 2
"""Words of a content run that need another run beside them."""

SPEAKING = phrases.SUBJECTS | {"obl:agent"}
UNCLAIMED = 0.6
"""Mean probability from which a quotation without a cue is somebody's words."""

GAP = 3
"""Characters between a quotation and the source that it runs into: a comma, a blank."""

SHORTEST_ALONE = 4
"""Words that a quotation without a cue needs; fewer are a name or scare quotes."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with the tokens it was made from, for what is read after it (events, quantities)."""

    statement: Statement
    cue: Run | None
    contents: tuple[Run, ...]


class Voices:
    """Whose words each token of an article is."""

    def __init__(self, said: Sequence[Said]) -> None:
        self._around: dict[int, list[Said]] = defaultdict(list)
        for one in sorted(said, key=lambda s: sum(end - start for start, end in s.contents)):
            for token in {token for start, end in one.contents for token in range(start, end)}:
                self._around[token].append(one)

    def around(self, token: int) -> Sequence[Said]:
        """The statements that hold a token, the shortest first."""
        return self._around.get(token, ())

    def speaker(self, token: int) -> str | None:
        """Who vouches for what stands at a token: the speaker of the innermost statement that holds it."""
        return next((said.statement.speaker for said in self.around(token)), None)


def find_statements(
    doc: Doc,
    article: Article,
    cast: Cast,
    quotations: Sequence[Quotation],
    times: Sequence[TimeRef],
) -> tuple[Said, ...]:
    """All statements of an article, in order of text, those without a cue included."""
    finder = _Finder(doc, article, cast, quotations, times)
    with_cue = [said for cue in findings_of(doc).cues for said in finder.of_cue(cue)]
    return tuple(sorted(_through_outlets(finder.with_cueless(with_cue), cast), key=_place))


def _place(said: Said) -> tuple[Span, Span, str]:
    statement = said.statement
    source = statement.speaker_span or statement.content[0]
    return statement.content[0], source, statement.id


class _Finder:
    """Makes statements of one article."""

    def __init__(
        self,
        doc: Doc,
        article: Article,
        cast: Cast,
        quotations: Sequence[Quotation],
        times: Sequence[TimeRef],
    ) -> None:
        self._doc, self._article, self._cast = doc, article, cast
        self._quotations, self._times = quotations, times
        self._starts = [block.span.start for block in article.body]
        self._contents = Contents(article.text, quotations)
        self._probability = findings_of(doc).content

    def of_cue(self, cue: Anchored) -> Iterator[Said]:
        """One statement for each speaker of a cue; none where the cue has no content."""
        contents = _without_slivers([f.run for f in cue.roles[Role.CONTENT] if self._reaches(cue.run, f.run)])
        rough = [span for run in contents if (span := phrases.place_of(self._doc, run)) is not None]
        pieces = self._contents.pieces(rough, phrases.place_of(self._doc, cue.run))
        if not pieces:
            return
        sure = _confidence(cue)
        for key, source in self._speakers(cue):
            yield Said(self._statement(cue, pieces, key, source, sure), cue.run, contents)

    def _reaches(self, cue: Run, content: Run) -> bool:
        """Whether a cue's content can stand there: in its own paragraph, or in the next or last one if that is quoted."""
        here, there = (bisect_right(self._starts, self._doc[run[0]].idx) for run in (cue, content))
        opening = self._article.text[self._starts[there - 1]]
        return here == there or (abs(here - there) == 1 and opening in MARKS)

    def _statement(self, cue: Anchored, pieces: tuple[Span, ...], key: str | None, source: Span | None, sure: float) -> Statement:
        cue_span = phrases.place_of(self._doc, cue.run)
        return Statement(
            id=identify("s", self._article.id, cue_span, pieces, source, key),
            kind=self._contents.kind(pieces),
            content=pieces,
            cue=cue_span,
            speaker=key,
            speaker_span=source,
            addressee=phrases.place_of(self._doc, cue.best(Role.ADDRESSEE)),
            venue=phrases.place_of(self._doc, cue.best(Role.VENUE)),
            said_on=self._said_on(self._doc[cue.run[0]]),
            via=(),
            confidence=round(sure, 3),
        )

    def _speakers(self, cue: Anchored) -> list[tuple[str | None, Span | None]]:
        best = self._source(cue)
        if best is None:
            return [(None, None)]
        found: list[tuple[str | None, Span | None]] = []
        for part in phrases.conjuncts(best):
            keys = self._cast.resolve((part.start, part.end), speaking=True)
            mention = phrases.text_span(phrases.core(part))
            found.extend([(key, mention) for key in keys] or [(None, mention)])
        return found or [(None, phrases.text_span(best))]

    def _source(self, cue: Anchored) -> DocSpan | None:
        """The likeliest source: the subject of the cue before others, runs that a few words part taken together."""
        joined: list[tuple[Run, float]] = []
        for filler in sorted(cue.roles[Role.SOURCE], key=lambda f: f.run):
            if joined and filler.run[0] - joined[-1][0][1] <= NEAR and not _crosses(self._doc, joined[-1][0][1], filler.run[0]):
                joined[-1] = ((joined[-1][0][0], filler.run[1]), max(joined[-1][1], filler.probability))
            else:
                joined.append((filler.run, filler.probability))
        subjects = {child.i for i in range(*cue.run) for child in self._doc[i].children if child.dep_ in SPEAKING}
        best = max(joined, key=lambda j: (any(j[0][0] <= i < j[0][1] for i in subjects), j[1], -j[0][0]), default=None)
        return phrases.tokens_of(self._doc, best[0]) if best is not None else None

    def _said_on(self, cue: Token) -> TimeRef | None:
        own = anchoring.time_for(cue, self._times)
        return own if own is not None else discourse.news_of_the_day(cue)

    # -- quotations without a cue -----------------------------------------------------------------------------------

    def with_cueless(self, said: list[Said]) -> list[Said]:
        """Add the quotations that no cue claims.

        One that runs straight into a cue belongs to it (a quotation that its cue interrupts); another is credited to whoever spoke
        last before it in this or the last paragraph.
        """
        out = list(said)
        for quotation in self._quotations:
            tokens = self._tokens(quotation.inner)
            if tokens is None or any(piece.overlap(quotation.inner) for s in said for piece in s.statement.content):
                continue
            followed = [number for number, s in enumerate(out) if self._runs_into(quotation, s)]
            for number in followed:
                out[number] = self._with_quotation(out[number], quotation, tokens)
            sure = sum(self._probability.get(i, 0.0) for i in range(*tokens)) / (tokens[1] - tokens[0])
            if not followed and sure >= UNCLAIMED and tokens[1] - tokens[0] >= SHORTEST_ALONE:
                out.append(self._cueless(quotation, tokens, sure, self._last_speaker(out, quotation.outer)))
        return out

    def _runs_into(self, quotation: Quotation, said: Said) -> bool:
        """Whether the source and cue of a quotation follow at once on another one: "…," the minister said. "…"."""
        cue, source = said.statement.cue, said.statement.speaker_span
        if cue is None or source is None or said.statement.kind is not StatementKind.DIRECT:
            return False
        end, start = quotation.outer.end, min(cue.start, source.start)
        return end <= start <= end + GAP and not self._article.text[end:start].strip(" ,")

    def _with_quotation(self, said: Said, quotation: Quotation, tokens: Run) -> Said:
        statement = said.statement
        pieces = tuple(sorted({*statement.content, quotation.inner}))
        own = identify("s", self._article.id, statement.cue, pieces, statement.speaker_span, statement.speaker)
        return Said(replace(statement, id=own, content=pieces), said.cue, (*said.contents, tokens))

    def _cueless(self, quotation: Quotation, tokens: Run, sure: float, last: Said | None) -> Said:
        statement = Statement(
            id=identify("s", self._article.id, None, (quotation.inner,), None),
            kind=StatementKind.DIRECT,
            content=(quotation.inner,),
            cue=None,
            speaker=last.statement.speaker if last else None,
            speaker_span=None,
            addressee=None,
            venue=None,
            said_on=last.statement.said_on if last else None,
            via=(),
            confidence=round(sure * (0.9 if last else 0.7), 3),
        )
        return Said(statement, None, (tokens,))

    def _last_speaker(self, said: Sequence[Said], quotation: Span) -> Said | None:
        blocks = [b.span for b in self._article.body]
        own = next((n for n, block in enumerate(blocks) if quotation.start < block.end), None)
        if own is None:
            return None
        near = Span(blocks[max(0, own - 1)].start, max(quotation.start, blocks[max(0, own - 1)].start + 1))
        before = [s for s in said if s.statement.content[0] in near and s.statement.kind is not StatementKind.INDIRECT]
        return max(before, key=_place, default=None)

    # -- places -----------------------------------------------------------------------------------------------------

    def _tokens(self, span: Span) -> Run | None:
        found = self._doc.char_span(span.start, span.end, alignment_mode="expand")
        return None if found is None or len(found) == 0 else (found.start, found.end)


def _crosses(doc: Doc, start: int, end: int) -> bool:
    """Whether a comma, a verb or a line end stands between two runs."""
    return any(doc[i].is_space or doc[i].text in {",", ";", ":"} or doc[i].pos_ in {"VERB", "AUX"} for i in range(start, end))


def _without_slivers(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Content runs, a word or two that stand far from every other run left out."""
    near = {a for a in runs for b in runs if a != b and max(a[0] - b[1], b[0] - a[1]) <= NEAR}
    kept = tuple(run for run in runs if run[1] - run[0] > SLIVER or run in near)
    return kept or tuple(runs)


def _confidence(cue: Anchored) -> float:
    content = max((f.probability for f in cue.roles[Role.CONTENT]), default=0.0)
    return cue.probability * content


def _through_outlets(said: Sequence[Said], cast: Cast) -> Iterator[Said]:
    """Write into a statement inside a report of an outlet's or agency's that it came through that outlet."""
    voices = Voices(said)
    for own in said:
        carriers = [
            other.statement
            for other in (voices.around(own.cue[0]) if own.cue is not None else ())
            if other is not own and other.statement.speaker is not None and cast.kind_of(other.statement.speaker) is ActorKind.OUTLET
        ]
        via = tuple(dict.fromkeys(s.speaker for s in sorted(carriers, key=lambda s: len(s.content[0])) if s.speaker))
        yield Said(replace(own.statement, via=via), own.cue, own.contents) if via else own


def first_person(doc: Doc, run: Run) -> bool:
    """Whether a phrase is the speaker's own "I" or "we"."""
    span = phrases.tokens_of(doc, run)
    return span is not None and span.root.lower_ in FIRST
