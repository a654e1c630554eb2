from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain.corrections import Change, Correction, CorrectionKind, Place, Standing, correction, in_force, standings, undone
from onrecord.domain.edtf import is_edtf
from onrecord.domain.spans import Span


def made(change: Change, second: int, reason: str = "") -> Correction:
    return correction(change, made=f"2031-03-10T10:00:{second:02}.000000+00:00", reason=reason)


def day(value: str | None, article: str = "a-1") -> Change:
    return Change(CorrectionKind.PUBLISHED, (Place(article),), value=value)


def undo(other: Correction, second: int) -> Correction:
    return made(Change(CorrectionKind.UNDO, value=other.id), second)


def test_an_id_follows_from_what_why_and_when() -> None:
    one = made(day("2031-03-01"), 1)
    assert one == made(day("2031-03-01"), 1)
    others = [made(day("2031-03-02"), 1), made(day("2031-03-01"), 2), made(day("2031-03-01"), 1, "why"), made(day("2031-03-01", "a-2"), 1)]
    assert len({one.id, *(other.id for other in others)}) == 5


def test_what_takes_an_undoing_back_restores() -> None:
    first = made(day("2031-03-01"), 1)
    second = undo(first, 2)
    third = undo(second, 3)
    fourth = undo(third, 4)
    ledger = [first, second, third, fourth]
    assert [undone(ledger[:number]) for number in range(1, 5)] == [set(), {first.id}, {second.id}, {first.id, third.id}]


def test_of_one_subject_the_later_holds_until_it_is_undone() -> None:
    first, second = made(day("2031-03-01"), 1), made(day("2031-03-02"), 2)
    assert in_force([second, first]) == (second,)
    back = undo(second, 3)
    assert in_force([first, second, back]) == (first,)
    told = [entry.standing for entry in standings([back, second, first])]
    assert told == [Standing.HOLDS, Standing.UNDONE, Standing.HOLDS]
    assert [entry.standing for entry in standings([second, first])] == [Standing.REPLACED, Standing.HOLDS]


def test_what_is_only_said_again_changes_nothing() -> None:
    first, again = made(day("2031-03-01"), 1), made(day("2031-03-01"), 2, "once more")
    assert in_force([first, again]) == (first,)
    assert {entry.standing for entry in standings([first, again])} == {Standing.HOLDS}


def test_a_day_taken_back_is_in_force_no_more() -> None:
    assert in_force([made(day("2031-03-01"), 1), made(day(None), 2)]) == ()


def test_what_finds_nothing_is_said_to_be_lost_unless_it_is_undone() -> None:
    first = made(day("2031-03-01"), 1)
    assert [entry.standing for entry in standings([first], [first.id])] == [Standing.LOST]
    assert standings([first, undo(first, 2)], [first.id])[0].standing is Standing.UNDONE


places = st.builds(Place, st.sampled_from(["a-1", "a-2"]), st.none() | st.builds(lambda at: Span(at, at + 2), st.integers(0, 3)))
changes = st.builds(Change, st.sampled_from([k for k in CorrectionKind if k is not CorrectionKind.UNDO]), st.tuples(places))


@given(st.lists(changes, max_size=6), st.data())
def test_neither_order_nor_repetition_of_a_ledger_matters(said: list[Change], data: st.DataObject) -> None:
    ledger = [made(change, second) for second, change in enumerate(said)]
    for second in range(len(said), len(said) + data.draw(st.integers(0, 4))):
        ledger += [undo(data.draw(st.sampled_from(ledger)), second)] if ledger else []
    other = data.draw(st.permutations(ledger + ledger[:2]))
    assert in_force(other) == in_force(ledger)
    assert standings(other) == standings(ledger)


@pytest.mark.parametrize(
    ("value", "fine"),
    [
        *(("1962-10-22", True), ("1962-10", True), ("1962", True), ("1962-10-22/1962-10-25", True), ("1962-10-22?", True)),
        *(("1962-10-22/..", True), ("../1962-10-22", True), ("1962~/1963", True)),
        *(("", False), ("soon", False), ("1962-1-2", False), ("1962-02-30", False), ("1962-10-25/1962-10-22", False)),
        *(("..", False), ("../..", False), ("1962/1963/1964", False), ("/1962", False), ("1962-10-22T", False), ("1962-13", False)),
    ],
)
def test_days_and_intervals_are_told_from_other_words(value: str, fine: bool) -> None:
    assert is_edtf(value) is fine
