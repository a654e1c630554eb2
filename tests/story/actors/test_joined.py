from __future__ import annotations

from collections.abc import Sequence

from tests.story.notes import GOVERNMENT, GROUP, ORGANISATION, Notes, pile


def names(notes: Sequence[Notes]) -> list[str]:
    return sorted(a.name for a in pile(*notes).actors.values())


def test_spellings_of_a_full_name_are_one_person() -> None:
    one = Notes("Sergei Malin spoke.").actor("Sergei Malin")
    other = Notes("Sergey Malin left.").actor("Sergey Malin")
    (actor,) = pile(one, other).actors.values()
    assert set(actor.aliases) == {"Sergei Malin", "Sergey Malin"}
    assert actor.because


def test_a_surname_joins_the_only_bearer() -> None:
    assert names([Notes("Ada Brenn spoke.").actor("Ada Brenn"), Notes("Brenn left.").actor("Brenn")]) == ["Ada Brenn"]


def test_a_surname_of_two_bearers_joins_neither() -> None:
    notes = [Notes(f"{name} spoke.").actor(name) for name in ("Ada Brenn", "Otto Brenn", "Brenn")]
    assert names(notes) == ["Ada Brenn", "Brenn", "Otto Brenn"]


def test_a_surname_of_two_bearers_joins_the_one_of_its_own_article() -> None:
    here = Notes("Ada Brenn spoke before Brenn left.").actor("Ada Brenn").actor("Brenn")
    assert names([here, Notes("Otto Brenn sang.").actor("Otto Brenn")]) == ["Ada Brenn", "Otto Brenn"]


def test_countries_must_not_contradict() -> None:
    one = Notes("Ada Brenn spoke.").actor("Ada Brenn", country="NOR")
    other = Notes("Ada Brenn sang.").actor("Ada Brenn", country="PER")
    assert names([one, other]) == ["Ada Brenn", "Ada Brenn"]


def test_a_person_is_never_a_body_of_the_same_name() -> None:
    one = Notes("Jordan spoke.").actor("Jordan")
    other = Notes("Jordan closed its border.").actor("Jordan", GOVERNMENT, "JOR")
    assert names([one, other]) == ["Jordan", "Jordan"]


def test_governments_are_joined_by_country() -> None:
    one = Notes("Norway agreed.").actor("Norway", GOVERNMENT, "NOR")
    other = Notes("Oslo agreed.").actor("Oslo", GOVERNMENT, "NOR")
    (actor,) = pile(one, other).actors.values()
    assert actor.aliases == ("Norway", "Oslo")


def test_an_acronym_stands_for_its_expansion() -> None:
    one = Notes("The River Guard Union met.").actor("River Guard Union", ORGANISATION)
    other = Notes("The RGU met.").actor("RGU", ORGANISATION)
    assert names([one, other]) == ["River Guard Union"]


def test_an_acronym_of_two_bodies_stands_for_neither() -> None:
    bodies = [Notes(f"The {b} met.").actor(b, ORGANISATION) for b in ("River Guard Union", "Rural Grain Union", "RGU")]
    assert names(bodies) == ["RGU", "River Guard Union", "Rural Grain Union"]


def test_words_of_a_name_in_another_order_are_one_body() -> None:
    one = Notes("The Ministry of Fisheries spoke.").actor("Ministry of Fisheries", ORGANISATION)
    other = Notes("The Fisheries Ministry spoke.").actor("Fisheries Ministry", ORGANISATION)
    assert len(pile(one, other).actors) == 1


def test_the_name_is_the_most_frequent_full_form() -> None:
    notes = [Notes(f"{n} spoke. Malin left.").actor(n, called=("Malin",)) for n in ("Sergei Malin", "Sergey Malin")]
    notes.append(Notes("Then Sergey Malin left.").actor("Sergey Malin"))
    assert names(notes) == ["Sergey Malin"]


def test_a_name_with_words_before_it_joins_the_name_alone() -> None:
    notes = [Notes("Peruvian envoy Otto Lind spoke.").actor("Peruvian envoy Otto Lind"), Notes("Otto Lind left.").actor("Otto Lind")]
    assert names(notes) == ["Otto Lind"] or names(notes) == ["Peruvian envoy Otto Lind"]


def test_a_surname_read_as_a_body_is_the_person() -> None:
    notes = [Notes("Ada Brenn spoke.").actor("Ada Brenn"), Notes("A Brenn victory.").actor("Brenn", ORGANISATION)]
    assert names(notes) == ["Ada Brenn"]


def test_a_body_read_as_a_person_once_is_what_it_mostly_is() -> None:
    notes = [Notes("Storting met. Storting rose.").actor("Storting", ORGANISATION), Notes("Storting voted.").actor("Storting")]
    (actor,) = pile(*notes).actors.values()
    assert actor.kind is ORGANISATION


def test_a_body_in_short_is_the_only_one_of_its_article_that_ends_so() -> None:
    notes = Notes("The Coastal Union met. The Union voted.").actor("Coastal Union", ORGANISATION).actor("Union", ORGANISATION)
    assert names([notes]) == ["Coastal Union"]


def test_soldiers_of_two_articles_are_not_one_group() -> None:
    notes = [Notes(f"The {n} soldiers rested.").actor("soldiers", GROUP) for n in ("tired", "young")]
    assert names(notes) == ["soldiers", "soldiers"]
