"""Who said what: cues and what belongs to them, made into statements."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from onrecord.domain.actors import ActorKind
from onrecord.domain.articles import Article
from onrecord.domain.ids import identify
from onrecord.domain.spans import Span
from onrecord.domain.statements import Statement, StatementKind
from onrecord.domain.times import TimeRef
from onrecord.language.findings import Anchored, Filler, Run
from onrecord.language.inventory import Role
from onrecord.language.pipeline import findings_of
from onrecord.language.quotes import MARKS, Quotation
from onrecord.reading import anchoring, discourse, phrases
from onrecord.reading.cast import Cast
from onrecord.reading.channels import channel_of
from onrecord.reading.confidence import Mention, Signs, confidence
from onrecord.reading.contents import Contents
from onrecord.reading.cueless import Cueless
from onrecord.reading.participants import agents
from onrecord.reading.turns import turns
from onrecord.reading.voices import Said, dated, nested, place

NEAR = 3
"""Words that may part two runs of one source."""

SLIVER = 2
"""Words of a content run that need another run beside them."""

STOPS = frozenset(".,?!…;:—–-")
"""What may end a paragraph of speech."""

EDGE = 3
"""Characters, quotation marks and stops, that may part a run of speech from the edge of its paragraph."""

SPEAKING = phrases.SUBJECTS | {"obl:agent"}


def find_statements(
    doc: Doc,
    article: Article,
    cast: Cast,
    quotations: Sequence[Quotation],
    times: Sequence[TimeRef],
) -> tuple[Said, ...]:
    """All statements of an article, in order of text, those without a cue included."""
    paragraphs = [block.span for block in article.body]
    transcript, cueless = turns(article.text, paragraphs), Cueless(doc, article, cast, quotations)
    with_cue = _Finder(doc, article, cast, quotations, times, [turn.label for turn in transcript]).statements()
    found = sorted(nested(cueless.with_quotations([*cueless.at_turns(transcript), *with_cue]), doc, cast), key=place)
    return tuple(dated(found, doc, [paragraph.start for paragraph in paragraphs]))


class _Finder:
    """Makes statements of one article; ``labels`` tell in a transcript who speaks, and are no part of what is said."""

    def __init__(
        self,
        doc: Doc,
        article: Article,
        cast: Cast,
        quotations: Sequence[Quotation],
        times: Sequence[TimeRef],
        labels: Sequence[Span],
    ) -> None:
        self._doc, self._article, self._cast = doc, article, cast
        self._times = times
        self._starts = [block.span.start for block in article.body]
        self._contents = Contents(article.text, quotations, [one.span for one in article.furniture])
        self._cues = findings_of(doc).cues
        named = (doc.char_span(label.start, label.end, alignment_mode="expand") for label in labels)
        self._no_source = {token.i for span in named if span is not None for token in span}
        self._no_source |= {token for cue in self._cues for token in range(*cue.run)}
        self._at: dict[int, list[Anchored]] = defaultdict(list)
        for cue in self._cues:
            self._at[self._block(cue.run[0])].append(cue)

    def statements(self) -> list[Said]:
        """What all cues of the article attribute."""
        return [said for cue in self._cues for said in self._of_cue(cue)]

    def _of_cue(self, cue: Anchored) -> Iterator[Said]:
        """One statement for each speaker of a cue; none where the cue has no content."""
        source = self._source(cue) or self._by_syntax(cue)
        reached = [run for f in cue.roles[Role.CONTENT] for run in self._reached(cue.run, f.run) if not self._describes(run, source)]
        contents = _without_slivers(reached)
        rough = [span for run in contents if (span := phrases.place_of(self._doc, run)) is not None]
        told_by = phrases.place_of(self._doc, cue.run)
        pieces = self._contents.pieces(rough, told_by) if told_by is not None else ()
        if not pieces:
            return
        run = None if source is None else (source.start, source.end)
        told = self._told(cue, source, pieces)
        for key, mention in self._speakers(source):
            signs = self._signs(cue, source, pieces, named=key is not None)
            own = identify("s", self._article.id, told_by, pieces, mention, key)
            statement = replace(told, id=own, speaker=key, speaker_span=mention, confidence=confidence(signs))
            yield Said(statement, cue.run, contents, run, signs)

    def _reached(self, cue: Run, content: Run) -> Iterator[Run]:
        """The parts of a cue's content, paragraph by paragraph, that can be: in its own one, or speech next to another part."""
        home = last = self._block(cue[0])
        bounds = [i for i in range(content[0] + 1, content[1]) if self._block(i) != self._block(i - 1)]
        for run in pairwise([content[0], *bounds, content[1]]):
            own = self._block(run[0])
            near = min(abs(own - home), abs(own - last)) <= 1
            if own == home or (near and self._is_spoken(run, own, before=own < home)):
                last = own
                yield run

    def _is_spoken(self, run: Run, number: int, *, before: bool) -> bool:
        """Whether a run in another paragraph than its cue can be its content: speech that nobody there claims.

        After the cue it opens the paragraph; before it it is the whole of it. A heading, which ends without a stop, is no speech.
        """
        block = self._article.body[number].span
        words, place = block.of(self._article.text), phrases.place_of(self._doc, run)
        if place is None or words[0] not in MARKS or words.rstrip("".join(MARKS))[-1:] not in STOPS:
            return False
        fits = place.start - block.start <= EDGE and (not before or block.end - place.end <= EDGE)
        return fits and not any(f.run[0] < run[1] and run[0] < f.run[1] for cue in self._at[number] for f in cue.roles[Role.CONTENT])

    def _block(self, token: int) -> int:
        """The number of the paragraph that a token stands in."""
        return bisect_right(self._starts, self._doc[token].idx) - 1

    def _describes(self, run: Run, source: DocSpan | None) -> bool:
        """Whether a run is a part of what the source is called, and so none of what it says."""
        if source is None or any(token.pos_ in {"VERB", "AUX"} for token in self._doc[run[0] : run[1]]):
            return False
        noun = phrases.head_noun(source)
        return noun.left_edge.i <= run[0] and run[1] <= noun.right_edge.i + 1

    def _told(self, cue: Anchored, source: DocSpan | None, pieces: tuple[Span, ...]) -> Statement:
        """What all who speak by a cue share."""
        addressee, venue = self._addressee(cue), self._phrase(cue.best(Role.VENUE))
        to_outlet = addressee is not None and ActorKind.OUTLET in self._cast.kinds_named((addressee.start, addressee.end))
        return Statement(
            id="",
            kind=self._contents.kind(pieces),
            content=pieces,
            cue=phrases.place_of(self._doc, cue.run),
            speaker=None,
            speaker_span=None,
            addressee=_text_span(addressee),
            venue=_text_span(venue),
            channel=channel_of(self._doc[slice(*cue.run)], venue=venue, addressee=addressee, source=source, to_outlet=to_outlet),
            said_on=self._said_on(self._doc[cue.run[0]]),
            via=(),
            confidence=0.0,
        )

    def _signs(self, cue: Anchored, source: DocSpan | None, pieces: Sequence[Span], *, named: bool) -> Signs:
        within = [filler for filler in cue.roles[Role.SOURCE] if source is not None and source.start <= filler.run[0] < source.end]
        return Signs(
            cue=cue.probability,
            content=_mean(cue.roles[Role.CONTENT]),
            source=_mean(within),
            mention=_mention(source, named=named),
            quoted=self._contents.kind(pieces) is not StatementKind.INDIRECT,
            seconded=cue.seconded,
        )

    def _speakers(self, source: DocSpan | None) -> list[tuple[str | None, Span | None]]:
        """Keys of those whom a source names, each with its mention."""
        if source is None:
            return [(None, None)]
        found: list[tuple[str | None, Span | None]] = []
        for part in phrases.conjuncts(source):
            keys = self._cast.resolve((part.start, part.end), speaking=True)
            mention = phrases.text_span(phrases.core(part))
            found.extend([(key, mention) for key in keys] or [(None, mention)])
        return found or [(None, phrases.text_span(source))]

    def _source(self, cue: Anchored) -> DocSpan | None:
        """The likeliest source: the subject of the cue before others, runs that a few words part taken together."""
        joined: list[tuple[Run, float]] = []
        for run, probability in sorted((run, filler.probability) for filler in cue.roles[Role.SOURCE] for run in self._parted(filler.run)):
            if joined and run[0] - joined[-1][0][1] <= NEAR and not _crosses(self._doc, joined[-1][0][1], run[0]):
                joined[-1] = ((joined[-1][0][0], run[1]), max(joined[-1][1], probability))
            else:
                joined.append((run, probability))
        subjects = {child.i for i in range(*cue.run) for child in self._doc[i].children if child.dep_ in SPEAKING}
        best = max(joined, key=lambda j: (any(j[0][0] <= i < j[0][1] for i in subjects), j[1], -j[0][0]), default=None)
        return phrases.tokens_of(self._doc, best[0]) if best is not None else None

    def _by_syntax(self, cue: Anchored) -> DocSpan | None:
        """The phrase of the one who does what a cue says, where the model saw no source."""
        doers = agents(self._doc[slice(*cue.run)].root)
        return phrases.tokens_of(self._doc, (doers[0].left_edge.i, doers[0].right_edge.i + 1)) if len(doers) == 1 else None

    def _addressee(self, cue: Anchored) -> DocSpan | None:
        """To whom it is said, without a preposition."""
        found = self._phrase(cue.best(Role.ADDRESSEE))
        return None if found is None else phrases.nominal(found)

    def _parted(self, run: Run) -> Iterator[Run]:
        """What cues and labels leave of a run: "the minister said, | Baltic Wire" are two."""
        cut = [run[0] - 1, *(token for token in range(*run) if token in self._no_source), run[1]]
        return ((begin + 1, end) for begin, end in pairwise(cut) if begin + 1 < end)

    def _phrase(self, run: Run | None) -> DocSpan | None:
        """The whole phrase of which the model found a part."""
        found = None if run is None else phrases.tokens_of(self._doc, run)
        return None if found is None else phrases.whole(found)

    def _said_on(self, cue: Token) -> TimeRef:
        own = anchoring.time_for(cue, self._times)
        return own or discourse.news_of_the_day(cue) or discourse.NOT_OF_THE_DAY


