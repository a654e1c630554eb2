from __future__ import annotations

from dataclasses import replace

from onrecord.domain.actors import ActorKind
from onrecord.domain.events import EventType
from onrecord.domain.stories import Occurrence
from onrecord.story.tell import tell
from tests.story.notes import Notes, on

AGAIN = "It was in Lund that Sergei Malin met Ada Brenn on 9 March, two days before the vote{}."


def meeting(source: str | None, told: str = "Ada Brenn met Sergei Malin in Lund on 9 March{}.") -> Notes:
    """A report of one meeting, on the word of an outlet or on its own."""
    note = Notes(told.format(f", {source} reported" if source else ""), published="2031-03-10")
    for name in ("Ada Brenn", "Sergei Malin"):
        note.actor(name, country="SWE")
    if source:
        note.actor(source, ActorKind.OUTLET)
    note.event("met", "meet", EventType.CONSULT, by=("Ada Brenn",), to=("Sergei Malin",), when=on("2031-03-09"))
    if source:
        note.according("met", source)
    return note


def entry(*notes: Notes) -> Occurrence:
    (found,) = tell([n.article for n in notes], [n.reading for n in notes]).timeline
    return found


def test_two_that_relay_one_outlet_are_one_voice() -> None:
    found = entry(meeting("The Hill"), meeting("The Hill", AGAIN))
    assert (len(found.articles), found.independent_sources) == (2, 1)
    assert [voice.source for voice in found.voices] == ["The Hill"]


def test_who_tells_it_on_its_own_is_a_voice_of_its_own() -> None:
    found = entry(meeting("The Hill"), meeting(None, AGAIN))
    assert (found.independent_sources, {voice.source for voice in found.voices}) == (2, {"The Hill", None})


def test_an_article_of_the_outlet_that_is_named_is_no_relay() -> None:
    own = meeting("The Hill", AGAIN)
    own.article = replace(own.article, outlet="The Hill")
    found = entry(meeting("The Hill"), own)
    assert found.independent_sources == 1
    assert [voice.source for voice in found.voices] == [None]
