from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.story.days.chances import DayClue, Kind, chances, likeliest, narrowest

DAY = date(2031, 3, 10).toordinal()


def clue(day: int, kind: Kind = Kind.LEADING) -> DayClue:
    return DayClue(kind, ((day, 1.0),), 1.0, "because")


def even(_: int) -> float:
    return 0.0


def test_without_clues_there_are_no_days() -> None:
    assert chances([], even, 1) == ()
    assert narrowest((), 0.5) is None
    assert likeliest((), 3) is None


def test_a_clue_speaks_most_for_its_day() -> None:
    found = chances([clue(DAY)], even, 1)
    assert max(found, key=lambda f: f[1])[0] == DAY


def test_no_day_before_the_earliest_is_possible() -> None:
    assert min(day for day, _ in chances([clue(DAY)], even, DAY + 1)) == DAY + 1


def test_clues_that_conflict_are_less_sure_than_one() -> None:
    alone, conflicting = ([clue(DAY)], [clue(DAY), clue(DAY + 5)])
    assert dict(chances(alone, even, 1))[DAY] > dict(chances(conflicting, even, 1))[DAY]


@given(st.lists(st.integers(DAY, DAY + 20), min_size=1, max_size=6))
def test_chances_add_up_and_stretches_hold_what_they_should(days: list[int]) -> None:
    found = chances([clue(day) for day in days], even, 1)
    assert sum(chance for _, chance in found) == pytest.approx(1)
    stretch = narrowest(found, 0.5)
    assert stretch is not None
    assert sum(chance for day, chance in found if stretch[0].toordinal() <= day <= stretch[1].toordinal()) >= 0.5 - 1e-9
