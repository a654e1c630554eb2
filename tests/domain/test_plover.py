from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from onrecord.domain.events import EventType
from onrecord.domain.modes import MODES
from onrecord.domain.plover import QUAD_CLASSES, ROOTS, ROOTS_BY_MODE, QuadClass, cameo_root

TABLE = Path(__file__).parents[3] / "shared" / "data" / "events" / "plover" / "CAMEO2PLOVER-2021.txt"
LATER = {"crowd-control", "destroy", "primitive", "targeted"}
"""Modes of ASSAULT that the manual has and the older table has not."""


def test_every_type_has_a_root_and_a_class() -> None:
    assert set(ROOTS) == set(QUAD_CLASSES) == set(EventType)
    assert set(QUAD_CLASSES.values()) == set(QuadClass)


def test_only_yields_share_a_root() -> None:
    shared = [one for one, root in ROOTS.items() if list(ROOTS.values()).count(root) > 1]
    assert set(shared) == {EventType.CONCEDE, EventType.RETREAT}


@pytest.mark.parametrize(
    ("type", "mode", "root"),
    [
        (EventType.AGREE, None, "03"),
        (EventType.CONSULT, "phone", "04"),
        (EventType.ACCUSE, "allege", "11"),
        (EventType.ACCUSE, "investigate", "09"),
        (EventType.ASSAULT, None, "19"),
        (EventType.ASSAULT, "a mode that nobody knows", "19"),
        (EventType.ASSAULT, "heavy-weapons", "19"),
        (EventType.ASSAULT, "torture", "18"),
        (EventType.ASSAULT, "unconventional", "20"),
        (EventType.ASSAULT, "destroy", "17"),
        (EventType.PROTEST, "destroy", "14"),
    ],
)
def test_roots_go_by_type_and_where_it_tells_by_mode(type: EventType, mode: str | None, root: str) -> None:  # noqa: A002
    assert cameo_root(type, mode) == root


@pytest.mark.parametrize(
    ("type", "quad"),
    [
        (EventType.CONCEDE, "verbal cooperation"),
        (EventType.RETREAT, "material cooperation"),
        (EventType.REQUEST, "verbal conflict"),
        (EventType.SANCTION, "material conflict"),
    ],
)
def test_classes_are_those_of_the_manual(type: EventType, quad: str) -> None:  # noqa: A002
    assert QUAD_CLASSES[type] == quad


@pytest.mark.shared
@pytest.mark.skipif(not TABLE.exists(), reason="the conversion table does not lie beside the repository")
def test_the_conversion_table_read_backwards_allows_every_root() -> None:
    roots: dict[tuple[str, str], set[str]] = defaultdict(set)
    for code, type_, mode in re.findall(r"^(\d{3,4}):\s*(\w+),\s*([\w-]*)\s*,", TABLE.read_text(encoding="utf-8"), re.MULTILINE):
        roots[type_, ""].add(code[:2])
        roots[type_, mode].add(code[:2])
    assert len(roots) > 60
    assert all(root in roots[type_, ""] for type_, root in ROOTS.items())
    told = {key: root for key, root in ROOTS_BY_MODE.items() if key[1] not in LATER}
    assert len(told) > 6
    assert all(root in roots[key] for key, root in told.items())


def test_roots_go_by_modes_that_there_are() -> None:
    assert all(mode in MODES[kind] for kind, mode in ROOTS_BY_MODE)
