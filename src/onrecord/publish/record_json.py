"""Writes a whole record in the JSON exchange format ``onrecord/1``.

Offsets count code points of an article's canonical text; every span also carries its words as ``quote``. Keys come in a
fixed order and entries in the story's own, so that one record has one form, byte for byte.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib.resources import files

from onrecord.domain.actors import united
from onrecord.domain.articles import Article
from onrecord.domain.corrections import LedgerEntry
from onrecord.domain.stories import Occurrence, Story
from onrecord.domain.versions import Kin
from onrecord.publish.entries_json import NO_KIN, NONE_KNOWN, EntryWriter, Json, article_json, heading_json

FORMAT = "onrecord/1"


def schema() -> Json:
    """The JSON Schema (draft 2020-12) of the exchange format."""
    document: Json = json.loads(files("onrecord.publish").joinpath("record.schema.json").read_text(encoding="utf-8"))
    return document


def to_text(document: object) -> str:
    """JSON as it is written out: characters as they are, one space of indent, a line end last."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def record_json(
    articles: Sequence[Article],
    stories: Sequence[Story],
    corrections: Sequence[LedgerEntry] = (),
    *,
    kin: Mapping[str, Kin] = NONE_KNOWN,
    with_text: bool = False,
) -> Json:
    """A whole record in the exchange format.

    Args:
        articles: all articles, their days as the pile tells them.
        stories: what they tell, as far as it is to be given out: an occurrence names only the tellings that are in it.
        corrections: the ledger, in order, with what is undone.
        kin: by the id of an article, its copies and versions.
        with_text: gives each article's canonical text too.
    """
    story_of = {name: story.id for story in stories for name in story.articles}
    writer = EntryWriter({article.id: article for article in articles}, stories=story_of)
    return {
        "format": FORMAT,
        "articles": [article_json(article, kin.get(article.id, NO_KIN), with_text=with_text) for article in articles],
        "actors": [writer.write(actor) for actor in united(actor for story in stories for actor in story.actors)],
        "statements": [writer.write(entry) for story in stories for entry in story.statements],
        "events": [writer.write(entry) for story in stories for entry in story.events],
        "quantities": [writer.write(entry) for story in stories for entry in story.quantities],
        "stories": [heading_json(story.heading) for story in stories],
        "timeline": [writer.write(entry) for story in stories for entry in _with_known_tellings(story)],
        "initiatives": [writer.write(entry) for story in stories for entry in story.initiatives],
        "discrepancies": [writer.write(entry) for story in stories for entry in story.discrepancies],
        "reuse": [writer.write(entry) for story in stories for entry in story.reuse],
        "corrections": [writer.write(entry) for entry in corrections],
    }


def _with_known_tellings(story: Story) -> list[Occurrence]:
    """The timeline without ids of statements and events that are left out of ``story``."""
    known = {entry.event.id for entry in story.events} | {entry.statement.id for entry in story.statements}
    return [
        replace(
            entry,
            events=tuple(event for event in entry.events if event in known),
            statements=tuple(statement for statement in entry.statements if statement in known),
        )
        for entry in story.timeline
    ]
