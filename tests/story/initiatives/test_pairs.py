from __future__ import annotations

from dataclasses import replace

from onrecord.story.initiatives.pairs import Pairs
from onrecord.story.pile import Pile
from tests.story.notes import GOVERNMENT, Notes

TEXT = "Ada Brenn of Norway met Sergei Malin of Peru. The envoy of Peru slept. Rosa Vega sang. Norway and Peru voted."


def world() -> tuple[Pile, dict[str, str]]:
    notes = Notes(TEXT).actor("Ada Brenn", country="NOR").actor("Sergei Malin", country="PER").actor("Rosa Vega", country="PER")
    notes.actor("Norway", GOVERNMENT, "NOR").actor("Peru", GOVERNMENT, "PER").actor("envoy of Peru", country="PER")
    described = tuple(replace(m, name=None) for m in notes._actors["envoy of Peru"].mentions)
    notes._actors["envoy of Peru"] = replace(notes._actors["envoy of Peru"], mentions=described)
    pile = Pile([notes.article], [notes.reading])
    return pile, {actor.name: id_ for id_, actor in pile.actors.items()}


def test_countries_and_descriptions_stand_for_the_persons_that_meet() -> None:
    pile, ids = world()
    leaders = frozenset({ids["Ada Brenn"], ids["Sergei Malin"]})
    pairs = Pairs(pile, [leaders, leaders, frozenset({ids["Ada Brenn"], ids["Rosa Vega"]})])
    expected = tuple(sorted(leaders))
    assert pairs.meant(frozenset({ids["Norway"], ids["Peru"]})) == expected
    assert pairs.meant(frozenset({ids["Ada Brenn"], ids["envoy of Peru"]})) == expected
    assert pairs.meant(frozenset({ids["Ada Brenn"], ids["Rosa Vega"]})) == tuple(sorted((ids["Ada Brenn"], ids["Rosa Vega"])))


def test_compatriots_are_no_two_sides() -> None:
    pile, ids = world()
    both = frozenset({ids["Rosa Vega"], ids["Sergei Malin"]})
    assert Pairs(pile, [both]).meant(both) is None


def test_a_place_without_a_pair_keeps_the_last_unless_it_names_others() -> None:
    pile, ids = world()
    pairs, pair = Pairs(pile, []), (ids["Ada Brenn"], ids["Sergei Malin"])
    assert pairs.open_to(frozenset(), pair) == pair
    assert pairs.open_to(frozenset({ids["Ada Brenn"], ids["Rosa Vega"]}), pair) == pair
    assert pairs.open_to(frozenset({ids["Rosa Vega"]}), pair) is None
