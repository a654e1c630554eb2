from __future__ import annotations

import numpy as np

from onrecord.story.grouping.linkage import joined


def test_what_is_not_linked_stays_apart() -> None:
    assert joined(np.zeros((3, 3))) == [0, 1, 2]


def test_two_that_are_linked_are_joined_under_the_first() -> None:
    alike = np.zeros((3, 3))
    alike[1, 2] = alike[2, 1] = 0.6
    assert joined(alike) == [0, 1, 1]


def test_two_dense_groups_with_thin_links_between_them_stay_two() -> None:
    alike = np.full((8, 8), 0.1)
    alike[:4, :4] = alike[4:, 4:] = 0.8
    np.fill_diagonal(alike, 0)
    assert joined(alike) == [0, 0, 0, 0, 4, 4, 4, 4]


def test_a_loose_group_that_is_as_loose_all_over_stays_one() -> None:
    alike = np.full((8, 8), 0.3)
    np.fill_diagonal(alike, 0)
    assert joined(alike) == [0] * 8
