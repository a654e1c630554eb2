"""Writes single entries in the JSON exchange format: the objects inside a record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from onrecord.domain.actors import Actor
from onrecord.domain.articles import Article
from onrecord.domain.corrections import LedgerEntry, Place
from onrecord.domain.ids import digest
from onrecord.domain.spans import Evidence, Span
from onrecord.domain.stories import (
    Discrepancy,
    EventEntry,
    Heading,
    Initiative,
    Occurrence,
    QuantityEntry,
    Reuse,
    Side,
    StatementEntry,
    Step,
    Voice,
)
from onrecord.domain.times import TimeRef
from onrecord.domain.versions import Change, Kin, Page, Version
from onrecord.publish.profiles import Profile

Json = dict[str, Any]


NO_KIN = Kin()
NONE_KNOWN: Mapping[str, Kin] = MappingProxyType({})


def article_json(article: Article, kin: Kin = NO_KIN, *, with_text: bool = False) -> Json:
    """One article with its copies and versions, and with its canonical text where asked."""
    return {
        "id": article.id,
        "path": article.provenances[0] if article.provenances else None,
        "provenances": list(article.provenances),
        "sha256": article.sha256,
        "text_sha256": digest(article.text.encode()),
        **({"text": article.text} if with_text else {}),
        "url": article.url,
        "title": article.title,
        "outlet": article.outlet,
        "agency": article.agency,
        "byline": article.byline,
        "dateline_place": article.dateline_place,
        "published": article.published,
        "published_from": article.published_from,
        "published_at": article.published_at,
        "modified": article.modified,
        "fetched": article.fetched,
        "language": article.language,
        "encoding": article.encoding,
        "notes": list(article.notes),
        "copies": [{"article": one.article, "kind": one.kind, "share": one.share} for one in kin.copies],
        "versions": list(kin.versions),
        "credits": [{**span_json(one.span, article.text), "name": one.name, "kind": one.kind} for one in article.credits],
        "furniture": [{**span_json(one.span, article.text), "kind": one.kind} for one in article.furniture],
    }


class EntryWriter:
    """Writes entries of stories.

    Args:
        articles: by id, all that the entries draw from; they supply the words.
        stories: by the id of an article, that of the story that it is of.
        kin: by the id of an article, its copies and versions.
    """

    def __init__(self, articles: Mapping[str, Article], *, stories: Mapping[str, str], kin: Mapping[str, Kin] = NONE_KNOWN) -> None:
        self._articles = articles
        self._kin = kin
        self._stories = stories
        self._writers: dict[type, Callable[[Any], Json]] = {
            Article: self._article,
            Actor: self._actor,
            StatementEntry: self._statement,
            EventEntry: self._event,
            QuantityEntry: self._quantity,
            Heading: heading_json,
            Occurrence: self._occurrence,
            Initiative: self._initiative,
            Discrepancy: self._discrepancy,
            Reuse: self._reuse,
            LedgerEntry: self._correction,
            Profile: self._profile,
            Page: self._page,
        }

    def write(self, entry: object) -> Json:
        """One entry, of any kind."""
        return self._writers[type(entry)](entry)

    def _span(self, article: str, span: Span | None) -> Json | None:
        return None if span is None else span_json(span, self._articles[article].text)

    def _evidence(self, article: str, span: Span) -> Json:
        return {"article": article, **span_json(span, self._articles[article].text)}

    def _passages(self, evidence: tuple[Evidence, ...]) -> list[Json]:
        return [self._evidence(one.article, one.span) for one in evidence]

    def _article(self, article: Article) -> Json:
        return article_json(article, self._kin.get(article.id, NO_KIN))

    def _page(self, page: Page) -> Json:
        return {
            "address": page.address,
            "order_known": page.order_known,
            "versions": [asdict(version) for version in page.versions],
            "changes": [
                {"from": one.article, "to": other.article, "changed": [self._change(change, one, other) for change in changes]}
                for (one, other), changes in zip(pairwise(page.versions), page.changes, strict=True)
            ],
        }

    def _change(self, change: Change, one: Version, other: Version) -> Json:
        return {
            "kind": change.kind,
            "part": change.part,
            "before": self._span(one.article, change.before),
            "after": self._span(other.article, change.after),
            "words": [
                {"before": self._span(one.article, word.before), "after": self._span(other.article, word.after)} for word in change.words
            ],
            "was": change.was,
            "became": change.became,
        }

    def _actor(self, actor: Actor) -> Json:
        return {
            "id": actor.id,
            "name": actor.name,
            "kind": actor.kind,
            "country": actor.country,
            "roles": [
                {
                    "title": role.title,
                    "office": role.office,
                    "organisation": role.organisation,
                    "country": role.country,
                    **self._evidence(role.article, role.span),
                }
                for role in actor.roles
            ],
            "aliases": list(actor.aliases),
            "mentions": [self._evidence(mention.article, mention.span) for mention in actor.mentions],
            "because": list(actor.because),
        }

    def _statement(self, entry: StatementEntry) -> Json:
        said = entry.statement
        return {
            "id": said.id,
            "article": entry.article,
            "kind": said.kind,
            "content": [self._span(entry.article, span) for span in said.content],
            "cue": self._span(entry.article, said.cue),
            "speaker": entry.speaker,
            "speaker_span": self._span(entry.article, said.speaker_span),
            "addressee": self._span(entry.article, said.addressee),
            "venue": self._span(entry.article, said.venue),
            "channel": said.channel,
            "said_on": entry.said_on,
            "said_on_rule": _rule(said.said_on),
            "via": list(entry.via),
            "confidence": said.confidence,
            "corrected_by": list(entry.corrected_by),
        }

    def _event(self, entry: EventEntry) -> Json:
        event = entry.event
        return {
            "id": event.id,
            "article": entry.article,
            "span": self._span(entry.article, event.span),
            "clause": self._span(entry.article, event.clause),
            "type": event.type,
            "mode": event.mode,
            "actors": list(entry.actors),
            "recipients": list(entry.recipients),
            "when": entry.when,
            "when_rule": _rule(event.when),
            "when_span": self._span(entry.article, event.when.extent if event.when else None),
            "place": self._span(entry.article, event.place),
            "status": event.status,
            "condition": self._span(entry.article, event.condition),
            "according_to": entry.according_to,
            "confidence": event.confidence,
            "corrected_by": list(entry.corrected_by),
        }

    def _quantity(self, entry: QuantityEntry) -> Json:
        counted = entry.quantity
        return {
            "id": counted.id,
            **self._evidence(entry.article, counted.span),
            "low": _number(counted.low),
            "high": _number(counted.high),
            "unit": counted.unit,
            "of": self._span(entry.article, counted.of),
            "when": entry.when,
            "according_to": entry.according_to,
            "approx": counted.approx,
            "corrected_by": list(entry.corrected_by),
        }

    def _occurrence(self, entry: Occurrence) -> Json:
        return {
            "id": entry.id,
            "story": self._stories[entry.headline.article],
            "when": entry.when,
            "status": entry.status,
            "headline": self._evidence(entry.headline.article, entry.headline.span),
            "events": list(entry.events),
            "statements": list(entry.statements),
            "articles": list(entry.articles),
            "independent_sources": entry.independent_sources,
            "voices": [_voice(voice) for voice in entry.voices],
            "importance": entry.importance,
            "ahead": entry.ahead,
        }

    def _initiative(self, entry: Initiative) -> Json:
        return {
            "id": entry.id,
            "story": self._stories[entry.steps[0].evidence[0].article],
            "name": entry.name,
            "parties": list(entry.parties),
            "status": entry.status,
            "steps": [self._step(step) for step in entry.steps],
        }

    def _step(self, step: Step) -> Json:
        return {"when": step.when, "status": step.status, "by": step.by, "evidence": self._passages(step.evidence)}

    def _discrepancy(self, entry: Discrepancy) -> Json:
        sides = [self._side(side) for side in entry.sides]
        story = self._stories[entry.sides[0].evidence[0].article]
        told = {"kind": entry.kind, "nature": entry.nature, "about": entry.about}
        return {"id": entry.id, "story": story, **told, "sides": sides}

    def _side(self, side: Side) -> Json:
        return {"value": side.value, "evidence": self._passages(side.evidence), "differing": self._passages(side.differing)}

    def _reuse(self, entry: Reuse) -> Json:
        return {"id": entry.id, "kind": entry.kind, "passages": self._passages(entry.passages)}

    def _correction(self, entry: LedgerEntry) -> Json:
        one, change = entry.correction, entry.correction.change
        return {
            "id": one.id,
            "kind": one.kind,
            "standing": entry.standing,
            "made": one.made,
            "reason": one.reason,
            "of": [_place(place) for place in change.of],
            "to": [_place(place) for place in change.to],
            "value": change.value,
            "cue": _place(change.cue) if change.cue else None,
        }

    def _profile(self, profile: Profile) -> Json:
        titles = [{"title": one.title, "first": one.first, "last": one.last, "articles": one.articles} for one in profile.titles]
        return {
            **self._actor(profile.actor),
            "titles": titles,
            "first_seen": profile.first,
            "last_seen": profile.last,
            "statements": [self._statement(entry) for entry in profile.statements],
            "events": [self._event(entry) for entry in profile.events],
            "initiatives": [self._initiative(entry) for entry in profile.initiatives],
        }


def heading_json(story: Heading) -> Json:
    """A story by its title, days and articles."""
    return {"id": story.id, "title": story.title, "first": story.first, "last": story.last, "articles": list(story.articles)}


def _place(place: Place) -> Json:
    """A place that a correction points to, with the words that stood there when it was made."""
    span = {"start": place.span.start, "end": place.span.end, "quote": place.quote} if place.span else {}
    return {"article": place.article, **span}


def span_json(span: Span, text: str) -> Json:
    """A span of ``text`` with its words."""
    return {"start": span.start, "end": span.end, "quote": span.of(text)}


def _voice(voice: Voice) -> Json:
    chain = [{"articles": list(link.articles), "kind": link.kind, "reason": link.reason} for link in voice.chain]
    return {"articles": list(voice.articles), "source": voice.source, "chain": chain}


def _rule(time: TimeRef | None) -> str | None:
    return time.rule if time else None


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value % 1 == 0 else value
