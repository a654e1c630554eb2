from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord import language
from onrecord.domain.actors import ActorKind, LocalActor
from onrecord.domain.articles import Article
from onrecord.intake.head import crediting
from onrecord.intake.text.lines import Line
from onrecord.reading import read
from onrecord.reading.credits import credited
from tests.reading.samples import article

TEXT = "By Ada Brenn and Otto Lind\n\nHARBOUR POST – The ship sank on Monday, the Harbour Post has learned.\n"


def named(text: str, *, outlet: str | None = None, byline: str | None = None) -> Article:
    """An article whose outlet and authors are known, with the places where its text names them."""
    made = article(text)
    lines = [Line.of(block.span, text) for block in made.blocks]
    return replace(made, outlet=outlet, byline=byline, credits=crediting.find(lines, text, {}, outlet=outlet, byline=byline))


def credits_of(made: Article) -> list[tuple[str, ActorKind]]:
    return [(span.of(made.text), kind) for span, kind in credited(made)]


def test_authors_and_outlet_are_credited_where_the_text_names_them() -> None:
    made = named(TEXT, outlet="Harbour Post", byline="Ada Brenn and Otto Lind")
    assert credits_of(made) == [
        ("Harbour Post", ActorKind.OUTLET),
        ("Ada Brenn", ActorKind.PERSON),
        ("Otto Lind", ActorKind.PERSON),
    ]


@pytest.mark.parametrize("between", [", ", " and ", " & ", " / "])
def test_authors_are_parted(between: str) -> None:
    text = f"By Ada Brenn{between}Otto Lind\n\nThe ship sank.\n"
    found = credits_of(named(text, byline=f"Ada Brenn{between}Otto Lind"))
    assert [name for name, _ in found] == ["Ada Brenn", "Otto Lind"]


def test_who_is_not_named_in_the_text_is_not_credited() -> None:
    assert credits_of(named(TEXT, outlet="River Gazette", byline="Clara Vass")) == []
    assert credits_of(article(TEXT)) == []


def test_an_agency_is_credited_where_it_stands_behind_the_text_and_not_where_it_is_quoted() -> None:
    made = named("OBAN (Reuters) - The ship sank.\n\nNobody was aboard, the owner told AFP.\n")
    assert credits_of(made) == [("Reuters", ActorKind.OUTLET)]


def test_part_of_a_word_is_no_name() -> None:
    assert credits_of(named("The Postmaster left.\n", outlet="Post")) == []


def test_one_word_is_no_author() -> None:
    assert credits_of(named("By Staff\n\nStaff left.\n", byline="Staff")) == []


def actors(made: Article) -> dict[str, LocalActor]:
    return {actor.name: actor for actor in read(language.load(threads=1)(made), made).actors}


def test_the_outlet_and_the_authors_are_actors() -> None:
    found = actors(named(TEXT, outlet="Harbour Post", byline="Ada Brenn and Otto Lind"))
    assert found["Ada Brenn"].kind is ActorKind.PERSON
    assert found["Otto Lind"].kind is ActorKind.PERSON
    assert found["Harbour Post"].kind is ActorKind.OUTLET
