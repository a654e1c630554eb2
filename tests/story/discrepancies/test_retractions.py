from __future__ import annotations

import pytest

from onrecord.domain.stories import DiscrepancyKind, Nature
from tests.story.notes import Notes, disagreements

SAID = "“I see no reason why the Halvorsen dredger would poison herring in Lugar fjord,” Ada Brenn said."


def earlier() -> Notes:
    return Notes(SAID, published="2031-03-10").actor("Ada Brenn").said(SAID.split("”")[0][1:], "Ada Brenn")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Ada Brenn misspoke about herring in Lugar fjord and a reason why the Halvorsen dredger might poison them.", 1),
        ("Ada Brenn walked back her doubts that the Halvorsen dredger could poison herring in Lugar fjord.", 1),
        ("Ada Brenn never walked back her doubts that the Halvorsen dredger could poison herring in Lugar fjord.", 0),
        ("Ada Brenn misspoke about the price of bread.", 0),
        ("Otto Lind misspoke about herring in Lugar fjord and a reason why the Halvorsen dredger might poison them.", 0),
    ],
    ids=["misspoke", "walked back", "not taken back", "something else", "somebody else"],
)
def test_what_is_taken_back_is_tied_to_what_was_said(text: str, number: int) -> None:
    later = Notes(text, published="2031-03-12").actor(text.split(" never")[0].rsplit(" mis")[0].split(" walked")[0])
    found = [d for d in disagreements(DiscrepancyKind.DENIAL, earlier(), later) if d.nature is Nature.RETRACTION]
    assert [[side.value for side in d.sides] for d in found] == [["said", "taken back"]] * number
