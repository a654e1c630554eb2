"""Corpora as windows of words with the targets of the encoder of events, beside ``tasks.from_reports``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from onrecord.language import inventory
from onrecord.language.inventory import Role
from onrecord.language.pieces import Pieces
from onrecord.language.windows import LIMIT, sentence_like
from onrecord.language.words import blank
from training.corpora.annotations import AnnotatedEvent, Annotation
from training.corpora.factuality import Judged
from training.corpora.reports import Stretch
from training.corpora.ud import Sentence
from training.passages import whole
from training.tasks import IGNORED, LONGEST, Anchor, Example, Sheet


def from_annotations(articles: Iterable[Annotation], pieces: Pieces) -> Iterator[Example]:
    """Windows with events, their status, and what belongs to them."""
    for article in articles:
        sheet = Sheet(article.text, article.furniture)
        count = len(sheet.words)
        sheet.labels = {"event": [0] * count, "status": [IGNORED] * count}
        for event in article.events:
            _mark(sheet, event)
        yield from sheet.examples(pieces)


def _mark(sheet: Sheet, event: AnnotatedEvent) -> None:
    trigger = sheet.of(event.span)
    if not trigger or len(trigger) > LONGEST:
        return
    sheet.mark("event", inventory.EVENT_LABELS, event.type or inventory.UNTYPED, trigger)
    sheet.labels["status"][trigger[0]] = inventory.STATUSES.index(event.status)
    parts: dict[Role, tuple[Stretch | None, ...]] = {
        Role.CLAUSE: (event.sentence,),
        Role.ACTOR: event.actors,
        Role.RECIPIENT: event.recipients,
        Role.PLACE: (event.place,),
        Role.CONDITION: (event.condition,),
    }
    sheet.anchors.append(Anchor(trigger[0], {role: frozenset(w for one in own for w in sheet.of(one)) for role, own in parts.items()}))


def from_factuality(sentences: Iterable[Judged], pieces: Pieces) -> Iterator[Example]:
    """A window a sentence, those that no window holds left out."""
    for sentence in sentences:
        words = list(sentence.words)
        size = sum(len(pieces.of(word)) for word in words)
        if size <= LIMIT:
            yield Example(words, size, factuality=sentence.scores)


def from_plover(types: Mapping[str, frozenset[str]], pieces: Pieces) -> Iterator[Example]:
    """A window a sentence, with the types of events that it holds somewhere; those of no type that is known are left out."""
    for sentence, kinds in types.items():
        words = [token.text for token in blank().make_doc(sentence) if not token.is_space]
        known = frozenset(inventory.EVENTS.index(kind) for kind in kinds if kind in inventory.EVENTS)
        size = sum(len(pieces.of(word)) for word in words)
        if known and size <= LIMIT:
            yield Example(words, size, holds=known)


def from_quiet(sentences: Iterable[Sentence], pieces: Pieces) -> Iterator[Example]:
    """Windows of documents that tell of no events at all: letters about pets, reviews of restaurants, lectures."""
    for passage in whole(list(sentences), pieces):
        yield Example(passage.words, passage.pieces, {"event": [0] * len(passage.words), "status": [IGNORED] * len(passage.words)})


def sentence_by_sentence(example: Example, pieces: Pieces) -> Iterator[Example]:
    """A window of a report as a window for each of its sentences, since single sentences are read too."""
    bounds = sorted({0, *sentence_like(example.words), len(example.words)})
    for start, end in pairwise(bounds):
        words = example.words[start:end]
        cut = Example(words, sum(len(pieces.of(word)) for word in words))
        cut.labels = {head: row[start:end] for head, row in example.labels.items()}
        for anchor in example.anchors:
            if start <= anchor.word < end:
                roles = {role: frozenset(w - start for w in own if start <= w < end) for role, own in anchor.roles.items()}
                cut.anchors.append(Anchor(anchor.word - start, roles))
        yield cut
