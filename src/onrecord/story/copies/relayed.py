"""The voices behind each entry of the timeline: on whose word every article tells it, and which articles are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from onrecord.domain.actors import ActorKind
from onrecord.domain.stories import EventEntry, Occurrence, StatementEntry
from onrecord.story.copies.voices import Voices
from onrecord.story.entries import Entries
from onrecord.story.pile import Pile


def with_voices(pile: Pile, entries: Entries, voices: Voices, timeline: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    """The entries of the timeline, each with the voices behind it and their number."""
    told: Mapping[str, EventEntry | StatementEntry] = {
        **{e.event.id: e for e in entries.events},
        **{s.statement.id: s for s in entries.statements},
    }
    return tuple(_heard(pile, voices, occurrence, told) for occurrence in timeline)


def _heard(pile: Pile, voices: Voices, occurrence: Occurrence, told: Mapping[str, EventEntry | StatementEntry]) -> Occurrence:
    tellings = [told[name] for name in (*occurrence.events, *occurrence.statements) if name in told]
    behind = voices.behind(occurrence.articles, _relayed(pile, tellings))
    return replace(occurrence, voices=behind, independent_sources=len(behind))


def _relayed(pile: Pile, tellings: Iterable[EventEntry | StatementEntry]) -> dict[str, str]:
    """For each article that tells a thing on the word of one other outlet alone, the name of that outlet."""
    words: dict[str, set[str | None]] = defaultdict(set)
    for telling in tellings:
        words[telling.article].update(_sources(pile, telling))
    alone = {article: next(iter(names)) for article, names in words.items() if len(names) == 1}
    return {article: name for article, name in alone.items() if name is not None and not _is_own(pile, article, name)}


def _sources(pile: Pile, telling: EventEntry | StatementEntry) -> Iterator[str | None]:
    """The outlets on whose word an article tells something; ``None`` where it tells it on its own."""
    credited = telling.via or (telling.speaker,) if isinstance(telling, StatementEntry) else (telling.according_to,)
    outlets = [pile.actors[a].name for a in credited if a and pile.actors[a].kind is ActorKind.OUTLET]
    yield outlets[-1] if outlets else None


def _is_own(pile: Pile, article: str, name: str) -> bool:
    known = pile.articles[article]
    return name.casefold() in {own.casefold() for own in (known.outlet, known.agency) if own}
