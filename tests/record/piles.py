"""Small piles of our own, with a reader and a teller that need no model, for tests of the outer layers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from onrecord.domain import ids
from onrecord.domain.actors import Actor, ActorKind, ActorMention, ActorRole, LocalActor, Mention
from onrecord.domain.articles import Article, Block, FurnitureKind, PublishedFrom
from onrecord.domain.corrections import Correction
from onrecord.domain.events import Event, EventStatus, EventType, Quantity
from onrecord.domain.readings import Reading
from onrecord.domain.resolution import resolve
from onrecord.domain.spans import Evidence, Span
from onrecord.domain.statements import Channel, Statement, StatementKind
from onrecord.domain.stories import (
    Dating,
    Discrepancy,
    DiscrepancyKind,
    EventEntry,
    Initiative,
    Occurrence,
    QuantityEntry,
    Reuse,
    ReuseKind,
    Side,
    StatementEntry,
    Step,
    StepStatus,
    Story,
)
from onrecord.domain.times import TimeRef, Unit
from onrecord.record.keeping import keep, refresh
from onrecord.record.store import Store
from onrecord.story.corrections.correcting import corrected

READER = "fake reader 1"
TELLER = "fake teller 1"

REPORTS = {
    "harbour.txt": "Ferry talks\n\nMayor Ada Quill met the crews on 2021-03-04.\n\n“We will sail,” Quill told reporters.\n\nSubscribe now",
    "gazette.txt": "Crews wait\n\nMayor Ada Quill met them yesterday.\n\n“Perhaps — naïvely,” Quill said of 40 boats.\n\nSubscribe",
    "courier.txt": "No sailing\n\nMayor Ada Quill met nobody.\n\n“The 33 boats stay,” Quill said.\n\nSubscribe now",
}
SPEAKER = "Ada Quill"


def article_of(place: str, text: str) -> tuple[Article, bytes]:
    """An article of plain text whose last paragraph is a plea, with its bytes."""
    raw = text.encode()
    blocks, start = [], 0
    paragraphs = text.split("\n\n")
    for number, paragraph in enumerate(paragraphs):
        furniture = FurnitureKind.PROMOTION if number == len(paragraphs) - 1 else None
        blocks.append(Block(Span(start, start + len(paragraph)), furniture, heading=number == 0))
        start += len(paragraph) + 2
    sha256 = ids.digest(raw)
    published = {"harbour.txt": "2021-03-05"}.get(place)
    article = Article(
        ids.identify("a", sha256),
        sha256,
        text,
        tuple(blocks),
        provenances=(place,),
        title=paragraphs[0],
        title_span=blocks[0].span,
        outlet=place.partition(".")[0].title(),
        published=published,
        published_from=PublishedFrom.METADATA if published else None,
        notes=("made up",),
    )
    return article, raw


def pile() -> list[tuple[Article, bytes]]:
    return [article_of(place, text) for place, text in REPORTS.items()]


def load(article: Article, raw: bytes) -> Article:
    """The article again from its bytes, as ``article_of`` makes it."""
    again, _ = article_of(article.provenances[0], raw.decode())
    return replace(again, provenances=article.provenances)


def span_in(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def read(article: Article) -> Reading:
    """Finds the one quotation, the one meeting and the one number that each report has."""
    text = article.text
    quoted = Span(text.index("“") + 1, text.index("”"))
    source = Span(text.index("Quill", quoted.end), text.index("Quill", quoted.end) + len("Quill"))
    told = "told" in text
    cue = span_in(text, "told" if told else "said")
    met, clause = span_in(text, "met"), article.blocks[1].span
    times = {"on 2021-03-04": TimeRef("stated day", fixed="2021-03-04"), "yesterday": TimeRef("yesterday", unit=Unit.DAY, amount=-1)}
    when = next((TimeRef(r.rule, span_in(text, w), r.fixed, r.unit, r.amount) for w, r in times.items() if w in text), None)
    statement = Statement(
        ids.identify("s", article.id, quoted),
        StatementKind.DIRECT,
        (quoted,),
        cue,
        "quill",
        source,
        None,
        None,
        when,
        (),
        0.9 if told else 0.3,
        Channel.BRIEFING if told else None,
    )
    event = Event(
        ids.identify("e", article.id, met),
        met,
        clause,
        "meet",
        EventType.CONSULT,
        None,
        ("quill",),
        (),
        when,
        None,
        EventStatus.DENIED if "nobody" in text else EventStatus.HAPPENED,
        None,
        None,
        0.8,
    )
    numbers = [span_in(text, words) for words in ("40 boats", "33 boats") if words in text]
    quantities = tuple(
        Quantity(ids.identify("q", article.id, number), number, 40, 40.0, "boats", None, None, "quill", None) for number in numbers
    )
    actor = LocalActor("quill", SPEAKER, ActorKind.PERSON, None, (Mention(span_in(text, "Mayor Ada Quill"), SPEAKER), Mention(source)))
    return Reading(article.id, (actor,), (statement,), (event,), quantities, (when,) if when else (), (clause,), len(text.split()))


def tell(articles: Sequence[Article], readings: Sequence[Reading], corrections: Sequence[Correction] = ()) -> Story:
    """One actor, one occurrence, one initiative, one disagreement and one shared passage from all of it."""
    articles, readings, by_hand = corrected(articles, readings, corrections)
    by_id = {article.id: article for article in sorted(articles, key=lambda one: one.id)}
    read_in_order = sorted(readings, key=lambda one: one.article)
    latest = max((article.published for article in articles if article.published), default=None)
    days = {name: article.published or latest for name, article in by_id.items()}
    actor_id = ids.identify("p", SPEAKER)
    actor = Actor(
        actor_id,
        SPEAKER,
        ActorKind.PERSON,
        None,
        (SPEAKER, "Mayor Ada Quill", "Quill"),
        tuple(ActorRole("Mayor", r.article, span_in(by_id[r.article].text, "Mayor")) for r in read_in_order),
        tuple(ActorMention(r.article, mention.span) for r in read_in_order for mention in r.actors[0].mentions),
    )
    statements = tuple(
        StatementEntry(r.article, s, actor_id, (), resolve(s.said_on, days[r.article])) for r in read_in_order for s in r.statements
    )
    events = tuple(
        EventEntry(r.article, e, (actor_id,), (), None, resolve(e.when, days[r.article])) for r in read_in_order for e in r.events
    )
    quantities = tuple(QuantityEntry(r.article, q, actor_id, None) for r in read_in_order for q in r.quantities)
    clauses = tuple(Evidence(entry.article, entry.event.clause) for entry in events)
    pleas = tuple(Evidence(name, article.blocks[-1].span) for name, article in by_id.items())
    when = min((entry.when for entry in events if entry.when), default="2021-03")
    steps = tuple(Step(entry.when, StepStatus.DONE, actor_id, (Evidence(entry.article, entry.event.clause),)) for entry in events)
    story_id = ids.identify("story", *by_id)
    return Story(
        id=story_id,
        title="Ferry talks",
        articles=tuple(by_id),
        datings=tuple(
            Dating(n, days[n], a.published_from or (PublishedFrom.STORY if days[n] else None), "as the others") for n, a in by_id.items()
        ),
        actors=(actor,),
        statements=statements,
        events=events,
        quantities=quantities,
        timeline=(
            Occurrence(
                ids.identify("o", *(entry.event.id for entry in events)),
                when,
                EventStatus.HAPPENED,
                clauses[0],
                tuple(entry.event.id for entry in events),
                tuple(entry.statement.id for entry in statements),
                tuple(by_id),
                len(by_id),
            ),
        ),
        initiatives=(Initiative(ids.identify("i", story_id), "ferry talks", (actor_id,), StepStatus.DONE, steps),),
        discrepancies=(
            Discrepancy(
                ids.identify("d", story_id),
                DiscrepancyKind.NUMBER,
                "boats",
                tuple(Side(q.quantity.span.of(by_id[q.article].text), (Evidence(q.article, q.quantity.span),)) for q in quantities),
            ),
        ),
        reuse=(Reuse(ids.identify("r", story_id), ReuseKind.VERBATIM, pleas),),
        lost=by_hand.lost,
    )


def make_record(path: Path, *, teller: str = TELLER) -> Path:
    """A record of the pile at ``path``, its story told as by version ``teller``."""
    store = Store(path, create=True)
    for _ in keep(store, pile(), load=load, read=read, reader=READER, program="1"):
        pass
    refresh(store, tell=tell, teller=teller)
    return path
