from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.story.pile import Pile
from onrecord.story.reuse import find_reuse
from onrecord.story.voices import Voices
from tests.intake.piles import prose
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


def test_versions_of_one_page_are_one_voice() -> None:
    first, second = Notes("Two ferries sank."), Notes("A choir sang at the mill, and nobody heard of any ferry.")
    for note, url in ((first, "https://www.harbour.example/news/ferry-1"), (second, "https://harbour.example/news/ferry-1?utm_source=x")):
        note.article = replace(note.article, url=url)
    assert voices(first, second).count([first.article.id, second.article.id]) == 1


@pytest.mark.parametrize("clients", [2, 20])
def test_copies_are_one_voice_however_short_and_many_they_are(clients: int) -> None:
    report = prose(1, paragraphs=12)
    notes = [Notes("\n".join([*report[: 3 + client % 9], f"From desk {client}."])) for client in range(clients)]
    notes += [Notes("\n".join(report)), Notes("\n".join(prose(2, paragraphs=6)))]
    assert voices(*notes).count(note.article.id for note in notes) == 2


def test_a_shortened_copy_is_found_by_its_passages_alone() -> None:
    report = prose(1, paragraphs=12)
    told = voices(Notes("\n".join(report)), Notes("\n".join(report[:4])))
    assert len(told.rewrites) == 1
