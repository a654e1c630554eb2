from __future__ import annotations

import pytest

from onrecord.domain.actors import ActorKind
from onrecord.domain.stories import DiscrepancyKind, Nature
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


def named(*texts: str, body: str = "Lugar Herring Board") -> list[tuple[str, Nature]]:
    notes = [Notes(text, published="2031-03-10") for text in texts]
    called = [n.actor(body, ActorKind.ORGANISATION) if body in n.article.text else n for n in notes]
    return [(d.about, d.nature) for d in disagreements(DiscrepancyKind.NAME, *called)]


def test_an_abbreviation_goes_with_what_it_stands_for() -> None:
    found = named("The Lugar Herring Board met.", "A vote of the LHB failed.")
    assert found == [("LHB / Lugar Herring Board", Nature.NAMING)]


def test_an_abbreviation_that_each_article_spells_out_is_no_difference() -> None:
    assert not named("The Lugar Herring Board (LHB) met.", "The Lugar Herring Board, or LHB, voted.")


def test_a_word_with_and_without_its_hyphen_is_spelt_in_two_ways() -> None:
    assert named("A cease-fire held.", "The ceasefire broke.") == [("cease-fire / ceasefire", Nature.SPELLING)]


def test_diacritics_are_a_matter_of_spelling() -> None:
    assert named("Ferries left Ordoğan pier.", "Ferries left Ordogan pier.") == [("Ordogan / Ordoğan", Nature.SPELLING)]


def test_a_name_is_shown_in_its_sentence_and_marked_there() -> None:
    one, other = (Notes(f"Rain fell. Ferries left {form} Bay.", published="2031-03-10") for form in ("Sergei", "Sergey"))
    (discrepancy,) = disagreements(DiscrepancyKind.NAME, one, other)
    texts = {n.article.id: n.article.text for n in (one, other)}
    assert [e.span.of(texts[e.article]) for s in discrepancy.sides for e in s.differing] == ["Sergei", "Sergey"]
    assert all(e.span.of(texts[e.article]).startswith("Ferries left") for s in discrepancy.sides for e in s.evidence)


def test_names_of_two_persons_are_no_spellings_of_one() -> None:
    one = Notes("Ada Halvorsen spoke.", published="2031-03-10").actor("Ada Halvorsen")
    other = Notes("Otto Halversen sang.", published="2031-03-10").actor("Otto Halversen")
    assert not disagreements(DiscrepancyKind.NAME, one, other)


def test_a_body_called_by_a_part_of_its_name_is_not_named_otherwise() -> None:
    body, part = "Lugar Herring Board", "Herring Board"
    one = Notes(f"The {body} met. Later the {part} slept.", published="2031-03-10").actor(body, ActorKind.ORGANISATION, called=(part,))
    assert not disagreements(DiscrepancyKind.NAME, one)


def test_an_abbreviation_within_a_name_gives_all_its_letters() -> None:
    one = Notes("The UN met.", published="2031-03-10").actor("UN", ActorKind.ORGANISATION)
    other = Notes("The US Navy sailed.", published="2031-03-10").actor("US Navy", ActorKind.ORGANISATION)
    assert not disagreements(DiscrepancyKind.NAME, one, other)
