from __future__ import annotations

import json
from dataclasses import replace
from enum import StrEnum
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from onrecord.domain.actors import ActorKind
from onrecord.domain.articles import FurnitureKind, PublishedFrom
from onrecord.domain.events import EventStatus, EventType
from onrecord.domain.statements import StatementKind
from onrecord.domain.stories import DiscrepancyKind, Nature, ReuseKind, StepStatus, Story
from onrecord.publish.record_json import record_json, schema, to_text
from tests.record import piles

ARTICLES = sorted((article for article, _ in piles.pile()), key=lambda one: one.id)
STORY = piles.tell(ARTICLES, [piles.read(article) for article in ARTICLES])


def exported(story: Story = STORY, *, with_text: bool = False) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(to_text(record_json(ARTICLES, [story], with_text=with_text)))
    return document


def spans_in(thing: Any, article: str = "") -> list[tuple[str, dict[str, Any]]]:
    if isinstance(thing, list):
        return [found for one in thing for found in spans_in(one, article)]
    if not isinstance(thing, dict):
        return []
    home = thing.get("article", article) or thing.get("id", "")
    own = [(home, thing)] if "start" in thing else []
    return own + [found for one in thing.values() for found in spans_in(one, home)]


@pytest.mark.parametrize("with_text", [False, True])
def test_the_export_meets_the_schema(with_text: bool) -> None:
    Draft202012Validator.check_schema(schema())
    Draft202012Validator(schema()).validate(exported(with_text=with_text))


def test_the_schema_refuses_what_lacks_a_key() -> None:
    document = exported()
    del document["events"][0]["status"]
    assert not Draft202012Validator(schema()).is_valid(document)


def test_every_span_quotes_its_own_words() -> None:
    texts = {article.id: article.text for article in ARTICLES}
    spans = spans_in(exported())
    assert len(spans) > 30
    assert all(texts[article][span["start"] : span["end"]] == span["quote"] for article, span in spans)


def test_the_text_is_given_only_where_asked() -> None:
    assert "text" not in exported()["articles"][0]
    assert exported(with_text=True)["articles"][0]["text"] == ARTICLES[0].text


def test_whole_numbers_are_written_without_a_point() -> None:
    assert '"low": 40,' in to_text(exported())


def test_the_timeline_names_no_telling_that_is_left_out() -> None:
    story = replace(STORY, events=STORY.events[:1], statements=())
    (entry,) = exported(story)["timeline"]
    assert (entry["events"], entry["statements"]) == ([STORY.events[0].event.id], [])


@pytest.mark.parametrize(
    ("words", "place"),
    [
        (ActorKind, ("actor", "kind")),
        (StatementKind, ("statement", "kind")),
        (EventType, ("event", "type")),
        (EventStatus, ("event", "status")),
        (EventStatus, ("occurrence", "status")),
        (StepStatus, ("initiative", "status")),
        (DiscrepancyKind, ("discrepancy", "kind")),
        (Nature, ("discrepancy", "nature")),
        (ReuseKind, ("reuse", "kind")),
        (PublishedFrom, ("article", "published_from")),
    ],
)
def test_the_schema_has_the_words_of_the_domain(words: type[StrEnum], place: tuple[str, str]) -> None:
    allowed = schema()["$defs"][place[0]]["properties"][place[1]]["enum"]
    assert {word for word in allowed if word} == {word.value for word in words}


def test_the_schema_has_the_kinds_of_furniture() -> None:
    kinds = schema()["$defs"]["article"]["properties"]["furniture"]["items"]["properties"]["kind"]["enum"]
    assert set(kinds) == {kind.value for kind in FurnitureKind}
