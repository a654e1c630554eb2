from __future__ import annotations

import pytest

from onrecord.domain.actors import LocalActor, Role
from onrecord.domain.articles import Article
from onrecord.domain.stories import DiscrepancyKind, Nature
from onrecord.story.tell import tell
from tests.story.notes import Notes


def titled(*texts: tuple[str, str]) -> list[str]:
    """Values of what is found of texts in which Ada Brenn bears a title."""
    read = []
    articles: list[Article] = []
    for text, title in texts:
        notes = Notes(text, published="2031-03-10").actor("Ada Brenn")
        (actor,) = notes.reading.actors
        role = Role(title, notes.span(title), title.split()[-1])
        own = LocalActor(actor.key, actor.name, actor.kind, "NOR", actor.mentions, (role,))
        object.__setattr__(notes, "_actors", {"Ada Brenn": own})
        articles.append(notes.article)
        read.append(notes.reading)
    found = [d for d in tell(articles, read).discrepancies if d.about == "the title of Ada Brenn"]
    assert all(d.kind is DiscrepancyKind.WORDING and d.nature is Nature.NAMING for d in found)
    return [side.value for d in found for side in d.sides]


@pytest.mark.parametrize(
    ("other", "values"),
    [("envoy", ["envoy", "observer"]), ("river observer", ["observer", "river observer"]), ("observer", []), ("observers", [])],
    ids=["another office", "a fuller title", "the same", "of several"],
)
def test_titles_of_one_person(other: str, values: list[str]) -> None:
    assert titled(("The observer Ada Brenn spoke.", "observer"), (f"Later the {other} Ada Brenn slept.", other)) == values


@pytest.mark.parametrize(
    ("other", "title"),
    [
        ("Ada Brenn, whose envoy Otto slept, sang.", "envoy"),
        ("Ada Brenn, envoy Nile television heard, sang.", "envoy"),
        ("Ada Brenn, R, sang.", "R"),
    ],
    ids=["another's", "the beginning of a name", "a letter"],
)
def test_what_is_no_title_of_hers(other: str, title: str) -> None:
    assert titled(("The observer Ada Brenn spoke.", "observer"), (other, title)) == []


def test_a_title_differs_in_more_than_capitals() -> None:
    texts = [
        ("The observer Ada Brenn spoke.", "observer"),
        ("Later Observer Ada Brenn slept.", "Observer"),
        ("Envoy Ada Brenn sat.", "Envoy"),
    ]
    assert titled(*texts) == ["Envoy", "Observer"]
