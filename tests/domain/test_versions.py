from __future__ import annotations

from itertools import permutations

import pytest

from onrecord.domain.versions import Version, in_order


@pytest.mark.parametrize(
    ("versions", "known"),
    [
        ([Version("c", fetched="2021-03-04T09:00:00Z"), Version("a", fetched="2021-03-04T10:00:00Z")], True),
        ([Version("c", modified="2021-03-04T10:30:00+02:00"), Version("a", modified="2021-03-04T09:00:00+00:00")], True),
        ([Version("c", modified="2021-03-04T08:30"), Version("a", modified="2021-03-04T09:00:00+00:00")], True),
        ([Version("c", "2021-03-05", modified="2021-03-09"), Version("a", "2021-03-06", modified="2021-03-01")], True),
        ([Version("c", "2021-03-05", modified="2021-03-01"), Version("a", "2021-03-05", modified="2021-03-09")], True),
        ([Version("c", published="2021-03"), Version("b", "2021-03-01", published="2021-03-02"), Version("a", published="2021-04")], True),
        ([Version("a", published="2021-03-04"), Version("c", published="2021-03-04")], False),
        ([Version("a", fetched="2021-03-04"), Version("c", modified="2021-03-01")], False),
        ([Version("a"), Version("b"), Version("c")], False),
    ],
)
def test_versions_are_ordered_by_what_all_of_them_tell(versions: list[Version], known: bool) -> None:
    for turned in permutations(versions):
        assert in_order(turned) == (tuple(versions), known)
