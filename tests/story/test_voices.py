from __future__ import annotations

from onrecord.story.pile import Pile
from onrecord.story.reuse import find_reuse
from onrecord.story.voices import Voices
from tests.story.notes import Notes

LONG = "A crowd of fishermen waited in the rain outside the shuttered office and sang until the guards let their speaker through the gate"


def voices(*notes: Notes) -> Voices:
    pile = Pile([n.article for n in notes], [n.reading for n in notes])
    return Voices(pile, find_reuse(pile))


def test_a_rewrite_is_no_second_voice() -> None:
    notes = [Notes(f"{LONG}. Nobody answered."), Notes(f"{LONG}. The office was silent."), Notes("A choir sang at the mill.")]
    told = voices(*notes)
    assert told.count(n.article.id for n in notes) == 2
    assert [set(pair) for pair in told.rewrites] == [{notes[0].article.id, notes[1].article.id}]


def test_clients_of_one_agency_are_one_voice() -> None:
    notes = [Notes(f"{n} ferries sank.", agency=a) for n, a in (("Two", "Coastal Wire"), ("Three", "COASTAL WIRE"), ("Four", None))]
    assert voices(*notes).count(n.article.id for n in notes) == 2
