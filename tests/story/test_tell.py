from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.events import EventStatus, EventType
from onrecord.domain.spans import Evidence
from onrecord.domain.stories import Story
from onrecord.story import tell
from tests.story.notes import GOVERNMENT, Notes, on


def pile() -> list[Notes]:
    """Five reports on one quarrel: two share a passage, one has no day, two counts differ, an offer is doubted and withdrawn."""
    shared = "the ferry lines along the southern coast would stay closed until the storm had passed"
    first = Notes(
        f"Ada Brenn proposed a summit with Sergei Malin on Sunday.\nA clerk wrote that {shared}.\nNorway has 150,000 troops at the river.",
        published="2031-03-10",
    )
    second = Notes(
        f"Talk of a summit of Ada Brenn and Sergey Malin is premature, Norway said.\nIt is known that {shared}.\n"
        "Norway holds 180,000 troops at the river.",
        published="2031-03-11",
    )
    third = Notes("On Sunday Ada Brenn proposed to Sergei Malin a summit.\nThe choir sang.")
    ended = "Ada Brenn called off the summit with Sergei Malin.\nNorway denied that it shelled Lund."
    fourth = Notes(ended, published="2031-03-14", agency="Wire")
    fifth = Notes("Norway shelled the ferry harbour of Lund, Ada Brenn said.", published="2031-03-14")
    for notes in (first, second, third, fourth, fifth):
        for name in ("Ada Brenn", "Sergei Malin", "Sergey Malin"):
            if name in notes.article.text:
                notes.actor(name, country="PER" if "Malin" in name else "SWE")
        if "Norway" in notes.article.text:
            notes.actor("Norway", GOVERNMENT, "NOR")
    for notes in (first, third):
        when = notes.weekday("Sunday", -1)
        notes.event("proposed", "propose", EventType.AGREE, by=("Ada Brenn",), to=("Sergei Malin",), when=when)
    second.event("premature", "premature", EventType.REJECT, by=("Norway",), when=on("2031-03-11"))
    fourth.event("called off", "call", EventType.REJECT, by=("Ada Brenn",), when=on("2031-03-14"))
    fourth.event("denied", "deny", EventType.REJECT, by=("Norway",), when=on("2031-03-14"))
    fifth.event("shelled", "shell", EventType.ASSAULT, by=("Norway",), when=on("2031-03-13"), status=EventStatus.ALLEGED)
    first.count("150,000 troops", 150e3, 150e3, "troops")
    second.count("180,000 troops", 180e3, 180e3, "troops")
    return [first, second, third, fourth, fifth]


def story(notes: list[Notes]) -> Story:
    return tell([n.article for n in notes], [n.reading for n in notes])


def evidences(told: Story) -> Iterator[Evidence]:
    yield from (o.headline for o in told.timeline)
    yield from (e for i in told.initiatives for s in i.steps for e in s.evidence)
    yield from (e for d in told.discrepancies for s in d.sides for e in s.evidence)
    yield from (e for r in told.reuse for e in r.passages)
    yield from (Evidence(m.article, m.span) for a in told.actors for m in a.mentions)


def test_every_part_of_the_story_is_told() -> None:
    told = story(pile())
    assert len(told.articles) == 5
    assert all((told.timeline, told.initiatives, told.reuse, told.title))
    assert {d.kind.value for d in told.discrepancies} >= {"number", "name"}
    assert [d.published for d in told.datings if d.published_from] == ["2031-03-09/2031-03-10"]


@given(st.permutations(range(5)), st.permutations(range(5)))
@settings(deadline=None, max_examples=12)
def test_order_does_not_matter(articles: list[int], readings: list[int]) -> None:
    notes = pile()
    assert tell([notes[i].article for i in articles], [notes[i].reading for i in readings]) == story(notes)


def test_reading_twice_changes_nothing() -> None:
    assert story(pile() + pile()) == story(pile())


def test_every_span_lies_in_its_text() -> None:
    notes = pile()
    texts = {n.article.id: n.article.text for n in notes}
    assert all(e.span.end <= len(texts[e.article]) and e.span.of(texts[e.article]).strip() for e in evidences(story(notes)))


def test_ids_are_unique_and_name_entries_that_exist() -> None:
    told = story(pile())
    actors = {a.id for a in told.actors}
    events = {e.event.id for e in told.events}
    parts: tuple[tuple[Any, ...], ...] = (told.actors, told.timeline, told.initiatives, told.discrepancies, told.reuse)
    everything = [entry.id for part in parts for entry in part]
    assert len(everything) == len(set(everything))
    assert {a for e in told.events for a in (*e.actors, *e.recipients)} <= actors
    assert {e for o in told.timeline for e in o.events} <= events
    assert {p for i in told.initiatives for p in i.parties} <= actors


def test_an_article_that_was_not_read_is_left_out() -> None:
    notes = pile()
    assert len(tell([n.article for n in notes], [n.reading for n in notes[:2]]).articles) == 2


def test_nothing_at_all_is_a_story_of_nothing() -> None:
    told = tell([], [])
    assert (told.articles, told.timeline, told.title) == ((), (), "")
