"""Examples of whom descriptions and pronouns mean, from an annotated report of our own; needs what training needs."""

from __future__ import annotations

import pytest

pytest.importorskip("torch")

from onrecord import language
from onrecord.domain.actors import ActorKind
from onrecord.reading.cast import Cast
from onrecord.reading.entries import Entry
from training.corpora import reports
from training.likeness import Annotated, _likely, aliases_of, folded

TEXT = "Norwegian Minister Ada Brenn praised the plan.\n\nThe minister said it was late. She left.\n"
DATA = {
    "furniture": [],
    "actors": [{"name": "Ada Brenn", "aliases": ["the minister", "Brenn"]}, {"name": "Brenn Shipping", "aliases": ["Brenn"]}],
    "statements": [],
    "events": [
        {
            "span": "left",
            "sentence": "She left.",
            "type": "RETREAT",
            "status": "happened",
            "actor": ["Ada Brenn"],
            "recipient": [],
            "place": None,
            "condition": None,
        }
    ],
    "quantities": [],
}


@pytest.mark.parametrize(("name", "wanted"), [("The Minister", "minister"), ("Ada Brenn’s", "ada brenn"), ("Mr. Lind", "lind")])
def test_names_are_compared_folded(name: str, wanted: str) -> None:
    assert folded(name) == wanted


def test_an_alias_of_two_is_nobody_s() -> None:
    found = aliases_of([{"name": "Ada Brenn", "aliases": ["the minister", "Brenn"]}, {"name": "Brenn Shipping", "aliases": ["Brenn"]}])
    assert found == {"ada brenn": "Ada Brenn", "minister": "Ada Brenn", "brenn shipping": "Brenn Shipping"}


def test_a_likely_option_leads_where_nobody_tells() -> None:
    entry = Entry("k", "x", ActorKind.PERSON)
    assert _likely([(None, ("none",)), (entry, ("latest",)), (entry, ("latest", "subject"))]) == 2
    assert _likely([(None, ("none",)), (entry, ())]) == 0


def test_what_the_annotators_mean_is_right() -> None:
    report = reports.Report("01", TEXT, DATA)
    doc = language.load(threads=1)(reports.article(report))
    annotated = Annotated(report, doc)
    cast = Cast(doc, annotated.describe, annotated.antecedent)
    (she,) = (token.i for token in doc if token.text == "She")
    cast.resolve((she, she + 1))
    assert annotated.descriptions
    assert all(sum(example.right) == 1 for example in annotated.descriptions)
    assert all(len(example.signs) == len(example.right) for example in annotated.descriptions)
    assert all(any(example.right) for example in annotated.pronouns.values())
    keys = {actor.name: actor.key for actor in cast.actors()}
    assert cast.resolve((she, she + 1)) == [keys["Ada Brenn"]]
