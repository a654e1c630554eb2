from __future__ import annotations

import pytest

from onrecord.domain.actors import ActorKind
from onrecord.language.pipeline import findings_of
from onrecord.reading.nominals import Lead, Nominal, Sort, find_nominals
from tests.reading.acting import document


def nominals(text: str) -> dict[str, Nominal]:
    """The descriptions of a text by their phrases."""
    doc = document(text)
    return {found.phrase.text: found for found in find_nominals(doc, findings_of(doc), ())}


def only(text: str, lemma: str) -> Nominal:
    (found,) = (n for n in nominals(text).values() if n.lemma == lemma)
    return found


@pytest.mark.parametrize(
    ("text", "lemma", "sort"),
    [
        ("The minister left.\n", "minister", Sort.PERSON),
        ("The ministers left.\n", "minister", Sort.PEOPLE),
        ("The ministry closed the road.\n", "ministry", Sort.BODY),
        ("The government fell.\n", "government", Sort.STATE),
        ("The police closed the road.\n", "police", Sort.BODY),
        ("The soldiers left.\n", "soldier", Sort.PEOPLE),
    ],
)
def test_what_a_description_speaks_of(text: str, lemma: str, sort: Sort) -> None:
    assert only(text, lemma).sort is sort


def test_things_are_nobody() -> None:
    assert not nominals("The stone fell on the road.\n")


@pytest.mark.parametrize(
    ("text", "lemma", "lead"),
    [
        ("The minister left.\n", "minister", Lead.DEFINITE),
        ("This minister left.\n", "minister", Lead.DEMONSTRATIVE),
        ("Norway's minister left.\n", "minister", Lead.POSSESSED),
        ("A minister left.\n", "minister", Lead.INDEFINITE),
        ("Six ministers left.\n", "minister", Lead.COUNTED),
        ("Ministers left.\n", "minister", Lead.BARE),
    ],
)
def test_how_a_description_opens(text: str, lemma: str, lead: Lead) -> None:
    assert only(text, lemma).lead is lead


@pytest.mark.parametrize(
    ("text", "lemma", "bare"),
    [
        ("The tired soldiers left.\n", "soldier", "tired soldiers"),
        ("Six soldiers left.\n", "soldier", "soldiers"),
        ("About 300 soldiers left.\n", "soldier", "soldiers"),
        ("The president of Peru left.\n", "president", "president of Peru"),
        ("A Norwegian minister left.\n", "minister", "Norwegian minister"),
    ],
)
def test_the_words_without_what_determines_and_counts(text: str, lemma: str, bare: str) -> None:
    assert only(text, lemma).bare == bare


def test_the_country_of_a_description_is_among_what_modifies_it() -> None:
    found = only("The Norwegian soldiers left.\n", "soldier")
    assert found.country is not None
    assert found.country.code == "NOR"
    assert found.stems == {"NOR"}
    assert found.plural


def test_clauses_times_and_appositions_are_no_part_of_it() -> None:
    assert "The minister" in nominals("The minister, who resigned on Monday, praised the deal.\n")
    assert "The soldiers" in nominals("The soldiers left on Monday.\n")


def test_what_counts_by_of_is_part_of_it() -> None:
    found = only("Dozens of migrants crossed the river on Monday.\n", "migrant")
    assert found.phrase.text == "Dozens of migrants"


def test_what_only_modifies_heads_no_description() -> None:
    found = nominals("The police chief left.\n")
    assert list(found) == ["The police chief"]


def test_names_head_none() -> None:
    doc = document("The minister praised the ministry.\n")
    everything = find_nominals(doc, findings_of(doc), range(len(doc)))
    assert list(everything) == []
    assert [n.lemma for n in find_nominals(doc, findings_of(doc), ())] == ["minister", "ministry"]


@pytest.mark.parametrize(
    ("text", "lemma", "kind"),
    [
        ("The minister left.\n", "minister", ActorKind.PERSON),
        ("The ministers left.\n", "minister", ActorKind.GROUP),
        ("The ministry closed the road.\n", "ministry", ActorKind.ORGANISATION),
    ],
)
def test_the_kind_of_who_is_only_described(text: str, lemma: str, kind: ActorKind) -> None:
    assert only(text, lemma).kind is kind


def test_where_somebody_is_can_be_left_out() -> None:
    found = only("The reporters in the harbour left.\n", "reporter")
    assert found.phrase.text == "The reporters in the harbour"
    assert found.without_place is not None
    assert found.without_place.text == "The reporters"
    assert only("The president of Peru left.\n", "president").without_place is None
