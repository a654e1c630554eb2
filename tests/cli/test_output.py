from __future__ import annotations

import pytest

from onrecord.cli.output import legend, spaced


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        ("2022-02-21T09:50:00+03:00", "2022-02-21 09:50 +03:00"),
        ("2022-02-21T09:50:00Z", "2022-02-21 09:50 Z"),
        ("2022-02-21", "2022-02-21"),
        ("2022-02-20/2022-02-21", "2022-02-20/2022-02-21"),
        ("planned", "planned"),
    ],
)
def test_a_time_is_shown_without_its_seconds(day: str, shown: str) -> None:
    assert spaced(day) == shown


def test_only_seasons_are_explained_as_seasons() -> None:
    assert "spring" in legend(["2022-21"])
    assert "spring" not in legend(["2022-02-21", "2022-02-24?"])
