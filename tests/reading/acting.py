"""What a reading tells of actors, by their words."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from onrecord import language
from onrecord.domain.actors import ActorKind, LocalActor
from onrecord.reading.cast import Cast
from tests.reading.samples import article, reading


def document(text: str) -> Doc:
    return language.load(threads=1)(article(text))


def phrase(doc: Doc, words: str) -> Span:
    """The tokens of these words, where they first stand."""
    start = doc.text.index(words)
    found = doc.char_span(start, start + len(words))
    assert found is not None
    return found


def cast(text: str) -> tuple[Doc, Cast]:
    doc = document(text)
    return doc, Cast(doc)


def actors(text: str) -> dict[str, LocalActor]:
    return {actor.name: actor for actor in reading(text).actors}


def forms(text: str, name: str) -> set[str]:
    """The words by which a text mentions an actor."""
    return {mention.span.of(text) for mention in actors(text)[name].mentions}


def governments(text: str) -> set[str | None]:
    return {actor.country for actor in actors(text).values() if actor.kind is ActorKind.GOVERNMENT}


def doing(text: str, predicate: str) -> list[str]:
    """The names of those who act in the event of these words."""
    names = {actor.key: actor.name for actor in reading(text).actors}
    return sorted(names[key] for event in reading(text).events if event.span.of(text) == predicate for key in event.actors)


def speakers(text: str) -> list[str | None]:
    """The names of those who speak, in order of text."""
    names = {actor.key: actor.name for actor in reading(text).actors}
    return [names[said.speaker] if said.speaker else None for said in reading(text).statements]


def meant(text: str, words: str) -> list[str]:
    """The names of those whom a phrase means."""
    doc, own = cast(text)
    span = phrase(doc, words)
    keys = own.resolve((span.start, span.end))
    names = {actor.key: actor.name for actor in own.actors()}
    return sorted(names[key] for key in keys)
