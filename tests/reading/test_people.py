"""Persons by the parts of their names."""

from onrecord.domain.actors import ActorKind
from onrecord.reading.entries import Entry
from onrecord.reading.people import People


def person(name: str, *runs: tuple[int, int]) -> Entry:
    entry = Entry(f"person:{name}", name, ActorKind.PERSON)
    entry.runs.extend(runs)
    return entry


def test_a_middle_name_makes_no_other_person() -> None:
    people = People()
    roux = person("Jean Marie Roux")
    people.add(["Jean", "Marie", "Roux"], roux)
    assert people.full(["Jean", "Roux"]) is roux
    assert people.full(["Paul", "Roux"]) is None


def test_of_two_with_one_surname_the_last_named_is_meant() -> None:
    people = People()
    first, second = person("Ada Quill", (0, 2)), person("Tom Quill", (10, 12))
    people.add(["Ada", "Quill"], first)
    people.add(["Tom", "Quill"], second)
    assert people.by_part("Quill", before=5) is first
    assert people.by_part("Quill", before=20) is second
    assert people.by_part("Quill", before=0) is None


def test_a_surname_comes_before_a_first_name() -> None:
    people = People()
    james, henry = person("James Henry", (0, 2)), person("Henry Adams", (4, 6))
    people.add(["James", "Henry"], james)
    people.add(["Henry", "Adams"], henry)
    assert people.by_part("Henry", before=9) is james
    assert people.by_part("Adams", before=9) is henry
