from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.domain.stories import LinkKind, Voice
from onrecord.story.copies.reuse import find_reuse
from onrecord.story.copies.voices import Voices
from onrecord.story.pile import Pile
from tests.intake.piles import boilerplate, prose
from tests.story.notes import Notes
from tests.story.plants import planted

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


def reasons(voice: Voice) -> list[str]:
    return [link.reason for link in voice.chain]


def behind(notes: list[Notes], relayed: dict[str, str] | None = None) -> list[Voice]:
    return list(voices(*notes).behind([n.article.id for n in notes], relayed))


def addressed(text: str, url: str) -> Notes:
    note = Notes(text)
    note.article = replace(note.article, url=url)
    return note


def test_the_chain_says_why_articles_are_one_voice() -> None:
    first = addressed("Two ferries sank.", "https://harbour.example/news/ferry-1")
    second = addressed("Three ferries sank, it is known by now.", "https://harbour.example/news/ferry-1")
    third, fourth = Notes("A choir sang at the mill.", agency="Wire"), Notes("The choir was loud.", agency="WIRE")
    fifth = Notes("Wool was cheap.")
    found = behind([first, second, third, fourth, fifth])
    assert len(found) == 3
    assert sorted(reason for voice in found for reason in reasons(voice)) in (
        [f"both credit {name}", "versions of one page"] for name in ("Wire", "WIRE")
    )


def test_a_copy_is_told_with_its_share_and_comes_before_what_it_was_made_from() -> None:
    report = prose(1, paragraphs=12)
    whole, part = Notes("\n".join(report)), Notes("\n".join(report[:6]))
    (found,) = behind([whole, part])
    (link,) = found.chain
    assert link.articles == (part.article.id, whole.article.id)
    assert (link.kind, link.reason) == (LinkKind.COPY, "copy: 100 % of its wording stands in the other")


def test_a_chain_may_pass_through_an_article_that_is_not_asked_for() -> None:
    report = prose(1, paragraphs=12)
    copy, page = Notes("\n".join(report)), Notes("\n".join(report[:9]))
    later = Notes("Nothing of it was true.")
    for note in (page, later):
        note.article = replace(note.article, url="https://harbour.example/news/ferry-1")
    (found,) = voices(copy, page, later).behind([copy.article.id, later.article.id])
    assert sorted(link.kind for link in found.chain) == [LinkKind.COPY, LinkKind.PAGE]
    assert page.article.id in {article for link in found.chain for article in link.articles}


def test_what_two_tell_on_the_word_of_one_outlet_is_its_voice() -> None:
    notes = [Notes("Two ferries sank."), Notes("A choir sang."), Notes("Wool was cheap.")]
    word = {note.article.id: "The Hill" for note in notes[:2]}
    relayed, own = sorted(behind(notes, word), key=lambda voice: -len(voice.articles))
    assert (relayed.source, own.source) == ("The Hill", None)
    assert reasons(relayed) == ["both tell it on the word of The Hill"]


def test_what_one_tells_on_the_word_of_another_is_that_ones_voice() -> None:
    hill, other = Notes("Two ferries sank."), Notes("A choir sang.")
    hill.article = replace(hill.article, outlet="The Hill")
    (found,) = behind([hill, other], {other.article.id: "The Hill"})
    assert reasons(found) == ["tells it on the word of The Hill, whose report the other is"]
    assert found.source is None


def test_quotations_of_one_speech_make_no_rewrite() -> None:
    notes = [Notes(f"“{LONG},” said Ada Brenn{end}.") for end in (" on Monday", ", and left the hall with her guards")]
    assert len(behind(notes)) == 1
    for note in notes:
        note.actor("Ada Brenn").said(LONG, "Ada Brenn")
    assert len(behind(notes)) == 2
    assert len(voices(*notes).rewrites) == 1


def test_reports_of_one_outlet_that_share_its_boilerplate_are_two_voices() -> None:
    listed = boilerplate(400)
    notes = [Notes("\n".join([*prose(seed, paragraphs=2), listed])) for seed in (1, 2)]
    assert voices(*notes).count(n.article.id for n in notes) == 2


@given(st.integers(0, 10_000), st.integers(2, 6), st.integers(1, 2))
@settings(deadline=None, max_examples=10)
def test_planted_copies_are_folded_and_nothing_else(seed: int, reports: int, copies: int) -> None:
    originals, copied = planted(seed, reports=reports, copies=copies).notes()
    found = behind([*originals, *copied.values()])
    folded = {frozenset(voice.articles) for voice in found if len(voice.articles) > 1}
    assert folded == {frozenset((originals[at].article.id, note.article.id)) for at, note in copied.items()}
    assert all(len(voice.chain) == len(voice.articles) - 1 for voice in found)


@given(st.permutations(range(6)))
@settings(deadline=None, max_examples=8)
def test_order_does_not_matter(order: list[int]) -> None:
    originals, copied = planted(5, reports=4, copies=2).notes()
    notes = [*originals, *copied.values()]
    assert behind([notes[at] for at in order]) == behind(notes)
