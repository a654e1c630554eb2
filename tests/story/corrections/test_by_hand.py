from __future__ import annotations

from onrecord.domain.corrections import Change, CorrectionKind, correction
from onrecord.story.corrections.by_hand import ByHand, Local, Settled, compatible, settle


def local(name: str) -> Local:
    return name, "key"


def made(kind: CorrectionKind, second: int, ours: str, others: str = "", value: str | None = None) -> Settled:
    one = correction(Change(kind, value=value), made=f"2031-03-10T10:00:{second:02}+00:00", reason="seen")
    return Settled(one, tuple(map(local, ours)), tuple(map(local, others)))


def bonds(by_hand: ByHand) -> set[str]:
    return {f"{one[0]}{other[0]}" for one, other, _ in by_hand.bonds}


def test_a_merge_ties_all_to_the_first() -> None:
    found = settle([made(CorrectionKind.MERGE, 1, "ca", "b")])
    assert bonds(found) == {"ab", "ac"}
    assert {reason for _, _, reason in found.bonds} == {"joined by hand on 2031-03-10: seen"}


def test_a_split_ties_what_it_takes_and_parts_it_from_the_rest() -> None:
    found = settle([made(CorrectionKind.SPLIT, 1, "ab", "cd")])
    assert bonds(found) == {"ab"}
    assert not compatible(found.sides[local("a")], found.sides[local("d")])
    assert compatible(found.sides[local("a")], found.sides[local("b")])
    assert found.set_apart([local("b")])
    assert not found.set_apart([local("c"), local("d")])


def test_an_earlier_merge_holds_on_either_side_of_a_split() -> None:
    found = settle([made(CorrectionKind.MERGE, 1, "ab", "cd"), made(CorrectionKind.SPLIT, 2, "bd", "a")])
    assert bonds(found) == {"bd", "ac"}


def test_a_later_merge_undoes_a_split() -> None:
    found = settle([made(CorrectionKind.SPLIT, 1, "b", "a"), made(CorrectionKind.MERGE, 2, "a", "b")])
    assert bonds(found) == {"ab"}
    assert (found.sides, found.taken) == ({}, {})


def test_the_last_name_of_an_actor_holds_and_what_is_set_apart_has_none() -> None:
    names = [made(CorrectionKind.RENAME, 1, "ab", value="First"), made(CorrectionKind.RENAME, 2, "b", value="Second")]
    assert settle(names).name([local("a"), local("b")]) == "Second"
    found = settle([*names, made(CorrectionKind.SPLIT, 3, "b", "a")])
    assert (found.name([local("a")]), found.name([local("b")])) == ("First", None)
    assert found.notes_on([local("b")]) == {"named by hand on 2031-03-10: seen", "set apart by hand on 2031-03-10: seen"}