def _crosses(doc: Doc, start: int, end: int) -> bool:
    """Whether a comma, a verb or a line end stands between two runs."""
    return any(doc[i].is_space or doc[i].text in {",", ";", ":"} or doc[i].pos_ in {"VERB", "AUX"} for i in range(start, end))


def _without_slivers(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Content runs, a word or two that stand far from every other run left out."""
    near = {a for a in runs for b in runs if a != b and max(a[0] - b[1], b[0] - a[1]) <= NEAR}
    kept = tuple(run for run in runs if run[1] - run[0] > SLIVER or run in near)
    return kept or tuple(runs)


def _mention(source: DocSpan | None, *, named: bool) -> Mention:
    if source is None:
        return Mention.NONE
    if not named:
        return Mention.UNKNOWN
    if source.root.pos_ == "PRON":
        return Mention.PRONOUN
    return Mention.NAME if any(token.ent_type_ for token in source) else Mention.DESCRIPTION


def _mean(fillers: Sequence[Filler]) -> float:
    """Mean probability over the words of some runs; nought where there are none."""
    words = sum(filler.run[1] - filler.run[0] for filler in fillers)
    return sum(filler.probability * (filler.run[1] - filler.run[0]) for filler in fillers) / words if words else 0.0


def _text_span(span: DocSpan | None) -> Span | None:
    return None if span is None else phrases.text_span(span)
