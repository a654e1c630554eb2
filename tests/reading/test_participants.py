from __future__ import annotations

import pytest

from onrecord.reading.participants import agents, patients
from tests.reading.acting import document, phrase


@pytest.mark.parametrize(
    ("text", "head", "acting", "done_to"),
    [
        ("Norway rejected the plan on Monday.\n", "rejected", {"Norway"}, {"plan"}),
        ("The plan was rejected by Norway.\n", "rejected", {"Norway"}, {"plan"}),
        ("Norway accused Peru of spying.\n", "accused", {"Norway"}, {"Peru"}),
        ("Norway's rejection of the plan came late.\n", "rejection", {"Norway"}, {"plan"}),
        ("Norway promised to send ships.\n", "send", {"Norway"}, {"ships"}),
        ("The sailors quarrelled with the police.\n", "quarrelled", {"sailors"}, {"police"}),
        ("The plan was rejected.\n", "rejected", set(), {"plan"}),
    ],
)
def test_who_acts_and_to_whom(text: str, head: str, acting: set[str], done_to: set[str]) -> None:
    token = phrase(document(text), head)[0]
    assert {found.text for found in agents(token)} == acting
    assert done_to <= {found.text for found in patients(token)}


def test_nobody_both_acts_and_is_acted_on() -> None:
    doc = document("Norway rejected the plan, and the plan was dropped by Peru on Monday.\n")
    for token in doc:
        assert not {found.i for found in agents(token)} & {found.i for found in patients(token) if token.pos_ == "VERB"}
