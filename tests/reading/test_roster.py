from __future__ import annotations

from onrecord.domain.actors import ActorKind
from onrecord.reading import countries
from onrecord.reading.entries import plain
from onrecord.reading.roster import Roster
from tests.reading.acting import document, phrase

TEXT = "Ada Brenn praised the harbour police on Monday. Norwegian Minister Ada Brenn left.\n\nBrenn's ship sailed.\n"


def test_an_actor_has_the_key_of_its_first_mention() -> None:
    doc = document(TEXT)
    roster = Roster(doc)
    name = phrase(doc, "Ada Brenn")
    entry = roster.open(name, "Ada Brenn", ActorKind.PERSON)
    assert roster.open(name, "Brenn", ActorKind.PERSON) is entry
    assert roster.open(name, "Ada Brenn", ActorKind.ORGANISATION) is not entry
    assert roster.finished() == ()


def test_a_name_stands_for_its_actor_and_a_mention_does_not() -> None:
    doc = document(TEXT)
    roster = Roster(doc)
    name, police = phrase(doc, "Ada Brenn"), phrase(doc, "the harbour police")
    ada = roster.open(name, "Ada Brenn", ActorKind.PERSON)
    force = roster.open(police, "harbour police", ActorKind.ORGANISATION)
    roster.name(ada, name)
    roster.mention(force, police)
    assert roster.at(name[0].i) is ada
    assert roster.at(police.root.i) is None
    roster.of_head[police.root.i] = (force,)
    assert roster.at(police.root.i) is force
    roster.of_head[police.root.i] = (force, ada)
    assert roster.at(police.root.i) is None
    assert (ada.named, force.named) == (True, False)
    assert [actor.name for actor in roster.finished()] == ["Ada Brenn", "harbour police"]


def test_a_mention_counts_once() -> None:
    doc = document(TEXT)
    roster = Roster(doc)
    name = phrase(doc, "Ada Brenn")
    ada = roster.open(name, "Ada Brenn", ActorKind.PERSON)
    for _ in range(2):
        roster.mention(ada, name, name)
    assert len(ada.runs) == len(ada.mentions) == 1


def test_only_the_first_sentence_opens() -> None:
    doc = document(TEXT)
    roster = Roster(doc)
    first, later = phrase(doc, "Ada Brenn"), phrase(doc, "ship")
    ada, ship = roster.open(first, "Ada Brenn", ActorKind.PERSON), roster.open(later, "ship", ActorKind.ORGANISATION)
    roster.mention(ada, first)
    roster.mention(ship, later)
    assert (ada.opens, ship.opens) == (True, False)


def test_who_is_near_is_told_once_and_in_order() -> None:
    doc = document(TEXT)
    roster = Roster(doc)
    name, police = phrase(doc, "Ada Brenn"), phrase(doc, "the harbour police")
    ada, force = roster.open(name, "Ada Brenn", ActorKind.PERSON), roster.open(police, "harbour police", ActorKind.ORGANISATION)
    again = doc[[token.i for token in doc if token.text == "Brenn"][-1] :][0:1]
    for entry, span in ((force, police), (ada, name), (ada, again)):
        roster.mention(entry, span)
    assert list(roster.near(0, len(doc))) == [ada, force]
    assert list(roster.near(police.start, len(doc))) == [force, ada]
    assert list(roster.near(0, 1)) == [ada]
    assert list(roster.near(0, 0)) == []


def test_a_country_has_one_government() -> None:
    roster = Roster(document(TEXT))
    norway = countries.by_code("NOR")
    assert norway is not None
    entry = roster.government(norway)
    assert roster.government(norway) is entry
    assert list(roster.by_country("NOR")) == [entry]
    assert list(roster.by_country("PER")) == []


def test_a_title_is_noted_once_and_tells_the_country() -> None:
    doc = document(TEXT)
    roster = Roster(doc)
    name, title = phrase(doc, "Ada Brenn"), phrase(doc, "Norwegian Minister")
    ada = roster.open(name, "Ada Brenn", ActorKind.PERSON)
    for _ in range(2):
        roster.entitle(ada, title)
    assert [role.office for role in ada.roles] == ["Minister"]
    assert ada.country == "NOR"
    assert list(roster.by_country("NOR")) == [ada]
    assert list(roster.by_word("minister")) == [ada]
    assert list(roster.by_word("harbour")) == []


def test_bodies_have_no_titles() -> None:
    doc = document(TEXT)
    roster = Roster(doc)
    force = roster.open(phrase(doc, "the harbour police"), "harbour police", ActorKind.ORGANISATION)
    roster.entitle(force, phrase(doc, "Norwegian Minister"))
    assert force.roles == []
    assert force.country is None


def test_a_title_found_later_widens_the_mention() -> None:
    doc = document(TEXT)
    roster = Roster(doc)
    title = phrase(doc, "Norwegian Minister")
    name = doc[title.end : title.end + 2]
    ada = roster.open(name, "Ada Brenn", ActorKind.PERSON)
    roster.name(ada, name)
    assert ada.widen(title)
    assert [span.of(TEXT) for span in ada.mentions] == ["Norwegian Minister Ada Brenn"]
    assert not ada.widen(phrase(doc, "the harbour police"))


def test_a_plain_name_has_no_possessive_ending() -> None:
    doc = document(TEXT)
    assert plain(doc[phrase(doc, "Brenn's").start : phrase(doc, "Brenn's").end]) == "Brenn"
