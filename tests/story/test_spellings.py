from __future__ import annotations

import pytest

from onrecord.domain.stories import DiscrepancyKind
from tests.story.notes import Notes, disagreements


def test_spellings_of_one_name() -> None:
    one = Notes("The ferry left Lugar for Sergei Bay.", published="2031-03-10")
    other = Notes("The ferry came to Sergey Bay at noon.", published="2031-03-10")
    (discrepancy,) = disagreements(DiscrepancyKind.NAME, one, other)
    assert discrepancy.about == "Sergei / Sergey"


def test_a_word_that_is_also_written_small_is_no_name() -> None:
    one = Notes("Colour films are shown. The colour is fine.", published="2031-03-10")
    other = Notes("Color films are shown. The color is fine.", published="2031-03-10")
    assert not disagreements(DiscrepancyKind.NAME, one, other)


@pytest.mark.parametrize(
    ("one", "other", "about"),
    [
        ("The U.S. envoy slept.", "The US envoy slept.", "U.S. / US"),
        ("Ferries left Halvorsen pier.", "Ferries left Halversen pier.", "Halversen / Halvorsen"),
        ("A choir sang at Aster.", "A choir sang at Alter.", None),
        ("The Bay was calm.", "The Bai was calm.", None),
    ],
    ids=["dots", "a letter within a long name", "a letter within a short name", "too short for its sound"],
)
def test_what_is_one_name(one: str, other: str, about: str | None) -> None:
    told = disagreements(DiscrepancyKind.NAME, *(Notes(text, published="2031-03-10") for text in (one, other)))
    assert [d.about for d in told] == ([about] if about else [])


def test_a_full_name_with_another_part_is_named_otherwise() -> None:
    one = Notes("Ada Brenn spoke.", published="2031-03-10").actor("Ada Brenn")
    other = Notes("Ada Marie Brenn sang.", published="2031-03-10").actor("Ada Marie Brenn")
    (discrepancy,) = disagreements(DiscrepancyKind.NAME, one, other)
    assert [s.value for s in discrepancy.sides] == ["Ada Brenn", "Ada Marie Brenn"]


def test_every_article_gives_its_own_evidence() -> None:
    texts = ("Ferries left Sergei Bay.", "Ferries came to Sergei Bay.", "A storm hit Sergey Bay.")
    (discrepancy,) = disagreements(DiscrepancyKind.NAME, *(Notes(text, published="2031-03-10") for text in texts))
    assert [(s.value, len(s.evidence)) for s in discrepancy.sides] == [("Sergei", 2), ("Sergey", 1)]
