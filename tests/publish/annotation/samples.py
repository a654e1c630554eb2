"""Annotated articles made by hand or at random, without the model, for tests of the formats."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from onrecord.domain.actors import ActorKind, LocalActor, Mention
from onrecord.domain.articles import Article, Block
from onrecord.domain.events import Event, EventStatus, EventType, Quantity
from onrecord.domain.ids import digest, identify
from onrecord.domain.readings import Reading
from onrecord.domain.spans import Span
from onrecord.domain.statements import Statement, StatementKind
from onrecord.domain.times import TimeRef, Unit
from onrecord.language.pipeline import lines
from onrecord.language.words import blank
from onrecord.publish.annotation.annotated import Annotation

TALKS = "The minister's aide didn't wait.\n\n“We leave,” Anna Lind said on Monday.\nShe met\nthe crews “at\nsea”."


def article(text: str, *, published: str | None = None, body: Sequence[Span] | None = None) -> Article:
    """An article of which every line is read, or those of ``body``."""
    raw = text.encode()
    read = lines(text) if body is None else body
    blocks = tuple(Block(span) for span in read)
    return Article(identify("a", digest(raw)), digest(raw), text, blocks, provenances=("talks.txt",), published=published)


def words(made: Article, *, tags: Mapping[str, str] | None = None) -> Doc:
    """The words of an article; all of a block hang on its first, and the second on the third where there is one."""
    doc = blank().make_doc(made.text)
    heads = list(range(len(doc)))
    for span in (block.span for block in made.body):
        inside = [token.i for token in doc if span.start <= token.idx < span.end and not token.is_space]
        for number in inside:
            heads[number] = inside[0]
        if len(inside) > 2:
            heads[inside[1]] = inside[2]
    last = 0
    for token in doc:
        last = token.i if not token.is_space else last
        heads[token.i] = last if token.is_space else heads[token.i]
    own = [number == head for number, head in enumerate(heads)]
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        heads=heads,
        deps=["root" if is_own else "dep" for is_own in own],
        pos=["SPACE" if token.is_space else "X" for token in doc],
        tags=[(tags or {}).get(token.text, "_SP" if token.is_space else "FW") for token in doc],
        lemmas=[token.lower_ for token in doc],
    )


def annotation(
    made: Article,
    doc: Doc,
    *,
    times: Iterable[TimeRef] = (),
    statements: Iterable[Statement] = (),
    events: Iterable[Event] = (),
    quantities: Iterable[Quantity] = (),
    actors: Iterable[LocalActor] = (),
) -> Annotation:
    reading = Reading(made.id, tuple(actors), tuple(statements), tuple(events), tuple(quantities), tuple(times), (), 0)
    return Annotation.of(made, doc, reading)


def span_in(text: str, words: str, *, after: int = 0) -> Span:
    start = text.index(words, after)
    return Span(start, start + len(words))


def statement(text: str, *contents: str, cue: str | None, source: str | None, when: TimeRef | None = None) -> Statement:
    pieces = tuple(span_in(text, content) for content in contents)
    spans = [None if part is None else span_in(text, part) for part in (cue, source)]
    speaker = None if source is None else "lind"
    return Statement("s-1", StatementKind.DIRECT, pieces, spans[0], speaker, spans[1], None, None, when, (), 0.9)


def event(text: str, trigger: str, *, kind: EventType | None = EventType.CONSULT, when: TimeRef | None = None) -> Event:
    span = span_in(text, trigger)
    return Event(f"e-{span.start}", span, span, trigger, kind, None, ("lind",), (), when, None, EventStatus.PLANNED, None, None, 0.8)


def talks() -> Annotation:
    """``TALKS`` with a name, a chain, a time, a statement and an event."""
    made = article(TALKS, published="1962-10-24")
    doc = words(made, tags={"'s": "POS"})
    name = doc.char_span(*_place("Anna Lind"), label="PERSON")
    assert name is not None
    doc.ents = [name]
    whole = DocSpan(doc, name.start, name.end, label="1")
    she = doc.char_span(*_place("She"), label="1")
    assert she is not None
    doc.spans["coref"] = [whole, she]
    monday = TimeRef("weekday-past", span_in(TALKS, "Monday"), unit=Unit.WEEKDAY, weekday=0, amount=-1)
    lind = LocalActor("lind", "Anna Lind", ActorKind.PERSON, None, (Mention(span_in(TALKS, "Anna Lind"), "Anna Lind"),))
    crews = Quantity("q-1", span_in(TALKS, "the crews"), 2, 3.5, "crews", span_in(TALKS, "crews"), None, None, "about")
    return annotation(
        made,
        doc,
        times=[monday],
        statements=[statement(TALKS, "We leave,", "the crews “at\nsea", cue="said", source="Anna Lind", when=monday)],
        events=[event(TALKS, "met", when=monday), event(TALKS, "wait", kind=None)],
        quantities=[crews],
        actors=[lind],
    )


def _place(words: str) -> tuple[int, int]:
    span = span_in(TALKS, words)
    return span.start, span.end


PIECES = [
    "talks",
    "Lind's",
    "don't",
    "“no”",
    "🙂",
    "👩‍🚒",
    "\u200f",
    "\u202e",
    "\u200b",
    "\u00ad",
    "\x07",
    "\ufffe",
    "&<>",
    "]]>",
    "\"'",
    "_",
    "1962",
    "U.S.",
]
GAPS = [" ", "  ", "\n", "\r\n", "\r", "\n\n", "\t", "\x0b", "\x0c", "\x85", "\u2028", "\u00a0", ""]


@st.composite
def odd_annotations(draw: st.DrawFn) -> Annotation:
    """Articles of odd characters with spans of every layer at random places, on the edges of words."""
    parts = draw(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(GAPS)), min_size=1, max_size=14))
    made = article("".join(piece + gap for piece, gap in [*parts, ("talks", "")]), published=draw(st.sampled_from([None, "1962-10-24"])))
    doc = words(made)
    inside = [token.i for token in doc if not token.is_space]
    runs = st.tuples(st.sampled_from(inside), st.sampled_from(inside)).map(lambda ends: (min(ends), max(ends) + 1))
    names = sorted(draw(st.lists(runs, max_size=3)))
    doc.ents = [DocSpan(doc, *run, label="ORG") for n, run in enumerate(names) if n == 0 or run[0] >= max(end for _, end in names[:n])]
    mentions = sorted(draw(st.lists(runs, max_size=4, unique=True)))
    doc.spans["coref"] = [DocSpan(doc, *run, label=str(number % 2)) for number, run in enumerate(mentions)]
    places = runs.map(lambda run: Span(doc[run[0]].idx, doc[run[1] - 1].idx + len(doc[run[1] - 1])))
    times = [TimeRef("yesterday", span, unit=Unit.DAY, amount=-1) for span in _apart(draw(st.lists(places, max_size=3)))]
    when = times[0] if times else None
    said = [
        Statement(
            "s-1",
            StatementKind.MIXED,
            tuple(_apart(draw(st.lists(places, min_size=1, max_size=3)))),
            draw(places),
            "x",
            draw(places),
            None,
            None,
            when,
            (),
            0.5,
        )
    ]
    actor = LocalActor("x", "X", ActorKind.PERSON, None, (Mention(draw(places), "X"),))
    happened = [
        Event(f"e-{n}", span, span, "be", EventType.AID, None, ("x",), (), when, None, EventStatus.DENIED, None, "x", 0.5)
        for n, span in enumerate(draw(st.lists(places, max_size=3)))
    ]
    counted = [Quantity("q-1", draw(places), 1, None, "a\tb", draw(places), when, None, None)]
    return annotation(made, doc, times=times, statements=said, events=happened, quantities=counted, actors=[actor])


def _apart(spans: Sequence[Span]) -> list[Span]:
    out: list[Span] = []
    for span in sorted(spans):
        if not out or span.start >= out[-1].end:
            out.append(span)
    return out
