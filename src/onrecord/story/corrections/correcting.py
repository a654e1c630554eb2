"""Replays the ledger of corrections over what was read: a pure function, the same for any order of any of it.

What lies within one article (an entry rejected, a speaker, a day, a statement added, mentions set apart) changes its reading before
the story is told, so that all that follows from it follows; what joins or parts actors is handed on to the rules that join them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.domain.actors import Mention
from onrecord.domain.articles import Article, PublishedFrom
from onrecord.domain.corrections import Correction, CorrectionKind, Place, in_force
from onrecord.domain.readings import Reading
from onrecord.domain.spans import Span
from onrecord.story.corrections.by_hand import NOTHING, ByHand, Local, Settled, settle
from onrecord.story.corrections.following import follow
from onrecord.story.corrections.parting import part
from onrecord.story.corrections.pointing import in_todays_texts, mention_at
from onrecord.story.corrections.setting import Setting

OF_ACTORS = frozenset({CorrectionKind.MERGE, CorrectionKind.SPLIT, CorrectionKind.RENAME})

Corrected = tuple[Sequence[Article], Sequence[Reading], ByHand]


def corrected(articles: Sequence[Article], readings: Sequence[Reading], corrections: Iterable[Correction]) -> Corrected:
    """Articles and readings as people set them right, and what is to be heeded where actors are joined."""
    held = in_force(corrections)
    if not held:
        return articles, readings, NOTHING
    known = {article.id: article for article in articles}
    held = tuple(replace(one, change=in_todays_texts(one.change, known)) for one in held)
    read = {reading.article: reading for reading in readings if reading.article in known}
    lost = [one.id for one in held if one.kind is CorrectionKind.PUBLISHED and one.change.of[0].article not in known]
    read, aimless = _parted(known, read, [one for one in held if one.kind is CorrectionKind.SPLIT])
    setting = Setting(known, read, held)
    settled = [_settled(setting.readings, one) for one in held if one.kind in OF_ACTORS]
    lost += [*aimless, *setting.lost, *(one.correction.id for one in settled if not _finds(one))]
    by_hand = replace(
        settle([one for one in settled if _finds(one)]),
        stand_ins=setting.stand_ins,
        touched={entry: tuple(ids) for entry, ids in setting.touched.items()},
        lost=tuple(sorted(set(lost))),
    )
    return _dated(articles, held), tuple(setting.readings[name] for name in sorted(setting.readings)), by_hand


def _dated(articles: Iterable[Article], held: Iterable[Correction]) -> list[Article]:
    days = {one.change.of[0].article: one.change.value for one in held if one.kind is CorrectionKind.PUBLISHED}
    return [replace(a, published=days[a.id], published_from=PublishedFrom.CORRECTION) if a.id in days else a for a in articles]


def _parted(
    articles: Mapping[str, Article], readings: Mapping[str, Reading], splits: Sequence[Correction]
) -> tuple[dict[str, Reading], list[str]]:
    """The readings with local actors parted where some of their mentions were set apart; ids of splits that find no mention."""
    labels: dict[str, dict[Span, int]] = defaultdict(dict)
    lost = []
    for number, split in enumerate(splits):
        found = [(place.article, hit[1].span) for place in split.change.of if (hit := _mention(readings, place))]
        lost += [] if found else [split.id]
        for article, span in found:
            labels[article][span] = number
    parted = {name: part(reading, labels[name], articles[name].text) if name in labels else reading for name, reading in readings.items()}
    return {name: _followed(readings[name], reading) for name, reading in parted.items()}, lost


def _followed(before: Reading, after: Reading) -> Reading:
    return after if after is before else follow(after, zip(before.statements, after.statements, strict=True))


def _settled(readings: Mapping[str, Reading], one: Correction) -> Settled:
    places = (*one.change.of, *one.change.to)
    beyond = any(place.article not in readings for place in places)
    return Settled(one, _locals(readings, one.change.of), _locals(readings, one.change.to), beyond)


def _finds(one: Settled) -> bool:
    """Whether there is anything left to join, part or name; a merge may find the one side here and the other in another story."""
    if one.correction.kind is CorrectionKind.MERGE:
        return bool((one.ours or one.others) if one.beyond else (one.ours and one.others))
    return bool(one.ours)


def _locals(readings: Mapping[str, Reading], places: Iterable[Place]) -> tuple[Local, ...]:
    """The local actors that are mentioned there today, each once."""
    found = ((place.article, hit[0]) for place in places if (hit := _mention(readings, place)))
    return tuple(dict.fromkeys(found))


def _mention(readings: Mapping[str, Reading], place: Place) -> tuple[str, Mention] | None:
    reading = readings.get(place.article)
    return mention_at(reading, place.span) if reading is not None and place.span is not None else None
